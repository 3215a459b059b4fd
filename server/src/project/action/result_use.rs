//! What becomes of a result: the society claims that it is used, with its proof; the federation verifies it.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::project::case::{self, ProjectId, ProjectState};
use entity::project::result_use::{self, ResultUseId, ResultUseKind, ResultUseState, ResultUseStep};
use entity::project::terms::{ProjectTerms, days_after};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, TITLE_MAX, checked};

use crate::access::{Intention, Permit, Scope, steps};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::case::{desk, reached, unchanged};
use crate::ruled::ruled;
use crate::state::State;

/// The intention to claim it.
#[derive(Debug)]
pub struct ClaimResultUse;

impl Intention for ClaimResultUse {
    const FIELD: &'static str = "Mutation.claimResultUse";
}

steps! {
    ResultUseStep:
    /// The intention to verify it.
    VerifyResultUse = "Mutation.verifyResultUse", Verify;
    /// The intention not to.
    RejectResultUse = "Mutation.rejectResultUse", Reject;
}

/// What the society says.
#[derive(Clone, Debug, Serialize)]
pub struct Claimed {
    /// Names this intention.
    pub idempotency_key: String,
    /// Of which project.
    pub project: String,
    /// How it is used.
    pub kind: ResultUseKind,
    /// By whom.
    pub body: String,
    /// Since when.
    pub used_on: NaiveDate,
    /// What was used, and what shows it.
    pub text: String,
    /// Files to attach.
    pub files: Vec<FileId>,
}

/// Claims it; answers the project's id.
pub async fn claim_result_use(
    state: &State,
    permit: Permit<ClaimResultUse>,
    input: Claimed,
) -> Result<ProjectId, Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let (body, text) = (checks.text("body", &input.body, TITLE_MAX), checks.text("text", &input.text, TEXT_MAX));
    checks.past("usedOn", input.used_on, today);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.project).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ClaimResultUse::FIELD, &input, &input.project).await? {
        return Ok(row.id);
    }
    if row.state != ProjectState::Closed {
        return Err(Stop::whole(RefusalCode::wrong_state(row.state)));
    }
    let id = ResultUseId(state.world.new_id());
    let new = result_use::Model {
        id,
        project_id: row.id,
        kind: input.kind,
        body: body.clone(),
        used_on: input.used_on,
        text,
        state: ResultUseState::Claimed,
        version: 1,
        claimed_on: today,
        decided_on: None,
        answer: None,
    };
    result_use::Entity::insert(new.into_active_model()).exec_without_returning(&write.tx).await?;
    let terms = ruled::<ProjectTerms>(&write.tx).await?;
    let item = OpenItem {
        kind: OpenItemKind::ResultUse,
        subject_id: id.0,
        society_id: Some(row.society_id),
        region_code: row.region_code.clone(),
        title: row.title.clone(),
        holder: Holder::Agency(desk(&write, &row).await?),
        reason: ResultUseState::Claimed.code().into(),
        due_on: days_after(today, terms.review_days),
    };
    write.open(state, item).await?;
    let mut changes = vec![told("kind", input.kind.code()), told("body", body)];
    let proof = Subject::of(AttachmentPurpose::ResultProof, id.0, Holder::Society(row.society_id));
    changes.extend(attach(state, &write, proof, &input.files).await?);
    write.commit(state, Entry { action: Action::ClaimResultUse, society_id: Some(row.society_id), changes }).await?;
    Ok(row.id)
}

/// What the federation says.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which claim.
    pub result_use: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says.
    pub text: String,
}

/// Verifies it, or does not; answers the project's id.
pub async fn answer_result_use<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<ProjectId, Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let missing = || Stop::at("resultUseId", RefusalCode::NotFound);
    let id = ResultUseId::parse(&input.result_use).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).result_uses();
    let found = within.filter(result_use::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    let row = found.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.result_use).await? {
        return Ok(row.project_id);
    }
    unchanged(row.version, input.expected_version)?;
    let to = row.state.after(I::STEP).map_err(Stop::whole)?;
    let change = result_use::ActiveModel {
        state: Set(to),
        version: Set(row.version + 1),
        decided_on: Set(Some(state.world.today())),
        answer: Set(Some(text.clone())),
        ..Default::default()
    };
    result_use::Entity::update_many().set(change).filter(result_use::Column::Id.eq(id)).exec(&write.tx).await?;
    write.close_item(OpenItemKind::ResultUse, id.0).await?;
    let project = case::Entity::find_by_id(row.project_id).one(&write.tx).await?;
    let project = project.ok_or_else(|| Fault::Broken("a claim without its project".into()))?;
    let changes = vec![moved(row.state, to), told("text", text)];
    write.commit(state, Entry { action: I::ACTION, society_id: Some(project.society_id), changes }).await?;
    Ok(row.project_id)
}
