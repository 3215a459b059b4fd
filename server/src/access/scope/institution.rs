//! What a viewer reaches of annual inspection.

use sea_orm::sea_query::{Cond, IntoCondition};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::institution::activity;
use entity::institution::campaign;
use entity::institution::inspection::conclusion_reason;
use entity::institution::report::{self, report_remark, report_step};
use entity::policy::Reach;
use entity::register::region;

use super::{Scope, all, codes_of, none};

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

    /// The list of reasons for conclusions: everyone's to read who may read it at all.
    #[must_use]
    pub fn conclusion_reasons(&self) -> Select<conclusion_reason::Entity> {
        conclusion_reason::Entity::find().filter(if self.reach == Reach::Nothing { none() } else { all() })
    }
}
