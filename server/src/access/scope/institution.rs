//! What a viewer reaches of registration, annual inspection, lists, enforcement and activity filings.

use sea_orm::sea_query::{Cond, IntoCondition};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::Word;
use entity::account::role::Role;
use entity::institution::activity;
use entity::institution::campaign;
use entity::institution::change;
use entity::institution::consistency::ConsistencyFact;
use entity::institution::consistency::contest as figure_contest;
use entity::institution::consistency::figure::difference;
use entity::institution::enforcement;
use entity::institution::evaluation;
use entity::institution::inspection::conclusion_reason;
use entity::institution::list_case::{self, ListKind, list_reason};
use entity::institution::registration;
use entity::institution::report::{self, report_remark, report_step};
use entity::policy::Reach;
use entity::register::present;
use entity::register::region;
use entity::register::standing::listing;

use super::{Scope, all, codes_of, none};
use crate::identity::Viewer;

impl Scope<'_> {
    /// Annual reports within reach: of a region, or the viewer's own society's.
    #[must_use]
    pub fn annual_reports(&self) -> Select<report::Entity> {
        report::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                report::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => report::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        })
    }

    /// Applications to registration within reach: of a region, or the one that the viewer's own society
    /// came of.
    #[must_use]
    pub fn registrations(&self) -> Select<registration::Entity> {
        registration::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                registration::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => registration::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        })
    }

    /// Changes of the register within reach: of a region, or the viewer's own society's.
    #[must_use]
    pub fn register_changes(&self) -> Select<change::Entity> {
        change::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                change::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => change::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        })
    }

    /// Activity filings within reach: of a region, or the viewer's own society's.
    #[must_use]
    pub fn activities(&self) -> Select<activity::Entity> {
        activity::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                activity::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => activity::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        })
    }

    /// Evaluations within reach: of a region, or the viewer's own society's.
    #[must_use]
    pub fn evaluations(&self) -> Select<evaluation::Entity> {
        evaluation::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                evaluation::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => evaluation::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        })
    }

    /// Campaigns of annual inspection that ask the viewer's region: its own, those of regions below it
    /// and those of the regions above it.
    #[must_use]
    pub fn campaigns(&self) -> Select<campaign::Entity> {
        campaign::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region | Reach::Own, Some(viewer)) => {
                let own = viewer.post().region_code.as_str();
                let (low, high) = codes_of(own);
                let above = std::iter::successors(region::parent_of(own), |code| region::parent_of(code));
                let below = campaign::Column::RegionCode.between(low, high);
                Cond::any().add(below).add(campaign::Column::RegionCode.is_in(above))
            }
            _ => none(),
        })
    }

    /// Steps of the annual reports within reach.
    #[must_use]
    pub fn report_steps(&self) -> Select<report_step::Entity> {
        let reached = self.annual_reports().select_only().column(report::Column::Id).into_query();
        report_step::Entity::find().filter(report_step::Column::ReportId.in_subquery(reached))
    }

    /// Remarks on the annual reports within reach.
    #[must_use]
    pub fn report_remarks(&self) -> Select<report_remark::Entity> {
        let reached = self.annual_reports().select_only().column(report::Column::Id).into_query();
        report_remark::Entity::find().filter(report_remark::Column::ReportId.in_subquery(reached))
    }

    /// Cases of credit lists within reach. A society sees those that it was told of.
    #[must_use]
    pub fn list_cases(&self) -> Select<list_case::Entity> {
        list_case::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                list_case::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => {
                    let told = Cond::any()
                        .add(list_case::Column::NotifiedOn.is_not_null())
                        .add(list_case::Column::ListedOn.is_not_null());
                    Cond::all().add(list_case::Column::SocietyId.eq(own)).add(told)
                }
                None => none(),
            },
            _ => none(),
        })
    }

    /// Whether the viewer is one of those who investigate: civil affairs and the federation. Nobody else
    /// knows of a case before something is served.
    #[must_use]
    pub fn investigates(&self) -> bool {
        let role = self.viewer.map(Viewer::role);
        matches!(role, Some(Role::CivilAffairs | Role::FedAdmin | Role::FedChair))
    }

    /// Enforcement cases within reach.
    #[must_use]
    pub fn enforcement_cases(&self) -> Select<enforcement::Entity> {
        let served = || enforcement::Column::ServedOn.is_not_null();
        enforcement::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => served().into_condition(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                let here = Cond::all().add(enforcement::Column::RegionCode.between(low, high));
                if self.investigates() { here } else { here.add(served()) }
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => Cond::all().add(enforcement::Column::SocietyId.eq(own)).add(served()),
                None => none(),
            },
            _ => none(),
        })
    }

    /// Whether the viewer may read how many Party members there are: civil affairs sees what came of it.
    #[must_use]
    pub fn reads_party_counts(&self) -> bool {
        self.viewer.is_some_and(|viewer| viewer.allows("Society.headcount"))
    }

    /// Facts on which the sides differ, of societies within reach; Party members only for those who read counts.
    #[must_use]
    pub fn figure_differences(&self) -> Select<difference::Entity> {
        let reached = self.societies().select_only().column(present::Column::SocietyId).into_query();
        let all = difference::Entity::find().filter(difference::Column::SocietyId.in_subquery(reached));
        if self.reads_party_counts() {
            return all;
        }
        all.filter(difference::Column::Fact.is_not_in(told_facts()))
    }

    /// Contests of figures within reach; those about Party members only for those who read counts.
    #[must_use]
    pub fn figure_contests(&self) -> Select<figure_contest::Entity> {
        let all = figure_contest::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                figure_contest::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => figure_contest::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        });
        if self.reads_party_counts() {
            return all;
        }
        all.filter(figure_contest::Column::Fact.is_not_in(told_facts()))
    }

    /// Entries in the credit lists of societies within reach.
    #[must_use]
    pub fn listings(&self) -> Select<listing::Entity> {
        let reached = self.societies().select_only().column(present::Column::SocietyId).into_query();
        let lists = ListKind::ALL.iter().map(|list| list.fact());
        listing::Entity::find()
            .filter(listing::Column::Kind.is_in(lists))
            .filter(listing::Column::SocietyId.in_subquery(reached))
    }

    /// The reasons for credit lists: everyone's to read who may read them at all.
    #[must_use]
    pub fn list_reasons(&self) -> Select<list_reason::Entity> {
        list_reason::Entity::find().filter(if self.reach == Reach::Nothing { none() } else { all() })
    }

    /// The list of reasons for conclusions: everyone's to read who may read it at all.
    #[must_use]
    pub fn conclusion_reasons(&self) -> Select<conclusion_reason::Entity> {
        conclusion_reason::Entity::find().filter(if self.reach == Reach::Nothing { none() } else { all() })
    }
}

/// The facts that tell how many Party members there are.
fn told_facts() -> impl Iterator<Item = ConsistencyFact> {
    ConsistencyFact::ALL.iter().copied().filter(|fact| fact.tells_party_members())
}
