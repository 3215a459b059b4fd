//! What another working calendar would move: deadlines that fall on another day, and what is raised.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

use entity::institution::calendar::WorkCalendar;
use entity::institution::deadline::DeadlineKind;
use entity::ledger::open_item;
use entity::register::agency::Tier;
use entity::register::present;
use entity::responsibility::waiting::{ESCALATION, escalation};

use super::{Due, Frame, legal, waiting};
use crate::fault::Fault;
use crate::institution::calendar::annual;
use crate::ledger::open_item::Holder;

/// What would be different.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many deadlines of a kind would fall on another day: kind, from, to.
    pub deadlines: BTreeMap<(DeadlineKind, NaiveDate, NaiveDate), i64>,
    /// How many would be raised today to another tier, or no longer.
    pub raised: i64,
}

/// Compares two calendars over these societies and what waits.
pub async fn moved(
    db: &impl ConnectionTrait,
    societies: &[present::Model],
    items: &[open_item::Model],
    (before, after): (&WorkCalendar, &WorkCalendar),
    today: NaiveDate,
) -> Result<Moved, Fault> {
    let annual = annual(db).await?;
    let frame = |calendar| Frame { annual: &annual, calendar, today };
    let mut found = Moved::default();
    let dues = legal(db, societies, frame(before)).await?;
    let others = legal(db, societies, frame(after)).await?;
    let others: BTreeMap<_, _> = others.into_iter().map(|due| (key(&due), due.deadline.due_on)).collect();
    for due in dues.iter().chain(&waiting(db, items, frame(before)).await?) {
        let from = due.deadline.due_on;
        if let Some(to) = others.get(&key(due)).filter(|to| **to != from) {
            *found.deadlines.entry((due.deadline.kind, from, *to)).or_default() += 1;
        }
        let raised = |calendar| escalation(tier(due), from, today, &ESCALATION, calendar);
        found.raised += i64::from(due.deadline.kind.is_raised() && raised(before) != raised(after));
    }
    Ok(found)
}

fn key(due: &Due) -> (DeadlineKind, uuid::Uuid) {
    (due.deadline.kind, due.subject_id)
}

/// An agency below the leading tier is raised alike, whichever it is.
fn tier(due: &Due) -> Option<Tier> {
    matches!(due.holder, Holder::Agency(_)).then_some(Tier::Sponsor)
}
