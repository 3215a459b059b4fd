//! A project is founded when its award is decided: by the chair's decision on an application, or from paper. Its
//! money is taken out of the programme in the same transaction; the event is the caller's.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

use entity::Word;
use entity::ledger::open_item::OpenItemKind;
use entity::project::award::{self, MovementKind};
use entity::project::case::{self, ProjectId, ProjectState, ProjectStep};
use entity::project::fund::{ProgrammeId, ProgrammeKind};
use entity::project::money::Fen;
use entity::project::terms::{ProjectTerms, days_after};
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::society::SocietyId;

use super::case::note;
use super::money::{award_of_programme, moved};
use crate::fault::Stop;
use crate::ledger::Write;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ruled::ruled;
use crate::state::State;

/// What was decided.
#[derive(Clone, Debug)]
pub struct Founded {
    /// The application that it came of; none for what is entered from paper.
    pub application_id: Option<Uuid>,
    /// Number of the call; empty for none.
    pub call_no: String,
    /// Its title.
    pub call_title: String,
    /// Whose project it is.
    pub society_id: SocietyId,
    /// Research or support.
    pub kind: ProgrammeKind,
    /// Title of the project.
    pub title: String,
    /// Who leads it.
    pub leader_name: String,
    /// How much; none for approved without money.
    pub funded_fen: Option<Fen>,
    /// Of which programme; none for approved without money.
    pub programme_id: Option<ProgrammeId>,
    /// The day of the final report.
    pub due_on: NaiveDate,
}

/// Founds it under a new id; refuses what exceeds the programme or its ceiling. Who decided is `by`.
pub async fn found(
    state: &State,
    write: &Write,
    founded: Founded,
    (id, by): (ProjectId, &str),
) -> Result<ProjectId, Stop> {
    let today = state.world.today();
    if founded.due_on <= today {
        return Err(Stop::at("dueOn", RefusalCode::DueBeforeToday));
    }
    let terms = ruled::<ProjectTerms>(&write.tx).await?;
    let society = present::Entity::find_by_id(founded.society_id).one(&write.tx).await?;
    let society = society.ok_or_else(|| Stop::at("societyId", RefusalCode::NotFound))?;
    let waits_until = days_after(today, terms.agreement_days);
    // What may be refused comes before the first row: of many that are concluded at once, one that stays leaves
    // nothing behind.
    let award = match founded.funded_fen {
        Some(amount) => Some(award_of(write, id, &founded, amount).await?),
        None => None,
    };
    let row = case::Model {
        id,
        application_id: founded.application_id,
        society_id: founded.society_id,
        region_code: society.region_code.clone(),
        call_no: founded.call_no,
        call_title: founded.call_title,
        kind: founded.kind,
        title: founded.title.clone(),
        leader_name: founded.leader_name,
        funded: founded.funded_fen.is_some(),
        state: ProjectState::Agreement,
        version: 1,
        begun_on: today,
        midterm_on: terms.midterm(today, founded.due_on),
        due_on: founded.due_on,
        waits_until,
        change_asked: false,
        extended: 0,
        appraised_on: None,
        panel_members: None,
        panel_own: None,
        exempt_reason: None,
        grade: None,
        certificate_no: None,
        certificate_code: None,
        closed_on: None,
        barred_until: None,
    };
    case::Entity::insert(row.into_active_model()).exec_without_returning(&write.tx).await?;
    note(state, write, id, ProjectStep::Found, (by, None)).await?;
    if let Some(award) = award {
        award::Entity::insert(award.clone().into_active_model()).exec_without_returning(&write.tx).await?;
        moved(write, &award, (MovementKind::Awarded, award.amount_fen), None, by).await?;
    }
    let item = OpenItem {
        kind: OpenItemKind::Project,
        subject_id: id.0,
        society_id: Some(founded.society_id),
        region_code: society.region_code.clone(),
        title: founded.title,
        holder: Holder::Agency(write.agency(Tier::Sponsor, &society.region_code).await?),
        reason: ProjectState::Agreement.code().into(),
        due_on: waits_until,
    };
    write.open(state, item).await?;
    Ok(id)
}

/// The award of a project that is about to be founded: its programme counts it, or refuses it.
async fn award_of(write: &Write, id: ProjectId, founded: &Founded, amount: Fen) -> Result<award::Model, Stop> {
    let programme_id = founded.programme_id.ok_or_else(|| Stop::at("programmeId", RefusalCode::Required))?;
    let amount = amount.some().map_err(|code| Stop::at("amount", code))?;
    award_of_programme(write, (programme_id, founded.kind), amount).await?;
    Ok(award::Model {
        project_id: id,
        programme_id,
        amount_fen: amount,
        planned_fen: Fen::ZERO,
        released_fen: Fen::ZERO,
        recovered_fen: Fen::ZERO,
        agreed_on: None,
        valid_until: None,
    })
}

/// Takes a programme's id of the API.
pub fn programme_of(id: Option<&str>) -> Result<Option<ProgrammeId>, Stop> {
    let parsed = id.map(ProgrammeId::parse).transpose();
    parsed.map_err(|_| Stop::at("programmeId", RefusalCode::NotFound))
}

/// What stands in the ledger of an amount.
#[must_use]
pub fn fen_told(field: &str, amount: Fen) -> crate::ledger::Change {
    crate::ledger::told(field, amount.get().to_string())
}
