//! Snapshots are written by a reader of the feed, through the same schema as any other: what a caller may see stands in
//! one place. He reads it from its beginning; where he ends, its owner goes on.

use std::io::Write;
use std::sync::{Arc, OnceLock};

use async_graphql::{Request, Variables};
use chrono::TimeDelta;
use flate2::Compression;
use flate2::write::GzEncoder;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use uuid::Uuid;

use entity::Language;
use entity::account::oauth::{OauthScope, Scopes};
use entity::ledger::change::{self, ChangeKind};
use entity::ledger::snapshot::{self, Column, SnapshotId, SnapshotState};

use crate::access::Scope;
use crate::api::api;
use crate::api::loaders::with_state;
use crate::caller::Caller;
use crate::fault::Fault;
use crate::file::made::{keep, ready};
use crate::identity::{Viewer, viewer};
use crate::ledger::feed;
use crate::state::State;

/// After this long without a word whoever writes a snapshot is taken for dead, and another one begins anew.
const STUCK: TimeDelta = TimeDelta::minutes(5);
/// A snapshot takes memory: one at a time in this process.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// What is written of each thing, and the scope that a partner needs for it.
const PARTS: [(ChangeKind, Option<OauthScope>, &str); 6] = [
    (ChangeKind::Society, Some(OauthScope::RegisterRead), include_str!("society_register.graphql")),
    (ChangeKind::Society, Some(OauthScope::PartyRead), include_str!("society_party.graphql")),
    (ChangeKind::Society, Some(OauthScope::InstitutionRead), include_str!("society_institution.graphql")),
    (ChangeKind::PublishedResult, None, include_str!("published_result.graphql")),
    (ChangeKind::Demand, Some(OauthScope::DemandsRead), include_str!("demand.graphql")),
    (ChangeKind::OpenItem, None, include_str!("open_item.graphql")),
];

/// Writes what waits, beside a request; what fails here the clock does again.
pub async fn now(state: Arc<State>) {
    if let Err(fault) = round(state).await {
        tracing::error!(%fault, "writing snapshots");
    }
}

/// Writes every snapshot that waits, and those whose writer has died; answers how many.
pub async fn round(state: Arc<State>) -> Result<usize, Fault> {
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|closed| Fault::Broken(closed.to_string()))?;
    let mut written = 0;
    loop {
        let stuck = Condition::all()
            .add(Column::State.eq(SnapshotState::Writing))
            .add(Column::BeatAt.lt(state.world.now() - STUCK));
        let waiting = Condition::any().add(Column::State.eq(SnapshotState::Queued)).add(stuck);
        let next = snapshot::Entity::find().filter(waiting).order_by_asc(Column::Id).one(&state.db).await?;
        let Some(row) = next else { return Ok(written) };
        if !take(&state, &row).await? {
            continue;
        }
        let id = row.id;
        // A long file must not hold up a server's thread.
        if let Err(fault) = state.aside.run(write(Arc::clone(&state), row)).await.flatten() {
            tracing::error!(snapshot = id.global(), %fault, "a snapshot failed");
            finish(&state, id, SnapshotState::Failed, snapshot::ActiveModel::default()).await?;
        }
        written += 1;
    }
}

/// Takes it; false when another server was sooner.
async fn take(state: &State, row: &snapshot::Model) -> Result<bool, Fault> {
    let mine = snapshot::ActiveModel {
        state: Set(SnapshotState::Writing),
        written: Set(0),
        beat_at: Set(state.world.now()),
        ..Default::default()
    };
    let taken = snapshot::Entity::update_many()
        .set(mine)
        .filter(Column::Id.eq(row.id))
        .filter(Column::State.eq(row.state))
        .filter(Column::BeatAt.eq(row.beat_at));
    Ok(taken.exec(&state.db).await?.rows_affected == 1)
}

