//! The working calendar in the API: which days of a year are worked, on what that rests, and what another
//! one would move.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

use entity::institution::calendar::year::{self, CalendarDay as Day};
use entity::institution::calendar::{DayKind, WorkCalendar};
use entity::institution::deadline::DeadlineKind;

use crate::api::user_error::{UserError, settle};
use crate::caller::{bad_input, caller, state};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::{calendar_of, days_of, years};
use crate::institution::due::{Moved, moved};
use crate::scalar::Date;

/// A day that differs from its weekday (放假或调休上班).
#[derive(SimpleObject, Clone)]
pub struct CalendarDay {
    /// The day.
    day: Date,
    /// How it differs.
    kind: DayKind,
    /// The festival that it is about (节日).
    name: String,
}

/// The days of a year that are worked (工作日历).
#[derive(SimpleObject)]
pub struct WorkYear {
    /// The year.
    year: i32,
    /// Whether its holidays have been entered; if not, every Monday to Friday counts as worked.
    known: bool,
    /// Counts the writes to this year, 0 while it is not known; send it back as `expectedVersion`.
    version: i32,
    /// The document that it rests on (依据文件); null while it is not known.
    source: Option<String>,
    /// When it was last entered; null for a year that came with the platform or is not known.
    changed_at: Option<DateTime<Utc>>,
    /// Who entered it; null as above.
    changed_by: Option<String>,
    /// Working days of the whole year (工作日天数).
    working_days: i64,
    /// The days that differ from their weekday, in order.
    days: Vec<CalendarDay>,
    /// All years that are known, newest first.
    known_years: Vec<i32>,
}

/// A year as the caller reads it.
pub async fn year_of(ctx: &Context<'_>, year: i32) -> Result<WorkYear, Fault> {
    let db = &state(ctx).db;
    let years = years(db).await?;
    let row = years.iter().find(|row| row.year == year).cloned();
    let days = days_of(db, year).await?;
    let calendar =
        if row.is_some() { crate::institution::calendar::calendar(db).await? } else { WorkCalendar::default() };
    let day = |Day { day, kind, name }| CalendarDay { day: day.into(), kind, name };
    Ok(WorkYear {
        year,
        known: row.is_some(),
        version: row.as_ref().map_or(0, |row| row.version),
        source: row.as_ref().map(|row| row.source.clone()),
        changed_at: row.as_ref().and_then(|row| row.changed_at),
        changed_by: row.and_then(|row| row.changed_by),
        working_days: worked(&calendar, year),
        days: days.into_iter().map(day).collect(),
        known_years: years.iter().map(|row| row.year).collect(),
    })
}

fn worked(calendar: &WorkCalendar, year: i32) -> i64 {
    let last = |year| NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default();
    calendar.working_days(last(year - 1), last(year))
}

/// A day that differs from its weekday.
#[derive(InputObject)]
pub struct CalendarDayInput {
    /// The day; of the year that is entered, or of the December before.
    day: Date,
    /// How it differs; only a Saturday or Sunday can be a make-up day.
    kind: DayKind,
    /// The festival that it is about, 1 to 20 characters.
    name: String,
}

impl CalendarDayInput {
    /// As the rules read it.
    #[must_use]
    pub fn day(self) -> Day {
        let Self { day, kind, name } = self;
        Day { day: day.0, kind, name: name.trim().into() }
    }
}

/// Deadlines of one kind that another calendar would move from one day to another (顺延变化).
#[derive(SimpleObject)]
struct MovedDeadline {
    /// What falls due.
    kind: DeadlineKind,
    /// Its last day as the calendar stands.
    from: Date,
    /// Its last day as the calendar would be.
    to: Date,
    /// How many of them.
    count: i64,
}

/// What a year's calendar would change (影响预览).
#[derive(SimpleObject, Default)]
struct CalendarImpact {
    /// Working days of the year as it stands.
    working_days_before: i64,
    /// Working days of the year as it would be.
    working_days_after: i64,
    /// The deadlines that would move.
    moved: Vec<MovedDeadline>,
    /// How many open items would be raised to another tier today, or no longer (督办变化).
    raised: i64,
    /// Why the year could not be kept; empty when it could.
    user_errors: Vec<UserError>,
}

/// Queries of the calendar.
#[derive(Default)]
pub struct CalendarQuery;

#[Object]
impl CalendarQuery {
    /// The days of a year that are worked (工作日历).
    async fn work_calendar(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year, 2000 to 2100; the present one when absent.")] year: Option<i32>,
    ) -> Result<WorkYear> {
        let year = year.unwrap_or_else(|| state(ctx).world.today().year());
        let (first, last) = year::YEARS;
        if !(first..=last).contains(&year) {
            return Err(bad_input(format!("year: {first} to {last}")));
        }
        Ok(year_of(ctx, year).await?)
    }

    /// What a year's calendar would change, without keeping it (影响预览).
    async fn calendar_impact(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year.")] year: i32,
        #[graphql(desc = "Its days that differ from their weekday.")] days: Vec<CalendarDayInput>,
    ) -> Result<CalendarImpact> {
        let days: Vec<Day> = days.into_iter().map(CalendarDayInput::day).collect();
        let faults = year::faults(year, "-", &days);
        if !faults.is_empty() {
            let (_, user_errors) = settle::<()>(Err(Stop::Refused(faults)), caller(ctx).language)?;
            return Ok(CalendarImpact { user_errors, ..Default::default() });
        }
        let (state, before) = (state(ctx), calendar_of(ctx).await?);
        let after = WorkCalendar::clone(&before).with_year(year, days.iter().map(|day| (day.day, day.kind)));
        let reached = (caller(ctx).scope("Query.calendarImpact"), caller(ctx).scope("Query.openItems"));
        let societies = reached.0.societies().all(&state.db).await.map_err(Fault::from)?;
        let items = reached.1.open_items().all(&state.db).await.map_err(Fault::from)?;
        let Moved { deadlines, raised } =
            moved(&state.db, &societies, &items, (&before, &after), state.world.today()).await?;
        let moved = deadlines.into_iter().map(|((kind, from, to), count)| MovedDeadline {
            kind,
            from: from.into(),
            to: to.into(),
            count,
        });
        Ok(CalendarImpact {
            working_days_before: worked(&before, year),
            working_days_after: worked(&after, year),
            moved: moved.collect(),
            raised,
            user_errors: Vec::new(),
        })
    }
}
