//! A user has seen what is new for him, up to a moment.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QuerySelect, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::responsibility::notice as seen;

use super::{Checks, told};
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct MarkNoticesSeen;

impl Intention for MarkNoticesSeen {
    const FIELD: &'static str = "Mutation.markNoticesSeen";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The newest that he has seen.
    pub until: DateTime<Utc>,
}

/// Marks them; what was seen before stays seen.
pub async fn mark_notices_seen(state: &State, permit: Permit<MarkNoticesSeen>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    checks.hold("until", input.until <= state.world.now(), RefusalCode::DateInFuture);
    checks.settle()?;
    let user_id = permit.viewer().user_id;
    let write = Write::begin(state, permit.actor()).await?;
    if let Claim::Seen(_) = claim(&write, user_id, &input.idempotency_key, MarkNoticesSeen::FIELD, &input, "").await? {
        return Ok(());
    }
    let before = seen::Entity::find_by_id(user_id).lock_exclusive().one(&write.tx).await?;
    let seen_at = before.map_or(input.until, |row| Ord::max(row.seen_at, input.until));
    let row = seen::ActiveModel { user_id: Set(user_id), seen_at: Set(seen_at) };
    let newer = OnConflict::column(seen::Column::UserId).update_column(seen::Column::SeenAt).to_owned();
    seen::Entity::insert(row).on_conflict(newer).exec_without_returning(&write.tx).await?;
    let changes = vec![told("until", seen_at.to_rfc3339())];
    write.commit(state, Entry { action: Action::SeeNotices, society_id: None, changes }).await?;
    Ok(())
}
