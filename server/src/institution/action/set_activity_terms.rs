//! The days of activity filings are set. What runs already keeps its days; whatever is filed or moved on
//! from now on has the new ones.

use serde::Serialize;

use entity::institution::activity::machine::ActivityTerms;
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::ruled::{Ruled, replace};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetActivityTerms;

impl Intention for SetActivityTerms {
    const FIELD: &'static str = "Mutation.setActivityTerms";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The terms that hold from now on; their version is counted here.
    pub terms: ActivityTerms,
}

/// Sets the terms.
pub async fn set_activity_terms(state: &State, permit: Permit<SetActivityTerms>, input: Input) -> Result<(), Stop> {
    let source = input.terms.source.trim().to_owned();
    let new = ActivityTerms { version: input.expected_version.saturating_add(1), source, ..input.terms.clone() };
    let faults = new.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let claimed = claim(&write, user, key, SetActivityTerms::FIELD, &input, ActivityTerms::SETTING).await?;
    if let Claim::Seen(_) = claimed {
        return Ok(());
    }
    let old = replace(&write, input.expected_version, &new).await?;
    let days = |field, old: i32, new: i32| Change::between(field, Some(old.to_string()), Some(new.to_string()));
    let changes = [
        days("leadDays", old.lead_days, new.lead_days),
        days("silentWorkingDays", old.silent_days, new.silent_days),
        days("correctWorkingDays", old.correct_days, new.correct_days),
        days("reportDays", old.report_days, new.report_days),
        Change::between("source", Some(old.source), Some(new.source)),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::SetActivityTerms, society_id: None, changes }).await?;
    Ok(())
}
