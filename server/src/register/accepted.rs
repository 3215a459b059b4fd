//! Credit codes that were accepted although their check digit is wrong.

use std::collections::BTreeMap;

use sea_orm::EntityTrait;

use entity::register::uscc::{Uscc, exception};

use crate::fault::Fault;
use crate::state::State;

/// All of them, with the reasons.
pub async fn accepted(state: &State) -> Result<BTreeMap<Uscc, String>, Fault> {
    let rows = exception::Entity::find().all(&state.db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((Uscc::certified(&row.uscc).ok()?, row.reason))).collect())
}
