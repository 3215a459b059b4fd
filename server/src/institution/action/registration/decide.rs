//! Civil affairs accepts an application, from which day on sixty days run, or rejects it on one of the
//! grounds of art. 13.

use sea_orm::Set;
use serde::Serialize;

use entity::Word;
use entity::institution::registration::machine::decide_by;
use entity::institution::registration::{self, RegistrationStep, RejectionGround};
use entity::ledger::event::Action;
use entity::responsibility::TEXT_MAX;

use super::{AcceptRegistration, RejectRegistration, Seen, open};
use crate::access::Permit;
use crate::checks::Checks;
use crate::fault::Stop;
use crate::institution::registration::{Told, advance};
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

/// What the caller sends to accept.
#[derive(Clone, Debug, Serialize)]
pub struct AcceptInput {
    /// Which case.
    pub seen: Seen,
}

/// Accepts the papers as complete.
pub async fn accept_registration(
    state: &State,
    permit: Permit<AcceptRegistration>,
    input: AcceptInput,
) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Accept).map_err(Stop::whole)?;
    let today = state.world.today();
    let change = registration::ActiveModel {
        accepted_on: Set(Some(today)),
        decide_by: Set(Some(decide_by(today))),
        ..Default::default()
    };
    advance(state, &write, &case, (RegistrationStep::Accept, to), change, Told::silent(permit.actor())).await?;
    let changes = vec![
        told("registration", case.id.global()),
        moved(case.state, to),
        told("decideBy", decide_by(today).to_string()),
    ];
    write.commit(state, Entry { action: Action::AcceptRegistration, society_id: None, changes }).await?;
    Ok(())
}

/// What the caller sends to reject.
#[derive(Clone, Debug, Serialize)]
pub struct RejectInput {
    /// Which case.
    pub seen: Seen,
    /// The ground.
    pub ground: RejectionGround,
    /// What civil affairs says about it.
    pub text: String,
}

/// Rejects an application.
pub async fn reject_registration(
    state: &State,
    permit: Permit<RejectRegistration>,
    input: RejectInput,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Reject).map_err(Stop::whole)?;
    let change = registration::ActiveModel {
        rejection: Set(Some(input.ground)),
        decision: Set(Some(text.clone())),
        decided_on: Set(Some(state.world.today())),
        ..Default::default()
    };
    let said = Told { by: permit.actor(), reason: Some(input.ground.code().to_owned()), text: Some(text.clone()) };
    advance(state, &write, &case, (RegistrationStep::Reject, to), change, said).await?;
    let changes = vec![
        told("registration", case.id.global()),
        moved(case.state, to),
        told("ground", input.ground.code()),
        told("text", text),
    ];
    write.commit(state, Entry { action: Action::RejectRegistration, society_id: None, changes }).await?;
    Ok(())
}
