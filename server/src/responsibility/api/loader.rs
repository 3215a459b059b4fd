//! What belongs to many directives and threads at once: recipients, their echo, letters. The owners came
//! through a scope.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::responsibility::directive::{self, DirectiveId, RecipientId, RecipientState, recipient};
use entity::responsibility::thread::{ThreadId, message};

use crate::api::loaders::{beside, shared};
use crate::fault::Fault;

/// Collects the wishes of one request.
pub struct ResponsibilityLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(ResponsibilityLoader(db.clone()), beside))
}

/// How many recipients are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Not acknowledged.
    pub issued: i64,
    /// Acknowledged.
    pub acked: i64,
    /// Done.
    pub done: i64,
}

/// Wishes for the tally of a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EchoOf(pub DirectiveId);

impl Loader<EchoOf> for ResponsibilityLoader {
    type Value = Tally;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[EchoOf]) -> Result<HashMap<EchoOf, Tally>, Self::Error> {
        let rows: Vec<(DirectiveId, RecipientState, i64)> = recipient::Entity::find()
            .select_only()
            .column(recipient::Column::DirectiveId)
            .column(recipient::Column::State)
            .column_as(Expr::col(recipient::Column::Id).count(), "count")
            .filter(recipient::Column::DirectiveId.is_in(keys.iter().map(|key| key.0)))
            .group_by(recipient::Column::DirectiveId)
            .group_by(recipient::Column::State)
            .into_tuple()
            .all(&self.0)
            .await?;
        let mut found: HashMap<EchoOf, Tally> = HashMap::new();
        for (directive, state, count) in rows {
            let tally = found.entry(EchoOf(directive)).or_default();
            match state {
                RecipientState::Issued => tally.issued = count,
                RecipientState::Acked => tally.acked = count,
                RecipientState::Done => tally.done = count,
            }
        }
        Ok(found)
    }
}

impl Loader<DirectiveId> for ResponsibilityLoader {
    type Value = directive::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[DirectiveId]) -> Result<HashMap<DirectiveId, directive::Model>, Self::Error> {
        let rows = directive::Entity::find().filter(directive::Column::Id.is_in(keys.iter().copied()));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (row.id, row)).collect())
    }
}

impl Loader<RecipientId> for ResponsibilityLoader {
    type Value = DirectiveId;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[RecipientId]) -> Result<HashMap<RecipientId, DirectiveId>, Self::Error> {
        let rows = recipient::Entity::find().filter(recipient::Column::Id.is_in(keys.iter().copied()));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (row.id, row.directive_id)).collect())
    }
}

impl Loader<ThreadId> for ResponsibilityLoader {
    type Value = Arc<Vec<message::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ThreadId]) -> Result<HashMap<ThreadId, Self::Value>, Self::Error> {
        let all = message::Entity::find().filter(message::Column::ThreadId.is_in(keys.iter().copied()));
        let mut found: HashMap<ThreadId, Vec<message::Model>> = HashMap::new();
        for row in all.order_by_asc(message::Column::At).order_by_asc(message::Column::Id).all(&self.0).await? {
            found.entry(row.thread_id).or_default().push(row);
        }
        Ok(found.into_iter().map(|(id, rows)| (id, Arc::new(rows))).collect())
    }
}

/// What this key leads to.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<ResponsibilityLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    ResponsibilityLoader: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<ResponsibilityLoader>>().load_one(key).await.map_err(shared)
}
