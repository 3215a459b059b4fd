//! A proposal is approved: by the superior body's document, or by the federation for a liaison. The
//! former form ends, the new one begins with its people, and coverage moves.

use chrono::NaiveDate;
use sea_orm::Set;
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::form::assessment::counted;
use entity::form::formation::machine::checked;
use entity::form::formation::{self, FormationId, FormationMove};
use entity::form::officer::LiaisonSource;
use entity::form::party_form::PartyForm;
use entity::form::proposal::{Nominee, SUPERIOR_MAX, nominee_faults, text_fault};
use entity::form::rules::RuleSet;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::{Refusal, RefusalCode};
use entity::register::present;

use super::propose_formation::present_of;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::form::case::{Told, advance, seen, superior};
use crate::form::fact::{Approved, begin_form, current_form};
use crate::form::post::{Given, replace};
use crate::form::rules::book;
use crate::institution::registration::admission::formed;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write};
use crate::register::{facts, version};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ApproveFormation;

impl Intention for ApproveFormation {
    const FIELD: &'static str = "Mutation.approveFormation";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The case.
    pub formation_id: FormationId,
    /// The version of the case that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Number of the superior body's document; not needed where the federation confirms alone.
    pub document_no: Option<String>,
    /// Day of the document, and first day of the form; today where the federation confirms alone.
    pub document_on: Option<NaiveDate>,
    /// The document itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Approves the case of the permit's society.
pub async fn approve_formation(state: &State, permit: Permit<ApproveFormation>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let by = permit.actor();
    let write = Write::begin(state, by.clone()).await?;
    let (key, outcome) = (&input.idempotency_key, input.formation_id.global());
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, ApproveFormation::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    let case = seen(&write, input.formation_id, input.expected_version).await?;
    let to =
        checked(case.state, FormationMove::Approve, superior(&case)).map_err(|refusal| Stop::Refused(vec![refusal]))?;
    let present = present_of(&write, society).await?;
    let nominees: Vec<Nominee> = serde_json::from_str(&case.nominees).map_err(Fault::from)?;
    let approved = approved(state, &write, &case, &input).await?;
    let book = book(&write.tx).await?;
    let rules = book.on(state.world.today());
    still_fits(&case, &nominees, &present, rules)?;
    let document = formation::ActiveModel {
        document_no: Set(approved.document_no.clone()),
        document_on: Set(approved.document_on),
        ..Default::default()
    };
    let told = Told { by: &by, step: FormationMove::Approve, to, reason: None, text: approved.document_no.clone() };
    advance(state, &write, &case, document, told, &present).await?;
    let given = Given { since: approved.since, formation_id: Some(case.id), source: LiaisonSource::Society };
    let mut changes = changes(&case, &approved);
    let document = Subject::of(AttachmentPurpose::ApprovalDocument, case.id.0, Holder::Society(society));
    changes.extend(attach(state, &write, document, &input.files).await?);
    begin_form(state, &write, society, approved, rules).await?;
    replace(state, &write, society, &nominees, given).await?;
    settle(state, &write, &present, &case, rules).await?;
    // A new society owed this since its registration.
    changes.extend(formed(state, &write, society, case.form, by).await?);
    write.commit(state, Entry { action: Action::ApproveFormation, society_id: Some(society), changes }).await?;
    Ok(())
}

/// The document, if it is one: with a number, dated between proposal and today.
async fn approved(state: &State, write: &Write, case: &formation::Model, input: &Input) -> Result<Approved, Stop> {
    let today = state.world.today();
    let document_no =
        input.document_no.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    let mut faults = Vec::new();
    if superior(case) {
        if document_no.is_none() {
            faults.push(Refusal::at("documentNo", RefusalCode::Required));
        }
        if input.document_on.is_none() {
            faults.push(Refusal::at("documentOn", RefusalCode::Required));
        }
    }
    faults.extend(text_fault("documentNo", document_no.as_deref().unwrap_or_default(), SUPERIOR_MAX));
    let since = input.document_on.unwrap_or(today);
    let former = current_form(write, case.society_id).await?.map(|form| form.since);
    if since > today {
        faults.push(Refusal::at("documentOn", RefusalCode::DateInFuture));
    } else if since < case.proposed_on {
        faults.push(Refusal::at("documentOn", RefusalCode::DateBeforeProposal));
    } else if former.is_some_and(|former| since < former) {
        faults.push(Refusal::at("documentOn", RefusalCode::DateOutOfOrder));
    }
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let superior = Some(case.superior.clone()).filter(|name| !name.is_empty());
    Ok(Approved { form: case.form, since, superior, document_no, document_on: input.document_on })
}

/// Facts may have changed since it was sent: a branch still needs its members.
fn still_fits(
    case: &formation::Model,
    nominees: &[Nominee],
    society: &present::Model,
    rules: &RuleSet,
) -> Result<(), Stop> {
    let counts = society.present().counts;
    let mut faults = nominee_faults(case.form, nominees, &counts, rules);
    let threshold = rules.formal_threshold;
    let own = matches!(case.form, PartyForm::Established | PartyForm::Functional);
    if own && counted(&counts, rules) < threshold {
        faults.push(Refusal::whole(RefusalCode::TooFewFormal { threshold }));
    }
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// What follows: the present again, the society's version, a change that is no longer due.
async fn settle(
    state: &State,
    write: &Write,
    society: &present::Model,
    case: &formation::Model,
    rules: &RuleSet,
) -> Result<(), Fault> {
    facts::refresh(&write.tx, &[society.society_id], state.world.today()).await?;
    version::count_up(&write.tx, society.society_id).await?;
    if society.present().assessment(rules).matches(case.form) {
        write.close_item(OpenItemKind::ChangeDue, society.society_id.0).await?;
    }
    Ok(())
}

fn changes(case: &formation::Model, approved: &Approved) -> Vec<Change> {
    let text = |day: NaiveDate| day.to_string();
    [
        Change::between("form", Some(case.from_form.to_string()), Some(case.form.to_string())),
        Change::between("documentNo", None, approved.document_no.clone()),
        Change::between("documentOn", None, approved.document_on.map(text)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
