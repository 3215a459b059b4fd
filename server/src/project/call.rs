//! A call as it is found and read: within reach, locked where somebody writes, its content from JSON.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use entity::project::call::condition::Window;
use entity::project::call::content::CallContent;
use entity::project::call::{self, CallId};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::ledger::Write;

/// A call with what it consists of.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its row.
    pub row: call::Model,
    /// Its content.
    pub content: CallContent,
}

impl Call {
    /// Reads the content of a row.
    pub fn of(row: call::Model) -> Result<Self, Fault> {
        let content = serde_json::from_str(&row.content)?;
        Ok(Self { row, content })
    }

    /// Its state and its days.
    #[must_use]
    pub const fn window(&self) -> Window {
        Window { state: self.row.state, opens_on: self.row.opens_on, closes_on: self.row.closes_on }
    }

    /// Goes on when this is the version that the writer saw.
    pub fn seen(&self, expected: i32) -> Result<(), Stop> {
        let current = self.row.version;
        if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
    }
}

/// The call of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Call, Stop> {
    let missing = || Stop::at("callId", RefusalCode::NotFound);
    let id = CallId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).calls();
    let found = within.filter(call::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(Call::of(found.ok_or_else(missing)?)?)
}

/// A call by its id, as it stands.
pub async fn by_id(db: &impl ConnectionTrait, id: CallId) -> Result<Call, Fault> {
    let found = call::Entity::find_by_id(id).one(db).await?;
    Call::of(found.ok_or_else(|| Fault::Broken("a call vanished".into()))?)
}

/// The same, locked until the transaction ends: whatever must not happen twice in a call goes through here.
pub async fn locked(write: &Write, id: CallId) -> Result<Call, Fault> {
    let found = call::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await?;
    Call::of(found.ok_or_else(|| Fault::Broken("a call vanished".into()))?)
}
