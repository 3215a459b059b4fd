//! Posts as rows: who holds one, who begins, who ends; what the actions of this room share.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::people::appointment::{self, AppointmentId, Column, EndReason, LeaderPost, party_lead, person};
use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;

use crate::fault::{Fault, Stop};
use crate::ledger::Write;
use crate::state::State;

/// Someone in office.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The appointment.
    pub appointment: appointment::Model,
    /// Who.
    pub person: person::Model,
}

/// All who are in office in a society: their appointments have no end.
pub async fn in_office(write: &Write, society: SocietyId) -> Result<Vec<Holder>, Fault> {
    let held = appointment::Entity::find()
        .filter(Column::SocietyId.eq(society))
        .filter(Column::Until.is_null())
        .find_also_related(person::Entity)
        .all(&write.tx)
        .await?;
    Ok(held
        .into_iter()
        .filter_map(|(appointment, person)| person.map(|person| Holder { appointment, person }))
        .collect())
}

/// One appointment of a society that has no end.
pub async fn open_one(write: &Write, society: SocietyId, id: AppointmentId) -> Result<Holder, Stop> {
    let found = appointment::Entity::find_by_id(id)
        .filter(Column::SocietyId.eq(society))
        .find_also_related(person::Entity)
        .one(&write.tx)
        .await?;
    let Some((appointment, Some(person))) = found else {
        return Err(Stop::at("appointmentId", RefusalCode::NotFound));
    };
    if appointment.until.is_some() {
        return Err(Stop::at("appointmentId", RefusalCode::AppointmentEnded));
    }
    Ok(Holder { appointment, person })
}

/// A new appointment.
#[derive(Clone, Copy, Debug)]
pub struct Begin {
    /// Where.
    pub society: SocietyId,
    /// Who.
    pub person: Uuid,
    /// What.
    pub post: LeaderPost,
    /// Which consecutive term.
    pub term_no: Option<i32>,
    /// From which day on.
    pub since: NaiveDate,
}

/// Enters an appointment.
pub async fn begin(state: &State, write: &Write, new: Begin) -> Result<AppointmentId, Fault> {
    let Begin { society, person, post, term_no, since } = new;
    let id = AppointmentId(state.world.new_id());
    let row = appointment::ActiveModel {
        id: Set(id),
        society_id: Set(society),
        person_id: Set(person),
        post: Set(post),
        term_no: Set(term_no),
        since: Set(since),
        until: Set(None),
        end_reason: Set(None),
    };
    appointment::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(id)
}

/// Ends an appointment on a day, the first on which it no longer holds.
pub async fn end(
    write: &Write,
    held: &appointment::Model,
    (on, reason): (NaiveDate, EndReason),
    path: &'static str,
) -> Result<(), Stop> {
    if on < held.since {
        return Err(Stop::at(path, RefusalCode::DateOutOfOrder));
    }
    let (until, end_reason) = (Set(Some(on)), Set(Some(reason)));
    let ended = appointment::ActiveModel { id: Set(held.id), until, end_reason, ..Default::default() };
    ended.update(&write.tx).await?;
    Ok(())
}

/// The post that leads Party work, as it stands without an end.
pub async fn lead(write: &Write, society: SocietyId) -> Result<Option<party_lead::Model>, Fault> {
    let current = party_lead::Entity::find()
        .filter(party_lead::Column::SocietyId.eq(society))
        .filter(party_lead::Column::Until.is_null());
    Ok(current.one(&write.tx).await?)
}

/// Ends that a post leads Party work; one that began on the same day is taken out instead.
pub async fn end_lead(write: &Write, lead: &party_lead::Model, on: NaiveDate, path: &'static str) -> Result<(), Stop> {
    if on < lead.since {
        return Err(Stop::at(path, RefusalCode::DateOutOfOrder));
    }
    if on == lead.since {
        party_lead::Entity::delete_by_id(lead.id).exec(&write.tx).await?;
        return Ok(());
    }
    let ended = party_lead::ActiveModel { id: Set(lead.id), until: Set(Some(on)), ..Default::default() };
    ended.update(&write.tx).await?;
    Ok(())
}
