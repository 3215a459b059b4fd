//! What belongs to many demands, offers, editions, cases and results at once: steps, ratings, editors, promotions. The
//! subjects came through a scope.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use entity::project::case_study::{CaseStudyId, case_editor, case_study_step};
use entity::project::casebook::{self, CasebookId, casebook_editor};
use entity::project::demand::{self, DemandId, demand_rating, demand_step};
use entity::project::offer;
use entity::project::published_result::{self, ResultId, adoption, promotion};

use crate::api::loaders::{beside, shared};
use crate::fault::Fault;

/// Collects the wishes of one request.
pub struct MatchingLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(MatchingLoader(db.clone()), beside))
}

/// Writes a loader of rows that belong to a subject, in an order.
macro_rules! rows_of {
    ($($(#[$doc:meta])* $key:ident($id:ty): $table:ident . $of:ident $field:ident by $($order:ident),+;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $key(pub $id);

        impl Loader<$key> for MatchingLoader {
            type Value = Arc<Vec<$table::Model>>;
            type Error = Arc<DbErr>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let rows = $table::Entity::find().filter($table::Column::$of.is_in(keys.iter().map(|key| key.0)));
                let rows = rows$(.order_by_asc($table::Column::$order))+;
                let mut found: HashMap<$key, Vec<$table::Model>> = HashMap::new();
                for row in rows.all(&self.0).await? {
                    found.entry($key(row.$field)).or_default().push(row);
                }
                Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
            }
        }
    )+};
}

rows_of! {
    /// Wishes for the steps of a demand, oldest first.
    DemandSteps(DemandId): demand_step.DemandId demand_id by At, Id;
    /// Wishes for the offers of a demand, oldest first: who sees which is told by the scope.
    OffersOf(DemandId): offer.DemandId demand_id by Id;
    /// Wishes for the words of its rating.
    RatingOf(DemandId): demand_rating.DemandId demand_id by Criterion;
    /// Wishes for the editors of an edition.
    EditorsOf(CasebookId): casebook_editor.CasebookId casebook_id by SocietyId;
    /// Wishes for the editors of a case, in the order in which it goes round.
    CaseEditors(CaseStudyId): case_editor.CaseId case_id by Place;
    /// Wishes for the steps of a case, oldest first.
    CaseSteps(CaseStudyId): case_study_step.CaseId case_id by At, Id;
    /// Wishes for how a result was made known, oldest first.
    PromotionsOf(ResultId): promotion.ResultId result_id by PublishedOn, Id;
    /// Wishes for who has said that he uses it, oldest first.
    AdoptionsOf(ResultId): adoption.ResultId result_id by AdoptedOn, Id;
}

/// Wishes for the demand with this id, which the reader of an offer is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DemandOf(pub DemandId);

impl Loader<DemandOf> for MatchingLoader {
    type Value = demand::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[DemandOf]) -> Result<HashMap<DemandOf, demand::Model>, Self::Error> {
        let rows = demand::Entity::find().filter(demand::Column::Id.is_in(keys.iter().map(|key| key.0)));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (DemandOf(row.id), row)).collect())
    }
}

/// Wishes for the edition of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BookOf(pub CasebookId);

impl Loader<BookOf> for MatchingLoader {
    type Value = casebook::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[BookOf]) -> Result<HashMap<BookOf, casebook::Model>, Self::Error> {
        let rows = casebook::Entity::find().filter(casebook::Column::Id.is_in(keys.iter().map(|key| key.0)));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (BookOf(row.id), row)).collect())
    }
}

/// Wishes for the result that was published of a thing, the newest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublishedOf(pub Uuid);

impl Loader<PublishedOf> for MatchingLoader {
    type Value = published_result::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[PublishedOf]) -> Result<HashMap<PublishedOf, published_result::Model>, Self::Error> {
        let rows = published_result::Entity::find()
            .filter(published_result::Column::SourceId.is_in(keys.iter().map(|key| key.0)))
            .order_by_asc(published_result::Column::Id);
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (PublishedOf(row.source_id), row)).collect())
    }
}

/// What this key leads to.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<MatchingLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    MatchingLoader: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<MatchingLoader>>().load_one(key).await.map_err(shared)
}
