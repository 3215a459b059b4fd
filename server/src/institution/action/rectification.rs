//! After a conclusion that finds fault: the society reports what it has put right, civil affairs confirms
//! it or sends it back.

use sea_orm::Set;
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::report::{self, ReportStep};
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::Stop;
use crate::file::{Subject, attach};
use crate::institution::case::{Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

steps! {
    ReportStep:
    /// The intention to report what was put right.
    ReportRectification = "Mutation.reportRectification", ReportRectification;
    /// The intention to confirm it.
    ConfirmRectification = "Mutation.confirmRectification", ConfirmRectification;
    /// The intention to send it back.
    RejectRectification = "Mutation.rejectRectification", RejectRectification;
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
    /// What was put right, what the check found, or what is still wanting.
    pub text: String,
    /// What shows it.
    pub files: Vec<FileId>,
}

/// Moves it on by one step.
pub async fn move_rectification<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.report).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.report).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    case.held(&permit)?;
    let to = case.report.state.after(I::STEP).map_err(Stop::whole)?;
    let reported = (I::STEP == ReportStep::ReportRectification).then(|| text.clone());
    let rectification = reported.or_else(|| case.report.rectification.clone());
    let change = report::ActiveModel { rectification: Set(rectification), ..Default::default() };
    let by = permit.viewer().display_name.clone();
    let said = Told { by, text: Some(text.clone()), ..Told::default() };
    advance(state, &write, &case, (I::STEP, to), change, said).await?;
    let mut changes = vec![moved(case.report.state, to), told("text", text)];
    let owner = Holder::Society(case.report.society_id);
    let evidence = Subject::of(AttachmentPurpose::ReportRectification, case.report.id.0, owner);
    changes.extend(attach(state, &write, evidence, &input.files).await?);
    let entry = Entry { action: I::ACTION, society_id: Some(case.report.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}
