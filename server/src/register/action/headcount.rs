//! A headcount is recorded: from its day on the new counts hold, the old ones stay as history.

use chrono::NaiveDate;
use serde::Serialize;

use entity::ledger::event::Action;
use entity::register::headcount::{self, Counts, FactSource, day_fault};

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::register::counts::{NewCounts, newest, replace};
use crate::register::{facts, version};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RecordHeadcount;

impl Intention for RecordHeadcount {
    const FIELD: &'static str = "Mutation.recordHeadcount";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The day from which the counts hold.
    pub recorded_on: NaiveDate,
    /// The counts.
    pub counts: Counts,
}

/// Records a headcount of the permit's society.
pub async fn record_headcount(state: &State, permit: Permit<RecordHeadcount>, input: Input) -> Result<(), Stop> {
    let target = permit.society()?;
    let society = target.society_id;
    let impossible = input.counts.faults();
    if !impossible.is_empty() {
        return Err(Stop::Refused(impossible));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let outcome = society.global();
    let key = &input.idempotency_key;
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, RecordHeadcount::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let current = newest(&write, society).await?;
    let today = state.world.today();
    if let Some(refusal) =
        day_fault(input.recorded_on, target.registered_on, current.as_ref().map(|row| row.since), today)
    {
        return Err(Stop::Refused(vec![refusal]));
    }
    let changes = changes(current.as_ref().map(headcount::Model::counts), &input.counts);
    let new = NewCounts { counts: input.counts, since: input.recorded_on, source: source(&permit) };
    replace(state, &write, society, new).await?;
    facts::refresh(&write.tx, &[society], today).await?;
    write.commit(state, Entry { action: Action::RecordHeadcount, society_id: Some(society), changes }).await?;
    Ok(())
}

fn source(permit: &Permit<RecordHeadcount>) -> FactSource {
    if permit.viewer().role().is_of_a_society() { FactSource::Society } else { FactSource::Federation }
}

/// Which counts changed, named as in the API.
#[must_use]
pub fn changes(old: Option<Counts>, new: &Counts) -> Vec<Change> {
    named(new)
        .into_iter()
        .zip(old.map(|old| named(&old)).into_iter().flatten().map(Some).chain(std::iter::repeat(None)))
        .filter_map(|((field, new), old)| {
            Change::between(
                field,
                old.and_then(|(_, old)| old).map(|old| old.to_string()),
                new.map(|new| new.to_string()),
            )
        })
        .collect()
}

fn named(counts: &Counts) -> [(&'static str, Option<i32>); 7] {
    let Counts {
        individual_members,
        unit_members,
        full_time_staff,
        formal,
        probationary,
        resident_formal,
        council_formal,
    } = *counts;
    [
        ("individualMembers", Some(individual_members)),
        ("unitMembers", Some(unit_members)),
        ("fullTimeStaff", Some(full_time_staff)),
        ("formal", Some(formal)),
        ("probationary", Some(probationary)),
        ("residentFormal", Some(resident_formal)),
        ("councilFormal", council_formal),
    ]
}
