//! What belongs to many projects at once: steps, changes, uses of results, awards, budgets, tranches, recoveries;
//! and the programmes of awards. The projects came through a scope.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};

use entity::project::award::{self, award_budget, recovery};
use entity::project::case::change;
use entity::project::case::{self, ProjectId, project_step};
use entity::project::fund::{FundId, ProgrammeId, budget_category, fund_row, programme};
use entity::project::result_use;
use entity::project::tranche;

use crate::api::loaders::{beside, shared};
use crate::fault::Fault;

/// Collects the wishes of one request.
pub struct ProjectLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(ProjectLoader(db.clone()), beside))
}

macro_rules! many {
    ($($(#[$doc:meta])* $key:ident($id:ident): $table:ident by $column:ident, $field:ident, $order:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $key(pub $id);

        impl Loader<$key> for ProjectLoader {
            type Value = Arc<Vec<$table::Model>>;
            type Error = Arc<DbErr>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let rows = $table::Entity::find()
                    .filter($table::Column::$column.is_in(keys.iter().map(|key| key.0)))
                    .order_by_asc($table::Column::$order)
                    .all(&self.0)
                    .await?;
                let mut found: HashMap<$key, Vec<$table::Model>> = HashMap::new();
                for row in rows {
                    found.entry($key(row.$field)).or_default().push(row);
                }
                Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
            }
        }
    )+};
}

macro_rules! single {
    ($($(#[$doc:meta])* $key:ident($id:ident): $table:ident by $column:ident, $field:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $key(pub $id);

        impl Loader<$key> for ProjectLoader {
            type Value = $table::Model;
            type Error = Arc<DbErr>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let of = $table::Entity::find().filter($table::Column::$column.is_in(keys.iter().map(|key| key.0)));
                Ok(of.all(&self.0).await?.into_iter().map(|row| ($key(row.$field), row)).collect())
            }
        }
    )+};
}

many! {
    /// Wishes for the steps of a project, oldest first.
    StepsOf(ProjectId): project_step by ProjectId, project_id, At;
    /// Wishes for the changes that were asked for, oldest first.
    ChangesOf(ProjectId): change by ProjectId, project_id, Id;
    /// Wishes for the uses of its result, oldest first.
    UsesOf(ProjectId): result_use by ProjectId, project_id, Id;
    /// Wishes for the tranches of its award, in their order.
    TranchesOf(ProjectId): tranche by ProjectId, project_id, No;
    /// Wishes for its award's budget, in the categories' order.
    BudgetOf(ProjectId): award_budget by ProjectId, project_id, No;
    /// Wishes for the programmes of a fund, oldest first.
    ProgrammesOf(FundId): programme by FundId, fund_id, Id;
    /// Wishes for the categories of a programme, in their order.
    CategoriesOf(ProgrammeId): budget_category by ProgrammeId, programme_id, No;
    /// Wishes for the awards of a programme, oldest first.
    AwardsOf(ProgrammeId): award by ProgrammeId, programme_id, ProjectId;
}

single! {
    /// Wishes for a project's award.
    AwardOf(ProjectId): award by ProjectId, project_id;
    /// Wishes for what is recovered of it.
    RecoveryOf(ProjectId): recovery by ProjectId, project_id;
    /// Wishes for a project that something within reach belongs to.
    ProjectOf(ProjectId): case by Id, id;
    /// Wishes for a programme.
    ProgrammeOf(ProgrammeId): programme by Id, id;
    /// Wishes for a fund.
    FundOf(FundId): fund_row by Id, id;
}

/// What belongs to one of them.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<ProjectLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    ProjectLoader: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<ProjectLoader>>().load_one(key).await.map_err(shared)
}
