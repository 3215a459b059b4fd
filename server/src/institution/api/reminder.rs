//! Reminders in the API: what was said about a deadline, to whoever was told.

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::Word;
use entity::institution::deadline::DeadlineKind;
use entity::institution::reminder::{self, ReminderStep};

use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::register::api::society::{Society, find_society};
use crate::scalar::Date;

/// What was said about a deadline (到期提醒), once for each step.
pub struct Reminder(reminder::Model);

#[Object]
impl Reminder {
    /// Opaque id; the same in every answer.
    async fn id(&self) -> ID {
        self.0.id.simple().to_string().into()
    }

    /// What falls due.
    async fn kind(&self) -> DeadlineKind {
        self.0.kind
    }

    /// Which step it was (提醒节点).
    async fn step(&self) -> ReminderStep {
        self.0.step
    }

    /// What it is about; the label of its kind where it has no title of its own (标题).
    async fn title(&self, ctx: &Context<'_>) -> String {
        let label = || self.0.kind.label(caller(ctx).language).to_owned();
        if self.0.title.is_empty() { label() } else { self.0.title.clone() }
    }

    /// For which society; null where it is about none, or when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.0.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// The last day, as it was when this was said (截止日期).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// Days from today until then; negative when it has passed.
    async fn days_left(&self, ctx: &Context<'_>) -> i64 {
        (self.0.due_on - state(ctx).world.today()).num_days()
    }

    /// When it was said.
    async fn said_at(&self) -> DateTime<Utc> {
        self.0.said_at
    }
}

/// Fields of the whole list.
pub struct ReminderTotal(Select<reminder::Entity>);

#[Object]
impl ReminderTotal {
    /// Reminders in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of reminders.
pub type ReminderConnection = Listed<Reminder, ReminderTotal>;

/// Queries of reminders.
#[derive(Default)]
pub struct ReminderQuery;

#[Object]
impl ReminderQuery {
    /// What was said to the society or the agency of the caller's post, newest first (到期提醒).
    async fn reminders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<ReminderConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.reminders").reminders();
        let mut rows = all.clone().order_by_desc(reminder::Column::Id).limit(page.limit());
        if let Some(after) = page.after {
            rows = rows.filter(reminder::Column::Id.lt(after));
        }
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ReminderTotal(all), |row| row.id, Reminder))
    }
}
