//! Loaders of one request: they batch within it and forget with it, so that nothing crosses callers.
//!
//! A batch is loaded by a task of the same thread: it cannot begin while the resolvers of a list are
//! still saying what they need. On another thread it sometimes did, and a list cost two statements.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter};
use tokio::task::spawn_local;
use tracing::Instrument;
use uuid::Uuid;

use entity::form::formation::{self, step};
use entity::form::officer::{liaison, party_officer};
use entity::form::remark::row as remark;
use entity::form::{party_act, party_form};
use entity::institution::change::registered_item;
use entity::institution::{activity, inspection, report};
use entity::ledger::open_item;
use entity::people::appointment::{self, party_lead, person};
use entity::register::agency::{self, AgencyId};
use entity::register::existence;
use entity::register::headcount;
use entity::register::present;
use entity::register::region::{self, RegionId};
use entity::register::society::{self, SocietyId, contact, name};
use entity::register::standing::listing;
use entity::responsibility::guidance;

use crate::account::api::loader::AccountLoader;
use crate::api::webhook::loader::WebhookLoader;
use crate::fault::Fault;
use crate::file;
use crate::form::rules::RuleLoader;
use crate::institution;
use crate::institution::api::activity_terms::TermsOnce;
use crate::institution::calendar::CalendarOnce;
use crate::ledger::api::event_loader::EventLoader;
use crate::project;
use crate::register::of_society::{BySociety, OfSociety};
use crate::responsibility::api::loader::with_loader;
use crate::state::State;

/// Rows by their own key: agencies, persons, regions by id and by code.
pub struct ByKey(DatabaseConnection);

impl Loader<RegionId> for ByKey {
    type Value = region::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[RegionId]) -> Result<HashMap<RegionId, region::Model>, Self::Error> {
        let rows = region::Entity::find().filter(region::Column::Id.is_in(keys.iter().copied())).all(&self.0).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

impl Loader<String> for ByKey {
    type Value = region::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[String]) -> Result<HashMap<String, region::Model>, Self::Error> {
        let rows = region::Entity::find().filter(region::Column::Code.is_in(keys)).all(&self.0).await?;
        Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
    }
}

impl Loader<AgencyId> for ByKey {
    type Value = agency::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[AgencyId]) -> Result<HashMap<AgencyId, agency::Model>, Self::Error> {
        let rows = agency::Entity::find().filter(agency::Column::Id.is_in(keys.iter().copied())).all(&self.0).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

impl Loader<Uuid> for ByKey {
    type Value = person::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, person::Model>, Self::Error> {
        let rows = person::Entity::find().filter(person::Column::Id.is_in(keys.iter().copied())).all(&self.0).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// How a batch is loaded: beside its request, on the same thread, and as a part of what is told of it.
pub fn beside(batch: impl Future<Output = ()> + 'static) {
    spawn_local(batch.in_current_span());
}

/// Gives a request the server's state, and loaders of its own.
#[must_use]
pub fn with_state(request: Request, state: &Arc<State>) -> Request {
    let db = &state.db;
    let request = request.data(Arc::clone(state));
    let request = request.data(DataLoader::new(ByKey(db.clone()), beside));
    let request = request.data(by_society::<society::Entity>(db)).data(by_society::<present::Entity>(db));
    let request = request.data(by_society::<name::Entity>(db)).data(by_society::<headcount::Entity>(db));
    let request = request.data(by_society::<party_form::Entity>(db)).data(by_society::<listing::Entity>(db));
    let request = request.data(by_society::<existence::Entity>(db)).data(by_society::<registered_item::Entity>(db));
    let request = request
        .data(by_society::<inspection::Entity>(db))
        .data(by_society::<report::Entity>(db))
        .data(by_society::<activity::Entity>(db))
        .data(by_society::<appointment::Entity>(db));
    let request = request.data(by_society::<party_lead::Entity>(db)).data(by_society::<contact::Entity>(db));
    let request = request.data(by_society::<party_act::Entity>(db)).data(by_society::<remark::Entity>(db));
    let request = with_loader(request.data(by_society::<guidance::Entity>(db)), db);
    let request = institution::api::loader::with_loader(request, db);
    let request = institution::api::consistency::loader::with_loader(request, db);
    let request = institution::api::registration::loader::with_loader(request, db);
    let request = institution::api::change::loader::with_loader(request, db);
    let request = project::api::call_loader::with_loader(request, db);
    let request = file::api::loader::with_loader(request, db);
    let request = project::api::matching_loader::with_loader(request, db);
    let request = project::api::loader::with_loader(request, db);
    let request = request.data(DataLoader::new(AccountLoader(db.clone()), beside));
    let request = request.data(DataLoader::new(WebhookLoader(db.clone()), beside));
    let request = request.data(by_society::<open_item::Entity>(db));
    let request = request.data(CalendarOnce::default()).data(TermsOnce::default());
    let request = request.data(DataLoader::new(RuleLoader(db.clone()), beside));
    let request = request.data(by_society::<formation::Entity>(db)).data(by_society::<step::Entity>(db));
    let request = request.data(by_society::<party_officer::Entity>(db)).data(by_society::<liaison::Entity>(db));
    request.data(DataLoader::new(EventLoader(db.clone()), beside))
}

fn by_society<E: OfSociety>(db: &DatabaseConnection) -> DataLoader<BySociety<E>>
where
    E::Model: Send + Sync + 'static,
{
    DataLoader::new(BySociety::new(db.clone()), beside)
}

/// The rows of one table that belong to a society.
pub async fn rows_of<E: OfSociety>(ctx: &Context<'_>, id: SocietyId) -> Result<Arc<Vec<E::Model>>, Fault>
where
    E::Model: Send + Sync + 'static,
{
    let loader = ctx.data_unchecked::<DataLoader<BySociety<E>>>();
    Ok(loader.load_one(id).await.map_err(shared)?.unwrap_or_default())
}

/// The rows with these keys: regions by id or code, persons by id.
pub async fn by_keys<K>(
    ctx: &Context<'_>,
    keys: impl IntoIterator<Item = K>,
) -> Result<HashMap<K, <ByKey as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    ByKey: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<ByKey>>().load_many(keys).await.map_err(shared)
}

/// The row with this key.
pub async fn by_key<K>(ctx: &Context<'_>, key: K) -> Result<Option<<ByKey as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    ByKey: Loader<K, Error = Arc<DbErr>>,
{
    Ok(by_keys(ctx, [key]).await?.into_values().next())
}

/// A loader's error is shared by all who waited for it.
#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
#[must_use]
pub fn shared(error: Arc<DbErr>) -> Fault {
    Fault::Broken(error.to_string())
}
