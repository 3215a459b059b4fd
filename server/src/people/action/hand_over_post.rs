//! A post passes to a successor, in one transaction with one event: the appointment, the lead of Party
//! work if it stays with the post, and the rights of the accounts. What waits for the society is held by
//! the society and needs no moving.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use entity::Word;
use entity::ledger::event::Action;
use entity::people::appointment::{AppointmentId, EndReason};
use entity::people::posting::{check_name, day_faults};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::people::person::known;
use crate::people::post::{self, Begin, Holder};
use crate::people::right;
use crate::register::{facts, version};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct HandOverPost;

impl Intention for HandOverPost {
    const FIELD: &'static str = "Mutation.handOverPost";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The appointment that ends.
    pub appointment_id: AppointmentId,
    /// The successor.
    pub successor_name: String,
    /// The first day of the successor.
    pub effective_on: NaiveDate,
    /// Whether the post goes on leading Party work.
    pub keeps_party_lead: bool,
    /// The successor's login name; none while he has no account.
    pub successor_username: Option<String>,
}

/// Hands a post of the permit's society over.
pub async fn hand_over_post(state: &State, permit: Permit<HandOverPost>, input: Input) -> Result<(), Stop> {
    let (target, today) = (permit.society()?, state.world.today());
    let society = target.society_id;
    let mut refusals = day_faults("effectiveOn", input.effective_on, target.registered_on, today);
    let successor = check_name("successorName", &input.successor_name);
    let successor = successor.map_err(|refusal| refusals.push(refusal)).unwrap_or_default();
    if !refusals.is_empty() {
        return Err(Stop::Refused(refusals));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key, outcome) = (permit.viewer().user_id, &input.idempotency_key, society.global());
    if let Claim::Seen(_) = claim(&write, user, key, HandOverPost::FIELD, &(&outcome, &input), &outcome).await? {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let held = post::open_one(&write, society, input.appointment_id).await?;
    if held.person.name == successor {
        return Err(Stop::at("successorName", RefusalCode::HoldsAlready));
    }
    post::end(&write, &held.appointment, (input.effective_on, EndReason::HandedOver), "effectiveOn").await?;
    let person = known(state, &write, society, &successor, None).await?;
    let (post, since) = (held.appointment.post, input.effective_on);
    post::begin(state, &write, Begin { society, person, post, term_no: Some(1), since }).await?;
    let mut changes = vec![
        Change::between("post", None, Some(post.code().into())),
        Change::between("name", Some(held.person.name.clone()), Some(successor.clone())),
        Change::between("since", None, Some(since.to_string())),
    ];
    changes.push(pass_lead(&write, &held, &input).await?);
    changes.push(pass_rights(state, &write, &held, (person, &successor), &input).await?);
    facts::refresh(&write.tx, &[society], today).await?;
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::HandOverPost, society_id: Some(society), changes }).await?;
    Ok(())
}

/// The lead of Party work stays with the post or ends with its holder.
async fn pass_lead(write: &Write, held: &Holder, input: &Input) -> Result<Option<Change>, Stop> {
    let lead = post::lead(write, held.appointment.society_id).await?;
    let Some(lead) = lead.filter(|lead| lead.post == held.appointment.post && !input.keeps_party_lead) else {
        return Ok(None);
    };
    post::end_lead(write, &lead, input.effective_on, "effectiveOn").await?;
    Ok(Change::between("partyLead", Some(lead.post.code().into()), None))
}

/// The old holder's rights end with his last post; the successor's account receives them.
async fn pass_rights(
    state: &State,
    write: &Write,
    held: &Holder,
    (person, successor): (Uuid, &str),
    input: &Input,
) -> Result<Option<Change>, Stop> {
    let society = held.appointment.society_id;
    let ended = right::end_with_last_post(write, held, input.effective_on).await?;
    let begun = match input.successor_username.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        None => None,
        Some(username) => {
            let found = right::account_of(write, username, successor).await?;
            let account = found.ok_or_else(|| Stop::at("successorUsername", RefusalCode::NoSuchAccount))?;
            right::begin(state, write, society, (person, account.id), input.effective_on).await?;
            Some(account.username)
        }
    };
    let old = (!ended.is_empty()).then(|| ended.join("、"));
    Ok(Change::between("account", old, begun))
}
