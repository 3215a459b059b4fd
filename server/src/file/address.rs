//! Signed addresses of files: whoever holds one may put or get that one file for a while. The
//! signature covers method, file, person and time: an address for reading cannot write, and whom it was
//! handed to is known when it is used.

use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;

use entity::account::UserId;
use entity::file::FileId;

use crate::fault::Fault;
use crate::state::State;

/// So long an address is valid.
const VALID: TimeDelta = TimeDelta::minutes(15);

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To bring a file in.
    Put,
    /// To take a file out.
    Get,
}

impl Purpose {
    const fn method(self) -> &'static str {
        match self {
            Self::Put => "PUT",
            Self::Get => "GET",
        }
    }
}

/// An address and the moment when it stops being valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Path and query.
    pub url: String,
    /// From this moment on it is refused.
    pub expires_at: DateTime<Utc>,
}

/// What an address says beside the path.
#[derive(Clone, Debug, Deserialize)]
pub struct Signed {
    /// Whom it was handed to.
    by: String,
    /// Seconds since 1970 from which on it is refused.
    pub expires: i64,
    signature: String,
}

/// The address of a file, for one person.
pub fn sign(state: &State, purpose: Purpose, file: FileId, by: UserId) -> Result<Address, Fault> {
    let now = state.world.now();
    // Whole seconds: the address says no more.
    let expires_at = DateTime::from_timestamp((now + VALID).timestamp(), 0).unwrap_or(now);
    let expires = expires_at.timestamp();
    let signature = hex::encode(mac(&state.file_key, purpose, file, by, expires)?.finalize().into_bytes());
    let url = format!("/files/{}?by={}&expires={expires}&signature={signature}", file.global(), by.global());
    Ok(Address { url, expires_at })
}

/// Whom an address was handed to, if it was made here, for this purpose, and is still valid.
#[must_use]
pub fn holder(state: &State, purpose: Purpose, file: FileId, signed: &Signed) -> Option<UserId> {
    let by = UserId::parse(&signed.by).ok()?;
    let mac = mac(&state.file_key, purpose, file, by, signed.expires).ok()?;
    mac.verify_slice(&hex::decode(&signed.signature).ok()?).ok()?;
    (state.world.now().timestamp() < signed.expires).then_some(by)
}

fn mac(key: &[u8; 32], purpose: Purpose, file: FileId, by: UserId, expires: i64) -> Result<Hmac<Sha256>, Fault> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| Fault::Broken(format!("file_key: {error}")))?;
    mac.update(format!("{}\n{}\n{}\n{expires}", purpose.method(), file.global(), by.global()).as_bytes());
    Ok(mac)
}
