//! A proposal goes back to the society: with a reason, or not at all.

use sea_orm::Set;
use serde::Serialize;

use entity::form::formation::machine::checked;
use entity::form::formation::{self, FormationId, FormationMove, ReturnReason};
use entity::form::proposal::{REASON_MAX, text_fault};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::form::case::{Told, advance, seen, superior};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ReturnFormation;

impl Intention for ReturnFormation {
    const FIELD: &'static str = "Mutation.returnFormation";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The case.
    pub formation_id: FormationId,
    /// The version of the case that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Why.
    pub reason: ReturnReason,
    /// Why, in words: what the society has to correct.
    pub text: String,
}

/// Returns the case of the permit's society.
pub async fn return_formation(state: &State, permit: Permit<ReturnFormation>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?;
    let by = permit.actor();
    let text = input.text.trim().to_owned();
    if text.is_empty() {
        return Err(Stop::at("text", RefusalCode::Required));
    }
    if let Some(fault) = text_fault("text", &text, REASON_MAX) {
        return Err(Stop::Refused(vec![fault]));
    }
    let write = Write::begin(state, by.clone()).await?;
    let (key, outcome) = (&input.idempotency_key, input.formation_id.global());
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, ReturnFormation::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    let case = seen(&write, input.formation_id, input.expected_version).await?;
    let to =
        checked(case.state, FormationMove::Return, superior(&case)).map_err(|refusal| Stop::Refused(vec![refusal]))?;
    let changes = [
        Change::between("state", Some(case.state.to_string()), Some(to.to_string())),
        Change::between("reason", None, Some(input.reason.to_string())),
        Change::between("text", None, Some(text.clone())),
    ];
    let change = formation::ActiveModel {
        return_reason: Set(Some(input.reason)),
        return_text: Set(Some(text.clone())),
        ..Default::default()
    };
    let told = Told { by: &by, step: FormationMove::Return, to, reason: Some(input.reason), text: Some(text) };
    advance(state, &write, &case, change, told, society).await?;
    let changes = changes.into_iter().flatten().collect();
    let entry = Entry { action: Action::ReturnFormation, society_id: Some(society.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}
