//! The holidays of a year are entered: from now on every working day is counted with them.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::institution::calendar;
use entity::institution::calendar::Column::{Day, Kind, Name};
use entity::institution::calendar::year::Column::{ChangedAt, ChangedBy, Source, Version, Year};
use entity::institution::calendar::year::{self, CalendarDay};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::days_of;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetCalendarYear;

impl Intention for SetCalendarYear {
    const FIELD: &'static str = "Mutation.setCalendarYear";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw; 0 for a year that was not known.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The year.
    pub year: i32,
    /// The document that it rests on.
    pub source: String,
    /// All days that differ from their weekday.
    pub days: Vec<CalendarDay>,
}

/// Keeps a year in place of what stood there.
pub async fn set_calendar_year(state: &State, permit: Permit<SetCalendarYear>, input: Input) -> Result<(), Stop> {
    let faults = year::faults(input.year, &input.source, &input.days);
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let outcome = input.year.to_string();
    if let Claim::Seen(_) = claim(&write, user, key, SetCalendarYear::FIELD, &input, &outcome).await? {
        return Ok(());
    }
    let stands = year::Entity::find_by_id(input.year).lock_exclusive().one(&write.tx).await?;
    let current = stands.as_ref().map_or(0, |row| row.version);
    if current != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    let before = days_of(&write.tx, input.year).await?;
    let mut changes: Vec<Change> = Change::between("year", None, Some(outcome)).into_iter().collect();
    let source = input.source.trim().to_owned();
    changes.extend(Change::between("source", stands.map(|row| row.source), Some(source.clone())));
    changes.extend(Change::between("days", Some(year::write(&before)), Some(year::write(&input.days))));
    let row = year::ActiveModel {
        year: Set(input.year),
        source: Set(source),
        version: Set(current + 1),
        changed_at: Set(Some(write.at)),
        changed_by: Set(Some(permit.actor().name)),
    };
    keep(&write, row, input.year, &input.days).await?;
    write.commit(state, Entry { action: Action::SetCalendarYear, society_id: None, changes }).await?;
    Ok(())
}

async fn keep(write: &Write, row: year::ActiveModel, year: i32, days: &[CalendarDay]) -> Result<(), Fault> {
    let replace = OnConflict::column(Year).update_columns([Source, Version, ChangedAt, ChangedBy]).to_owned();
    year::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    calendar::Entity::delete_many().filter(calendar::Column::Year.eq(year)).exec(&write.tx).await?;
    let day = |CalendarDay { day, kind, name }: &CalendarDay| calendar::ActiveModel {
        day: Set(*day),
        year: Set(year),
        kind: Set(*kind),
        name: Set(name.clone()),
    };
    // A day that another year's notice names as well is told by the newer word.
    let replace = OnConflict::column(Day).update_columns([calendar::Column::Year, Kind, Name]).to_owned();
    calendar::Entity::insert_many(days.iter().map(day)).on_conflict(replace).exec_without_returning(&write.tx).await?;
    Ok(())
}
