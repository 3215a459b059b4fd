//! What belongs to many cases of this room at once. The cases came through a scope.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};

use entity::account::UserId;
use entity::account::row::user;
use entity::project::application::{ApplicationId, application_answer, application_step};
use entity::project::call::{self, CallId};
use entity::project::review;

use crate::api::loaders::{beside, shared};
use crate::fault::Fault;

/// Collects the wishes of one request.
pub struct CallLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(CallLoader(db.clone()), beside))
}

macro_rules! of_application {
    ($($(#[$doc:meta])* $key:ident: $table:ident by $order:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $key(pub ApplicationId);

        impl Loader<$key> for CallLoader {
            type Value = Arc<Vec<$table::Model>>;
            type Error = Arc<DbErr>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let rows = $table::Entity::find()
                    .filter($table::Column::ApplicationId.is_in(keys.iter().map(|key| key.0)))
                    .order_by_asc($table::Column::$order)
                    .all(&self.0)
                    .await?;
                let mut found: HashMap<$key, Vec<$table::Model>> = HashMap::new();
                for row in rows {
                    found.entry($key(row.application_id)).or_default().push(row);
                }
                Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
            }
        }
    )+};
}

of_application! {
    /// Wishes for what stands in the fields of an application.
    AnswersOf: application_answer by Field;
    /// Wishes for its steps, oldest first.
    StepsOf: application_step by At;
    /// Wishes for its reviews, oldest first.
    ReviewsOf: review by Id;
}

impl Loader<CallId> for CallLoader {
    type Value = call::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[CallId]) -> Result<HashMap<CallId, call::Model>, Self::Error> {
        let rows = call::Entity::find().filter(call::Column::Id.is_in(keys.iter().copied()));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (row.id, row)).collect())
    }
}

impl Loader<UserId> for CallLoader {
    type Value = user::Model;
    type Error = Arc<DbErr>;

    /// Experts, for those who may know them.
    async fn load(&self, keys: &[UserId]) -> Result<HashMap<UserId, user::Model>, Self::Error> {
        let rows = user::Entity::find().filter(user::Column::Id.is_in(keys.iter().copied()));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// What this key leads to.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<CallLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + Hash + 'static,
    CallLoader: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<CallLoader>>().load_one(key).await.map_err(shared)
}

/// The call of a case; it was there when the case was written.
pub async fn call_of(ctx: &Context<'_>, id: CallId) -> Result<crate::project::call::Call, Fault> {
    let row = one(ctx, id).await?.ok_or_else(|| Fault::Broken("a call vanished".into()))?;
    crate::project::call::Call::of(row)
}
