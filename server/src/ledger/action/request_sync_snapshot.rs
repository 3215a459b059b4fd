//! A snapshot is asked for: it is entered, and written beside the request. One at a time for each caller.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde::Serialize;

use entity::ledger::change::ChangeKind;
use entity::ledger::event::Action;
use entity::ledger::snapshot::{self, SnapshotId, SnapshotState};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RequestSyncSnapshot;

impl Intention for RequestSyncSnapshot {
    const FIELD: &'static str = "Mutation.requestSyncSnapshot";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Of which kinds: those that he reads.
    pub kinds: Vec<ChangeKind>,
}

/// Enters it; a retry answers the one that was asked for first.
pub async fn request_sync_snapshot(
    state: &State,
    permit: Permit<RequestSyncSnapshot>,
    input: Input,
) -> Result<SnapshotId, Stop> {
    let viewer = permit.viewer();
    let id = SnapshotId(state.world.new_id());
    let write = Write::begin(state, permit.actor()).await?;
    let (key, outcome) = (&input.idempotency_key, id.global());
    if let Claim::Seen(first) = claim(&write, viewer.user_id, key, RequestSyncSnapshot::FIELD, &input, &outcome).await?
    {
        return SnapshotId::parse(&first).map_err(|_| Stop::at("idempotencyKey", RefusalCode::KeyReused));
    }
    let unfinished = snapshot::Entity::find()
        .filter(snapshot::Column::UserId.eq(viewer.user_id))
        .filter(snapshot::Column::State.is_in([SnapshotState::Queued, SnapshotState::Writing]));
    if unfinished.count(&write.tx).await? > 0 {
        return Err(Stop::whole(RefusalCode::SnapshotUnderWay));
    }
    let row = snapshot::ActiveModel {
        id: Set(id),
        user_id: Set(viewer.user_id),
        scopes: Set(viewer.grant.as_ref().map(|grant| grant.scopes.to_string())),
        kinds: Set(serde_json::to_string(&input.kinds).map_err(crate::fault::Fault::from)?),
        state: Set(SnapshotState::Queued),
        total: Set(0),
        written: Set(0),
        cursor: Set(None),
        file_id: Set(None),
        asked_at: Set(write.at),
        beat_at: Set(write.at),
        finished_at: Set(None),
    };
    snapshot::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let kinds = input.kinds.iter().map(ToString::to_string).collect::<Vec<_>>();
    let changes = vec![told("kinds", kinds.join(", "))];
    write.commit(state, Entry { action: Action::RequestSyncSnapshot, society_id: None, changes }).await?;
    Ok(id)
}
