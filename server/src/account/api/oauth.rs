//! Partners' clients in the API, for administrators: who they are, what they may, when they were used; never a secret.

use std::sync::Arc;

use async_graphql::dataloader::DataLoader;
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::account::OauthClientId;
use entity::account::oauth::{OauthScope, Scopes, client, secret};
use entity::account::row::user_post;

use super::loader::AccountLoader;
use super::user::{User, find_user};
use crate::api::loaders::shared;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::register::api::agency::region_of;
use crate::register::api::region::Region;
use crate::scalar::Date;

/// A partner agency's client (接入方), as OAuth 2.0 calls it: a user without a password, whose tokens open what its
/// scopes say.
pub struct OauthClient(pub client::Model);

/// A secret of a client (接入密钥), without itself: it was shown once and is kept nowhere.
#[derive(SimpleObject)]
pub struct OauthSecret {
    /// Opaque global id.
    id: ID,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it was ended; null while it is valid (停用时间).
    ended_at: Option<DateTime<Utc>>,
    /// When a token was given for it last; null when none was (最近使用).
    last_used_at: Option<DateTime<Utc>>,
}

impl OauthSecret {
    fn of(row: &secret::Model) -> Self {
        let secret::Model { id, oauth_client_id: _, digest: _, created_at, ended_at, last_used_at } = row.clone();
        Self { id: id.global().into(), created_at, ended_at, last_used_at }
    }
}

/// The client with this id; none when it does not exist for the caller.
pub async fn find_client(ctx: &Context<'_>, id: OauthClientId) -> Result<Option<OauthClient>, Fault> {
    let scoped = caller(ctx).scope("Query.oauthClients").oauth_clients().filter(client::Column::Id.eq(id));
    Ok(scoped.one(&state(ctx).db).await?.map(OauthClient))
}

impl OauthClient {
    /// Where it acts and until when.
    async fn post(&self, ctx: &Context<'_>) -> Result<user_post::Model> {
        let loader = ctx.data_unchecked::<DataLoader<AccountLoader>>();
        let posts: Option<Arc<Vec<_>>> = loader.load_one(self.0.user_id).await.map_err(shared)?;
        let post = posts.and_then(|posts| posts.first().cloned());
        Ok(post.ok_or_else(|| Fault::Broken("a client without a post".into()))?)
    }
}

#[Object]
impl OauthClient {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to this client; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// What it calls itself at `/oauth/token`: `client_id` (接入方标识).
    async fn client_id(&self) -> &str {
        &self.0.client_id
    }

    /// What system it is (系统名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The agency whose it is, under whose name it acts; null when the caller may not see users (所属单位).
    async fn owner(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(find_user(ctx, self.0.user_id).await?.map(|user| user.0.display_name))
    }

    /// The user that it is to the platform, who posts its demands and stands in the ledger; null when the caller may not
    /// see users (账号).
    async fn user(&self, ctx: &Context<'_>) -> Result<Option<User>> {
        Ok(find_user(ctx, self.0.user_id).await?)
    }

    /// Where it may look: this region and those below it (地区).
    async fn region(&self, ctx: &Context<'_>) -> Result<Region> {
        region_of(ctx, self.post(ctx).await?.region_id).await
    }

    /// What its tokens may be used for (授权范围).
    async fn scopes(&self) -> Vec<OauthScope> {
        Scopes::read(&self.0.scopes).iter().collect()
    }

    /// The first day on which it opens nothing any more; null while no end is set (到期日).
    async fn expires_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        Ok(self.post(ctx).await?.until.map(Date))
    }

    /// When it was registered.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was revoked, for good; null when it was not (停用时间).
    async fn revoked_at(&self) -> Option<DateTime<Utc>> {
        self.0.revoked_at
    }

    /// When it was given a token last; null when it never was (最近使用).
    async fn last_used_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_used_at
    }

    /// Its secrets, ended ones too, oldest first (密钥).
    async fn secrets(&self, ctx: &Context<'_>) -> Result<Vec<OauthSecret>> {
        let loader = ctx.data_unchecked::<DataLoader<AccountLoader>>();
        let rows: Option<Arc<Vec<_>>> = loader.load_one(self.0.id).await.map_err(shared)?;
        Ok(rows.unwrap_or_default().iter().map(OauthSecret::of).collect())
    }
}

/// Fields of the whole list.
pub struct OauthClientTotal(Select<client::Entity>);

#[Object]
impl OauthClientTotal {
    /// Clients in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of clients.
pub type OauthClientConnection = Listed<OauthClient, OauthClientTotal>;

/// Queries of clients.
#[derive(Default)]
pub struct OauthClientQuery;

#[Object]
impl OauthClientQuery {
    /// Partner agencies' clients, revoked ones too, oldest first; for administrators (接入方).
    async fn oauth_clients(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<OauthClientConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.oauthClients").oauth_clients();
        let mut rows = all.clone().order_by_asc(client::Column::Id).limit(page.limit());
        if let Some(after) = page.after {
            rows = rows.filter(client::Column::Id.gt(OauthClientId(after)));
        }
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, OauthClientTotal(all), |row| row.id.0, OauthClient))
    }
}
