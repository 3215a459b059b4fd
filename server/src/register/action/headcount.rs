//! A headcount is recorded: from its day on the new counts hold, the old ones stay as history.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::register::headcount::{self, Counts, FactSource, day_fault};
use entity::register::society::SocietyId;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
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
    replace(state, &write, society, current, &input, source(&permit)).await?;
    facts::refresh(&write.tx, &[society], today).await?;
    write.commit(state, Entry { action: Action::RecordHeadcount, society_id: Some(society), changes }).await?;
    Ok(())
}

fn source(permit: &Permit<RecordHeadcount>) -> FactSource {
    if permit.viewer().role().is_of_a_society() { FactSource::Society } else { FactSource::Federation }
}

async fn newest(write: &Write, society: SocietyId) -> Result<Option<headcount::Model>, Fault> {
    let of_society = headcount::Entity::find().filter(headcount::Column::SocietyId.eq(society));
    Ok(of_society.order_by_desc(headcount::Column::Since).one(&write.tx).await?)
}

/// Ends what held and enters what holds now. A record of the same day is a correction of that day.
async fn replace(
    state: &State,
    write: &Write,
    society: SocietyId,
    current: Option<headcount::Model>,
    input: &Input,
    source: FactSource,
) -> Result<(), Fault> {
    if let Some(old) = current {
        if old.since == input.recorded_on {
            headcount::Entity::delete_by_id(old.id).exec(&write.tx).await?;
        } else {
            let ended =
                headcount::ActiveModel { id: Set(old.id), until: Set(Some(input.recorded_on)), ..Default::default() };
            ended.update(&write.tx).await?;
        }
    }
    let Counts {
        individual_members,
        unit_members,
        full_time_staff,
        formal,
        probationary,
        resident_formal,
        council_formal,
    } = input.counts;
    let row = headcount::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(society),
        individual_members: Set(individual_members),
        unit_members: Set(unit_members),
        full_time_staff: Set(full_time_staff),
        formal: Set(formal),
        probationary: Set(probationary),
        resident_formal: Set(resident_formal),
        council_formal: Set(council_formal),
        source: Set(source),
        since: Set(input.recorded_on),
        until: Set(None),
    };
    headcount::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
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
