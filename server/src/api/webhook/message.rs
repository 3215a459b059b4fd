//! The log of a webhook: each message, and what became of it.

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use entity::encode_global;
use entity::ledger::change::ChangeKind;
use entity::ledger::webhook::message::{self, Column};
use entity::ledger::webhook::{self, MessageFault, MessageState, MessageTopic, WebhookId, WebhookMessageId};

use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};

/// A message to a webhook (推送消息), kept for thirty days.
pub struct WebhookMessage(message::Model);

#[Object]
impl WebhookMessage {
    /// Opaque global id; the receiver knows it as `webhook-id`, the same with each try.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// What it tells (消息类别).
    async fn topic(&self) -> MessageTopic {
        self.0.topic
    }

    /// What became another; null where it is of no change (对象类别).
    async fn kind(&self) -> Option<ChangeKind> {
        self.0.kind
    }

    /// Global id of what became another; null where it is of no change (对象标识).
    async fn node_id(&self) -> Option<ID> {
        let (kind, id) = (self.0.kind?, self.0.subject_id?);
        Some(encode_global(kind.kind(), id).into())
    }

    /// Whether that is read in no list any more (已移除).
    async fn gone(&self) -> bool {
        self.0.gone
    }

    /// When the change took its place in the feed, or the message was asked for.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// What became of it (送达状态).
    async fn state(&self) -> MessageState {
        self.0.state
    }

    /// How often it was tried (推送次数).
    async fn tries(&self) -> i32 {
        self.0.tries
    }

    /// When it is tried next; null unless it waits (下次推送时间).
    async fn next_try_at(&self) -> Option<DateTime<Utc>> {
        (self.0.state == MessageState::Waiting).then_some(self.0.next_at)
    }

    /// When it was tried last; null when it never was (最近推送时间).
    async fn tried_at(&self) -> Option<DateTime<Utc>> {
        self.0.tried_at
    }

    /// What the receiver answered last, as HTTP counts it; null where it did not answer (响应码).
    async fn status(&self) -> Option<i32> {
        self.0.status
    }

    /// Why the last try failed; null when it did not (原因).
    async fn fault(&self) -> Option<MessageFault> {
        self.0.fault
    }

    /// How long the last try took, milliseconds; null when there was none (用时).
    async fn took_ms(&self) -> Option<i32> {
        self.0.took_ms
    }
}

/// Fields of the whole log.
pub struct WebhookMessageTotal(Select<message::Entity>);

#[Object]
impl WebhookMessageTotal {
    /// Messages in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of the log.
pub type WebhookMessageConnection = Listed<WebhookMessage, WebhookMessageTotal>;

/// Queries of the log.
#[derive(Default)]
pub struct WebhookMessageQuery;

#[Object]
impl WebhookMessageQuery {
    /// Messages to a webhook and what became of them, newest first (推送记录); none when it does not exist for the caller.
    async fn webhook_messages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which webhook.")] webhook_id: ID,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "Only messages that stand so; all when absent.")] state: Option<MessageState>,
    ) -> Result<WebhookMessageConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let id = WebhookId::parse(&webhook_id).map_err(|_| bad_input("webhookId: not a webhook's id"))?;
        let own = caller(ctx).scope("Query.webhookMessages").webhooks().filter(webhook::Column::Id.eq(id));
        let own = own.select_only().column(webhook::Column::Id).into_query();
        let mut all = message::Entity::find().filter(Column::WebhookId.in_subquery(own));
        if let Some(state) = state {
            all = all.filter(Column::State.eq(state));
        }
        let mut rows = all.clone().order_by_desc(Column::Id).limit(page.limit());
        if let Some(after) = page.after {
            rows = rows.filter(Column::Id.lt(WebhookMessageId(after)));
        }
        let rows = rows.all(&crate::caller::state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, WebhookMessageTotal(all), |row| row.id.0, WebhookMessage))
    }
}
