//! A society's contact is updated by its own leader or by the federation.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::register::society::{ContactDraft, check_contact, contact};

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::register::version;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct UpdateContact;

impl Intention for UpdateContact {
    const FIELD: &'static str = "Mutation.updateSocietyContact";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The contact as typed.
    pub contact: ContactDraft,
}

/// Updates the contact of the permit's society.
pub async fn update_contact(state: &State, permit: Permit<UpdateContact>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let new = check_contact(&input.contact).map_err(Stop::Refused)?;
    let write = Write::begin(state, permit.actor()).await?;
    let outcome = society.global();
    let key = &input.idempotency_key;
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, UpdateContact::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let old = contact::Entity::find_by_id(society).one(&write.tx).await?;
    let row = contact::ActiveModel {
        society_id: Set(society),
        address: Set(new.address.clone()),
        phone: Set(new.phone.clone()),
        email: Set(new.email.clone()),
        updated_at: Set(write.at),
    };
    let columns =
        [contact::Column::Address, contact::Column::Phone, contact::Column::Email, contact::Column::UpdatedAt];
    let replace = OnConflict::column(contact::Column::SocietyId).update_columns(columns).to_owned();
    contact::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    let changes = changes(old, &new);
    write.commit(state, Entry { action: Action::UpdateContact, society_id: Some(society), changes }).await?;
    Ok(())
}

fn changes(old: Option<contact::Model>, new: &ContactDraft) -> Vec<Change> {
    let (address, phone, email) = old.map(|old| (old.address, old.phone, old.email)).unwrap_or_default();
    let ContactDraft { address: new_address, phone: new_phone, email: new_email } = new;
    [("address", address, new_address), ("phone", phone, new_phone), ("email", email, new_email)]
        .into_iter()
        .filter_map(|(field, old, new)| Change::between(field, Some(old), Some(new.clone())))
        .collect()
}
