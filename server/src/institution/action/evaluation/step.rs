//! An evaluation goes on by one step: opinion, acceptance, return, refusal, notice, objection, review,
//! withdrawal. Each is an intention of its own; the table of the policy says whose, the machine says when.

use sea_orm::Set;
use serde::Serialize;

use entity::Word;
use entity::account::UserId;
use entity::institution::evaluation::{self, EvaluationReason, EvaluationStep};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::Stop;
use crate::institution::evaluation::{Case, Told, advance, panel_scores, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::state::State;

steps! {
    EvaluationStep:
    /// The intention to say what the sponsor thinks of it.
    GiveEvaluationOpinion = "Mutation.giveEvaluationOpinion", Opine;
    /// The intention to take it up.
    AcceptEvaluation = "Mutation.acceptEvaluation", Accept;
    /// The intention to return it.
    ReturnEvaluation = "Mutation.returnEvaluation", Return;
    /// The intention to refuse it.
    RefuseEvaluation = "Mutation.refuseEvaluation", Refuse;
    /// The intention to withdraw it.
    WithdrawEvaluation = "Mutation.withdrawEvaluation", Withdraw;
    /// The intention to publish the result.
    PublishEvaluationNotice = "Mutation.publishEvaluationNotice", Publish;
    /// The intention to object to it.
    ObjectToEvaluation = "Mutation.objectToEvaluation", Object;
    /// The intention to keep the result.
    UpholdEvaluation = "Mutation.upholdEvaluation", Uphold;
    /// The intention to have it rated again.
    ReopenEvaluation = "Mutation.reopenEvaluation", Reopen;
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which evaluation.
    pub evaluation: String,
    /// The version he saw.
    pub expected_version: i32,
    /// Why, from the list, where the step asks for it.
    pub reason: Option<EvaluationReason>,
    /// What he says.
    pub text: Option<String>,
}

/// Moves it on by one step.
pub async fn move_evaluation<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = worded(I::STEP, input.text.as_deref())?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.evaluation).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.evaluation).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let to = case.row.state.after(I::STEP).map_err(Stop::whole)?;
    let change = effect(state, &write, &case, (I::STEP, user), text.as_deref()).await?;
    let mut changes = vec![moved(case.row.state, to)];
    changes.extend(result(&case, I::STEP));
    changes.extend(input.reason.map(|reason| told("reason", reason.code())));
    changes.extend(text.clone().map(|text| told("text", text)));
    let by = permit.viewer().display_name.clone();
    let said = Told { by, reason: input.reason, text };
    advance(state, &write, &case, (I::STEP, to), change, said).await?;
    write.commit(state, Entry { action: I::ACTION, society_id: Some(case.row.society_id), changes }).await?;
    Ok(())
}

/// What is said with a step, which most steps need.
fn worded(step: EvaluationStep, text: Option<&str>) -> Result<Option<String>, Stop> {
    let silent = matches!(step, EvaluationStep::Accept | EvaluationStep::Publish);
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    match text {
        None if silent => Ok(None),
        text => checked(text.unwrap_or_default(), TEXT_MAX).map(Some).map_err(|code| Stop::at("text", code)),
    }
}

/// What a step changes beside the state.
async fn effect(
    state: &State,
    write: &Write,
    case: &Case,
    (step, user): (EvaluationStep, UserId),
    text: Option<&str>,
) -> Result<evaluation::ActiveModel, Stop> {
    let (today, row) = (state.world.today(), &case.row);
    let mut change = evaluation::ActiveModel::default();
    match step {
        EvaluationStep::Opine => change.opinion = Set(text.map(ToOwned::to_owned)),
        EvaluationStep::Accept => case.still_eligible(state, write).await?,
        EvaluationStep::Publish => {
            change.noticed_on = Set(Some(today));
            change.noticed_by = Set(Some(user));
            change.objection_due_on = Set(Some(case.rules.terms.objection_due(today, &case.calendar)));
        }
        EvaluationStep::Object => {
            if let Some(due_on) = row.objection_due_on.filter(|due_on| *due_on < today) {
                return Err(Stop::whole(RefusalCode::EvaluationNoticeOver { due_on }));
            }
            change.objection = Set(text.map(ToOwned::to_owned));
        }
        // Whoever published the result does not review it.
        EvaluationStep::Uphold | EvaluationStep::Reopen if row.noticed_by == Some(user) => {
            return Err(Stop::whole(RefusalCode::FourEyes));
        }
        EvaluationStep::Reopen => forget(&mut change),
        _ => {}
    }
    Ok(change)
}

/// A panel that rates again begins with an empty sheet.
fn forget(change: &mut evaluation::ActiveModel) {
    (change.noticed_on, change.noticed_by, change.objection_due_on) = (Set(None), Set(None), Set(None));
    (change.panel_on, change.panel_members, change.panel_note) = (Set(None), Set(None), Set(None));
    (change.panel_basic, change.panel_governance) = (Set(None), Set(None));
    (change.panel_results, change.panel_appraisal) = (Set(None), Set(None));
    change.result_level = Set(None);
}

/// What the notice tells: before it the event would say what the panel has not published.
fn result(case: &Case, step: EvaluationStep) -> Vec<Change> {
    let Some(scores) = panel_scores(&case.row).filter(|_| step == EvaluationStep::Publish) else { return Vec::new() };
    let level = case.row.result_level.map_or_else(|| "-".to_owned(), |level| level.code().to_owned());
    vec![told("score", scores.total().to_string()), told("level", level)]
}
