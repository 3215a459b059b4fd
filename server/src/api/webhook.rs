//! Webhooks in the API: where changes are pushed, and what became of each message. A partner sees its own, administrators
//! all; a secret stands in the answer of what makes it and nowhere else.

pub mod loader;
pub mod message;
pub mod write;

use async_graphql::dataloader::DataLoader;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use entity::account::OauthClientId;
use entity::account::oauth::client;
use entity::ledger::change::ChangeKind;
use entity::ledger::webhook::{self, MessageState, WebhookId, WebhookState};

use self::loader::{Tally, WebhookLoader};
use super::loaders::shared;
use crate::account::api::oauth::OauthClient;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::ledger::feed::FeedPlace;
use crate::page::{Listed, Page, connect, written};

/// An address to which changes are pushed (推送地址), by Standard Webhooks: signed messages, one after the other, that name
/// what became another; what it is now is read with a token.
pub struct Webhook(pub webhook::Model);

#[Object]
impl Webhook {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to this webhook; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Where messages go (推送地址).
    async fn url(&self) -> &str {
        &self.0.url
    }

    /// What its owner calls it; empty when nothing was said (说明).
    async fn description(&self) -> &str {
        &self.0.description
    }

    /// Of which kinds of things it is told (对象类别).
    async fn kinds(&self) -> Vec<ChangeKind> {
        serde_json::from_str(&self.0.kinds).unwrap_or_default()
    }

    /// Whether messages are sent (推送状态).
    async fn state(&self) -> WebhookState {
        self.0.state
    }

    /// The place in the feed up to which there are messages: `after` of `changes` and of `replayWebhook` (游标).
    async fn cursor(&self) -> String {
        written(&FeedPlace { epoch: self.0.epoch.clone(), sequence: self.0.sequence })
    }

    /// Since when no message has arrived; null while they arrive. After three days it is paused (未送达起始时间).
    async fn failing_since(&self) -> Option<DateTime<Utc>> {
        self.0.failing_since
    }

    /// When the next try is, where one was put off; null otherwise (下次推送时间).
    async fn next_try_at(&self) -> Option<DateTime<Utc>> {
        self.0.failing_since.filter(|_| self.0.state == WebhookState::Active).map(|_| self.0.next_at)
    }

    /// Until when messages are signed with the secret that was replaced too; null when there is none (旧密钥有效期).
    async fn replaced_secret_until(&self, ctx: &Context<'_>) -> Option<DateTime<Utc>> {
        self.0.replaced_until.filter(|until| state(ctx).world.now() < *until)
    }

    /// When it was registered.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// Messages that wait to be sent (待送达).
    async fn waiting(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.tally(ctx, MessageState::Waiting).await?)
    }

    /// Messages that were given up and are still kept (未送达).
    async fn given_up(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.tally(ctx, MessageState::GivenUp).await?)
    }

    /// The client whose it is; null when the caller may not see clients (接入方).
    async fn client(&self, ctx: &Context<'_>) -> Result<Option<OauthClient>> {
        if !caller(ctx).allows("Query.oauthClients") {
            return Ok(None);
        }
        let loader = ctx.data_unchecked::<DataLoader<WebhookLoader>>();
        Ok(loader.load_one(self.0.user_id).await.map_err(shared)?.map(OauthClient))
    }
}

impl Webhook {
    async fn tally(&self, ctx: &Context<'_>, state: MessageState) -> Result<i64, Fault> {
        let loader = ctx.data_unchecked::<DataLoader<WebhookLoader>>();
        Ok(loader.load_one(Tally(self.0.id, state)).await.map_err(shared)?.unwrap_or_default())
    }
}

/// The webhook with this id; none when it does not exist for the caller.
pub async fn find_webhook(ctx: &Context<'_>, id: WebhookId) -> Result<Option<Webhook>, Fault> {
    let scoped = caller(ctx).scope("Query.webhooks").webhooks().filter(webhook::Column::Id.eq(id));
    Ok(scoped.one(&state(ctx).db).await?.map(Webhook))
}

/// Fields of the whole list.
pub struct WebhookTotal(Select<webhook::Entity>);

#[Object]
impl WebhookTotal {
    /// Webhooks in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of webhooks.
pub type WebhookConnection = Listed<Webhook, WebhookTotal>;

/// Queries of webhooks.
#[derive(Default)]
pub struct WebhookQuery;

#[Object]
impl WebhookQuery {
    /// Addresses to which changes are pushed, oldest first: a partner's own, for administrators everybody's; those that
    /// were ended are left out (推送地址).
    async fn webhooks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "Only those of this client; for administrators.")] oauth_client_id: Option<ID>,
    ) -> Result<WebhookConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let mut all = caller(ctx).scope("Query.webhooks").webhooks();
        if let Some(id) = oauth_client_id {
            let id = OauthClientId::parse(&id).map_err(|_| bad_input("oauthClientId: not a client's id"))?;
            let clients = caller(ctx).scope("Query.oauthClients").oauth_clients().filter(client::Column::Id.eq(id));
            let owner = clients.select_only().column(client::Column::UserId).into_query();
            all = all.filter(webhook::Column::UserId.in_subquery(owner));
        }
        let mut rows = all.clone().order_by_asc(webhook::Column::Id).limit(page.limit());
        if let Some(after) = page.after {
            rows = rows.filter(webhook::Column::Id.gt(WebhookId(after)));
        }
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, WebhookTotal(all), |row| row.id.0, Webhook))
    }
}
