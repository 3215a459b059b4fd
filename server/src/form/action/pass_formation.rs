//! The federation has no objection: the case goes on to the superior Party organisation.

use serde::Serialize;

use entity::form::formation::machine::checked;
use entity::form::formation::{self, FormationId, FormationMove};
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::form::case::{Told, advance, seen, superior};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct PassFormation;

impl Intention for PassFormation {
    const FIELD: &'static str = "Mutation.passFormation";
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
}

/// Passes the case of the permit's society on.
pub async fn pass_formation(state: &State, permit: Permit<PassFormation>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?;
    let by = permit.actor();
    let write = Write::begin(state, by.clone()).await?;
    let (key, outcome) = (&input.idempotency_key, input.formation_id.global());
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, PassFormation::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    let case = seen(&write, input.formation_id, input.expected_version).await?;
    let to =
        checked(case.state, FormationMove::Pass, superior(&case)).map_err(|refusal| Stop::Refused(vec![refusal]))?;
    let changes = Change::between("state", Some(case.state.to_string()), Some(to.to_string()));
    let told = Told { by: &by, step: FormationMove::Pass, to, reason: None, text: None };
    advance(state, &write, &case, formation::ActiveModel::default(), told, society).await?;
    let changes = changes.into_iter().collect();
    let entry = Entry { action: Action::PassFormation, society_id: Some(society.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}
