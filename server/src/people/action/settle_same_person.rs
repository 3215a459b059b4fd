//! The federation has verified whether two persons of one name are one.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;
use uuid::Uuid;

use entity::form::party_act::check_reason;
use entity::ledger::event::Action;
use entity::people::appointment::{person, settlement};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::people::post;
use crate::people::roster::pair;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SettleSamePerson;

impl Intention for SettleSamePerson {
    const FIELD: &'static str = "Mutation.settleSamePerson";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The leader's appointment in the permit's society.
    pub appointment_id: entity::people::appointment::AppointmentId,
    /// The namesake.
    pub other_id: Uuid,
    /// Whether they are one person.
    pub same: bool,
    /// How it was verified.
    pub reason: String,
}

/// Records what was verified; a later record takes the place of an earlier one, the ledger keeps both.
pub async fn settle_same_person(state: &State, permit: Permit<SettleSamePerson>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let note = check_reason(&input.reason).map_err(|refusal| Stop::Refused(vec![refusal]))?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key, outcome) = (permit.viewer().user_id, &input.idempotency_key, society.global());
    if let Claim::Seen(_) = claim(&write, user, key, SettleSamePerson::FIELD, &(&outcome, &input), &outcome).await? {
        return Ok(());
    }
    let holder = post::open_one(&write, society, input.appointment_id).await?;
    let other = person::Entity::find_by_id(input.other_id).one(&write.tx).await?;
    if !other.is_some_and(|other| other.name == holder.person.name && other.id != holder.person.id) {
        return Err(Stop::at("otherId", RefusalCode::NotNamesakes));
    }
    let (one, two) = pair(holder.person.id, input.other_id);
    let row = settlement::ActiveModel {
        id: Set(state.world.new_id()),
        person_id: Set(one),
        other_id: Set(two),
        same: Set(input.same),
        note: Set(note.clone()),
        settled_by: Set(permit.viewer().display_name.clone()),
        settled_at: Set(write.at),
    };
    let both = [settlement::Column::PersonId, settlement::Column::OtherId];
    let told = [
        settlement::Column::Same,
        settlement::Column::Note,
        settlement::Column::SettledBy,
        settlement::Column::SettledAt,
    ];
    let again = OnConflict::columns(both).update_columns(told).to_owned();
    settlement::Entity::insert(row).on_conflict(again).exec_without_returning(&write.tx).await?;
    let changes = [
        Change::between("name", None, Some(holder.person.name)),
        Change::between("samePerson", None, Some(input.same.to_string())),
        Change::between("reason", None, Some(note)),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::SettleSamePerson, society_id: Some(society), changes }).await?;
    Ok(())
}
