//! `requestSyncSnapshot` and `syncSnapshot`: all that a caller reads as one file, and where the feed goes on after it.

pub mod write;

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::file::{self, FileId};
use entity::ledger::change::ChangeKind;
use entity::ledger::snapshot::{self, SnapshotId, SnapshotState};

use super::change::readable;
use super::intention::permit;
use super::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::address::{Purpose, sign};
use crate::file::arrival::is_kept;
use crate::ledger::action::request_sync_snapshot::{Input, request_sync_snapshot};

/// All that a caller reads of some kinds of things, as one file (数据快照): gzip of a line of JSON a thing
/// (application/x-ndjson), each with `kind`, `nodeId` and `node`.
pub struct SyncSnapshot(snapshot::Model);

/// The file of a snapshot (快照文件).
#[derive(SimpleObject)]
struct SnapshotFile {
    /// Address to GET it from; it needs no further proof of who calls. What broke off goes on by `Range`.
    url: String,
    /// When the address stops being valid: ask for the snapshot again and get another one.
    expires_at: DateTime<Utc>,
    /// What it is called.
    file_name: String,
    /// How large it is, bytes.
    bytes: i64,
    /// SHA-256 of it, hexadecimal; its `ETag` too.
    sha256: String,
    /// Until when it is kept.
    kept_until: Option<DateTime<Utc>>,
}

#[Object]
impl SyncSnapshot {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// How far it is (状态).
    async fn state(&self) -> SnapshotState {
        self.0.state
    }

    /// Of which kinds of things it is (对象类别).
    async fn kinds(&self) -> Vec<ChangeKind> {
        serde_json::from_str(&self.0.kinds).unwrap_or_default()
    }

    /// How many things there were when it was begun; 0 before.
    async fn total(&self) -> i64 {
        self.0.total
    }

    /// How many of them have been written.
    async fn written(&self) -> i64 {
        self.0.written
    }

    /// Where the feed goes on after it: `after` of `changes`, of the same kinds; null until it is ready.
    async fn cursor(&self) -> Option<&str> {
        self.0.cursor.as_deref()
    }

    /// The file; null until it is ready, and when it is kept no longer (文件).
    async fn file(&self, ctx: &Context<'_>) -> Result<Option<SnapshotFile>> {
        match self.0.file_id.filter(|_| self.0.state == SnapshotState::Ready) {
            Some(id) => self.made(ctx, id).await,
            None => Ok(None),
        }
    }

    /// When it was asked for.
    async fn asked_at(&self) -> DateTime<Utc> {
        self.0.asked_at
    }

    /// When it was ready, or failed; null before.
    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.0.finished_at
    }
}

impl SyncSnapshot {
    async fn made(&self, ctx: &Context<'_>, id: FileId) -> Result<Option<SnapshotFile>> {
        let state = state(ctx);
        let row = file::Entity::find_by_id(id).one(&state.db).await.map_err(Fault::from)?;
        let Some(row) = row.filter(|row| is_kept(state, row)) else { return Ok(None) };
        let address = sign(state, Purpose::Get, id, self.0.user_id)?;
        Ok(Some(SnapshotFile {
            url: address.url,
            expires_at: address.expires_at,
            file_name: row.name,
            bytes: row.size,
            sha256: row.sha256.unwrap_or_default(),
            kept_until: row.kept_until,
        }))
    }
}

/// The snapshot with this id; none when it does not exist for the caller.
pub async fn find_snapshot(ctx: &Context<'_>, id: SnapshotId) -> Result<Option<SyncSnapshot>, Fault> {
    let own = caller(ctx).scope("Query.syncSnapshot").snapshots().filter(snapshot::Column::Id.eq(id));
    Ok(own.one(&state(ctx).db).await?.map(SyncSnapshot))
}

/// Input of `requestSyncSnapshot`.
#[derive(InputObject)]
struct RequestSyncSnapshotInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Of these kinds; of all that the caller may read when absent.
    types: Option<Vec<ChangeKind>>,
}

/// Payload of `requestSyncSnapshot`.
#[derive(SimpleObject)]
struct RequestSyncSnapshotPayload {
    /// The snapshot, which is written now; null when it was refused.
    snapshot: Option<SyncSnapshot>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Queries of snapshots.
#[derive(Default)]
pub struct SnapshotQuery;

#[Object]
impl SnapshotQuery {
    /// One's own snapshot, to see how far it is and to fetch it (数据快照); null when there is none for the caller.
    async fn sync_snapshot(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Global id.")] id: ID,
    ) -> Result<Option<SyncSnapshot>> {
        match SnapshotId::parse(&id) {
            Ok(id) => Ok(find_snapshot(ctx, id).await?),
            Err(_) => Ok(None),
        }
    }
}

/// Mutations of snapshots.
#[derive(Default)]
pub struct SnapshotMutation;

#[Object]
impl SnapshotMutation {
    /// Asks for all that the caller reads as one file, written beside the request (申请数据快照): look for it with
    /// `syncSnapshot`, load it, then go on with `changes` after its `cursor`. One at a time.
    async fn request_sync_snapshot(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RequestSyncSnapshotInput,
    ) -> Result<RequestSyncSnapshotPayload> {
        let RequestSyncSnapshotInput { idempotency_key, types } = input;
        let kinds = readable(caller(ctx), types)?;
        let asked = request_sync_snapshot(state(ctx), permit(ctx)?, Input { idempotency_key, kinds }).await;
        let (id, user_errors) = settle(asked, caller(ctx).language)?;
        let snapshot = match id {
            Some(id) => find_snapshot(ctx, id).await?,
            None => None,
        };
        if snapshot.is_some() {
            tokio::spawn(write::now(Arc::clone(state(ctx))));
        }
        Ok(RequestSyncSnapshotPayload { snapshot, user_errors })
    }
}
