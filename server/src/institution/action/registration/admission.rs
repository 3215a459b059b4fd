//! After the approval: the society files its member survey, civil affairs hands the certificate out and the
//! papers over, the federation receives them.

use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::registration;
use entity::institution::registration::admission::AdmissionStep;
use entity::ledger::event::Action;
use entity::register::headcount::{Counts, FactSource};
use entity::register::present;
use entity::register::society::SocietyId;

use super::{FileMemberSurvey, HandOverCertificate, ReceiveFormationPapers, Seen, open};
use crate::access::Permit;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::registration::Told;
use crate::institution::registration::admission::{advance, receive};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved};
use crate::register::counts::{NewCounts, replace};
use crate::register::{facts, version};
use crate::state::State;

/// What the caller sends to file the survey.
#[derive(Clone, Debug, Serialize)]
pub struct SurveyInput {
    /// Which case.
    pub seen: Seen,
    /// What the survey counts.
    pub counts: Counts,
    /// The survey itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Files the member survey: its counts are the society's first headcount.
pub async fn file_member_survey(
    state: &State,
    permit: Permit<FileMemberSurvey>,
    input: SurveyInput,
) -> Result<(), Stop> {
    let faults = input.counts.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let society = registered(&case)?;
    let to = case.stage.after(AdmissionStep::FileSurvey).map_err(Stop::whole)?;
    let today = state.world.today();
    let change = registration::ActiveModel { surveyed_on: Set(Some(today)), ..Default::default() };
    let step = (AdmissionStep::FileSurvey, to);
    advance(state, &write, &case, step, change, Told::silent(permit.actor())).await?;
    let own = permit.viewer().role().is_of_a_society();
    let source = if own { FactSource::Society } else { FactSource::Federation };
    replace(state, &write, society, NewCounts { counts: input.counts, since: today, source }).await?;
    facts::refresh(&write.tx, &[society], today).await?;
    version::count_up(&write.tx, society).await?;
    let mut changes = vec![stage(moved(case.stage, to))];
    let Counts { formal, probationary, resident_formal, .. } = input.counts;
    let told = [("formal", formal), ("probationary", probationary), ("residentFormal", resident_formal)];
    changes.extend(told.into_iter().filter_map(|(field, count)| Change::between(field, None, Some(count.to_string()))));
    let survey = Subject::of(AttachmentPurpose::MemberSurvey, case.id.0, Holder::Agency(case.agency_id));
    changes.extend(attach(state, &write, survey, &input.files).await?);
    write.commit(state, Entry { action: Action::FileMemberSurvey, society_id: Some(society), changes }).await?;
    Ok(())
}

/// What the caller sends for a step that says no more.
#[derive(Clone, Debug, Serialize)]
pub struct StepInput {
    /// Which case.
    pub seen: Seen,
}

/// Hands the certificate out and the papers over; without the survey it is refused.
pub async fn hand_over_certificate(
    state: &State,
    permit: Permit<HandOverCertificate>,
    input: StepInput,
) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let society = registered(&case)?;
    let to = case.stage.after(AdmissionStep::HandOver).map_err(Stop::whole)?;
    let today = state.world.today();
    let change = registration::ActiveModel { handed_over_on: Set(Some(today)), ..Default::default() };
    advance(state, &write, &case, (AdmissionStep::HandOver, to), change, Told::silent(permit.actor())).await?;
    let changes = vec![stage(moved(case.stage, to))];
    write.commit(state, Entry { action: Action::HandOverCertificate, society_id: Some(society), changes }).await?;
    Ok(())
}

/// Receives the papers: the time to form runs from the day on which they were handed over.
pub async fn receive_formation_papers(
    state: &State,
    permit: Permit<ReceiveFormationPapers>,
    input: StepInput,
) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let society = registered(&case)?;
    let present = present::Entity::find_by_id(society).one(&write.tx).await?;
    let form = present.ok_or_else(|| Fault::Broken("a society vanished".into()))?.form;
    let to = receive(state, &write, &case, form, permit.actor()).await?;
    let changes = vec![stage(moved(case.stage, to))];
    write.commit(state, Entry { action: Action::ReceiveFormationPapers, society_id: Some(society), changes }).await?;
    Ok(())
}

/// The society that came of it; before the approval there is nothing to do here.
fn registered(case: &registration::Model) -> Result<SocietyId, Stop> {
    case.state.registered().map_err(Stop::whole)?;
    case.society_id.ok_or_else(|| Fault::Broken("an approval without a society".into()).into())
}

fn stage(change: Change) -> Change {
    Change { field: "admissionStage".into(), ..change }
}
