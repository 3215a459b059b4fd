//! What a viewer reaches of formations and of acts of Party life: that of the societies within reach,
//! those too that have ended: what is history stays readable.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::form::formation::{self, step};
use entity::form::party_act;
use entity::form::remark::row as remark;
use entity::register::present;

use super::Scope;

impl Scope<'_> {
    /// Formations of the societies within reach.
    #[must_use]
    pub fn formations(&self) -> Select<formation::Entity> {
        let reached = self.societies_ever().select_only().column(present::Column::SocietyId).into_query();
        formation::Entity::find().filter(formation::Column::SocietyId.in_subquery(reached))
    }

    /// Moves of formations of the societies within reach.
    #[must_use]
    pub fn formation_steps(&self) -> Select<step::Entity> {
        let reached = self.societies_ever().select_only().column(present::Column::SocietyId).into_query();
        step::Entity::find().filter(step::Column::SocietyId.in_subquery(reached))
    }

    /// Remarks of returns in the societies within reach.
    #[must_use]
    pub fn formation_remarks(&self) -> Select<remark::Entity> {
        let reached = self.societies_ever().select_only().column(present::Column::SocietyId).into_query();
        remark::Entity::find().filter(remark::Column::SocietyId.in_subquery(reached))
    }

    /// Recorded acts of Party life of the societies within reach.
    #[must_use]
    pub fn party_acts(&self) -> Select<party_act::Entity> {
        let reached = self.societies_ever().select_only().column(present::Column::SocietyId).into_query();
        party_act::Entity::find().filter(party_act::Column::SocietyId.in_subquery(reached))
    }
}
