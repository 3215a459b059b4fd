//! Posts and locks of many users, and secrets of many clients, at once.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};

use entity::account::oauth::secret;
use entity::account::row::{login_try, user_post};
use entity::account::{OauthClientId, UserId};

/// Collects the wishes of one request.
pub struct AccountLoader(pub DatabaseConnection);

impl Loader<UserId> for AccountLoader {
    type Value = Arc<Vec<user_post::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[UserId]) -> Result<HashMap<UserId, Self::Value>, Self::Error> {
        let all = user_post::Entity::find().filter(user_post::Column::UserId.is_in(keys.iter().copied()));
        let mut found: HashMap<UserId, Vec<user_post::Model>> = HashMap::new();
        for row in all.order_by_asc(user_post::Column::Id).all(&self.0).await.map_err(Arc::new)? {
            found.entry(row.user_id).or_default().push(row);
        }
        Ok(found.into_iter().map(|(id, rows)| (id, Arc::new(rows))).collect())
    }
}

/// A login name, to find its failed tries by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(pub String);

impl Loader<Name> for AccountLoader {
    type Value = login_try::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[Name]) -> Result<HashMap<Name, login_try::Model>, Self::Error> {
        let subjects: HashMap<String, &Name> = keys.iter().map(|name| (format!("user:{}", name.0), name)).collect();
        let all = login_try::Entity::find().filter(login_try::Column::Subject.is_in(subjects.keys()));
        let rows = all.all(&self.0).await.map_err(Arc::new)?;
        Ok(rows.into_iter().filter_map(|row| Some(((*subjects.get(&row.subject)?).clone(), row))).collect())
    }
}

impl Loader<OauthClientId> for AccountLoader {
    type Value = Arc<Vec<secret::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[OauthClientId]) -> Result<HashMap<OauthClientId, Self::Value>, Self::Error> {
        let all = secret::Entity::find().filter(secret::Column::OauthClientId.is_in(keys.iter().copied()));
        let mut found: HashMap<OauthClientId, Vec<secret::Model>> = HashMap::new();
        for row in all.order_by_asc(secret::Column::Id).all(&self.0).await.map_err(Arc::new)? {
            found.entry(row.oauth_client_id).or_default().push(row);
        }
        Ok(found.into_iter().map(|(id, rows)| (id, Arc::new(rows))).collect())
    }
}
