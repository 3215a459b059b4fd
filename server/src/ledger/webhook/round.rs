//! The rounds in which messages are made and sent. The feed is the queue: a webhook goes on after its place, has one message
//! on its way at a time, and waits longer after each try that failed. So its receiver sees changes in their order, a receiver
//! who was away is told each thing once, and one who hangs holds up nobody but himself.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::stream::{self, StreamExt};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

use entity::Word;
use entity::ledger::change::{self, ChangeKind};
use entity::ledger::event::Action;
use entity::ledger::webhook::message::{self, Column as Log};
use entity::ledger::webhook::{
    self, Column, FAILING_DAYS, LOG_DAYS, MessageState, MessageTopic, WebhookId, WebhookMessageId, WebhookState,
    wait_after,
};
use entity::policy::oauth::{Need, need};

use super::send::{Tried, send};
use crate::access::Scope;
use crate::database;
use crate::fault::Fault;
use crate::identity::{Viewer, viewer};
use crate::ledger::feed::{self, FeedPlace};
use crate::ledger::{Actor, Entry, Write, moved, told};
use crate::state::State;

/// So many webhooks are sent to at once.
const AT_ONCE: usize = 16;
/// So long a server has a webhook for itself: longer than a try takes, and begun anew with each.
const HOLD: TimeDelta = TimeDelta::seconds(60);
/// So many messages of one webhook in a round; the others have their turn then.
const TURN: usize = 100;
/// Whose owner's rights are over is looked at again after so long.
const AWAY: TimeDelta = TimeDelta::minutes(10);
/// A commit that was not heard of is found after so long.
const LOOK: Duration = Duration::from_secs(5);

/// Pushes what is committed, from now on until the server ends.
pub fn start(state: Arc<State>) -> tokio::task::JoinHandle<()> {
    let mut commits = state.live.commits();
    tokio::spawn(async move {
        loop {
            commits.mark_unchanged();
            match round(&state).await {
                // There may be more.
                Ok(sent) if sent > 0 => continue,
                Ok(_) => {}
                Err(fault) => tracing::error!(%fault, "a round of the webhooks"),
            }
            drop(tokio::time::timeout(LOOK, commits.changed()).await);
        }
    })
}

/// One round: every webhook that has something to send and whose time has come; answers how many tries there were.
pub async fn round(state: &State) -> Result<usize, Fault> {
    let due = due(state).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let turns = stream::iter(due).map(|id| async move {
        turn(state, id).await.unwrap_or_else(|fault| {
            tracing::error!(webhook = id.global(), %fault, "a turn of a webhook");
            0
        })
    });
    Ok(turns.buffer_unordered(AT_ONCE).fold(0, |sum, tries| async move { sum + tries }).await)
}

/// Those for whom the feed goes on, or who have messages that wait.
async fn due(state: &State) -> Result<Vec<WebhookId>, Fault> {
    let now = state.world.now();
    let active = Condition::all().add(Column::State.eq(WebhookState::Active)).add(Column::NextAt.lte(now));
    let some = webhook::Entity::find().filter(active.clone());
    if some.one(&state.db).await?.is_none() {
        return Ok(Vec::new());
    }
    feed::put_in_order(state).await?;
    let head = feed::head(state).await?;
    let waiting = Query::select()
        .expr(Expr::val(1))
        .from(message::Entity)
        .and_where(Expr::col((message::Entity, Log::WebhookId)).equals((webhook::Entity, Column::Id)))
        .and_where(Log::State.eq(MessageState::Waiting))
        .to_owned();
    // What no client is told moves the feed's end at each commit, and is no reason to look.
    let theirs = ChangeKind::ALL.iter().copied().filter(|kind| !matches!(need(kind.field()), Need::Closed));
    let onward = Query::select()
        .expr(Expr::val(1))
        .from(change::Entity)
        .and_where(
            Expr::col((change::Entity, change::Column::Sequence)).gt(Expr::col((webhook::Entity, Column::Sequence))),
        )
        .and_where(change::Column::Kind.is_in(theirs))
        .to_owned();
    let behind =
        Condition::any().add(Column::Epoch.ne(head.epoch)).add(Expr::exists(onward)).add(Expr::exists(waiting));
    let due = webhook::Entity::find().select_only().column(Column::Id).filter(active).filter(behind);
    Ok(due.order_by_asc(Column::NextAt).into_tuple().all(&state.db).await?)
}

