//! Access tokens: JWT signed with EdDSA, valid for fifteen minutes of the injected clock.

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::config::ACCESS_SECONDS;
use crate::fault::Fault;
use crate::state::State;

const ISSUER: &str = "xuehui";

/// What a token says. Rights are not in it: they follow the post held when the request comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    /// The user.
    pub sub: Uuid,
    /// The session, so that a log-out ends the token too.
    pub sid: Uuid,
    iat: i64,
    exp: i64,
}

/// Why a token is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// Not a token of ours, or changed.
    Invalid,
    /// Its time is over.
    Expired,
}

/// A token for a session, and when it ends.
pub fn issue(state: &State, user: Uuid, session: Uuid) -> Result<(String, DateTime<Utc>), Fault> {
    let now = state.world.now();
    let until = now + TimeDelta::seconds(ACCESS_SECONDS);
    let claims = Claims { iss: ISSUER.into(), sub: user, sid: session, iat: now.timestamp(), exp: until.timestamp() };
    let key = state.keys.signing()?;
    let header = Header { kid: Some(key.kid.clone()), ..Header::new(Algorithm::EdDSA) };
    Ok((encode(&header, &claims, &key.encoding)?, until))
}

/// Reads a token.
pub fn read(state: &State, token: &str) -> Result<Claims, TokenFault> {
    let header = decode_header(token).map_err(|_| TokenFault::Invalid)?;
    let key = header.kid.as_deref().and_then(|kid| state.keys.named(kid)).ok_or(TokenFault::Invalid)?;
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.set_issuer(&[ISSUER]);
    // The library would ask the machine's clock; ours is injected and asked below.
    rules.validate_exp = false;
    rules.required_spec_claims.clear();
    let claims = decode::<Claims>(token, &key.decoding, &rules).map_err(|_| TokenFault::Invalid)?.claims;
    if claims.exp <= state.world.now().timestamp() { Err(TokenFault::Expired) } else { Ok(claims) }
}
