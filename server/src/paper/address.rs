//! Signed addresses of papers: a browser opens one in a window of its own, where it sends no header that says who
//! asks. The signature covers paper, person and time; what the paper shows is read under that person's rights.

use chrono::{DateTime, TimeDelta};
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;

use entity::Language;
use entity::account::UserId;
use entity::institution::paper::PaperKind;

use crate::fault::Fault;
use crate::state::State;

/// So long an address is valid.
const VALID: TimeDelta = TimeDelta::minutes(15);

/// What an address says beside the path.
#[derive(Clone, Debug, Deserialize)]
pub struct Signed {
    by: String,
    expires: i64,
    signature: String,
}

/// The address of a paper, for one person.
pub fn sign(state: &State, kind: PaperKind, id: &str, by: UserId, language: Language) -> Result<String, Fault> {
    let now = state.world.now();
    let expires = DateTime::from_timestamp((now + VALID).timestamp(), 0).unwrap_or(now).timestamp();
    let signature = hex::encode(mac(&state.file_key, kind, id, by, expires)?.finalize().into_bytes());
    let (path, language) = (kind.path(), language.pick("zh", "en"));
    let by = by.global();
    Ok(format!("/papers/{path}/{id}.pdf?language={language}&by={by}&expires={expires}&signature={signature}"))
}

/// Whom an address was handed to, if it was made here, for this paper, and is still valid.
#[must_use]
pub fn holder(state: &State, kind: PaperKind, id: &str, signed: &Signed) -> Option<UserId> {
    let by = UserId::parse(&signed.by).ok()?;
    let mac = mac(&state.file_key, kind, id, by, signed.expires).ok()?;
    mac.verify_slice(&hex::decode(&signed.signature).ok()?).ok()?;
    (state.world.now().timestamp() < signed.expires).then_some(by)
}

fn mac(key: &[u8; 32], kind: PaperKind, id: &str, by: UserId, expires: i64) -> Result<Hmac<Sha256>, Fault> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| Fault::Broken(format!("file_key: {error}")))?;
    mac.update(format!("PAPER\n{}\n{id}\n{}\n{expires}", kind.path(), by.global()).as_bytes());
    Ok(mac)
}
