//! A case of a credit list goes on: notice, objection, opinion, decision, removal. Each is an intention of
//! its own; the table of the policy says whose, the machine of the case says when.

use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::list_case::ListStep;
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::Stop;
use crate::file::{Subject, attach};
use crate::identity::Viewer;
use crate::institution::list_case::{Case, advance, commit, reached};
use crate::ledger::Write;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::state::State;

steps! {
    ListStep:
    /// The intention to give notice of what was proposed.
    ServeListNotice = "Mutation.serveListNotice", Notify;
    /// The intention to object.
    ObjectToListing = "Mutation.objectToListing", Object;
    /// The intention to say what the sponsor thinks of it.
    GiveListOpinion = "Mutation.giveListOpinion", Opine;
    /// The intention to enter the society.
    EnterOnList = "Mutation.enterOnList", Enter;
    /// The intention to let it be.
    DismissListCase = "Mutation.dismissListCase", Dismiss;
    /// The intention to record a new fault.
    RecordListFault = "Mutation.recordListFault", Refault;
    /// The intention to apply for removal.
    ApplyForListExit = "Mutation.applyForListExit", ApplyExit;
    /// The intention to take the society off.
    GrantListExit = "Mutation.grantListExit", GrantExit;
    /// The intention not to.
    RefuseListExit = "Mutation.refuseListExit", RefuseExit;
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
    /// What he says: the objection, the reason of the decision, what was put right.
    pub text: String,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Moves it on by one step.
pub async fn move_list_case<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
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
    let mut changes = advance(state, &write, &case, I::STEP, (&by, Some(text))).await?;
    changes.extend(attach(state, &write, papers(permit.viewer(), &case), &input.files).await?);
    commit(state, write, I::ACTION, &case, changes).await?;
    Ok(())
}

/// What the files of a step are attached as: a society's own papers, or those of the offices.
fn papers(viewer: &Viewer, case: &Case) -> Subject {
    let (purpose, owner) = match viewer.post().agency_id {
        Some(agency) => (AttachmentPurpose::ListPaper, Holder::Agency(agency)),
        None => (AttachmentPurpose::ListObjection, Holder::Society(case.row.society_id)),
    };
    Subject::of(purpose, case.row.id.0, owner)
}
