//! The caller's calendar feed in the API: made, renewed, revoked.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::account::feed;
use entity::account::mail::MailLanguage;

use crate::account::action::change_calendar_feed::{renew_calendar_feed, revoke_calendar_feed};
use crate::api::intention::permit;
use crate::api::user_error::UserError;
use crate::caller::state;

/// The calendar that the caller's phone reads (日历订阅).
#[derive(SimpleObject)]
pub struct CalendarFeed {
    /// The language of its texts.
    language: MailLanguage,
    /// When its address was made; the address itself is shown once and kept nowhere.
    made_at: DateTime<Utc>,
}

impl CalendarFeed {
    /// From its row.
    #[must_use]
    pub fn of(row: &feed::Model) -> Self {
        Self { language: row.language, made_at: row.made_at }
    }
}

/// Input of `renewCalendarFeed`.
#[derive(InputObject)]
struct RenewCalendarFeedInput {
    /// The language of its texts.
    language: MailLanguage,
}

/// Payload of `renewCalendarFeed`.
#[derive(SimpleObject)]
struct RenewCalendarFeedPayload {
    /// The path of the calendar on this server, `/calendar/….ics`: whoever knows it reads the caller's
    /// deadlines and nothing else. It is shown this once; an earlier one leads nowhere any more.
    path: String,
    /// Always empty: there is nothing to refuse.
    user_errors: Vec<UserError>,
}

/// Payload of `revokeCalendarFeed`.
#[derive(SimpleObject)]
struct RevokeCalendarFeedPayload {
    /// Always empty: to have none is what was wanted.
    user_errors: Vec<UserError>,
}

/// Mutations of the calendar feed.
#[derive(Default)]
pub struct FeedMutation;

#[Object]
impl FeedMutation {
    /// Makes the address of the caller's calendar, or a new one in place of the old (日历订阅). Sent twice, the
    /// answer that came last counts.
    async fn renew_calendar_feed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RenewCalendarFeedInput,
    ) -> Result<RenewCalendarFeedPayload> {
        let RenewCalendarFeedInput { language } = input;
        let path = renew_calendar_feed(state(ctx), permit(ctx)?, language).await?;
        Ok(RenewCalendarFeedPayload { path, user_errors: Vec::new() })
    }

    /// Ends the caller's calendar: its address leads nowhere from now on (取消订阅).
    async fn revoke_calendar_feed(&self, ctx: &Context<'_>) -> Result<RevokeCalendarFeedPayload> {
        revoke_calendar_feed(state(ctx), permit(ctx)?).await?;
        Ok(RevokeCalendarFeedPayload { user_errors: Vec::new() })
    }
}
