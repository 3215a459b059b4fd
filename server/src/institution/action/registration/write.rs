//! The federation's clerk opens a case for named founders, fills it in with them, and takes it back when
//! they give it up. Nothing is needed yet but a name and somebody who speaks for them.

use sea_orm::Set;
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::{AttachmentPurpose, SubjectKind};
use entity::institution::registration::admission::AdmissionStage;
use entity::institution::registration::application::{Application, PAPERS};
use entity::institution::registration::{self, RegistrationId, RegistrationState, RegistrationStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;

use super::{BeginRegistration, SaveRegistration, Seen, WithdrawRegistration, open};
use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach, release};
use crate::institution::registration::{Told, advance, begin};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::state::State;

/// Files of one kind of paper.
#[derive(Clone, Debug, Serialize)]
pub struct Papers {
    /// Which paper.
    pub kind: AttachmentPurpose,
    /// Its files.
    pub files: Vec<FileId>,
}

/// What the caller sends to open a case.
#[derive(Clone, Debug, Serialize)]
pub struct BeginInput {
    /// Names this intention.
    pub idempotency_key: String,
    /// What is known already.
    pub application: Application,
    /// Papers that are there already.
    pub papers: Vec<Papers>,
}

/// Opens a case; answers its id.
pub async fn begin_registration(
    state: &State,
    permit: Permit<BeginRegistration>,
    input: BeginInput,
) -> Result<RegistrationId, Stop> {
    let application = checked(input.application.clone())?;
    let post = permit.viewer().post();
    let agency_id = post.agency_id.ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let write = Write::begin(state, permit.actor()).await?;
    let id = RegistrationId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, BeginRegistration::FIELD, &input, &id.global()).await? {
        return RegistrationId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let row = registration::Model {
        id,
        region_code: post.region_code.clone(),
        agency_id,
        society_id: None,
        name: application.name.clone(),
        legal_representative: application.legal_representative.clone(),
        content: serde_json::to_string(&application).map_err(Fault::from)?,
        state: RegistrationState::Preparing,
        state_since: write.at,
        version: 1,
        submitted_at: None,
        receipt_no: None,
        submitted_by: None,
        return_reason: None,
        return_text: None,
        consent_no: None,
        consent_on: None,
        accepted_on: None,
        decide_by: None,
        decided_on: None,
        rejection: None,
        decision: None,
        stage: AdmissionStage::NotStarted,
        surveyed_on: None,
        handed_over_on: None,
        formation_due_on: None,
    };
    let holder = Holder::Agency(agency_id);
    begin(state, &write, row, permit.actor()).await?;
    let mut changes = vec![told("name", application.name), told("registration", id.global())];
    changes.extend(keep(state, &write, (id, holder), &input.papers).await?);
    write.commit(state, Entry { action: Action::BeginRegistration, society_id: None, changes }).await?;
    Ok(id)
}

/// What the caller sends to fill a case in.
#[derive(Clone, Debug, Serialize)]
pub struct SaveInput {
    /// Which case.
    pub seen: Seen,
    /// All that is known now.
    pub application: Application,
    /// Papers that have come.
    pub papers: Vec<Papers>,
}

/// Fills a case in.
pub async fn save_registration(state: &State, permit: Permit<SaveRegistration>, input: SaveInput) -> Result<(), Stop> {
    let application = checked(input.application.clone())?;
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Save).map_err(Stop::whole)?;
    let change = registration::ActiveModel {
        name: Set(application.name.clone()),
        legal_representative: Set(application.legal_representative.clone()),
        content: Set(serde_json::to_string(&application).map_err(Fault::from)?),
        ..Default::default()
    };
    advance(state, &write, &case, (RegistrationStep::Save, to), change, Told::silent(permit.actor())).await?;
    let mut changes = vec![told("registration", case.id.global())];
    changes.extend(Change::between("name", Some(case.name), Some(application.name)));
    changes.extend(keep(state, &write, (case.id, Holder::Agency(case.agency_id)), &input.papers).await?);
    write.commit(state, Entry { action: Action::SaveRegistration, society_id: None, changes }).await?;
    Ok(())
}

/// What the caller sends to take a case back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawInput {
    /// Which case.
    pub seen: Seen,
    /// Why the founders give it up.
    pub text: String,
}

/// Takes a case back; its papers go after a while.
pub async fn withdraw_registration(
    state: &State,
    permit: Permit<WithdrawRegistration>,
    input: WithdrawInput,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Withdraw).map_err(Stop::whole)?;
    let said = Told { by: permit.actor(), reason: None, text: Some(text.clone()) };
    let change = registration::ActiveModel::default();
    advance(state, &write, &case, (RegistrationStep::Withdraw, to), change, said).await?;
    release(&write, SubjectKind::Registration, &[case.id.0]).await?;
    let changes = vec![told("registration", case.id.global()), moved(case.state, to), told("text", text)];
    write.commit(state, Entry { action: Action::WithdrawRegistration, society_id: None, changes }).await?;
    Ok(())
}

fn checked(application: Application) -> Result<Application, Stop> {
    let application = application.trimmed();
    let faults = application.draft_faults();
    if faults.is_empty() { Ok(application) } else { Err(Stop::Refused(faults)) }
}

/// Attaches papers, each as what it is; a kind that an application does not have is refused.
async fn keep(
    state: &State,
    write: &Write,
    (id, owner): (RegistrationId, Holder),
    papers: &[Papers],
) -> Result<Vec<Change>, Stop> {
    let mut changes = Vec::new();
    for Papers { kind, files } in papers {
        if !PAPERS.contains(kind) {
            return Err(Stop::at("papers", RefusalCode::UnknownChoice));
        }
        changes.extend(attach(state, write, Subject::of(*kind, id.0, owner), files).await?);
    }
    Ok(changes)
}
