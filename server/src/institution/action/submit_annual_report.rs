//! A society submits its annual report: both halves whole, in time, with an answer to each remark. What
//! was filled in beforehand is frozen as it was seen; the receipt carries a number.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::report::answer::faults;
use entity::institution::report::field::ReportField;
use entity::institution::report::{self, ReportState, ReportStep, report_answer, report_remark};
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::case::{Case, Told, advance, reached};
use crate::institution::known::{Stands, answers, gather, standing};
use crate::institution::receipt::issue;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SubmitAnnualReport;

impl Intention for SubmitAnnualReport {
    const FIELD: &'static str = "Mutation.submitAnnualReport";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which report.
    pub report: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says to remarks that changed nothing; none for nothing.
    pub note: Option<String>,
    /// Papers to attach.
    pub files: Vec<FileId>,
}

/// Submits it.
pub async fn submit_annual_report(state: &State, permit: Permit<SubmitAnnualReport>, input: Input) -> Result<(), Stop> {
    let note = match input.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) {
        Some(note) => Some(checked(note, TEXT_MAX).map_err(|code| Stop::at("note", code))?),
        None => None,
    };
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.report).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SubmitAnnualReport::FIELD, &input, &input.report).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    case.held(&permit)?;
    let to = case.report.state.after(ReportStep::Submit).map_err(Stop::whole)?;
    in_time(state, &case)?;
    let today = state.world.today();
    let gathered = gather(&write.tx, &case.report, case.campaign.reports_on, &case.society, today).await?;
    let written = case.written(&write).await?;
    let stands = standing(&written, &gathered.known, &gathered.asked);
    let found = faults(&answers(&stands), &gathered.asked, case.campaign.reports_on, today);
    let mut refusals: Vec<_> = found.into_iter().map(|fault| Refusal::at(fault.field.code(), fault.code)).collect();
    if note.is_none() {
        refusals.extend(unanswered(&case, &written, &case.remarks(&write).await?));
    }
    if !refusals.is_empty() {
        return Err(Stop::Refused(refusals));
    }
    let by = permit.viewer().display_name.clone();
    freeze(&write, &case, &stands, &written, &by).await?;
    let round = case.report.round + 1;
    let receipt = receipt(&case, round);
    issue(state, &write, &case, (&receipt, round), &stands).await?;
    let change = report::ActiveModel {
        round: Set(round),
        submitted_at: Set(Some(case.report.submitted_at.unwrap_or(write.at))),
        receipt_no: Set(Some(receipt.clone())),
        ..Default::default()
    };
    let said = Told { by, text: note, ..Told::default() };
    advance(state, &write, &case, (ReportStep::Submit, to), change, said).await?;
    let mut changes = vec![moved(case.report.state, to), told("receiptNo", receipt)];
    let papers = Subject::of(AttachmentPurpose::ReportPaper, case.report.id.0, Holder::Society(case.report.society_id));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    let entry = Entry { action: Action::SubmitAnnualReport, society_id: Some(case.report.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// The window is open, and the last day not over; a correction has its own time and is never too late.
fn in_time(state: &State, case: &Case) -> Result<(), Stop> {
    let today = state.world.today();
    if today < case.campaign.opens_on {
        return Err(Stop::whole(RefusalCode::CampaignNotOpen { opens_on: case.campaign.opens_on }));
    }
    let first = case.report.state != ReportState::Returned;
    let due_on = case.report.due_on;
    if first && today > due_on { Err(Stop::whole(RefusalCode::LateReport { due_on })) } else { Ok(()) }
}

/// Fields that were remarked on and are as they were.
fn unanswered(case: &Case, written: &[report_answer::Model], remarks: &[report_remark::Model]) -> Vec<Refusal> {
    if case.report.state != ReportState::Returned {
        return Vec::new();
    }
    let changed = |field: ReportField| written.iter().any(|row| row.field == field && row.round > case.report.round);
    let fields: BTreeSet<_> = remarks.iter().map(|remark| remark.field).filter(|field| !changed(*field)).collect();
    fields.into_iter().map(|field| Refusal::at(field.code(), RefusalCode::RemarkUnanswered)).collect()
}

/// Keeps what was filled in beforehand as it was submitted: facts go on, the report does not.
async fn freeze(
    write: &Write,
    case: &Case,
    stands: &HashMap<ReportField, Stands>,
    written: &[report_answer::Model],
    by: &str,
) -> Result<(), Fault> {
    let fresh = stands.iter().filter(|(field, _)| written.iter().all(|row| row.field != **field));
    let rows: Vec<_> = fresh
        .map(|(field, stands)| report_answer::ActiveModel {
            report_id: Set(case.report.id),
            field: Set(*field),
            value: Set(stands.value.clone()),
            origin: Set(stands.origin),
            version: Set(1),
            round: Set(case.report.round + 1),
            at: Set(write.at),
            written_by: Set(by.to_owned()),
        })
        .collect();
    if !rows.is_empty() {
        report_answer::Entity::insert_many(rows).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}

/// The number of the receipt: year, credit code and round, so that it can be told by telephone.
fn receipt(case: &Case, round: i32) -> String {
    format!("NJ{}-{}-{round}", case.report.year, case.society.uscc)
}
