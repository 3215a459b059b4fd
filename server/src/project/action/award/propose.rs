//! The desk records what the panel proposes: one or many applications at once. What is proposed is not told
//! before the Party group has decided, neither by a field nor by the event.

use sea_orm::Set;
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationStep, AwardOutcome};
use entity::project::money::Fen;
use entity::responsibility::{TEXT_MAX, checked};

use super::amount_fault;
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved};
use crate::project::action::application::check::{Left, Seen, counted};
use crate::project::application::{Told, advance, reached};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ProposeAwards;

impl Intention for ProposeAwards {
    const FIELD: &'static str = "Mutation.proposeAwards";
}

/// What is proposed for one.
#[derive(Clone, Debug, Serialize)]
pub struct Proposal {
    /// Which application.
    pub seen: Seen,
    /// What.
    pub outcome: AwardOutcome,
    /// How much, where it is funded.
    pub amount: Fen,
    /// What the panel says; empty for nothing.
    pub note: String,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// What is proposed.
    pub proposals: Vec<Proposal>,
}

/// Records them; answers those that stayed.
pub async fn propose_awards(state: &State, permit: Permit<ProposeAwards>, input: Input) -> Result<Vec<Left>, Stop> {
    counted(input.proposals.len())?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ProposeAwards::FIELD, &input, "-").await? {
        return Ok(Vec::new());
    }
    let mut all = input.proposals.clone();
    all.sort_by(|one, other| one.seen.application.cmp(&other.seen.application));
    all.dedup_by(|one, other| one.seen.application == other.seen.application);
    let (mut left, mut done) = (Vec::new(), 0);
    for proposal in all {
        match propose(state, &write, &permit, &proposal).await {
            Ok(()) => done += 1,
            Err(Stop::Refused(refusals)) => left.push(Left { application: proposal.seen.application, refusals }),
            Err(Stop::Fault(fault)) => return Err(fault.into()),
        }
    }
    if done > 0 {
        write.end(state).await?;
    }
    Ok(left)
}

async fn propose(
    state: &State,
    write: &Write,
    permit: &Permit<ProposeAwards>,
    proposal: &Proposal,
) -> Result<(), Stop> {
    let Proposal { seen, outcome, amount, note } = proposal;
    let case = reached(write, permit, &seen.application).await?;
    case.seen(seen.expected_version)?;
    let to = case.row.state.after(ApplicationStep::Propose).map_err(Stop::whole)?;
    if let Some(refusal) = amount_fault(&case, *outcome, *amount) {
        return Err(Stop::Refused(vec![refusal]));
    }
    let note = match note.trim() {
        "" => None,
        note => Some(checked(note, TEXT_MAX).map_err(|code| Stop::at("note", code))?),
    };
    let change = application::ActiveModel {
        proposal: Set(Some(*outcome)),
        proposed_fen: Set(*amount),
        proposal_note: Set(note),
        proposed_by: Set(Some(permit.viewer().user_id)),
        ..Default::default()
    };
    let by = permit.viewer().display_name.clone();
    advance(state, write, &case, (ApplicationStep::Propose, to), change, Told { by, ..Told::default() }).await?;
    let changes = vec![moved(case.row.state, to)];
    let entry = Entry { action: Action::ProposeAwards, society_id: Some(case.row.society_id), changes };
    write.append(state, entry).await?;
    Ok(())
}
