//! What belongs to many applications at once: steps, remarks, open items, the names of their regions. The
//! applications came through a scope.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};

use entity::institution::registration::{RegistrationId, remark, step};
use entity::ledger::open_item::{self, OpenItemKind};

use crate::api::loaders::beside;
use crate::fault::Fault;
use crate::institution::registration::known::{Names, names, presides};

/// Collects the wishes of one request.
pub struct RegistrationLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(RegistrationLoader(db.clone()), beside))
}

/// Wishes for the steps of an application, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StepsOf(pub RegistrationId);

impl Loader<StepsOf> for RegistrationLoader {
    type Value = Arc<Vec<step::Model>>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[StepsOf]) -> Result<HashMap<StepsOf, Self::Value>, Self::Error> {
        let of_these = step::Entity::find().filter(step::Column::RegistrationId.is_in(keys.iter().map(|key| key.0)));
        let rows = of_these.order_by_asc(step::Column::At).order_by_asc(step::Column::Id).all(&self.0).await;
        let mut found: HashMap<StepsOf, Vec<step::Model>> = HashMap::new();
        for row in rows.map_err(Fault::from)? {
            found.entry(StepsOf(row.registration_id)).or_default().push(row);
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

/// Wishes for what returns said about an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RemarksOf(pub RegistrationId);

impl Loader<RemarksOf> for RegistrationLoader {
    type Value = Arc<Vec<remark::Model>>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[RemarksOf]) -> Result<HashMap<RemarksOf, Self::Value>, Self::Error> {
        let ids = keys.iter().map(|key| key.0);
        let rows = remark::Entity::find().filter(remark::Column::RegistrationId.is_in(ids)).all(&self.0).await;
        let mut found: HashMap<RemarksOf, Vec<remark::Model>> = HashMap::new();
        for row in rows.map_err(Fault::from)? {
            found.entry(RemarksOf(row.registration_id)).or_default().push(row);
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

/// Wishes for what waits about an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemOf(pub RegistrationId);

impl Loader<ItemOf> for RegistrationLoader {
    type Value = open_item::Model;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[ItemOf]) -> Result<HashMap<ItemOf, Self::Value>, Self::Error> {
        let rows = open_item::Entity::find()
            .filter(open_item::Column::Kind.eq(OpenItemKind::Registration))
            .filter(open_item::Column::SubjectId.is_in(keys.iter().map(|key| key.0.0)))
            .all(&self.0)
            .await;
        let key = |row: open_item::Model| (ItemOf(RegistrationId(row.subject_id)), row);
        Ok(rows.map_err(Fault::from)?.into_iter().map(key).collect())
    }
}

/// Wishes for the names of a region, by its code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NamesIn(pub String);

impl Loader<NamesIn> for RegistrationLoader {
    type Value = Arc<Names>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[NamesIn]) -> Result<HashMap<NamesIn, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        // A caller works in one region: more keys than one come of an administrator alone.
        for key in keys {
            found.insert(key.clone(), Arc::new(names(&self.0, &key.0).await?));
        }
        Ok(found)
    }
}

/// Wishes for who else is led by somebody of this name, an application left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PresidedBy(pub String, pub RegistrationId);

impl Loader<PresidedBy> for RegistrationLoader {
    type Value = String;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[PresidedBy]) -> Result<HashMap<PresidedBy, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for key in keys {
            if let Some(society) = presides(&self.0, &key.0, Some(key.1)).await? {
                found.insert(key.clone(), society);
            }
        }
        Ok(found)
    }
}

/// What this key leads to.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<RegistrationLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    RegistrationLoader: Loader<K, Error = Arc<Fault>>,
{
    let found = ctx.data_unchecked::<DataLoader<RegistrationLoader>>().load_one(key).await;
    found.map_err(|fault| Fault::Broken(fault.to_string()))
}
