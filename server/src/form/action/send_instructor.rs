//! The federation sends a Party-building instructor to a society that has nobody of its own.

use chrono::NaiveDate;
use serde::Serialize;

use entity::form::officer::LiaisonSource;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::form::proposal::{Nominee, NomineeRole, nominee_faults, since_fault};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use super::propose_formation::present_of;
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::form::case::open_case;
use crate::form::fact::{Approved, begin_form, current_form};
use crate::form::post::{Given, active_liaison, replace};
use crate::form::rules::book;
use crate::institution::registration::admission::formed;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::register::{facts, version};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SendInstructor;

impl Intention for SendInstructor {
    const FIELD: &'static str = "Mutation.sendInstructor";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version of the society that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The instructor's name.
    pub name: String,
    /// His first day.
    pub since: NaiveDate,
}

/// Sends an instructor to the permit's society.
pub async fn send_instructor(state: &State, permit: Permit<SendInstructor>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let write = Write::begin(state, permit.actor()).await?;
    let (key, outcome) = (&input.idempotency_key, society.global());
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, SendInstructor::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let present = present_of(&write, society).await?;
    if present.form.coverage() == CoverageState::Organisation {
        return Err(Stop::whole(RefusalCode::BranchInBeing));
    }
    if active_liaison(&write, society).await?.is_some() {
        return Err(Stop::whole(RefusalCode::LiaisonActive));
    }
    if open_case(&write, society).await?.is_some() {
        return Err(Stop::whole(RefusalCode::FormationOpen));
    }
    // An instructor is sent from among Party members.
    let name = input.name.trim().to_owned();
    let nominee = Nominee { name, role: NomineeRole::Liaison, is_party_member: Some(true) };
    let former = current_form(&write, society).await?.map(|form| form.since);
    let book = book(&write.tx).await?;
    let rules = book.on(state.world.today());
    let mut faults =
        nominee_faults(PartyForm::Liaison, std::slice::from_ref(&nominee), &present.present().counts, rules);
    for fault in &mut faults {
        fault.path = "name";
    }
    faults.extend(since_fault(input.since, former.unwrap_or(present.registered_on), state.world.today()));
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    if present.form != PartyForm::Liaison {
        let form = PartyForm::Liaison;
        let new = Approved { form, since: input.since, superior: None, document_no: None, document_on: None };
        begin_form(state, &write, society, new, rules).await?;
    }
    let given = Given { since: input.since, formation_id: None, source: LiaisonSource::FederationSent };
    replace(state, &write, society, &[nominee], given).await?;
    facts::refresh(&write.tx, &[society], state.world.today()).await?;
    let changes = [
        Change::between("form", Some(present.form.to_string()), Some(PartyForm::Liaison.to_string())),
        Change::between("since", None, Some(input.since.to_string())),
    ];
    let mut changes: Vec<_> = changes.into_iter().flatten().collect();
    // A new society owed this since its registration.
    changes.extend(formed(state, &write, society, PartyForm::Liaison, permit.actor()).await?);
    write.commit(state, Entry { action: Action::SendInstructor, society_id: Some(society), changes }).await?;
    Ok(())
}