/// One webhook's turn; answers how many tries there were.
async fn turn(state: &State, id: WebhookId) -> Result<usize, Fault> {
    let mut held = None;
    for tries in 0..TURN {
        let Some(webhook) = hold(state, id, held).await? else { return Ok(tries) };
        held = webhook.held_until;
        // Whose rights are over is told nothing, not even what waits; his place stays where it is.
        let Some(owner) = viewer::by_user(state, webhook.user_id, Uuid::nil()).await? else {
            let later = state.world.now() + AWAY;
            rest(state, id, webhook::ActiveModel { next_at: Set(later), ..Default::default() }).await?;
            return Ok(tries);
        };
        let Some(message) = next(state, &webhook, &owner).await? else {
            rest(state, id, webhook::ActiveModel { ..Default::default() }).await?;
            return Ok(tries);
        };
        if message.next_at > state.world.now() {
            rest(state, id, webhook::ActiveModel { next_at: Set(message.next_at), ..Default::default() }).await?;
            return Ok(tries);
        }
        let tried = send(state, &webhook, &message).await?;
        if !note(state, &webhook, message, &tried).await? {
            return Ok(tries + 1);
        }
    }
    rest(state, id, webhook::ActiveModel { ..Default::default() }).await?;
    Ok(TURN)
}

/// Has it for itself for a while, as it stands now; none where another server has it, or it is not active any more. `before`
/// is until when its own turn has had it by now.
async fn hold(state: &State, id: WebhookId, before: Option<DateTime<Utc>>) -> Result<Option<webhook::Model>, Fault> {
    let now = state.world.now();
    // Nobody has it, or whoever goes on with its turn, or one who died.
    let free = match before {
        Some(mine) => Column::HeldUntil.eq(mine),
        None => Column::HeldUntil.is_null(),
    };
    let free = Condition::any().add(free).add(Column::HeldUntil.lt(now));
    let held = webhook::ActiveModel { held_until: Set(Some(now + HOLD)), ..Default::default() };
    let held = webhook::Entity::update_many().set(held).filter(Column::Id.eq(id)).filter(free);
    if held.filter(Column::State.eq(WebhookState::Active)).exec(&state.db).await?.rows_affected != 1 {
        return Ok(None);
    }
    Ok(webhook::Entity::find_by_id(id).one(&state.db).await?)
}

/// Gives it back.
async fn rest(state: &State, id: WebhookId, change: webhook::ActiveModel) -> Result<(), Fault> {
    let free = webhook::ActiveModel { held_until: Set(None), ..change };
    webhook::Entity::update_many().set(free).filter(Column::Id.eq(id)).exec(&state.db).await?;
    Ok(())
}

/// The message whose turn it is: one that waits, else one of the next change that its owner may read.
async fn next(state: &State, webhook: &webhook::Model, owner: &Viewer) -> Result<Option<message::Model>, Fault> {
    let own = message::Entity::find().filter(Log::WebhookId.eq(webhook.id));
    let waiting = own.filter(Log::State.eq(MessageState::Waiting)).order_by_asc(Log::Id).one(&state.db).await?;
    if waiting.is_some() {
        return Ok(waiting);
    }
    let head = feed::head(state).await?;
    if webhook.epoch != head.epoch {
        return make(state, webhook, &head, Told { topic: MessageTopic::Restart, change: None }).await;
    }
    let Some(change) = onward(state, webhook, owner).await? else {
        step(&state.db, webhook, &head).await?;
        return Ok(None);
    };
    let place = FeedPlace { epoch: head.epoch, sequence: change.sequence };
    make(state, webhook, &place, Told { topic: MessageTopic::Change, change: Some(change) }).await
}

/// The next change of the kinds that it is told of, within its owner's reach.
async fn onward(state: &State, webhook: &webhook::Model, owner: &Viewer) -> Result<Option<change::Model>, Fault> {
    let kinds: Vec<ChangeKind> = serde_json::from_str(&webhook.kinds)?;
    let reached = Scope::of(Some(owner), "Query.changes").changes(&kinds);
    let onward = reached.filter(change::Column::Sequence.gt(webhook.sequence));
    Ok(onward.order_by_asc(change::Column::Sequence).one(&state.db).await?)
}

/// What a message is to tell.
struct Told {
    topic: MessageTopic,
    change: Option<change::Model>,
}

/// Makes a message and moves on to its place, both or neither; none where somebody has moved the webhook meanwhile.
async fn make(
    state: &State,
    webhook: &webhook::Model,
    place: &FeedPlace,
    told: Told,
) -> Result<Option<message::Model>, Fault> {
    let tx = database::begin(&state.db).await?;
    if !step(&tx, webhook, place).await? {
        return Ok(None);
    }
    let now = state.world.now();
    let Told { topic, change } = told;
    let row = message::Model {
        id: WebhookMessageId(state.world.new_id()),
        webhook_id: webhook.id,
        topic,
        kind: change.as_ref().map(|change| change.kind),
        subject_id: change.as_ref().map(|change| change.subject_id),
        gone: change.as_ref().is_some_and(|change| change.gone),
        epoch: place.epoch.clone(),
        sequence: place.sequence,
        at: change.map_or(now, |change| change.at),
        state: MessageState::Waiting,
        tries: 0,
        next_at: now,
        status: None,
        fault: None,
        took_ms: None,
        tried_at: None,
    };
    message::Entity::insert(row.clone().into_active_model().reset_all()).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(Some(row))
}

