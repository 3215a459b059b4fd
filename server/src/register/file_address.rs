//! Signed addresses of files: whoever holds one may put or get that one file for a while. The
//! signature covers method, file and time, so that an address for reading cannot write.

use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;

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

/// The address of a file.
pub fn sign(state: &State, purpose: Purpose, file: FileId) -> Result<Address, Fault> {
    let now = state.world.now();
    // Whole seconds: the address says no more.
    let expires_at = DateTime::from_timestamp((now + VALID).timestamp(), 0).unwrap_or(now);
    let expires = expires_at.timestamp();
    let signature = hex::encode(mac(&state.file_key, purpose, file, expires)?.finalize().into_bytes());
    Ok(Address { url: format!("/files/{}?expires={expires}&signature={signature}", file.global()), expires_at })
}

/// Whether an address was made here, for this purpose, and is still valid.
#[must_use]
pub fn is_valid(state: &State, purpose: Purpose, file: FileId, expires: i64, signature: &str) -> bool {
    let mac = mac(&state.file_key, purpose, file, expires);
    let signed = hex::decode(signature).ok().zip(mac.ok()).is_some_and(|(bytes, mac)| mac.verify_slice(&bytes).is_ok());
    signed && state.world.now().timestamp() < expires
}

fn mac(key: &[u8; 32], purpose: Purpose, file: FileId, expires: i64) -> Result<Hmac<Sha256>, Fault> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| Fault::Broken(format!("file_key: {error}")))?;
    mac.update(format!("{}\n{}\n{expires}", purpose.method(), file.global()).as_bytes());
    Ok(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(purpose: Purpose, file: FileId, expires: i64) -> String {
        mac(&[7; 32], purpose, file, expires).map(|mac| hex::encode(mac.finalize().into_bytes())).unwrap_or_default()
    }

    #[test]
    fn a_signature_is_for_one_method_file_and_time() {
        let (one, other) = (FileId(uuid::Uuid::from_u128(1)), FileId(uuid::Uuid::from_u128(2)));
        let signed = signature(Purpose::Get, one, 100);
        assert_eq!(signed.len(), 64);
        assert_eq!(signed, signature(Purpose::Get, one, 100));
        for different in
            [signature(Purpose::Put, one, 100), signature(Purpose::Get, other, 100), signature(Purpose::Get, one, 101)]
        {
            assert_ne!(signed, different);
        }
    }
}
