//! Access tokens: JWT signed with EdDSA, valid for fifteen minutes of the injected clock.

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::key;
use super::viewer::{Grant, Unknown};
use crate::config::ACCESS_SECONDS;
use crate::fault::Fault;
use crate::state::State;

/// Who issues them.
pub const ISSUER: &str = "xuehui";

/// What a token says. Rights are not in it: they follow the post held when the request comes. A client's token says
/// to what it is narrowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    /// The user.
    pub sub: Uuid,
    /// The session, so that a log-out ends the token too.
    pub sid: Uuid,
    /// When it was issued, seconds.
    pub iat: i64,
    /// When it ends, seconds.
    pub exp: i64,
    /// The client that it was issued to (RFC 9068); none for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// What it is for, as OAuth writes it (RFC 8693 §4.2); none for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// A token for a session, and when it ends; narrowed to what was granted, for a client.
pub async fn issue(
    state: &State,
    user: Uuid,
    session: Uuid,
    grant: Option<&Grant>,
) -> Result<(String, DateTime<Utc>), Fault> {
    let now = state.world.now();
    let until = now + TimeDelta::seconds(ACCESS_SECONDS);
    let claims = Claims {
        iss: ISSUER.into(),
        sub: user,
        sid: session,
        iat: now.timestamp(),
        exp: until.timestamp(),
        client_id: grant.map(|grant| grant.client_id.clone()),
        scope: grant.map(|grant| grant.scopes.to_string()),
    };
    let key = key::signing(state).await?;
    let header = Header { kid: Some(key.kid.clone()), ..Header::new(Algorithm::EdDSA) };
    Ok((encode(&header, &claims, &key.encoding)?, until))
}

/// Reads a token.
pub async fn read(state: &State, token: &str) -> Result<Claims, Unknown> {
    let header = decode_header(token).map_err(|_| Unknown::Invalid)?;
    let kid = header.kid.as_deref().ok_or(Unknown::Invalid)?;
    let key = key::named(state, kid).await?.ok_or(Unknown::Invalid)?;
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.set_issuer(&[ISSUER]);
    // The library would ask the machine's clock; ours is injected and asked below.
    rules.validate_exp = false;
    rules.required_spec_claims.clear();
    let claims = decode::<Claims>(token, &key.decoding, &rules).map_err(|_| Unknown::Invalid)?.claims;
    if claims.exp <= state.world.now().timestamp() { Err(Unknown::Expired) } else { Ok(claims) }
}
