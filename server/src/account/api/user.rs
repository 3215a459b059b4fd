//! Users in the API, for administrators.

use async_graphql::dataloader::DataLoader;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::account::UserId;
use entity::account::row::user;

use super::loader::{AccountLoader, Name};
use super::viewer::UserPost;
use crate::api::loaders::shared;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};

/// A user account (用户).
pub struct User(pub user::Model);

/// The user with this id; none when it does not exist for the caller.
pub async fn find_user(ctx: &Context<'_>, id: UserId) -> Result<Option<User>, Fault> {
    let scoped = caller(ctx).scope("Query.users").users().filter(user::Column::Id.eq(id));
    Ok(scoped.one(&state(ctx).db).await?.map(User))
}

#[Object]
impl User {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Login name (用户名).
    async fn username(&self) -> &str {
        &self.0.username
    }

    /// Name on the screen (姓名).
    async fn display_name(&self) -> &str {
        &self.0.display_name
    }

    /// Whether the account may not log in.
    async fn disabled(&self) -> bool {
        self.0.disabled
    }

    /// Last login; null when there was none.
    async fn last_login_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_login_at
    }

    /// Until when it is locked after failed logins; null when it is not.
    async fn locked_until(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let loader = ctx.data_unchecked::<DataLoader<AccountLoader>>();
        let tried = loader.load_one(Name(self.0.username.clone())).await.map_err(shared)?;
        let now = state(ctx).world.now();
        Ok(tried.and_then(|tried| tried.locked_until).filter(|until| *until > now))
    }

    /// All posts, past ones too (任职).
    async fn posts(&self, ctx: &Context<'_>) -> Result<Vec<UserPost>> {
        let loader = ctx.data_unchecked::<DataLoader<AccountLoader>>();
        let rows = loader.load_one(self.0.id).await.map_err(shared)?.unwrap_or_default();
        Ok(rows.iter().map(UserPost::of_row).collect())
    }
}

/// Fields of the whole list.
pub struct UserTotal(Select<user::Entity>);

#[Object]
impl UserTotal {
    /// Users in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of users.
pub type UserConnection = Listed<User, UserTotal>;

/// Queries of users.
#[derive(Default)]
pub struct UserQuery;

#[Object]
impl UserQuery {
    /// User accounts, oldest first; for administrators.
    async fn users(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<UserConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.users").users();
        let mut rows = all.clone().order_by_asc(user::Column::Id).limit(page.limit());
        if let Some(after) = page.after {
            rows = rows.filter(user::Column::Id.gt(UserId(after)));
        }
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, UserTotal(all), |row| row.id.0, User))
    }
}
