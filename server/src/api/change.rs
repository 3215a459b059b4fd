//! `changes`: the feed by which a partner keeps a copy up to date. It is read from a cursor on, and each change shows
//! the thing as it is now; of all rooms, so it stands beside them.

use std::collections::HashMap;

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use entity::ledger::change::{self, ChangeKind};
use entity::ledger::open_item;
use entity::project::{demand, published_result};
use entity::register::present;
use entity::{Word, encode_global};

use super::node::Node;
use crate::caller::{Caller, bad_input, caller, coded, state};
use crate::fault::Fault;
use crate::ledger::feed::{self, FeedPlace};
use crate::page::{Listed, Page, connect, written};
use crate::project::api::demand::Demand;
use crate::project::api::published_result::PublishedResult;
use crate::register::api::society::Society;
use crate::responsibility::api::open_item::OpenItem;
use crate::state::State;

/// A thing that became another, or is gone (变更).
pub struct Change {
    row: change::Model,
    /// It as it is now; none where it is gone.
    node: Option<Node>,
}

#[Object]
impl Change {
    /// Global id of the thing (对象标识).
    async fn node_id(&self) -> ID {
        encode_global(self.row.kind.kind(), self.row.subject_id).into()
    }

    /// What it is (对象类别).
    async fn kind(&self) -> ChangeKind {
        self.row.kind
    }

    /// Whether it is read in no list any more: deregistered, revoked, withdrawn. Whoever keeps a copy drops it (已移除).
    async fn gone(&self) -> bool {
        self.row.gone
    }

    /// When it took this place in the feed, soon after it was changed.
    async fn at(&self) -> DateTime<Utc> {
        self.row.at
    }

    /// The thing as it is now; null when it is gone (对象). What follows from the day alone (`asOf`, `deadlines`,
    /// `moves`, `daysLeft`) is told by no change.
    async fn node(&self) -> Option<&Node> {
        self.node.as_ref()
    }
}

/// Fields of the whole feed.
pub struct FeedEnd(FeedPlace);

#[Object]
impl FeedEnd {
    /// Where to go on: keep it once the page is stored, and send it as `after`. It is there on an empty page too.
    async fn cursor(&self) -> String {
        written(&self.0)
    }
}

/// A page of the feed.
pub type ChangeConnection = Listed<Change, FeedEnd>;

/// Queries of the feed.
#[derive(Default)]
pub struct ChangeQuery;

#[Object]
impl ChangeQuery {
    /// What became another, was added or is gone, oldest first, as far as the caller reads it (变更流). Read from its
    /// beginning it is the whole, each thing once; then go on after `cursor`. Nothing is missed: a thing that changes
    /// again moves to the end. A cursor of before a restored backup is refused with `CURSOR_GONE`: read the whole again.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after; from the beginning when absent.")] after: Option<String>,
        #[graphql(desc = "Of these kinds; of all that the caller may read when absent.")] types: Option<
            Vec<ChangeKind>,
        >,
    ) -> Result<ChangeConnection> {
        let page = Page::<FeedPlace>::read(first, after)?;
        let kinds = readable(caller(ctx), types)?;
        let things = asks_for_things(ctx);
        Ok(read(state(ctx), caller(ctx), &kinds, &page, things).await?.connection)
    }
}

/// A page that was read.
pub(super) struct Read {
    pub(super) connection: ChangeConnection,
    /// Where it goes on.
    pub(super) end: FeedPlace,
}

/// Whether a document asks for what has changed, and not only for where to go on: a browser's does not.
pub(super) fn asks_for_things(ctx: &Context<'_>) -> bool {
    let asked = ctx.look_ahead();
    [asked.field("nodes"), asked.field("edges").field("node")].iter().any(|change| change.field("node").exists())
}

/// Reads a page of the feed for a caller, with what has changed or without.
pub(super) async fn read(
    state: &State,
    caller: &Caller,
    kinds: &[ChangeKind],
    page: &Page<FeedPlace>,
    things: bool,
) -> Result<Read> {
    feed::put_in_order(state).await?;
    let head = feed::head(state).await?;
    let after = begin(page, &head)?;
    let reached = caller.scope("Query.changes").changes(kinds);
    let onward = reached.filter(change::Column::Sequence.gt(after)).order_by_asc(change::Column::Sequence);
    let rows = onward.limit(page.limit()).all(&state.db).await.map_err(Fault::from)?;
    let end = end(page, &rows, &head);
    let changes = if things {
        with_nodes(state, caller, rows).await?
    } else {
        rows.into_iter().map(|row| Change { row, node: None }).collect()
    };
    let place = |change: &Change| FeedPlace { epoch: head.epoch.clone(), sequence: change.row.sequence };
    let connection = connect(page, changes, FeedEnd(end.clone()), place, |change| change);
    Ok(Read { connection, end })
}

