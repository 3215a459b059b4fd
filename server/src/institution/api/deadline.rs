//! Deadlines in the API: of one society, and of all that the caller may see.

use async_graphql::{Context, Enum, Object, Result};
use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

use entity::institution::deadline::{self, DeadlineKind, deadlines};
use entity::register::present::Column;
use entity::register::society::SocietyId;
use entity::{Kind, Word, decode_global};

use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, Place, connect};
use crate::register::api::society::Society;
use crate::scalar::Date;

/// A legal date that falls due (到期事项).
pub struct Deadline {
    due: deadline::Deadline,
    society: Society,
}

#[Object]
impl Deadline {
    /// What falls due.
    async fn kind(&self) -> DeadlineKind {
        self.due.kind
    }

    /// For which society.
    async fn society(&self) -> Society {
        self.society.clone()
    }

    /// The last day (截止日期).
    async fn due_on(&self) -> Date {
        self.due.due_on.into()
    }

    /// Days from today until then; negative when it has passed.
    async fn days_left(&self) -> i64 {
        self.due.days_left
    }

    /// Whether the day has passed.
    async fn overdue(&self) -> bool {
        self.due.days_left < 0
    }

    /// The clause that sets it (依据).
    async fn rule(&self) -> &'static str {
        self.due.kind.rule()
    }
}

/// The deadlines of one society, seen on its day.
#[must_use]
pub fn deadlines_of(society: &Society) -> Vec<Deadline> {
    deadlines(&society.row.present(), society.row.registered_on, society.day)
        .into_iter()
        .map(|due| Deadline { due, society: society.clone() })
        .collect()
}

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

/// The place of a deadline: its day, its society, its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct DeadlinePlace(NaiveDate, SocietyId, DeadlineKind);

impl Place for DeadlinePlace {
    fn write(&self) -> String {
        format!("{}|{}|{}", self.0, self.1.global(), self.2)
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|');
        let (day, id, kind) = (parts.next()?, parts.next()?, parts.next()?);
        let (Kind::Society, id) = decode_global(id).ok()? else { return None };
        Some(Self(day.parse().ok()?, SocietyId(id), DeadlineKind::from_code(kind)?))
    }
}

fn place(deadline: &Deadline) -> DeadlinePlace {
    DeadlinePlace(deadline.due.due_on, deadline.society.row.society_id, deadline.due.kind)
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
    /// Ends of council terms and of grades in the societies that the caller may see, soonest first.
    /// The annual report, which falls due for all on one day, stands at each society instead.
    async fn deadlines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "How many days ahead, 0 to 366; 30 when absent.")] within_days: Option<i32>,
        #[graphql(desc = "Passed or coming ones; all when absent.")] range: Option<DeadlineRange>,
    ) -> Result<DeadlineConnection> {
        // Defaults stand here and not in the schema: the library takes a variable that was left out for a null.
        let (within_days, range) = (within_days.unwrap_or(WITHIN_DEFAULT), range.unwrap_or_default());
        if !(0..=WITHIN_MAX).contains(&within_days) {
            return Err(bad_input(format!("withinDays: 0 to {WITHIN_MAX}")));
        }
        let page = Page::<DeadlinePlace>::read(first, after)?;
        let mut found = all(ctx, within_days, range).await?;
        let total = DeadlineTotal(found.len());
        found.retain(|deadline| page.after.as_ref().is_none_or(|after| place(deadline) > *after));
        Ok(connect(&page, found, total, place, |deadline| deadline))
    }
}

async fn all(ctx: &Context<'_>, within_days: i32, range: DeadlineRange) -> Result<Vec<Deadline>, Fault> {
    let state = state(ctx);
    let today = state.world.today();
    let horizon = today + TimeDelta::days(within_days.into());
    let due = Condition::any().add(Column::TermEndsOn.lte(horizon)).add(Column::GradeUntil.lte(horizon));
    let rows = caller(ctx).scope("Query.deadlines").societies().filter(due).all(&state.db).await?;
    let wanted = |deadline: &Deadline| {
        deadline.due.kind != DeadlineKind::AnnualReport
            && deadline.due.due_on <= horizon
            && match range {
                DeadlineRange::All => true,
                DeadlineRange::Coming => deadline.due.days_left >= 0,
                DeadlineRange::Overdue => deadline.due.days_left < 0,
            }
    };
    let mut found: Vec<_> =
        rows.into_iter().flat_map(|row| deadlines_of(&Society { row, day: today })).filter(wanted).collect();
    found.sort_by_key(place);
    Ok(found)
}
