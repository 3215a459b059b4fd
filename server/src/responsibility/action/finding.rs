//! A finding goes on: its holder tells how far he is and that it is put right, the tier above him confirms
//! that or opens it again.

use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::open_item::OpenItemKind;
use entity::ledger::reason::RETURNED;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::responsibility::TEXT_MAX;
use entity::responsibility::finding::{self, About, CHECK_WITHIN_DAYS, FindingId, FindingState, FindingStep, Hand};

use super::{Checks, moved, told};
use crate::access::{Permit, Scope, steps};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::identity::viewer::Post;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Entry, Write};
use crate::state::State;

steps! {
    FindingStep:
    /// The intention to tell how far it is.
    ReportFindingProgress = "Mutation.reportFindingProgress", Progress;
    /// The intention to report it as put right.
    ReportFindingResolved = "Mutation.reportFindingResolved", Report;
    /// The intention to confirm that it is.
    ConfirmFinding = "Mutation.confirmFinding", Confirm;
    /// The intention to open it again.
    ReopenFinding = "Mutation.reopenFinding", Reopen;
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Which finding.
    pub finding: String,
    /// What he reports, or why he opens it again.
    pub text: String,
    /// The new last day, when it is opened again.
    pub due_on: Option<NaiveDate>,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Moves a finding on by one step.
pub async fn move_finding<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    if let Some(due_on) = input.due_on {
        checks.due("dueOn", due_on, state.world.today());
    }
    checks.settle()?;
    let missing = || Stop::at("findingId", RefusalCode::NotFound);
    let id = FindingId::parse(&input.finding).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let reached = Scope::of(Some(permit.viewer()), I::FIELD).findings();
    let row = reached.filter(finding::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.finding).await? {
        return Ok(());
    }
    if row.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: row.version }));
    }
    if in_hand(&write, &row, about(&row).who(I::STEP)).await? != own(permit.viewer().post()) {
        return Err(Stop::whole(I::STEP.of_another()));
    }
    let next = row.state.after(I::STEP).map_err(Stop::whole)?;
    let due_on = input.due_on.unwrap_or(row.due_on);
    let change = finding::ActiveModel {
        state: Set(next),
        report: Set(Some(text.clone())),
        due_on: Set(due_on),
        resolved_on: Set((next == FindingState::Resolved).then(|| state.world.today())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    let written = finding::Entity::update_many()
        .set(change)
        .filter(finding::Column::Id.eq(id))
        .filter(finding::Column::Version.eq(row.version))
        .exec(&write.tx)
        .await?;
    if written.rows_affected != 1 {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: row.version + 1 }));
    }
    hand_over(state, &write, &row, next, due_on).await?;
    let mut changes = vec![moved(row.state, next), told("text", text)];
    let owner = row.society_id.map_or(Holder::Agency(row.agency_id), Holder::Society);
    let evidence = Subject::of(AttachmentPurpose::RectificationEvidence, id.0, owner);
    changes.extend(attach(state, &write, evidence, &input.files).await?);
    write.commit(state, Entry { action: I::ACTION, society_id: row.society_id, changes }).await?;
    Ok(())
}

fn about(row: &finding::Model) -> About {
    if row.society_id.is_some() { About::Society } else { About::Region }
}

/// The society or the agency whose hand that is.
async fn in_hand(write: &Write, row: &finding::Model, hand: Hand) -> Result<Option<Holder>, Fault> {
    Ok(match hand {
        Hand::Society => row.society_id.map(Holder::Society),
        Hand::Federation => Some(Holder::Agency(row.agency_id)),
        Hand::Lead => Some(Holder::Agency(write.agency(Tier::Lead, &row.region_code).await?)),
    })
}

/// For whom a post acts.
fn own(post: &Post) -> Option<Holder> {
    post.society_id.map(Holder::Society).or(post.agency_id.map(Holder::Agency))
}

/// Passes what waits to whoever has the turn in the next state; closes it when nobody has.
async fn hand_over(
    state: &State,
    write: &Write,
    row: &finding::Model,
    next: FindingState,
    due_on: NaiveDate,
) -> Result<(), Fault> {
    let (kind, subject) = (OpenItemKind::Finding, row.id.0);
    let Some(hand) = about(row).turn(next) else { return write.close_item(kind, subject).await };
    let holder = in_hand(write, row, hand).await?.ok_or_else(|| Fault::Broken("a finding is nobody's".into()))?;
    let due_on = match next {
        FindingState::Reported => state.world.today() + TimeDelta::days(CHECK_WITHIN_DAYS),
        _ => due_on,
    };
    // Nothing comes back to this state but what was not accepted.
    let reason = if next == FindingState::Open { RETURNED } else { next.code() };
    if row.state.is_open() {
        return write.pass(kind, subject, holder, reason, due_on).await;
    }
    let item = OpenItem {
        kind,
        subject_id: subject,
        society_id: row.society_id,
        region_code: row.region_code.clone(),
        title: row.action.chars().take(40).collect(),
        holder,
        reason: reason.into(),
        due_on,
    };
    write.open(state, item).await
}
