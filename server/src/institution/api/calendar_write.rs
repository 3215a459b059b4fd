//! `setCalendarYear`.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use super::calendar::{CalendarDayInput, WorkYear, year_of};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::institution::action::set_calendar_year::{Input, set_calendar_year};

/// Input of `setCalendarYear`.
#[derive(InputObject)]
struct SetCalendarYearInput {
    /// The version that the writer saw, 0 for a year that was not known; another one answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The year, 2000 to 2100.
    year: i32,
    /// The document that it rests on (依据文件), 1 to 100 characters.
    source: String,
    /// All days of the year that differ from their weekday, 1 to 80; what is left out is as its weekday.
    days: Vec<CalendarDayInput>,
}

/// Payload of `setCalendarYear`.
#[derive(SimpleObject)]
struct SetCalendarYearPayload {
    /// The year as it stands now; null when it was refused.
    work_year: Option<WorkYear>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the calendar.
#[derive(Default)]
pub struct CalendarMutation;

#[Object]
impl CalendarMutation {
    /// Enters the holidays and make-up days of a year, in place of what stood there (更新工作日历).
    async fn set_calendar_year(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetCalendarYearInput,
    ) -> Result<SetCalendarYearPayload> {
        let SetCalendarYearInput { expected_version, idempotency_key, year, source, days } = input;
        let days = days.into_iter().map(CalendarDayInput::day).collect();
        let input = Input { expected_version, idempotency_key, year, source, days };
        let done = set_calendar_year(state(ctx), permit(ctx)?, input).await;
        let (kept, user_errors) = settle(done, caller(ctx).language)?;
        let work_year = match kept {
            Some(()) => Some(year_of(ctx, year).await?),
            None => None,
        };
        Ok(SetCalendarYearPayload { work_year, user_errors })
    }
}
