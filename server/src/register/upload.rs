//! What whoever imports a spreadsheet is given: his uploaded file, and the codes that were accepted although their
//! check digit is wrong.

use std::collections::BTreeMap;

use sea_orm::EntityTrait;

use entity::file::{self, FileId, FilePurpose, FileState};
use entity::refusal::RefusalCode;
use entity::register::uscc::{Uscc, exception};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::arrival::is_kept;
use crate::state::State;

/// The caller's own file to be imported, if it has arrived.
pub async fn uploaded<I: Intention>(state: &State, permit: &Permit<I>, id: FileId) -> Result<file::Model, Stop> {
    let missing = || Stop::at("fileId", RefusalCode::FileMissing);
    let row = file::Entity::find_by_id(id).one(&state.db).await?;
    let own = row.filter(|row| row.user_id == permit.viewer().user_id && is_kept(state, row));
    let register = own.filter(|row| row.purpose == FilePurpose::Import && row.state == FileState::Checked);
    register.ok_or_else(missing)
}

/// Codes with a wrong check digit that were accepted, with the reasons.
pub async fn accepted(state: &State) -> Result<BTreeMap<Uscc, String>, Fault> {
    let rows = exception::Entity::find().all(&state.db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((Uscc::certified(&row.uscc).ok()?, row.reason))).collect())
}
