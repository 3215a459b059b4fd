//! The hash chain: each event carries the digest of itself and of the one before it in its chain.

use futures_util::TryStreamExt;
use sea_orm::{DatabaseConnection, EntityTrait, QueryOrder};
use sha2::{Digest, Sha256};

use entity::Word;
use entity::account::UserId;
use entity::ledger::event::{self, EventId, chain};
use entity::register::society::SocietyId;

use crate::fault::Fault;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// Events read.
    pub events: i64,
    /// Chains read.
    pub chains: i64,
    /// The first event that does not fit its chain.
    pub broken_at: Option<EventId>,
    /// A chain whose head does not fit its last event: events are missing at its end.
    pub broken_chain: Option<String>,
}

impl Verification {
    /// Whether every event fits.
    #[must_use]
    pub const fn ok(&self) -> bool {
        self.broken_at.is_none() && self.broken_chain.is_none()
    }
}

/// The digest of an event after the one with the hash `previous`, hexadecimal SHA-256.
///
/// The text that is hashed names every field once, in this order, separated by newlines; text with a
/// newline in it is escaped, so that two different events never hash the same text.
#[must_use]
pub fn link_hash(previous: &str, event: &event::Model) -> String {
    let event::Model {
        position: _,
        id,
        chain,
        link,
        at,
        action,
        society_id,
        user_id,
        actor,
        role,
        changes,
        request_id,
        hash: _,
    } = event;
    let fields = [
        previous.to_owned(),
        id.global(),
        chain.clone(),
        link.to_string(),
        at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        action.code().to_owned(),
        society_id.map(SocietyId::global).unwrap_or_default(),
        user_id.map(UserId::global).unwrap_or_default(),
        actor.escape_debug().to_string(),
        role.map(Word::code).unwrap_or_default().to_owned(),
        changes.clone(),
        request_id.escape_debug().to_string(),
    ];
    hex::encode(Sha256::digest(fields.join("\n")))
}

/// Reads the whole ledger and checks every link, one chain after the other, in constant memory.
pub async fn verify(db: &DatabaseConnection) -> Result<Verification, Fault> {
    let mut found = Verification::default();
    let heads = chain::Entity::find().order_by_asc(chain::Column::Chain).all(db).await?;
    let mut heads = heads.into_iter();
    let mut rows =
        event::Entity::find().order_by_asc(event::Column::Chain).order_by_asc(event::Column::Link).stream(db).await?;
    let mut last: Option<event::Model> = None;
    while let Some(event) = rows.try_next().await? {
        let follows = last.as_ref().filter(|last| last.chain == event.chain);
        if follows.is_none() {
            found.chains += 1;
            if let Some(broken) = end_of_chain(&mut heads, last.as_ref()) {
                found.broken_chain.get_or_insert(broken);
            }
        }
        let (link, previous) = follows.map_or((1, ""), |last| (last.link + 1, last.hash.as_str()));
        if found.broken_at.is_none() && (event.link != link || event.hash != link_hash(previous, &event)) {
            found.broken_at = Some(event.id);
        }
        found.events += 1;
        last = Some(event);
    }
    if let Some(broken) = end_of_chain(&mut heads, last.as_ref()).or_else(|| heads.next().map(|head| head.chain)) {
        found.broken_chain.get_or_insert(broken);
    }
    Ok(found)
}

/// Compares a chain's last event with the head that was kept for it.
fn end_of_chain(heads: &mut impl Iterator<Item = chain::Model>, last: Option<&event::Model>) -> Option<String> {
    let last = last?;
    match heads.next() {
        Some(head) if head.chain == last.chain && head.length == last.link && head.hash == last.hash => None,
        Some(head) => Some(head.chain),
        None => Some(last.chain.clone()),
    }
}