/// Changes with what they are about, as far as the caller reads it: a statement a kind, and not the loaders of a request,
/// for a subscription outlives it.
async fn with_nodes(state: &State, caller: &Caller, rows: Vec<change::Model>) -> Result<Vec<Change>, Fault> {
    let of = |kind: ChangeKind| -> Vec<Uuid> {
        rows.iter().filter(|row| row.kind == kind && !row.gone).map(|row| row.subject_id).collect()
    };
    let (day, mut found) = (state.world.today(), HashMap::new());
    let [societies, results, demands, items] =
        [ChangeKind::Society, ChangeKind::PublishedResult, ChangeKind::Demand, ChangeKind::OpenItem].map(of);
    if !societies.is_empty() {
        let reached = caller.scope(ChangeKind::Society.field()).societies_ever();
        let rows = reached.filter(present::Column::SocietyId.is_in(societies)).all(&state.db).await?;
        found.extend(rows.into_iter().map(|row| (row.society_id.0, Node::Society(Society { row, day }))));
    }
    if !results.is_empty() {
        let reached = caller.scope(ChangeKind::PublishedResult.field()).published_results();
        let rows = reached.filter(published_result::Column::Id.is_in(results)).all(&state.db).await?;
        found.extend(rows.into_iter().map(|row| (row.id.0, Node::PublishedResult(PublishedResult(row)))));
    }
    if !demands.is_empty() {
        let reached = caller.scope(ChangeKind::Demand.field()).own_demands();
        let rows = reached.filter(demand::Column::Id.is_in(demands)).all(&state.db).await?;
        found.extend(rows.into_iter().map(|row| (row.id.0, Node::Demand(Demand(row)))));
    }
    if !items.is_empty() {
        let reached = caller.scope(ChangeKind::OpenItem.field()).open_items();
        let rows = reached.filter(open_item::Column::Id.is_in(items)).all(&state.db).await?;
        found.extend(rows.into_iter().map(|row| (row.id.0, Node::OpenItem(OpenItem(row)))));
    }
    Ok(rows.into_iter().map(|row| Change { node: found.remove(&row.subject_id), row }).collect())
}

/// The kinds that are asked for, or all that the caller reads.
pub(super) fn readable(caller: &Caller, asked: Option<Vec<ChangeKind>>) -> Result<Vec<ChangeKind>> {
    let allowed = |kind: &ChangeKind| caller.allows(kind.field());
    let Some(asked) = asked else { return Ok(ChangeKind::ALL.iter().copied().filter(allowed).collect()) };
    if asked.is_empty() {
        return Err(bad_input("types: name at least one, or leave it out"));
    }
    for kind in &asked {
        caller.within_scope(kind.field())?;
        if !allowed(kind) {
            return Err(coded(format!("types: {kind} is not for your role to see"), "FORBIDDEN"));
        }
    }
    Ok(asked)
}

/// The place to go on after, if it is one that was given in this life of the database.
fn begin(page: &Page<FeedPlace>, head: &FeedPlace) -> Result<i64> {
    match &page.after {
        None => Ok(0),
        Some(place) if place.epoch == head.epoch && place.sequence <= head.sequence => Ok(place.sequence),
        Some(_) => Err(coded("after: this cursor's feed is gone; read it from the beginning", "CURSOR_GONE")),
    }
}

/// Where a reader goes on who has stored this page: behind its last change, or behind everything that he was not shown
/// because it is not for him.
fn end(page: &Page<FeedPlace>, rows: &[change::Model], head: &FeedPlace) -> FeedPlace {
    let more = rows.len() > page.first;
    let last = rows.iter().take(page.first).map(|row| row.sequence).next_back();
    let sequence = if more { last.unwrap_or_default() } else { last.unwrap_or_default().max(head.sequence) };
    FeedPlace { epoch: head.epoch.clone(), sequence }
}
