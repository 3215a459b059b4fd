//! A proposal goes back to the society: with a reason, or not at all; and with what is wrong in which field.

use sea_orm::{EntityTrait, Set};
use serde::Serialize;
use uuid::Uuid;

use entity::form::formation::machine::checked;
use entity::form::formation::{self, FormationId, FormationMove, ReturnReason};
use entity::form::proposal::{REASON_MAX, text_fault};
use entity::form::remark::{Remark, remark_faults, row};
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
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
    /// What is wrong in which field; empty where the reason says it all.
    pub remarks: Vec<Remark>,
}

/// Returns the case of the permit's society.
pub async fn return_formation(state: &State, permit: Permit<ReturnFormation>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?;
    let by = permit.actor();
    let text = input.text.trim().to_owned();
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
    let remarks = trimmed(&input.remarks);
    said(&case, &text, &remarks)?;
    let told_of = |remark: &Remark| format!("{}：{}", remark.field, remark.text);
    let listed = remarks.iter().map(told_of).collect::<Vec<_>>().join("；");
    let changes = [
        Change::between("state", Some(case.state.to_string()), Some(to.to_string())),
        Change::between("reason", None, Some(input.reason.to_string())),
        Change::between("text", None, Some(text.clone())),
        Change::between("remarks", None, Some(listed).filter(|listed| !listed.is_empty())),
    ];
    let change = formation::ActiveModel {
        return_reason: Set(Some(input.reason)),
        return_text: Set(Some(text.clone())),
        ..Default::default()
    };
    let told = Told { by: &by, step: FormationMove::Return, to, reason: Some(input.reason), text: Some(text) };
    let step = advance(state, &write, &case, change, told, society).await?;
    keep(state, &write, &case, step, remarks).await?;
    let changes = changes.into_iter().flatten().collect();
    let entry = Entry { action: Action::ReturnFormation, society_id: Some(society.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

fn trimmed(remarks: &[Remark]) -> Vec<Remark> {
    remarks.iter().map(|remark| Remark { field: remark.field, text: remark.text.trim().into() }).collect()
}

/// A return says what to correct, of fields that the proposal has.
fn said(case: &formation::Model, text: &str, remarks: &[Remark]) -> Result<(), Stop> {
    let mut faults = Vec::new();
    if text.is_empty() {
        faults.push(Refusal::at("text", RefusalCode::Required));
    }
    faults.extend(text_fault("text", text, REASON_MAX));
    faults.extend(remark_faults(case.form, remarks));
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

async fn keep(
    state: &State,
    write: &Write,
    case: &formation::Model,
    step: Uuid,
    remarks: Vec<Remark>,
) -> Result<(), Fault> {
    for Remark { field, text } in remarks {
        let row = row::ActiveModel {
            id: Set(state.world.new_id()),
            step_id: Set(step),
            formation_id: Set(case.id),
            society_id: Set(case.society_id),
            field: Set(field),
            text: Set(text),
        };
        row::Entity::insert(row).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}
