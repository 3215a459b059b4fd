//! Scope of matching and casebook: what is open to a society, what is its own, what it edits.

use sea_orm::sea_query::{Cond, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::Word;
use entity::policy::Reach;
use entity::project::case_study::{self, CaseStudyState, case_editor};
use entity::project::demand::{self, DemandState};
use entity::project::{casebook, offer, published_result};
use entity::register::region::parent_of;
use entity::register::society::SocietyId;

use super::{Scope, all, codes_of, none};

/// The code of a region and those of all above it.
fn upward(code: &str) -> Vec<String> {
    std::iter::successors(Some(code.to_owned()), |code| parent_of(code)).collect()
}

impl Scope<'_> {
    fn own_society(&self) -> Option<SocietyId> {
        self.viewer.and_then(|viewer| viewer.post().society_id)
    }

    /// Demands within reach. A society sees what is open in its region, what it has offered for and what it is
    /// bound to; a partner what he posted.
    #[must_use]
    pub fn demands(&self) -> Select<demand::Entity> {
        let own = self.own_demand();
        demand::Entity::find().filter(match (self.reach, self.viewer, self.own_society()) {
            (Reach::Own, Some(viewer), Some(society)) => {
                let offered = offer::Entity::find().select_only().column(offer::Column::DemandId);
                let offered = offered.filter(offer::Column::SocietyId.eq(society)).into_query();
                let open = Cond::all()
                    .add(demand::Column::State.is_in([DemandState::Open, DemandState::Offered]))
                    .add(demand::Column::RegionCode.is_in(upward(&viewer.post().region_code)));
                Cond::any().add(own).add(open).add(demand::Column::Id.in_subquery(offered))
            }
            _ => own,
        })
    }

    /// Demands to which the viewer is bound: of a region that is reached, matched with his society, posted by
    /// himself.
    #[must_use]
    pub fn own_demands(&self) -> Select<demand::Entity> {
        demand::Entity::find().filter(self.own_demand())
    }

    fn own_demand(&self) -> Condition {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                demand::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => demand::Column::SocietyId.eq(own).into_condition(),
                None => demand::Column::PostedBy.eq(viewer.user_id).into_condition(),
            },
            _ => none(),
        }
    }

    /// Whether the viewer is bound to a demand, so that he sees offers, steps and papers of it.
    #[must_use]
    pub fn is_bound(&self, row: &demand::Model) -> bool {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => true,
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                (low..=high).contains(&row.region_code)
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => row.society_id == Some(own),
                None => row.posted_by == viewer.user_id,
            },
            _ => false,
        }
    }

    /// Demands in one of these states, as the viewer sees them: who is not bound to one sees it from outside,
    /// and a filter must not tell him more.
    #[must_use]
    pub fn demands_in(&self, states: &[DemandState]) -> Condition {
        let exactly = demand::Column::State.is_in(states.iter().copied());
        let Some(own) = self.own_society().filter(|_| self.reach == Reach::Own) else {
            return exactly.into_condition();
        };
        let seen = DemandState::ALL.iter().copied().filter(|state| states.contains(&state.seen_from_outside()));
        let bound = Cond::all().add(demand::Column::SocietyId.eq(own)).add(exactly);
        let others = Cond::any().add(demand::Column::SocietyId.is_null()).add(demand::Column::SocietyId.ne(own));
        Cond::any().add(bound).add(Cond::all().add(others).add(demand::Column::State.is_in(seen)))
    }

    /// Offers within reach: a society's own, those for what a partner posted, those of a region.
    #[must_use]
    pub fn offers(&self) -> Select<offer::Entity> {
        offer::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                offer::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => {
                let posted = || self.own_demands().select_only().column(demand::Column::Id).into_query();
                let own = viewer.post().society_id.map(|own| offer::Column::SocietyId.eq(own));
                own.unwrap_or_else(|| offer::Column::DemandId.in_subquery(posted())).into_condition()
            }
            _ => none(),
        })
    }

    /// Whether the viewer may see an offer for a demand: as `offers` asks the database.
    #[must_use]
    pub fn sees_offer(&self, row: &offer::Model, demand: &demand::Model) -> bool {
        match (self.reach, self.own_society()) {
            (Reach::Own, Some(own)) => row.society_id == own,
            (Reach::Own | Reach::Region, None) => self.is_bound(demand),
            _ => false,
        }
    }

    /// Published results: everybody's to read.
    #[must_use]
    pub fn published_results(&self) -> Select<published_result::Entity> {
        published_result::Entity::find().filter(if self.reach == Reach::Nothing { none() } else { all() })
    }

    /// Published results that the viewer may withdraw or make known: of his region, of his society.
    #[must_use]
    pub fn own_results(&self) -> Select<published_result::Entity> {
        published_result::Entity::find().filter(match (self.reach, self.viewer, self.own_society()) {
            (Reach::Region, Some(viewer), _) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                published_result::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, _, Some(own)) => published_result::Column::SocietyId.eq(own).into_condition(),
            _ => none(),
        })
    }

    /// Whether a published result is the viewer's to withdraw or make known: as `own_results` asks the database.
    #[must_use]
    pub fn owns_result(&self, row: &published_result::Model) -> bool {
        match (self.reach, self.viewer, self.own_society()) {
            (Reach::Region, Some(viewer), _) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                (low..=high).contains(&row.region_code)
            }
            (Reach::Own, _, Some(own)) => row.society_id == own,
            _ => false,
        }
    }

    /// Editions of the casebook within reach. A society sees those of its region and of the regions above it.
    #[must_use]
    pub fn casebooks(&self) -> Select<casebook::Entity> {
        casebook::Entity::find().filter(match (self.reach, self.viewer, self.own_society()) {
            (Reach::Everything, ..) => all(),
            (Reach::Region, Some(viewer), Some(_)) => {
                casebook::Column::RegionCode.is_in(upward(&viewer.post().region_code)).into_condition()
            }
            (Reach::Region, Some(viewer), None) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                casebook::Column::RegionCode.between(low, high).into_condition()
            }
            _ => none(),
        })
    }

    /// Cases within reach: a society's own, those that it edits, and what was published in its region.
    #[must_use]
    pub fn case_studies(&self) -> Select<case_study::Entity> {
        case_study::Entity::find().filter(match (self.reach, self.viewer, self.own_society()) {
            (Reach::Own, Some(viewer), Some(own)) => {
                let edited = case_editor::Entity::find().select_only().column(case_editor::Column::CaseId);
                let edited = edited.filter(case_editor::Column::SocietyId.eq(own)).into_query();
                let published = Cond::all()
                    .add(case_study::Column::State.eq(CaseStudyState::Published))
                    .add(case_study::Column::RegionCode.is_in(upward(&viewer.post().region_code)));
                Cond::any().add(self.own_case()).add(case_study::Column::Id.in_subquery(edited)).add(published)
            }
            _ => self.own_case(),
        })
    }

    /// Cases that are the viewer's to write: his society's, or those of a region.
    #[must_use]
    pub fn own_case_studies(&self) -> Select<case_study::Entity> {
        case_study::Entity::find().filter(self.own_case())
    }

    fn own_case(&self) -> Condition {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                case_study::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(_)) => match self.own_society() {
                Some(own) => case_study::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        }
    }

    /// Cases that were given to the viewer's society to edit.
    #[must_use]
    pub fn edited_cases(&self) -> Select<case_study::Entity> {
        case_study::Entity::find().filter(match self.own_society().filter(|_| self.reach == Reach::Own) {
            Some(own) => {
                let edited = case_editor::Entity::find().select_only().column(case_editor::Column::CaseId);
                let edited = edited.filter(case_editor::Column::SocietyId.eq(own)).into_query();
                case_study::Column::Id.in_subquery(edited).into_condition()
            }
            None => none(),
        })
    }
}
