//! Rule versions: read from the database, for a write and once for a request.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, QueryOrder};

use entity::form::rules::{self, RuleBook};

use crate::api::loaders::shared;
use crate::fault::Fault;

/// All versions, newest first, with who published them.
pub async fn versions(db: &impl ConnectionTrait) -> Result<Vec<rules::Model>, DbErr> {
    rules::Entity::find().order_by_desc(rules::Column::Version).all(db).await
}

/// All versions, as the rules ask for them.
pub async fn book(db: &impl ConnectionTrait) -> Result<RuleBook, Fault> {
    Ok(bound(&versions(db).await?))
}

fn bound(versions: &[rules::Model]) -> RuleBook {
    RuleBook::new(versions.iter().map(rules::Model::rules).collect())
}

/// The versions of one request: a list of a hundred societies reads them once.
pub struct RuleLoader(pub DatabaseConnection);

impl Loader<()> for RuleLoader {
    type Value = Arc<Vec<rules::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, _: &[()]) -> Result<HashMap<(), Self::Value>, Self::Error> {
        Ok(HashMap::from([((), Arc::new(versions(&self.0).await?))]))
    }
}

/// All versions, newest first, once a request.
pub async fn versions_of(ctx: &Context<'_>) -> Result<Arc<Vec<rules::Model>>, Fault> {
    let loader = ctx.data_unchecked::<DataLoader<RuleLoader>>();
    Ok(loader.load_one(()).await.map_err(shared)?.unwrap_or_default())
}

/// All versions as a book, once a request.
pub async fn book_of(ctx: &Context<'_>) -> Result<RuleBook, Fault> {
    Ok(bound(&versions_of(ctx).await?))
}
