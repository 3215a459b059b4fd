//! Whoever holds a submitted application judges it: the chair consents on a document, chair or civil
//! affairs return it with reasons, field by field.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::account::role::Role;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::registration::{self, RegistrationField, RegistrationReturnReason, RegistrationStep, remark};
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};
use entity::register::agency::Tier;
use entity::responsibility::{TEXT_MAX, TITLE_MAX};

use super::approve::passed_gate;
use super::{ConsentRegistration, ReturnRegistration, Seen, open};
use crate::access::Permit;
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::registration::{Told, advance};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;
use crate::world::day_in_china;

/// What has to be corrected in one part.
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    /// Which part.
    pub field: RegistrationField,
    /// What.
    pub text: String,
}

/// What the caller sends to return a case.
#[derive(Clone, Debug, Serialize)]
pub struct ReturnInput {
    /// Which case.
    pub seen: Seen,
    /// Why.
    pub reason: RegistrationReturnReason,
    /// Why, in words.
    pub text: String,
    /// What has to be corrected where; may be empty.
    pub remarks: Vec<Remark>,
}

/// Returns a case to the clerk, by whoever has the turn.
pub async fn return_registration(
    state: &State,
    permit: Permit<ReturnRegistration>,
    input: ReturnInput,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    let mut remarks = Vec::new();
    for (place, Remark { field, text }) in input.remarks.iter().enumerate() {
        let twice = input.remarks[..place].iter().any(|earlier| earlier.field == *field);
        checks.hold("remarks", !twice, RefusalCode::FieldTwice);
        remarks.push((*field, checks.text("remarks", text, TEXT_MAX)));
    }
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Return).map_err(Stop::whole)?;
    let own = if permit.viewer().role() == Role::CivilAffairs { Tier::Registration } else { Tier::Sponsor };
    if case.state.turn() != Some(own) {
        return Err(Stop::whole(RefusalCode::NotYourTurn));
    }
    let change = registration::ActiveModel {
        return_reason: Set(Some(input.reason)),
        return_text: Set(Some(text.clone())),
        ..Default::default()
    };
    let reason = Some(input.reason.code().to_owned());
    let said = Told { by: permit.actor(), reason, text: Some(text.clone()) };
    let step_id = advance(state, &write, &case, (RegistrationStep::Return, to), change, said).await?;
    let listed: Vec<_> = remarks.iter().map(|(field, text)| format!("{field}：{text}")).collect();
    for (field, text) in remarks {
        let row = remark::ActiveModel {
            id: Set(state.world.new_id()),
            step_id: Set(step_id),
            registration_id: Set(case.id),
            field: Set(field),
            text: Set(text),
        };
        remark::Entity::insert(row).exec_without_returning(&write.tx).await?;
    }
    let mut changes = vec![told("registration", case.id.global()), moved(case.state, to)];
    changes.extend([told("reason", input.reason.code()), told("text", text)]);
    if !listed.is_empty() {
        changes.push(told("remarks", listed.join("；")));
    }
    write.commit(state, Entry { action: Action::ReturnRegistration, society_id: None, changes }).await?;
    Ok(())
}

/// What the caller sends to consent.
#[derive(Clone, Debug, Serialize)]
pub struct ConsentInput {
    /// Which case.
    pub seen: Seen,
    /// Number of the federation's document.
    pub document_no: String,
    /// Its day.
    pub document_on: NaiveDate,
    /// The document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Consents to a registration: civil affairs looks at the papers next.
pub async fn consent_registration(
    state: &State,
    permit: Permit<ConsentRegistration>,
    input: ConsentInput,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let document_no = checks.text("documentNo", &input.document_no, TITLE_MAX);
    checks.past("documentOn", input.document_on, state.world.today());
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Consent).map_err(Stop::whole)?;
    if case.submitted_by == Some(permit.viewer().user_id) {
        return Err(Stop::whole(RefusalCode::FourEyes));
    }
    let submitted = case.submitted_at.ok_or_else(|| Fault::Broken("a review of nothing".into()))?;
    if input.document_on < day_in_china(submitted) {
        return Err(Stop::Refused(vec![Refusal::at("documentOn", RefusalCode::DateBeforeProposal)]));
    }
    passed_gate(state, &write, &case).await?;
    let change = registration::ActiveModel {
        consent_no: Set(Some(document_no.clone())),
        consent_on: Set(Some(input.document_on)),
        ..Default::default()
    };
    let said = Told { by: permit.actor(), reason: None, text: Some(document_no.clone()) };
    advance(state, &write, &case, (RegistrationStep::Consent, to), change, said).await?;
    let mut changes = vec![told("registration", case.id.global()), moved(case.state, to)];
    changes.extend([told("documentNo", document_no), told("documentOn", input.document_on.to_string())]);
    let document = Subject::of(AttachmentPurpose::SponsorConsent, case.id.0, Holder::Agency(case.agency_id));
    changes.extend(attach(state, &write, document, &input.files).await?);
    write.commit(state, Entry { action: Action::ConsentRegistration, society_id: None, changes }).await?;
    Ok(())
}
