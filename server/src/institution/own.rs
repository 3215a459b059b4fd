//! What one person has to look to: the legal dates of his society, or the days of the annual inspection
//! for a tier, and what his post holds.

use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::institution::annual_days::AnnualStep;
use entity::ledger::open_item;
use entity::register::present;
use entity::{Language, Word};

use super::calendar::{annual, calendar};
use super::due::{self, Due, Frame};
use crate::access::Scope;
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::state::State;

/// What falls due for one person.
#[derive(Debug)]
pub struct Own {
    /// Deadlines of his own, soonest first.
    pub dues: Vec<Due>,
    /// For a tier: the days of the annual inspection, which are nobody's alone.
    pub annual: Vec<(AnnualStep, NaiveDate)>,
}

/// Everything of one's own up to so many days ahead, and what has passed.
pub async fn own(state: &State, viewer: &Viewer, ahead: TimeDelta) -> Result<Own, Fault> {
    let (today, calendar, annual) = (state.world.today(), calendar(&state.db).await?, annual(&state.db).await?);
    let (frame, horizon) = (Frame { annual: &annual, calendar: &calendar, today }, today + ahead);
    let scope = Scope::of(Some(viewer), "Query.openItems");
    let items = scope.open_items().filter(scope.held()).filter(open_item::Column::DueOn.lte(horizon));
    let mut dues = due::waiting(&state.db, &items.all(&state.db).await?, frame).await?;
    let mut steps = Vec::new();
    if let Some(id) = viewer.post().society_id {
        let society = present::Entity::find_by_id(id).all(&state.db).await?;
        dues.extend(due::legal(&state.db, &society, frame).await?);
    } else if viewer.post().agency_id.is_some() {
        let annual = annual.of(&viewer.post().region_code);
        let next = |step: &AnnualStep| (*step, annual.next(today, *step, &calendar).1);
        steps = AnnualStep::ALL.iter().map(next).filter(|(_, day)| *day <= horizon).collect();
    }
    dues.retain(|due| due.deadline.due_on <= horizon);
    dues.sort_by_key(|due| (due.deadline.due_on, due.deadline.kind, due.subject_id));
    Ok(Own { dues, annual: steps })
}

/// What falls due, as a person reads it: its kind, what it is about, and for a tier the society.
#[must_use]
pub fn title_of(due: &Due, viewer: &Viewer, language: Language) -> String {
    let mut title = due.deadline.kind.label(language).to_owned();
    if !due.title.is_empty() {
        title = [title.as_str(), language.pick("：", ": "), &due.title].concat();
    }
    let foreign = due.society.as_ref().filter(|society| viewer.post().society_id != Some(society.society_id));
    foreign.map_or(title.clone(), |society| [title.as_str(), " · ", &society.name].concat())
}

/// Where in the client it is read and done.
#[must_use]
pub fn path_of(due: &Due) -> String {
    use entity::institution::deadline::DeadlineKind as K;
    let society = due.society.as_ref().map(|society| society.society_id.global());
    match (due.deadline.kind, society) {
        (K::Directive, _) => "/directives".into(),
        (K::Finding, _) => "/findings".into(),
        (K::Thread, _) => "/threads".into(),
        (K::InspectionReport, _) => "/inspection".into(),
        (K::ActivityFiling, _) => "/activities".into(),
        (K::Evaluation | K::GradeExpiry, _) => "/evaluations".into(),
        (K::Demand, _) => "/demands".into(),
        (K::CaseStudy | K::Casebook, _) => "/casebook".into(),
        (K::Formation | K::ChangeDue, Some(id)) => format!("/societies/{id}/formation"),
        (_, Some(id)) => format!("/societies/{id}"),
        (_, None) => "/deadlines".into(),
    }
}
