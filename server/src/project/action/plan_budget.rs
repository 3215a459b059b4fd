//! The budget of an award by category: the desk plans it as the agreement has it, the society reports what it has
//! spent. What is left of each adds up to the last fen.

use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::budget;
use entity::project::case::ProjectId;
use entity::project::money::Fen;
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::budget::{Budgeted, budgeted};
use crate::project::case::{reached, unchanged};
use crate::state::State;

/// The intention to plan a budget.
#[derive(Debug)]
pub struct PlanBudget;

impl Intention for PlanBudget {
    const FIELD: &'static str = "Mutation.planBudget";
}

/// The intention to report what was spent.
#[derive(Debug)]
pub struct ReportSpending;

impl Intention for ReportSpending {
    const FIELD: &'static str = "Mutation.reportSpending";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which project.
    pub project: String,
    /// The version he saw.
    pub expected_version: i32,
    /// How much, by the categories' places.
    pub amounts: Vec<(i32, Fen)>,
    /// What he says; empty where nothing has to be said.
    pub text: String,
}

/// Plans the budget; what is not named is taken out of it. Answers the project's id.
pub async fn plan_budget(state: &State, permit: Permit<PlanBudget>, input: Input) -> Result<ProjectId, Stop> {
    let next = |now: &Budgeted, named: &[(i32, Fen)]| {
        let known: Vec<i32> = now.categories.iter().map(|row| row.no).collect();
        budget::planned(&now.budget, now.award.amount_fen, &known, named)
    };
    written(state, permit, input, (Action::PlanBudget, next)).await
}

/// Reports what has been spent so far, with what it was for. Answers the project's id.
pub async fn report_spending(state: &State, permit: Permit<ReportSpending>, input: Input) -> Result<ProjectId, Stop> {
    checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let next = |now: &Budgeted, named: &[(i32, Fen)]| {
        let paid = now.award.released_fen.minus(now.award.recovered_fen).unwrap_or_default();
        budget::spent(&now.budget, paid, named)
    };
    written(state, permit, input, (Action::ReportSpending, next)).await
}

async fn written<I: Intention>(
    state: &State,
    permit: Permit<I>,
    input: Input,
    (action, next): (Action, impl Fn(&Budgeted, &[(i32, Fen)]) -> Result<budget::Budget, RefusalCode>),
) -> Result<ProjectId, Stop> {
    if input.amounts.is_empty() {
        return Err(Stop::at("amounts", RefusalCode::Required));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.project).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.project).await? {
        return Ok(row.id);
    }
    unchanged(row.version, input.expected_version)?;
    let now = budgeted(&write, &row).await?;
    let next = next(&now, &input.amounts).map_err(|code| Stop::at("amounts", code))?;
    let mut changes = now.replace(&write, &row, &next).await?;
    let text = input.text.trim();
    changes.extend((!text.is_empty()).then(|| told("text", text)));
    write.commit(state, Entry { action, society_id: Some(row.society_id), changes }).await?;
    Ok(row.id)
}
