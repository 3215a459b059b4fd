//! Another post leads Party work from a day on.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::people::appointment::{LeaderPost, party_lead};
use entity::people::posting::day_faults;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::people::post;
use crate::register::version;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetPartyLead;

impl Intention for SetPartyLead {
    const FIELD: &'static str = "Mutation.setPartyLead";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The post that leads Party work.
    pub post: LeaderPost,
    /// From which day on.
    pub since: NaiveDate,
}

/// Says which post leads Party work in the permit's society.
pub async fn set_party_lead(state: &State, permit: Permit<SetPartyLead>, input: Input) -> Result<(), Stop> {
    let target = permit.society()?;
    let society = target.society_id;
    let refusals = day_faults("since", input.since, target.registered_on, state.world.today());
    if !refusals.is_empty() {
        return Err(Stop::Refused(refusals));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key, outcome) = (permit.viewer().user_id, &input.idempotency_key, society.global());
    if let Claim::Seen(_) = claim(&write, user, key, SetPartyLead::FIELD, &(&outcome, &input), &outcome).await? {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let lead = post::lead(&write, society).await?;
    if lead.as_ref().is_some_and(|lead| lead.post == input.post) {
        return Err(Stop::at("post", RefusalCode::LeadsAlready));
    }
    if let Some(lead) = &lead {
        post::end_lead(&write, lead, input.since, "since").await?;
    }
    let row = party_lead::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(society),
        post: Set(input.post),
        since: Set(input.since),
        until: Set(None),
    };
    party_lead::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let old = lead.map(|lead| lead.post.code().to_owned());
    let changes = Change::between("partyLead", old, Some(input.post.code().into())).into_iter().collect();
    write.commit(state, Entry { action: Action::SetPartyLead, society_id: Some(society), changes }).await?;
    Ok(())
}
