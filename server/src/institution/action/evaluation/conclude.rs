//! Civil affairs decides when the notice is over: the grade that was published is given and stands in the
//! register at once, or no grade was reached.

use sea_orm::Set;
use serde::Serialize;

use entity::Word;
use entity::institution::evaluation::{self, EvaluationStep};
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::institution::evaluation::grade::{award, valid_until};
use crate::institution::evaluation::{Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ConcludeEvaluation;

impl Intention for ConcludeEvaluation {
    const FIELD: &'static str = "Mutation.concludeEvaluation";
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
}

/// Decides it as it was published.
pub async fn conclude_evaluation(state: &State, permit: Permit<ConcludeEvaluation>, input: Input) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.evaluation).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ConcludeEvaluation::FIELD, &input, &input.evaluation).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let level = case.row.result_level;
    let step = if level.is_some() { EvaluationStep::Grade } else { EvaluationStep::DeclineGrade };
    let to = case.row.state.after(step).map_err(Stop::whole)?;
    let mut changes = vec![moved(case.row.state, to)];
    let mut change = evaluation::ActiveModel::default();
    if let Some(level) = level {
        case.still_eligible(state, &write).await?;
        let today = state.world.today();
        let until = valid_until(today, case.rules.valid_months);
        change.grade_id = Set(Some(award(state, &write, case.row.society_id, (level, until)).await?));
        (change.graded_on, change.valid_until) = (Set(Some(today)), Set(Some(until)));
        changes.extend([told("grade", level.code()), told("validUntil", until.to_string())]);
    }
    let by = permit.viewer().display_name.clone();
    advance(state, &write, &case, (step, to), change, Told { by, ..Told::default() }).await?;
    let entry = Entry { action: Action::ConcludeEvaluation, society_id: Some(case.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}
