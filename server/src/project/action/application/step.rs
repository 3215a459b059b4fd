//! An application is taken back to be changed, given up, returned or failed: one step, said in words where
//! others have to know why.

use serde::Serialize;

use entity::Word;
use entity::project::application::{self, ApplicationReason, ApplicationStep};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::application::{Told, advance, reached};
use crate::project::call::locked;
use crate::state::State;

steps! {
    ApplicationStep:
    /// The intention to take it back to be changed.
    RecallApplication = "Mutation.recallApplication", Recall;
    /// The intention to give it up.
    WithdrawApplication = "Mutation.withdrawApplication", Withdraw;
    /// The intention to return it.
    ReturnApplication = "Mutation.returnApplication", Return;
    /// The intention to fail it.
    RejectApplication = "Mutation.rejectApplication", Reject;
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which application.
    pub application: String,
    /// The version he saw.
    pub expected_version: i32,
    /// Why, from the list, where the step asks for it.
    pub reason: Option<ApplicationReason>,
    /// What he says.
    pub text: Option<String>,
}

/// Moves it on by one step.
pub async fn move_application<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = worded(I::STEP, input.text.as_deref())?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.application).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.application).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let to = case.row.state.after(I::STEP).map_err(Stop::whole)?;
    // What can be taken back can be taken back until the last day.
    let call = locked(&write, case.row.call_id).await?;
    if I::STEP == ApplicationStep::Recall && call.window().closed(state.world.today()).is_some() {
        return Err(Stop::whole(RefusalCode::wrong_state(case.row.state)));
    }
    let mut changes = vec![moved(case.row.state, to)];
    changes.extend(input.reason.map(|reason| told("reason", reason.code())));
    changes.extend(text.clone().map(|text| told("text", text)));
    let said = Told { by: permit.viewer().display_name.clone(), reason: input.reason, text };
    advance(state, &write, &case, (I::STEP, to), application::ActiveModel::default(), said).await?;
    write.commit(state, Entry { action: I::ACTION, society_id: Some(case.row.society_id), changes }).await?;
    Ok(())
}

/// What is said with a step: only a recall needs no words.
fn worded(step: ApplicationStep, text: Option<&str>) -> Result<Option<String>, Stop> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    match text {
        None if step == ApplicationStep::Recall => Ok(None),
        text => checked(text.unwrap_or_default(), TEXT_MAX).map(Some).map_err(|code| Stop::at("text", code)),
    }
}
