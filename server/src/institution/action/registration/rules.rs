//! The rules of the entry gate are set: hard gate or warning, and how long a new society has to form.

use serde::Serialize;

use entity::institution::campaign::PartyGate;
use entity::institution::registration::admission::AdmissionRules;
use entity::ledger::event::Action;

use super::SetRegistrationRules;
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::ruled::{Ruled, replace};
use crate::state::State;

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// What a pack that does not pass leads to.
    pub party_gate: PartyGate,
    /// How long a new society has to form, months.
    pub formation_months: i32,
}

/// Sets the rules; what is due already keeps its day.
pub async fn set_registration_rules(
    state: &State,
    permit: Permit<SetRegistrationRules>,
    input: Input,
) -> Result<(), Stop> {
    let Input { expected_version, ref idempotency_key, party_gate, formation_months } = input;
    let new = AdmissionRules { version: expected_version + 1, party_gate, formation_months };
    if let Some(fault) = new.fault() {
        return Err(Stop::Refused(vec![fault]));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let user = permit.viewer().user_id;
    if let Claim::Seen(_) =
        claim(&write, user, idempotency_key, SetRegistrationRules::FIELD, &input, AdmissionRules::SETTING).await?
    {
        return Ok(());
    }
    let old = replace(&write, expected_version, &new).await?;
    let months = |rules: &AdmissionRules| Some(rules.formation_months.to_string());
    let changes = [
        Change::between("partyGate", Some(old.party_gate.to_string()), Some(new.party_gate.to_string())),
        Change::between("formationMonths", months(&old), months(&new)),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::SetRegistrationRules, society_id: None, changes }).await?;
    Ok(())
}
