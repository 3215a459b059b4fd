//! Mails in the API, for administrators: what became of each, never what stood in it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::account::MailId;
use entity::account::mail::{self, MailState};

use super::user::{User, find_user};
use crate::account::action::retry_mail::{Input, retry_mail};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::scalar::Date;

/// A mail to a user (邮件), without what stood in it.
pub struct Mail(mail::Model);

#[Object]
impl Mail {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// To whom; null when the caller may not see users.
    async fn user(&self, ctx: &Context<'_>) -> Result<Option<User>> {
        Ok(find_user(ctx, self.0.user_id).await?)
    }

    /// The day whose digest it is.
    async fn day(&self) -> Date {
        self.0.day.into()
    }

    /// What became of it.
    async fn state(&self) -> MailState {
        self.0.state
    }

    /// How often it was tried.
    async fn tries(&self) -> i32 {
        self.0.tries
    }

    /// When it is tried next; null once it was sent or given up.
    async fn next_at(&self) -> Option<DateTime<Utc>> {
        (self.0.state == MailState::Waiting).then_some(self.0.next_at)
    }

    /// Why it failed last, as the mail server said it; empty when it did not.
    async fn fault(&self) -> &str {
        &self.0.fault
    }

    /// When the mail server took it; null while it has not.
    async fn sent_at(&self) -> Option<DateTime<Utc>> {
        self.0.sent_at
    }
}

/// Fields of the whole list.
pub struct MailTotal(Select<mail::Entity>);

#[Object]
impl MailTotal {
    /// Mails in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of mails.
pub type MailConnection = Listed<Mail, MailTotal>;

/// Queries of mails.
#[derive(Default)]
pub struct MailQuery;

#[Object]
impl MailQuery {
    /// Mails to users, newest first; for administrators (邮件发送情况).
    async fn mails(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "Only mails that stand so; all when absent.")] state: Option<MailState>,
    ) -> Result<MailConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let mut all = caller(ctx).scope("Query.mails").mails();
        if let Some(state) = state {
            all = all.filter(mail::Column::State.eq(state));
        }
        let mut rows = all.clone().order_by_desc(mail::Column::Id).limit(page.limit());
        if let Some(after) = page.after {
            rows = rows.filter(mail::Column::Id.lt(MailId(after)));
        }
        let rows = rows.all(&crate::caller::state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, MailTotal(all), |row| row.id.0, Mail))
    }
}

/// Input of `retryMail`.
#[derive(InputObject)]
struct RetryMailInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which mail.
    mail_id: ID,
}

/// Payload of `retryMail`.
#[derive(SimpleObject)]
struct RetryMailPayload {
    /// The mail; null when it was refused.
    mail: Option<Mail>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of mails.
#[derive(Default)]
pub struct MailMutation;

#[Object]
impl MailMutation {
    /// Has a mail tried again that was given up (重新发送).
    async fn retry_mail(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RetryMailInput,
    ) -> Result<RetryMailPayload> {
        let RetryMailInput { idempotency_key, mail_id } = input;
        let done = retry_mail(state(ctx), permit(ctx)?, Input { idempotency_key, mail: mail_id.to_string() }).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let found = match id {
            Some(id) => {
                let scoped = caller(ctx).scope("Query.mails").mails().filter(mail::Column::Id.eq(id));
                scoped.one(&state(ctx).db).await.map_err(Fault::from)?
            }
            None => None,
        };
        Ok(RetryMailPayload { mail: found.map(Mail), user_errors })
    }
}
