//! Scope: turns a cell of the policy table into a condition on a select. It is the only way a room
//! obtains a select, so that the condition cannot be forgotten.

use sea_orm::sea_query::{Cond, Expr, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use entity::account::row::user;
use entity::policy::{Reach, reach};
use entity::register::{import, present, region};

use crate::identity::Viewer;

/// What one viewer reaches with one field.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'v> {
    viewer: Option<&'v Viewer>,
    reach: Reach,
}

impl<'v> Scope<'v> {
    /// The scope of a field of the policy table for a viewer.
    #[must_use]
    pub fn of(viewer: Option<&'v Viewer>, field: &str) -> Self {
        let reach = reach(field, viewer.map(Viewer::role)).unwrap_or(Reach::Nothing);
        Self { viewer, reach }
    }

    /// Societies within reach, as they are today.
    #[must_use]
    pub fn societies(&self) -> Select<present::Entity> {
        present::Entity::find().filter(self.society_condition())
    }

    /// Whether one society lies within reach.
    #[must_use]
    pub fn covers(&self, society: &present::Model) -> bool {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => true,
            (Reach::Region, Some(viewer)) => {
                society.region_code.starts_with(region::reach_of(&viewer.post().region_code))
            }
            (Reach::Own, Some(viewer)) => viewer.post().society_id == Some(society.society_id),
            _ => false,
        }
    }

    /// Whether a region lies within reach, so that a register of it may be brought in.
    #[must_use]
    pub fn covers_region(&self, code: &str) -> bool {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => true,
            (Reach::Region, Some(viewer)) => code.starts_with(region::reach_of(&viewer.post().region_code)),
            _ => false,
        }
    }

    /// Runs of the importer within reach.
    #[must_use]
    pub fn import_runs(&self) -> Select<import::Entity> {
        import::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Own | Reach::Region, Some(viewer)) => import::Column::UserId.eq(viewer.user_id).into_condition(),
            _ => none(),
        })
    }

    /// Users within reach.
    #[must_use]
    pub fn users(&self) -> Select<user::Entity> {
        user::Entity::find().filter(if self.reach == Reach::Everything { all() } else { none() })
    }

    fn society_condition(&self) -> Condition {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => in_region(&viewer.post().region_code),
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => present::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        }
    }
}

/// Societies of a region and of all below it, as a range that an index answers.
#[must_use]
pub fn in_region(code: &str) -> Condition {
    let prefix = region::reach_of(code);
    let (low, high) = (format!("{prefix:0<6}"), format!("{prefix:9<6}"));
    present::Column::RegionCode.between(low, high).into_condition()
}

fn all() -> Condition {
    Cond::all()
}

fn none() -> Condition {
    Expr::value(false).into_condition()
}
