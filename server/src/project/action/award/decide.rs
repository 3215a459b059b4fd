//! The chair enters what the Party group decided, one or many applications of a call at once: approved and
//! published, declined with a reason, or back to the panel. No more than the call has; never whoever proposed.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationState, ApplicationStep, AwardOutcome};
use entity::project::money::Fen;
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use super::amount_fault;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::action::application::check::{Left, Seen, counted};
use crate::project::application::{Case, Told, advance, reached};
use crate::project::call::locked;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct DecideAwards;

impl Intention for DecideAwards {
    const FIELD: &'static str = "Mutation.decideAwards";
}

/// What was decided about one.
#[derive(Clone, Debug, Serialize)]
pub struct Decision {
    /// Which application.
    pub seen: Seen,
    /// What; none sends it back to the panel.
    pub outcome: Option<AwardOutcome>,
    /// How much, where it is funded.
    pub amount: Fen,
    /// Why, where it is declined or sent back.
    pub text: String,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// What was decided.
    pub decisions: Vec<Decision>,
}

/// Enters them; answers those that stayed.
pub async fn decide_awards(state: &State, permit: Permit<DecideAwards>, input: Input) -> Result<Vec<Left>, Stop> {
    counted(input.decisions.len())?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, DecideAwards::FIELD, &input, "-").await? {
        return Ok(Vec::new());
    }
    let mut all = input.decisions.clone();
    all.sort_by(|one, other| one.seen.application.cmp(&other.seen.application));
    all.dedup_by(|one, other| one.seen.application == other.seen.application);
    let (mut left, mut done) = (Vec::new(), 0);
    for decision in all {
        match decide(state, &write, &permit, &decision).await {
            Ok(()) => done += 1,
            Err(Stop::Refused(refusals)) => left.push(Left { application: decision.seen.application, refusals }),
            Err(Stop::Fault(fault)) => return Err(fault.into()),
        }
    }
    if done > 0 {
        write.end(state).await?;
    }
    Ok(left)
}

async fn decide(state: &State, write: &Write, permit: &Permit<DecideAwards>, decision: &Decision) -> Result<(), Stop> {
    let Decision { seen, outcome, amount, text } = decision;
    let case = reached(write, permit, &seen.application).await?;
    case.seen(seen.expected_version)?;
    let step = outcome.map_or(ApplicationStep::Reconsider, AwardOutcome::decided);
    let to = case.row.state.after(step).map_err(Stop::whole)?;
    if case.row.proposed_by == Some(permit.viewer().user_id) {
        return Err(Stop::whole(RefusalCode::FourEyes));
    }
    let needs_words = matches!(outcome, None | Some(AwardOutcome::Declined));
    let text = match text.trim() {
        "" if !needs_words => None,
        text => Some(checked(text, TEXT_MAX).map_err(|code| Stop::at("text", code))?),
    };
    if let Some(refusal) = outcome.and_then(|outcome| amount_fault(&case, outcome, *amount)) {
        return Err(Stop::Refused(vec![refusal]));
    }
    if *outcome == Some(AwardOutcome::Funded) {
        affordable(write, &case, *amount).await?;
    }
    let mut change = application::ActiveModel::default();
    if let Some(outcome) = outcome {
        change.decision = Set(Some(*outcome));
        change.awarded_fen = Set(*amount);
        change.decided_on = Set(Some(state.world.today()));
    }
    let mut changes = vec![moved(case.row.state, to)];
    changes.extend(outcome.map(|outcome| told("decision", outcome.code())));
    if *outcome == Some(AwardOutcome::Funded) {
        changes.push(told("awardedFen", amount.get().to_string()));
    }
    // What is sent back to the panel is between the two.
    let said = if outcome.is_some() { text } else { None };
    changes.extend(said.clone().map(|text| told("text", text)));
    let by = permit.viewer().display_name.clone();
    advance(state, write, &case, (step, to), change, Told { by, reason: None, text: said }).await?;
    let entry = Entry { action: Action::DecideAwards, society_id: Some(case.row.society_id), changes };
    write.append(state, entry).await?;
    Ok(())
}

/// The call still has so much: locked, so that two who decide at once do not give the same fen twice.
async fn affordable(write: &Write, case: &Case, amount: Fen) -> Result<(), Stop> {
    let call = locked(write, case.row.call_id).await?;
    let given = application::Entity::find()
        .filter(application::Column::CallId.eq(call.row.id))
        .filter(application::Column::State.is_in([ApplicationState::PublicNotice, ApplicationState::ApprovedFunded]));
    let given = given.all(&write.tx).await?.into_iter().map(|row| row.awarded_fen);
    let given = Fen::sum(given).map_err(|_| Fault::Broken("awards beyond counting".into()))?;
    let remaining = call.row.budget_fen.minus(given).unwrap_or_default();
    if amount <= remaining {
        return Ok(());
    }
    Err(Stop::at("amountFen", RefusalCode::OverBudget { yuan: remaining.to_string() }))
}
