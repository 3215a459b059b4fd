//! Loaders of figures side by side, of contests, their steps, and of what societies were asked for: a list of
//! a hundred costs as many statements as a list of one.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};

use entity::institution::burden::Burden;
use entity::institution::consistency::Figure;
use entity::institution::consistency::contest::{self, ContestId, contest_step};
use entity::register::society::SocietyId;

use crate::api::loaders::beside;
use crate::fault::Fault;
use crate::institution::burden::burdens;
use crate::institution::consistency::figures;

/// Collects the wishes of one request.
pub struct FigureLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(FigureLoader(db.clone()), beside))
}

/// Wishes for what everybody says of a society.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SaidOf(pub SocietyId);

impl Loader<SaidOf> for FigureLoader {
    type Value = Arc<Vec<Figure>>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[SaidOf]) -> Result<HashMap<SaidOf, Self::Value>, Self::Error> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let said = figures(&self.0, &ids).await.map_err(Arc::new)?;
        Ok(said.into_iter().map(|(id, figures)| (SaidOf(id), Arc::new(figures))).collect())
    }
}

/// Wishes for the contests of a society that wait for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OpenContestsOf(pub SocietyId);

impl Loader<OpenContestsOf> for FigureLoader {
    type Value = Arc<Vec<contest::Model>>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[OpenContestsOf]) -> Result<HashMap<OpenContestsOf, Self::Value>, Self::Error> {
        let rows = contest::Entity::find()
            .filter(contest::Column::SocietyId.is_in(keys.iter().map(|key| key.0)))
            .filter(contest::Column::ClosedOn.is_null())
            .order_by_asc(contest::Column::Id);
        let mut found: HashMap<OpenContestsOf, Vec<_>> = HashMap::new();
        for row in rows.all(&self.0).await.map_err(|error| Arc::new(error.into()))? {
            found.entry(OpenContestsOf(row.society_id)).or_default().push(row);
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

impl Loader<ContestId> for FigureLoader {
    type Value = Arc<Vec<contest_step::Model>>;
    type Error = Arc<Fault>;

    /// The steps of contests, oldest first.
    async fn load(&self, keys: &[ContestId]) -> Result<HashMap<ContestId, Self::Value>, Self::Error> {
        let rows = contest_step::Entity::find()
            .filter(contest_step::Column::ContestId.is_in(keys.iter().copied()))
            .order_by_asc(contest_step::Column::At)
            .order_by_asc(contest_step::Column::Id);
        let mut found: HashMap<ContestId, Vec<_>> = HashMap::new();
        for row in rows.all(&self.0).await.map_err(|error| Arc::new(error.into()))? {
            found.entry(row.contest_id).or_default().push(row);
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

/// Wishes for what a society was asked for in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BurdenOf(pub SocietyId, pub i32);

impl Loader<BurdenOf> for FigureLoader {
    type Value = Arc<Burden>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[BurdenOf]) -> Result<HashMap<BurdenOf, Self::Value>, Self::Error> {
        let mut years: HashMap<i32, Vec<SocietyId>> = HashMap::new();
        for BurdenOf(id, year) in keys {
            years.entry(*year).or_default().push(*id);
        }
        let mut found = HashMap::new();
        for (year, ids) in years {
            let all = burdens(&self.0, &ids, year).await.map_err(Arc::new)?;
            found.extend(all.into_iter().map(|(id, burden)| (BurdenOf(id, year), Arc::new(burden))));
        }
        Ok(found)
    }
}

/// What this key leads to.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<FigureLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    FigureLoader: Loader<K, Error = Arc<Fault>>,
{
    let loader = ctx.data_unchecked::<DataLoader<FigureLoader>>();
    loader.load_one(key).await.map_err(|fault| Fault::Broken(fault.to_string()))
}
