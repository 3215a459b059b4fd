//! An edition of the casebook as a case: found within reach and in the version that the writer saw.

use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};

use entity::project::casebook::{self, CasebookId};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::ledger::Write;

/// The edition of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<casebook::Model, Stop> {
    let missing = || Stop::at("casebookId", RefusalCode::NotFound);
    let id = CasebookId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).casebooks();
    let found = within.filter(casebook::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    found.ok_or_else(missing)
}

/// Goes on when this is the version that the writer saw.
pub fn seen(row: &casebook::Model, expected: i32) -> Result<(), Stop> {
    let current = row.version;
    if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
}
