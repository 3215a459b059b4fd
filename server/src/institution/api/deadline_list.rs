//! All deadlines that the caller may see, soonest first.

use async_graphql::{Context, Enum, Object, Result};
use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use uuid::Uuid;

use entity::Word;
use entity::institution::deadline::DeadlineKind;
use entity::ledger::open_item;

use super::deadline::{Deadline, is_mine};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::institution::calendar::{annual_of, calendar_of};
use crate::institution::due::{self, Due, Frame, may_fall_due};
use crate::page::{Listed, Page, Place, connect};
use crate::responsibility::api::open_item::Turn;

/// Which deadlines to list (到期事项范围).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DeadlineRange {
    /// Passed and coming ones.
    #[default]
    All,
    /// Only those still to come.
    Coming,
    /// Only those that have passed.
    Overdue,
}

/// Fields of the whole list.
pub struct DeadlineTotal(usize);

#[Object]
impl DeadlineTotal {
    /// Deadlines in the whole list.
    async fn total_count(&self) -> usize {
        self.0
    }
}

/// A page of deadlines.
pub type DeadlineConnection = Listed<Deadline, DeadlineTotal>;

/// The place of a deadline: its day, what it is about, its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct DeadlinePlace(NaiveDate, Uuid, DeadlineKind);

impl Place for DeadlinePlace {
    fn write(&self) -> String {
        format!("{}|{}|{}", self.0, self.1.simple(), self.2)
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|');
        let (day, id, kind) = (parts.next()?, parts.next()?, parts.next()?);
        let place = Self(day.parse().ok()?, Uuid::try_parse(id).ok()?, DeadlineKind::from_code(kind)?);
        // One spelling only.
        (place.write() == text).then_some(place)
    }
}

fn place(due: &Due) -> DeadlinePlace {
    DeadlinePlace(due.deadline.due_on, due.subject_id, due.deadline.kind)
}

/// How many days a list looks ahead when nobody says.
const WITHIN_DEFAULT: i32 = 30;
/// The most days that a list looks ahead.
const WITHIN_MAX: i32 = 366;

/// Queries of deadlines.
#[derive(Default)]
pub struct DeadlineQuery;

#[Object]
impl DeadlineQuery {
    /// Legal dates of the societies that the caller may see and what waits with a date of its own, soonest
    /// first. What falls due for all societies on one day is left out unless its kind is asked for: it
    /// stands at each society, and in `deadlineOverview` as one line.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the API")]
    async fn deadlines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "How many days ahead, 0 to 366; 30 when absent.")] within_days: Option<i32>,
        #[graphql(desc = "Passed or coming ones; all when absent.")] range: Option<DeadlineRange>,
        #[graphql(desc = "Only these kinds; all but the annual ones when absent.")] kinds: Option<Vec<DeadlineKind>>,
        #[graphql(desc = "Whose turn it is; everyone's when absent.")] turn: Option<Turn>,
    ) -> Result<DeadlineConnection> {
        // Defaults stand here and not in the schema: the library takes a variable that was left out for a null.
        let (within_days, range) = (within_days.unwrap_or(WITHIN_DEFAULT), range.unwrap_or_default());
        if !(0..=WITHIN_MAX).contains(&within_days) {
            return Err(bad_input(format!("withinDays: 0 to {WITHIN_MAX}")));
        }
        let page = Page::<DeadlinePlace>::read(first, after)?;
        let with_annual = kinds.iter().flatten().any(|kind| kind.is_annual());
        let mut found = all(ctx, within_days.into(), with_annual).await?;
        found.retain(|due| {
            let kind = due.deadline.kind;
            let in_range = match range {
                DeadlineRange::All => true,
                DeadlineRange::Coming => due.deadline.days_left >= 0,
                DeadlineRange::Overdue => due.deadline.days_left < 0,
            };
            let in_turn = turn.is_none_or(|turn| is_mine(ctx, due.holder) == (turn == Turn::Mine));
            in_range && in_turn && kinds.as_ref().map_or(!kind.is_annual(), |kinds| kinds.contains(&kind))
        });
        let total = DeadlineTotal(found.len());
        found.retain(|due| page.after.as_ref().is_none_or(|after| place(due) > *after));
        Ok(connect(&page, found, total, place, Deadline))
    }
}

/// Everything up to so many days ahead, soonest first.
pub(super) async fn all(ctx: &Context<'_>, within_days: i64, with_annual: bool) -> Result<Vec<Due>, Fault> {
    let (state, scope) = (state(ctx), caller(ctx).scope("Query.deadlines"));
    let today = state.world.today();
    let horizon = today + TimeDelta::days(within_days);
    let (calendar, annual) = (calendar_of(ctx).await?, annual_of(ctx).await?);
    let frame = Frame { annual: &annual, calendar: &calendar, today };
    let wanted = if with_annual { Condition::all() } else { may_fall_due(today, horizon) };
    let societies = scope.societies().filter(wanted).all(&state.db).await?;
    let mut found = due::legal(&state.db, &societies, frame).await?;
    let items = caller(ctx).scope("Query.openItems").open_items();
    let items = items.filter(open_item::Column::DueOn.lte(horizon)).all(&state.db).await?;
    let mut waiting = due::waiting(&state.db, &items, frame).await?;
    // Who holds something about a society need not be one who may see it.
    for due in &mut waiting {
        due.society = due.society.take().filter(|society| scope.covers(society));
    }
    found.extend(waiting);
    found.retain(|due| due.deadline.due_on <= horizon);
    found.sort_by_key(place);
    Ok(found)
}
