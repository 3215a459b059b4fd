//! What a viewer reaches of calls, applications and reviews.

use sea_orm::sea_query::{Cond, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use entity::account::role::Role;
use entity::policy::Reach;
use entity::project::application::{self, ApplicationState};
use entity::project::call::{self, CallState};
use entity::project::review;
use entity::register::region;

use super::{Scope, all, codes_of, none};
use crate::identity::Viewer;

impl Scope<'_> {
    /// Calls that call the viewer's region: its own, those of regions below it and those of the regions above
    /// it. What is not published yet is for the federation.
    #[must_use]
    pub fn calls(&self) -> Select<call::Entity> {
        let reached = match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region | Reach::Own, Some(viewer)) => {
                let own = viewer.post().region_code.as_str();
                let (low, high) = codes_of(own);
                let above = std::iter::successors(region::parent_of(own), |code| region::parent_of(code));
                let below = call::Column::RegionCode.between(low, high);
                Cond::any().add(below).add(call::Column::RegionCode.is_in(above))
            }
            _ => none(),
        };
        let published = call::Column::State.ne(CallState::Draft);
        let reached = Cond::all().add(reached);
        call::Entity::find().filter(if self.is_federation() { reached } else { reached.add(published) })
    }

    fn is_federation(&self) -> bool {
        let role = self.viewer.map(Viewer::role);
        matches!(role, Some(Role::FedAdmin | Role::FedProject | Role::FedChair))
    }

    /// Applications within reach. What a society has not submitted, or has taken back to change it, is its own.
    #[must_use]
    pub fn applications(&self) -> Select<application::Entity> {
        let submitted = || {
            Cond::all()
                .add(application::Column::SubmittedOn.is_not_null())
                .add(application::Column::State.is_not_in([ApplicationState::Draft, ApplicationState::NotSubmitted]))
        };
        application::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => submitted(),
            (Reach::Region, Some(viewer)) => submitted().add(applications_of(viewer)),
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => application::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        })
    }

    /// All applications of the region, written or not: to count them, never to show them.
    #[must_use]
    pub fn counted_applications(&self) -> Select<application::Entity> {
        application::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => applications_of(viewer),
            _ => none(),
        })
    }

    /// Applications of the region that are published to be approved.
    #[must_use]
    pub fn award_notices(&self) -> Select<application::Entity> {
        let published = application::Column::State.eq(ApplicationState::PublicNotice);
        self.counted_applications().filter(published)
    }

    /// Reviews that were given to the viewer.
    #[must_use]
    pub fn reviews(&self) -> Select<review::Entity> {
        review::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Own, Some(viewer)) => review::Column::UserId.eq(viewer.user_id).into_condition(),
            _ => none(),
        })
    }

    /// Whether the viewer may know who the experts are and what they said.
    #[must_use]
    pub fn reads_reviews(&self) -> bool {
        self.viewer.is_some_and(|viewer| viewer.allows("Application.reviews"))
    }
}

fn applications_of(viewer: &Viewer) -> Condition {
    let (low, high) = codes_of(&viewer.post().region_code);
    application::Column::RegionCode.between(low, high).into_condition()
}
