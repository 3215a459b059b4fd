//! The days of changes of the register are set. A day that a holder was given stays; whatever moves on from
//! now has the new ones.

use serde::Serialize;

use entity::institution::change::machine::ChangeTerms;
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::ruled::{Ruled, replace};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetRegisterChangeTerms;

impl Intention for SetRegisterChangeTerms {
    const FIELD: &'static str = "Mutation.setRegisterChangeTerms";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The terms that hold from now on; their version is counted here.
    pub terms: ChangeTerms,
}

/// Sets them.
pub async fn set_register_change_terms(
    state: &State,
    permit: Permit<SetRegisterChangeTerms>,
    input: Input,
) -> Result<(), Stop> {
    let source = input.terms.source.trim().to_owned();
    let new = ChangeTerms { version: input.expected_version.saturating_add(1), source, ..input.terms.clone() };
    let faults = new.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let claimed = claim(&write, user, key, SetRegisterChangeTerms::FIELD, &input, ChangeTerms::SETTING).await?;
    if let Claim::Seen(_) = claimed {
        return Ok(());
    }
    let old = replace(&write, input.expected_version, &new).await?;
    let pairs = old.days().into_iter().zip(new.days());
    let days = |(name, old): (&str, i32), new: i32| Change::between(name, Some(old.to_string()), Some(new.to_string()));
    let mut changes: Vec<Change> = pairs.filter_map(|(old, (_, new))| days(old, new)).collect();
    changes.extend(Change::between("source", Some(old.source), Some(new.source)));
    write.commit(state, Entry { action: Action::SetRegisterChangeTerms, society_id: None, changes }).await?;
    Ok(())
}
