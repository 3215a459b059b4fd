//! The days to answer a contest are set. What waits already keeps its day.

use serde::Serialize;

use entity::institution::consistency::contest::ContestTerms;
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::ruled::{Ruled, replace};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetContestTerms;

impl Intention for SetContestTerms {
    const FIELD: &'static str = "Mutation.setContestTerms";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// What holds from now on; its version is counted here.
    pub rules: ContestTerms,
}

/// Sets it.
pub async fn set_contest_terms(state: &State, permit: Permit<SetContestTerms>, input: Input) -> Result<(), Stop> {
    let source = input.rules.source.trim().to_owned();
    let new = ContestTerms { version: input.expected_version.saturating_add(1), source, ..input.rules.clone() };
    let faults = new.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SetContestTerms::FIELD, &input, ContestTerms::SETTING).await? {
        return Ok(());
    }
    let old = replace(&write, input.expected_version, &new).await?;
    let number = |field, old: i32, new: i32| Change::between(field, Some(old.to_string()), Some(new.to_string()));
    let changes = [
        number("version", old.version, new.version),
        number("answerWorkingDays", old.answer_days, new.answer_days),
        Change::between("source", Some(old.source), Some(new.source)),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::SetContestTerms, society_id: None, changes }).await?;
    Ok(())
}
