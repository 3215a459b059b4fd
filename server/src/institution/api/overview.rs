//! What falls due at a glance: late and soon by kind, and the days of the annual inspection.

use async_graphql::{Context, Object, Result, SimpleObject};

use entity::Word;
use entity::institution::annual_days::AnnualStep;
use entity::institution::deadline::DeadlineKind;

use super::deadline_list::all;
use crate::caller::{caller, state};
use crate::institution::calendar::{annual_of, calendar_of};
use crate::scalar::Date;

/// How many of one kind are late or fall due soon (分类统计).
#[derive(SimpleObject)]
struct DeadlineCount {
    /// What falls due.
    kind: DeadlineKind,
    /// Passed (已逾期).
    overdue: i64,
    /// Due within 7 days, today included.
    within_7_days: i64,
    /// Due within 30 days, those of 7 days included.
    within_30_days: i64,
}

/// A day of the year's annual inspection, the same for all societies (年检日程).
#[derive(SimpleObject)]
struct AnnualDay {
    /// Which step.
    step: AnnualStep,
    /// The last day, moved to the next working day where it falls on a rest day.
    due_on: Date,
    /// The day that the clause or the campaign names.
    legal_on: Date,
    /// Days from today until then.
    days_left: i64,
    /// Working days from today until then.
    working_days_left: i64,
}

/// What falls due at a glance (到期概览).
#[derive(SimpleObject)]
struct DeadlineOverview {
    /// Each kind of which something is late or falls due within 30 days, the annual dates left out.
    counts: Vec<DeadlineCount>,
    /// The next day of each step of the annual inspection, soonest first.
    annual: Vec<AnnualDay>,
    /// The years whose holidays have been entered; in others a working day is Monday to Friday.
    calendar_years: Vec<i32>,
}

/// Queries of the overview.
#[derive(Default)]
pub struct OverviewQuery;

#[Object]
impl OverviewQuery {
    /// Late and soon by kind, among what the caller may see, and the days of the annual inspection (到期概览).
    async fn deadline_overview(&self, ctx: &Context<'_>) -> Result<DeadlineOverview> {
        let found = all(ctx, 30, false).await?;
        let count = |kind: DeadlineKind| {
            let left = || found.iter().filter(|due| due.deadline.kind == kind).map(|due| due.deadline.days_left);
            let within = |days: i64| i64::try_from(left().filter(|left| (0..=days).contains(left)).count());
            DeadlineCount {
                kind,
                overdue: i64::try_from(left().filter(|left| *left < 0).count()).unwrap_or(i64::MAX),
                within_7_days: within(7).unwrap_or(i64::MAX),
                within_30_days: within(30).unwrap_or(i64::MAX),
            }
        };
        let counts = DeadlineKind::ALL.iter().copied().filter(|kind| !kind.is_annual()).map(count);
        let counts = counts.filter(|count| count.overdue + count.within_30_days > 0).collect();
        let calendar = calendar_of(ctx).await?;
        let years = (2000..=2100).filter(|year| calendar.knows(*year)).collect();
        Ok(DeadlineOverview { counts, annual: annual_days(ctx).await?, calendar_years: years })
    }
}

async fn annual_days(ctx: &Context<'_>) -> Result<Vec<AnnualDay>> {
    let (calendar, book, today) = (calendar_of(ctx).await?, annual_of(ctx).await?, state(ctx).world.today());
    // Those of the caller's own region: a society's page shows the society's.
    let region = caller(ctx).viewer.get().map(|viewer| viewer.post().region_code.as_str()).unwrap_or_default();
    let annual = book.of(region);
    let next = |step: AnnualStep| {
        let (legal_on, due_on) = annual.next(today, step, &calendar);
        AnnualDay {
            step,
            due_on: due_on.into(),
            legal_on: legal_on.into(),
            days_left: (due_on - today).num_days(),
            working_days_left: calendar.working_days_left(today, due_on),
        }
    };
    let mut days: Vec<AnnualDay> = AnnualStep::ALL.iter().copied().map(next).collect();
    days.sort_by_key(|day| day.due_on);
    Ok(days)
}
