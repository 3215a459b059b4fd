//! Ledger events in the API: the history that a society sees on its page.

use async_graphql::dataloader::DataLoader;
use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::Word;
use entity::account::role::Role;
use entity::ledger::event::{self, Action};
use entity::register::society::SocietyId;

use super::event_loader::{EventLoader, EventsWanted};
use crate::api::loaders::shared;
use crate::caller::caller;
use crate::ledger::Change;
use crate::page::{Listed, Page, connect};

/// Fields that tell counts, and are left out for those who may not see them.
const COUNTS: [&str; 8] = [
    "individualMembers",
    "unitMembers",
    "fullTimeStaff",
    "formal",
    "probationary",
    "residentFormal",
    "councilFormal",
    "participants",
];

/// An event of the ledger (台账记录).
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Event {
    /// Opaque global id.
    id: ID,
    /// When.
    at: DateTime<Utc>,
    /// What happened (事项).
    action: Action,
    /// Who did it, by the name shown at the time; the platform itself has one too (经办人).
    actor: String,
    /// The role acted in; null for the platform itself.
    role: Option<Role>,
    /// Old and new values, without those that the caller may not see.
    changes: Vec<FieldChange>,
    /// The request that brought it.
    request_id: String,
    /// SHA-256 over the previous event's hash and this event, hexadecimal.
    hash: String,
}

#[ComplexObject]
impl Event {
    /// What happened, in the caller's language (Accept-Language): a reader need not know every word (事项名称).
    async fn label(&self, ctx: &Context<'_>) -> &'static str {
        self.action.label(caller(ctx).language)
    }
}

/// One field's old and new value, as text (变更).
#[derive(SimpleObject)]
struct FieldChange {
    /// The field, named as in this API.
    field: String,
    /// What stood there; null when nothing did.
    old: Option<String>,
    /// What stood there afterwards; null when nothing did.
    new: Option<String>,
}

impl Event {
    fn of(row: event::Model, with_counts: bool) -> Self {
        // A row that cannot be read shows no changes; the verification names it.
        let changes: Vec<Change> = serde_json::from_str(&row.changes).unwrap_or_default();
        let shown = |change: &Change| with_counts || !COUNTS.contains(&change.field.as_str());
        Self {
            id: row.id.global().into(),
            at: row.at,
            action: row.action,
            actor: row.actor,
            role: row.role,
            changes: changes
                .into_iter()
                .filter(shown)
                .map(|Change { field, old, new }| FieldChange { field, old, new })
                .collect(),
            request_id: row.request_id,
            hash: row.hash,
        }
    }
}

/// Fields of the whole list.
pub struct EventTotal {
    /// None for a caller who may not see any.
    of: Option<SocietyId>,
}

#[Object]
impl EventTotal {
    /// Events in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let Some(society_id) = self.of else { return Ok(0) };
        let found = ctx.data_unchecked::<DataLoader<EventLoader>>().load_one(society_id).await.map_err(shared)?;
        Ok(found.unwrap_or(0))
    }
}

/// A page of events.
pub type EventConnection = Listed<Event, EventTotal>;

/// A page of the events of a society that the caller was found to reach, newest first.
pub async fn events_of(
    ctx: &Context<'_>,
    society_id: SocietyId,
    with_counts: bool,
    first: Option<i32>,
    after: Option<String>,
) -> Result<EventConnection> {
    let page = Page::<i64>::read(first, after)?;
    let wanted = EventsWanted { society_id, before: page.after, limit: page.limit() };
    let found = ctx.data_unchecked::<DataLoader<EventLoader>>().load_one(wanted).await.map_err(shared)?;
    let rows = found.map(|rows| rows.to_vec()).unwrap_or_default();
    let total = EventTotal { of: Some(society_id) };
    Ok(connect(&page, rows, total, |row| row.position, |row| Event::of(row, with_counts)))
}

/// A page without events, for those who may not see any.
#[must_use]
pub fn no_events() -> EventConnection {
    let page = Page::<i64> { first: 1, after: None };
    connect(&page, Vec::new(), EventTotal { of: None }, |row: &event::Model| row.position, |row| Event::of(row, false))
}
