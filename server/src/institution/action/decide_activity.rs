//! What is said about one activity filing: the federation returns it, sets conditions or refuses, each in
//! words; the society says why it does not hold it.

use serde::Serialize;

use entity::institution::activity::{self, ActivityReason, ActivityStep};
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::Stop;
use crate::institution::filing::{Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

steps! {
    ActivityStep:
    /// The intention to return it.
    ReturnActivity = "Mutation.returnActivity", Return;
    /// The intention to set conditions.
    ConditionActivity = "Mutation.conditionActivity", Condition;
    /// The intention to refuse.
    RefuseActivity = "Mutation.refuseActivity", Refuse;
    /// The intention not to hold it.
    CancelActivity = "Mutation.cancelActivity", Cancel;
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which filing.
    pub filing: String,
    /// The version he saw.
    pub expected_version: i32,
    /// The code of a return or a refusal.
    pub reason: Option<ActivityReason>,
    /// What is to be corrected, the conditions, or why.
    pub text: String,
}

/// Moves it on by one step.
pub async fn decide_activity<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let write = Write::begin(state, permit.actor()).await?;
    let filing = reached(&write, &permit, &input.filing).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.filing).await? {
        return Ok(());
    }
    filing.seen(input.expected_version)?;
    let to = filing.row.state.after(I::STEP).map_err(Stop::whole)?;
    let mut changes = vec![moved(filing.row.state, to)];
    changes.extend(input.reason.map(|reason| told("reason", reason.to_string())));
    changes.push(told("text", &text));
    let by = permit.viewer().display_name.clone();
    let said = Told { by, reason: input.reason, text: Some(text) };
    advance(state, &write, &filing, (I::STEP, to), activity::ActiveModel::default(), said).await?;
    write.commit(state, Entry { action: I::ACTION, society_id: Some(filing.row.society_id), changes }).await?;
    Ok(())
}
