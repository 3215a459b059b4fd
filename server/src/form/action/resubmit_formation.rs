//! A returned proposal is corrected and sent again.

use serde::Serialize;

use entity::form::formation::machine::checked as follow;
use entity::form::formation::{FormationId, FormationMove};
use entity::form::proposal::Proposal;
use entity::ledger::event::Action;

use super::propose_formation::{changes, checked, present_of, sent};
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::form::case::{Told, advance, seen, superior};
use crate::form::rules::book;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ResubmitFormation;

impl Intention for ResubmitFormation {
    const FIELD: &'static str = "Mutation.resubmitFormation";
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
    /// What is proposed now.
    pub proposal: Proposal,
}

/// Sends the case of the permit's society again.
pub async fn resubmit_formation(state: &State, permit: Permit<ResubmitFormation>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let by = permit.actor();
    let write = Write::begin(state, by.clone()).await?;
    let (key, outcome) = (&input.idempotency_key, input.formation_id.global());
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, ResubmitFormation::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    let case = seen(&write, input.formation_id, input.expected_version).await?;
    let to =
        follow(case.state, FormationMove::Resubmit, superior(&case)).map_err(|refusal| Stop::Refused(vec![refusal]))?;
    let present = present_of(&write, society).await?;
    let proposal = input.proposal.trimmed();
    let book = book(&write.tx).await?;
    let rules = book.on(state.world.today());
    checked(state, &present, &proposal, rules)?;
    let mut change = sent(&present, &proposal, rules)?;
    change.from_form = sea_orm::Set(present.form);
    change.return_reason = sea_orm::Set(None);
    change.return_text = sea_orm::Set(None);
    let text = (!proposal.reason.is_empty()).then(|| proposal.reason.clone());
    let told = Told { by: &by, step: FormationMove::Resubmit, to, reason: None, text };
    advance(state, &write, &case, change, told, &present).await?;
    let changes = changes(&present, &proposal);
    write.commit(state, Entry { action: Action::ResubmitFormation, society_id: Some(society), changes }).await?;
    Ok(())
}
