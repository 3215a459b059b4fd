//! An enforcement case goes on: investigation, order, correction, notice of a penalty, objection, penalty.
//! Each is an intention of its own; the table of the policy says whose, the machine says when.

use chrono::NaiveDate;
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::enforcement::EnforcementStep;
use entity::institution::enforcement::penalty::Penalty;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;

use crate::access::{Permit, steps};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::file::{Subject, attach};
use crate::identity::Viewer;
use crate::institution::enforcement::{Case, Decided, advance, commit, reached};
use crate::ledger::Write;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::state::State;

steps! {
    EnforcementStep:
    /// The intention to investigate.
    OpenInvestigation = "Mutation.openInvestigation", Investigate;
    /// The intention to do nothing.
    DropEnforcement = "Mutation.dropEnforcement", Drop;
    /// The intention to order a correction.
    OrderCorrection = "Mutation.orderCorrection", Order;
    /// The intention to report it as put right.
    ReportCorrection = "Mutation.reportCorrection", ReportCorrection;
    /// The intention to confirm that it is.
    ConfirmCorrection = "Mutation.confirmCorrection", ConfirmCorrection;
    /// The intention to say that it is not.
    RejectCorrection = "Mutation.rejectCorrection", RejectCorrection;
    /// The intention to give notice of a penalty.
    NoticePenalty = "Mutation.noticePenalty", Notice;
    /// The intention to object to it.
    ObjectToPenalty = "Mutation.objectToPenalty", Object;
    /// The intention to impose it.
    ImposePenalty = "Mutation.imposePenalty", Impose;
    /// The intention to close what was carried out.
    CloseEnforcement = "Mutation.closeEnforcement", Close;
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which case.
    pub case: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says.
    pub text: String,
    /// Until when it has to be put right; as the terms say when absent.
    pub due_on: Option<NaiveDate>,
    /// The penalty of which notice is given.
    pub penalty: Option<Penalty>,
    /// Files to attach: what the society may see, so never before something is served.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Moves it on by one step.
pub async fn move_enforcement<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    if let Some(due_on) = input.due_on {
        checks.due("dueOn", due_on, today);
    }
    if let Some(penalty) = input.penalty {
        checks.all(penalty.faults(today));
    }
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.case).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.case).await? {
        return Ok(());
    }
    let current = case.row.version;
    if current != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    let by = permit.viewer().display_name.clone();
    let decided = Decided { due_on: input.due_on, penalty: input.penalty };
    if !input.files.is_empty() && case.row.served_on.is_none() && !I::STEP.serves() {
        return Err(Stop::at("fileIds", RefusalCode::wrong_state(case.row.state)));
    }
    let mut changes = advance(state, &write, &case, (I::STEP, decided), (&by, Some(text))).await?;
    changes.extend(attach(state, &write, papers(permit.viewer(), &case), &input.files).await?);
    commit(state, write, (I::STEP, I::ACTION), &case, changes).await?;
    Ok(())
}

/// What the files of a step are attached as: a society's own papers, or what was served on it.
fn papers(viewer: &Viewer, case: &Case) -> Subject {
    let (purpose, owner) = match viewer.post().agency_id {
        Some(agency) => (AttachmentPurpose::EnforcementOrder, Holder::Agency(agency)),
        None => (AttachmentPurpose::CorrectionProof, Holder::Society(case.row.society_id)),
    };
    Subject::of(purpose, case.row.id.0, owner)
}