/// Moves on to a place; false where somebody has moved it meanwhile.
async fn step(db: &impl ConnectionTrait, webhook: &webhook::Model, place: &FeedPlace) -> Result<bool, Fault> {
    let there =
        webhook::ActiveModel { epoch: Set(place.epoch.clone()), sequence: Set(place.sequence), ..Default::default() };
    let mine = webhook::Entity::update_many().set(there).filter(Column::Id.eq(webhook.id));
    let mine = mine.filter(Column::Epoch.eq(&webhook.epoch)).filter(Column::Sequence.eq(webhook.sequence));
    Ok(mine.exec(db).await?.rows_affected == 1)
}

/// Notes what became of a try; whether the turn goes on.
async fn note(state: &State, webhook: &webhook::Model, message: message::Model, tried: &Tried) -> Result<bool, Fault> {
    let now = state.world.now();
    let (id, count) = (message.id, message.tries + 1);
    let [share] = state.world.random::<1>();
    let wait = wait_after(count, share).filter(|_| tried.fault.is_some());
    let became = match (tried.fault, wait) {
        (None, _) => MessageState::Delivered,
        (Some(_), Some(_)) => MessageState::Waiting,
        (Some(_), None) => MessageState::GivenUp,
    };
    let noted = message::ActiveModel {
        state: Set(became),
        tries: Set(count),
        next_at: Set(now + wait.unwrap_or_default()),
        status: Set(tried.status.map(Into::into)),
        fault: Set(tried.fault),
        took_ms: Set(i32::try_from(tried.took.as_millis()).ok()),
        tried_at: Set(Some(now)),
        ..Default::default()
    };
    message::Entity::update_many().set(noted).filter(Log::Id.eq(id)).exec(&state.db).await?;
    state.metrics.tried(became);
    if tried.fault.is_none() {
        if webhook.failing_since.is_some() {
            let well = webhook::ActiveModel { failing_since: Set(None), ..Default::default() };
            webhook::Entity::update_many().set(well).filter(Column::Id.eq(webhook.id)).exec(&state.db).await?;
        }
        return Ok(true);
    }
    let since = webhook.failing_since.unwrap_or(now);
    if tried.is_gone() || now - since >= TimeDelta::days(FAILING_DAYS) {
        switch_off(state, webhook, since).await?;
        return Ok(false);
    }
    let failing = webhook::ActiveModel {
        failing_since: Set(Some(since)),
        next_at: Set(now + wait.unwrap_or_default()),
        ..Default::default()
    };
    rest(state, webhook.id, failing).await?;
    Ok(false)
}

/// Nothing is pushed there any more until somebody resumes it: it is told in the ledger, as what people do is.
async fn switch_off(state: &State, webhook: &webhook::Model, since: DateTime<Utc>) -> Result<(), Fault> {
    let write = Write::begin(state, Actor::platform("webhooks")).await?;
    let off = webhook::ActiveModel {
        state: Set(WebhookState::Failed),
        version: Set(webhook.version + 1),
        failing_since: Set(Some(since)),
        held_until: Set(None),
        ..Default::default()
    };
    let mine = webhook::Entity::update_many().set(off).filter(Column::Id.eq(webhook.id));
    // Whoever has changed it meanwhile decides.
    if mine.filter(Column::Version.eq(webhook.version)).exec(&write.tx).await?.rows_affected != 1 {
        write.tx.rollback().await?;
        return rest(state, webhook.id, webhook::ActiveModel { ..Default::default() }).await;
    }
    let changes = vec![told("webhook", webhook.id.global()), moved(webhook.state, WebhookState::Failed)];
    write.commit(state, Entry { action: Action::UpdateWebhook, society_id: None, changes }).await?;
    Ok(())
}

/// Sweeps what is kept no longer; answers how many messages went.
pub async fn sweep(state: &State) -> Result<u64, Fault> {
    let over = state.world.now() - TimeDelta::days(LOG_DAYS);
    let old = message::Entity::delete_many().filter(Log::At.lt(over)).filter(Log::State.ne(MessageState::Waiting));
    Ok(old.exec(&state.db).await?.rows_affected)
}
