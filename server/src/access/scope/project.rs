//! What a viewer reaches of projects and their money.

use sea_orm::sea_query::IntoCondition;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::policy::Reach;
use entity::project::award::{self, movement, recovery};
use entity::project::case;
use entity::project::fund::{fund_row, programme};
use entity::project::result_use;
use entity::project::tranche;

use super::{Scope, all, codes_of, none};

impl Scope<'_> {
    /// Projects within reach: of a region, or the viewer's own society's.
    #[must_use]
    pub fn projects(&self) -> Select<case::Entity> {
        case::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => case::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => self.of_region(case::Column::RegionCode),
        })
    }

    /// Claims that the results of the projects within reach are used.
    #[must_use]
    pub fn result_uses(&self) -> Select<result_use::Entity> {
        let reached = self.projects().select_only().column(case::Column::Id).into_query();
        result_use::Entity::find().filter(result_use::Column::ProjectId.in_subquery(reached))
    }

    /// Awards of the projects within reach.
    #[must_use]
    pub fn awards(&self) -> Select<award::Entity> {
        let reached = self.projects().select_only().column(case::Column::Id).into_query();
        award::Entity::find().filter(award::Column::ProjectId.in_subquery(reached))
    }

    /// Recoveries from the projects within reach.
    #[must_use]
    pub fn recoveries(&self) -> Select<recovery::Entity> {
        let reached = self.projects().select_only().column(case::Column::Id).into_query();
        recovery::Entity::find().filter(recovery::Column::ProjectId.in_subquery(reached))
    }

    /// Funds within reach.
    #[must_use]
    pub fn funds(&self) -> Select<fund_row::Entity> {
        fund_row::Entity::find().filter(self.of_region(fund_row::Column::RegionCode))
    }

    /// Programmes within reach.
    #[must_use]
    pub fn programmes(&self) -> Select<programme::Entity> {
        programme::Entity::find().filter(self.of_region(programme::Column::RegionCode))
    }

    /// Tranches within reach: a society's own stand with its project.
    #[must_use]
    pub fn tranches(&self) -> Select<tranche::Entity> {
        tranche::Entity::find().filter(self.of_region(tranche::Column::RegionCode))
    }

    /// Movements of the money of the funds within reach.
    #[must_use]
    pub fn movements(&self) -> Select<movement::Entity> {
        let reached = self.funds().select_only().column(fund_row::Column::Id).into_query();
        movement::Entity::find().filter(movement::Column::FundId.in_subquery(reached))
    }

    /// Whatever belongs to a region within reach.
    /// What belongs to a region within reach.
    pub(super) fn of_region(&self, column: impl ColumnTrait) -> Condition {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                column.between(low, high).into_condition()
            }
            _ => none(),
        }
    }
}
