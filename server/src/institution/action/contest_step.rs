//! A contest is answered: the agency corrects its figure or upholds it with a reason; or the society takes the
//! contest back. Each is an intention of its own.

use sea_orm::Set;
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::consistency::contest::{self, ContestStep, UpholdReason};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, TITLE_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::Stop;
use crate::file::{Subject, attach};
use crate::institution::contest::{Right, end, put_right, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::register::facts;
use crate::state::State;

steps! {
    ContestStep:
    /// The intention to correct a contested figure.
    CorrectFigure = "Mutation.correctFigure", Correct;
    /// The intention to keep it.
    UpholdFigure = "Mutation.upholdFigure", Uphold;
    /// The intention to take a contest back.
    WithdrawContest = "Mutation.withdrawContest", Withdraw;
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which contest.
    pub contest: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says.
    pub text: String,
    /// What is right; what the society says when absent.
    pub value: Option<String>,
    /// On which document; empty for none.
    pub document_no: String,
    /// Why the figure stands.
    pub reason: Option<UpholdReason>,
    /// Files to attach.
    pub files: Vec<FileId>,
}

/// Takes the step.
pub async fn move_contest<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let document_no = match input.document_no.trim() {
        "" => String::new(),
        number => checked(number, TITLE_MAX).map_err(|code| Stop::at("documentNo", code))?,
    };
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.contest).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.contest).await? {
        return Ok(());
    }
    let current = row.version;
    if current != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    let (by, today) = (permit.viewer().display_name.clone(), state.world.today());
    let mut change = contest::ActiveModel::default();
    if I::STEP.answers() {
        change = contest::ActiveModel { answer: Set(Some(text.clone())), answer_reason: Set(input.reason), ..change };
    }
    let to = end(state, &write, &row, I::STEP, (&by, Some(text.clone())), change).await?;
    let mut changes = vec![moved(row.state, to), told("fact", row.fact.code())];
    // Words about Party members may say how many there are: they stand with the contest.
    changes.extend(Some(text).filter(|_| !row.fact.tells_party_members()).map(|text| told("text", text)));
    if I::STEP == ContestStep::Correct {
        let value = row.fact.checked(input.value.as_deref().unwrap_or(&row.claimed));
        let value = value.map_err(|code| Stop::at("value", code))?;
        let right =
            Right { society: row.society_id, fact: row.fact, value: &value, document_no: &document_no, since: today };
        put_right(state, &write, (row.side, row.agency_id), right, &by).await?;
        changes.extend(Change::between(row.fact.ledger_field(), Some(row.stated.clone()), Some(value.clone())));
    }
    changes.extend(input.reason.map(|reason| told("reason", reason.code())));
    let owner = permit.viewer().post().agency_id.map_or(Holder::Society(row.society_id), Holder::Agency);
    let papers = Subject::of(AttachmentPurpose::ContestPaper, row.id.0, owner);
    changes.extend(attach(state, &write, papers, &input.files).await?);
    // The present first, and with it the differences.
    facts::refresh(&write.tx, &[row.society_id], today).await?;
    write.commit(state, Entry { action: I::ACTION, society_id: Some(row.society_id), changes }).await?;
    Ok(())
}
