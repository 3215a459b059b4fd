//! A leader leaves his post: from a day on he no longer holds it, and with his last post his rights end.

use chrono::NaiveDate;
use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::people::appointment::{AppointmentId, EndReason};
use entity::people::posting::day_faults;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::people::{post, right};
use crate::register::{facts, version};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct EndAppointment;

impl Intention for EndAppointment {
    const FIELD: &'static str = "Mutation.endAppointment";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The appointment.
    pub appointment_id: AppointmentId,
    /// The first day on which it no longer holds.
    pub ends_on: NaiveDate,
    /// Why.
    pub reason: EndReason,
}

/// Ends an appointment of the permit's society.
pub async fn end_appointment(state: &State, permit: Permit<EndAppointment>, input: Input) -> Result<(), Stop> {
    let (target, today) = (permit.society()?, state.world.today());
    let society = target.society_id;
    let refusals = day_faults("endsOn", input.ends_on, target.registered_on, today);
    if !refusals.is_empty() {
        return Err(Stop::Refused(refusals));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key, outcome) = (permit.viewer().user_id, &input.idempotency_key, society.global());
    if let Claim::Seen(_) = claim(&write, user, key, EndAppointment::FIELD, &(&outcome, &input), &outcome).await? {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let holder = post::open_one(&write, society, input.appointment_id).await?;
    post::end(&write, &holder.appointment, (input.ends_on, input.reason), "endsOn").await?;
    let ended = right::end_with_last_post(&write, &holder, input.ends_on).await?;
    facts::refresh(&write.tx, &[society], today).await?;
    let changes = [
        Change::between("post", Some(holder.appointment.post.code().into()), None),
        Change::between("name", Some(holder.person.name), None),
        Change::between("until", None, Some(input.ends_on.to_string())),
        Change::between("reason", None, Some(input.reason.code().into())),
        Change::between("account", Some(ended.join("、")).filter(|ended| !ended.is_empty()), None),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::EndAppointment, society_id: Some(society), changes }).await?;
    Ok(())
}