async fn write(state: Arc<State>, row: snapshot::Model) -> Result<(), Fault> {
    let kinds: Vec<ChangeKind> = serde_json::from_str(&row.kinds)?;
    let viewer = reader(&state, &row).await?;
    feed::put_in_order(&state).await?;
    let all = Scope::of(Some(&viewer), "Query.changes").changes(&kinds).filter(change::Column::Gone.eq(false));
    let total = i64::try_from(all.count(&state.db).await?).unwrap_or(i64::MAX);
    beat(&state, row.id, snapshot::ActiveModel { total: Set(total), ..Default::default() }).await?;
    let document = document(&viewer, &kinds);
    let mut file = GzEncoder::new(Vec::new(), Compression::default());
    let (mut after, mut written) = (Value::Null, 0);
    loop {
        let page = ask(&state, &viewer, &document, json!({ "after": after, "types": kinds })).await?;
        for line in page["nodes"].as_array().into_iter().flatten().filter(|change| change["node"].is_object()) {
            serde_json::to_writer(&mut file, line)?;
            file.write_all(b"\n")?;
            written += 1;
        }
        beat(&state, row.id, snapshot::ActiveModel { written: Set(written), ..Default::default() }).await?;
        after = page["cursor"].clone();
        if page["pageInfo"]["hasNextPage"] != true {
            break;
        }
    }
    let name = format!("xuehui-{}.ndjson.gz", state.world.today());
    let who = (viewer.user_id, viewer.display_name.as_str());
    let file_id = keep(&state, who, (&name, "application/gzip"), file.finish()?).await?;
    ready(&state.db, file_id).await?;
    let cursor = after.as_str().map(ToOwned::to_owned);
    let made = snapshot::ActiveModel { cursor: Set(cursor), file_id: Set(Some(file_id)), ..Default::default() };
    finish(&state, row.id, SnapshotState::Ready, made).await
}

/// As whom it is written: its owner as he is now, narrowed as he was when he asked.
async fn reader(state: &State, row: &snapshot::Model) -> Result<Viewer, Fault> {
    let found = viewer::by_user(state, row.user_id, Uuid::nil()).await?;
    let mut viewer = found.ok_or_else(|| Fault::Broken("its owner has no post any more".into()))?;
    if let Some(grant) = &mut viewer.grant {
        grant.scopes = grant.scopes.and(&Scopes::read(row.scopes.as_deref().unwrap_or_default()));
    }
    Ok(viewer)
}

/// What is asked page by page: of each thing what the reader may see of it.
#[must_use]
pub fn document(viewer: &Viewer, kinds: &[ChangeKind]) -> String {
    let holds = |scope: &Option<OauthScope>| match (&viewer.grant, scope) {
        (Some(grant), Some(scope)) => grant.scopes.contains(*scope),
        _ => true,
    };
    let parts = PARTS.iter().filter(|(kind, scope, _)| kinds.contains(kind) && holds(scope));
    let (mut spreads, mut fragments) = (String::new(), String::new());
    for (_, _, text) in parts {
        spreads = format!("{spreads} ...{}", name_of(text));
        fragments = format!("{fragments}\n{text}");
    }
    format!(
        "query snapshot($after: String, $types: [ChangeKind!]) {{ changes(first: 50, after: $after, types: $types) {{ \
         nodes {{ kind nodeId node {{ __typename{spreads} }} }} pageInfo {{ hasNextPage }} cursor }} }}{fragments}"
    )
}

/// The name in `fragment Name on Type`.
fn name_of(fragment: &str) -> &str {
    let head = fragment.lines().find_map(|line| line.strip_prefix("fragment "));
    head.and_then(|head| head.split(' ').next()).unwrap_or_default()
}

async fn ask(state: &Arc<State>, viewer: &Viewer, document: &str, variables: Value) -> Result<Value, Fault> {
    let caller = Caller {
        viewer: OnceLock::from(viewer.clone()),
        language: Language::Zh,
        request_id: "snapshot".into(),
        address: String::new(),
        refresh: None,
        cookies: std::sync::Mutex::default(),
    };
    let request = Request::new(document).variables(Variables::from_json(variables)).data(Arc::new(caller));
    let response = api()?.schema.execute(with_state(request, state)).await;
    if let Some(error) = response.errors.first() {
        return Err(Fault::Broken(error.message.clone()));
    }
    let mut data = response.data.into_json()?;
    Ok(data["changes"].take())
}

async fn beat(state: &State, id: SnapshotId, change: snapshot::ActiveModel) -> Result<(), Fault> {
    let alive = snapshot::ActiveModel { beat_at: Set(state.world.now()), ..change };
    snapshot::Entity::update_many().set(alive).filter(Column::Id.eq(id)).exec(&state.db).await?;
    Ok(())
}

async fn finish(
    state: &State,
    id: SnapshotId,
    ended: SnapshotState,
    change: snapshot::ActiveModel,
) -> Result<(), Fault> {
    let finished = snapshot::ActiveModel { state: Set(ended), finished_at: Set(Some(state.world.now())), ..change };
    snapshot::Entity::update_many().set(finished).filter(Column::Id.eq(id)).exec(&state.db).await?;
    Ok(())
}
