//! What belongs to many changes of the register at once: steps and open items. The cases came through a scope.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};

use entity::institution::change::{ChangeId, change_step};
use entity::ledger::open_item::{self, OpenItemKind};

use crate::api::loaders::{beside, shared};
use crate::fault::Fault;

/// Collects the wishes of one request.
pub struct ChangeLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(ChangeLoader(db.clone()), beside))
}

/// Wishes for the steps of a case, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StepsOf(pub ChangeId);

impl Loader<StepsOf> for ChangeLoader {
    type Value = Arc<Vec<change_step::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[StepsOf]) -> Result<HashMap<StepsOf, Self::Value>, Self::Error> {
        let of_these =
            change_step::Entity::find().filter(change_step::Column::ChangeId.is_in(keys.iter().map(|key| key.0)));
        let rows = of_these.order_by_asc(change_step::Column::At).order_by_asc(change_step::Column::Id);
        let mut found: HashMap<StepsOf, Vec<change_step::Model>> = HashMap::new();
        for row in rows.all(&self.0).await? {
            found.entry(StepsOf(row.change_id)).or_default().push(row);
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

/// Wishes for what waits about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemOf(pub ChangeId);

impl Loader<ItemOf> for ChangeLoader {
    type Value = open_item::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ItemOf]) -> Result<HashMap<ItemOf, Self::Value>, Self::Error> {
        let rows = open_item::Entity::find()
            .filter(open_item::Column::Kind.eq(OpenItemKind::RegisterChange))
            .filter(open_item::Column::SubjectId.is_in(keys.iter().map(|key| key.0.0)));
        let key = |row: open_item::Model| (ItemOf(ChangeId(row.subject_id)), row);
        Ok(rows.all(&self.0).await?.into_iter().map(key).collect())
    }
}

/// What belongs to one case.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<ChangeLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    ChangeLoader: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<ChangeLoader>>().load_one(key).await.map_err(shared)
}
