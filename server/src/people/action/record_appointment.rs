//! A leader is appointed: from a day on he holds a post.

use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::people::posting::{PostingDraft, is_single};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::people::person::known;
use crate::people::post::{self, Begin};
use crate::people::right;
use crate::register::{facts, version};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RecordAppointment;

impl Intention for RecordAppointment {
    const FIELD: &'static str = "Mutation.recordAppointment";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Who, what, since when.
    pub draft: PostingDraft,
}

/// Records an appointment in the permit's society.
pub async fn record_appointment(state: &State, permit: Permit<RecordAppointment>, input: Input) -> Result<(), Stop> {
    let (target, today) = (permit.society()?, state.world.today());
    let society = target.society_id;
    let draft = input.draft.clone().checked(target.registered_on, today).map_err(Stop::Refused)?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key, outcome) = (permit.viewer().user_id, &input.idempotency_key, society.global());
    if let Claim::Seen(_) = claim(&write, user, key, RecordAppointment::FIELD, &(&outcome, &input), &outcome).await? {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let held = post::in_office(&write, society).await?;
    if held.iter().any(|holder| holder.appointment.post == draft.post && holder.person.name == draft.name) {
        return Err(Stop::at("name", RefusalCode::HoldsAlready));
    }
    if is_single(draft.post) && held.iter().any(|holder| holder.appointment.post == draft.post) {
        return Err(Stop::at("post", RefusalCode::PostTaken));
    }
    let person = known(state, &write, society, &draft.name, draft.birth_year).await?;
    let PostingDraft { name, post, since, birth_year: _, term_no } = draft;
    post::begin(state, &write, Begin { society, person, post, term_no, since }).await?;
    let accounts = right::recognise(&write, society, person, &name).await?;
    facts::refresh(&write.tx, &[society], today).await?;
    let changes = [
        Change::between("post", None, Some(post.code().into())),
        Change::between("name", None, Some(name)),
        Change::between("since", None, Some(since.to_string())),
        Change::between("account", None, Some(accounts.join("、")).filter(|accounts| !accounts.is_empty())),
        Change::between("termNo", None, term_no.map(|term| term.to_string())),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::RecordAppointment, society_id: Some(society), changes }).await?;
    Ok(())
}
