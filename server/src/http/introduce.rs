//! Introduces a request: request id, address, language, viewer; and under which address it has found us.

use std::sync::{Mutex, OnceLock};

use actix_web::HttpRequest;
use actix_web::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION};

use entity::Language;

use crate::caller::Caller;
use crate::fault::Fault;
use crate::identity::cookie::{ACCESS, CLIENT_HEADER, REFRESH};
use crate::identity::viewer::{Unknown, by_token};
use crate::state::State;

/// The caller's name for a request is kept if it is short and plain.
pub(super) const REQUEST_ID: &str = "X-Request-Id";

/// Why nobody can be introduced.
#[derive(Debug)]
pub enum Refused {
    /// The token is forged, changed, of an ended session, or too old.
    Token {
        /// It was ours and its time is over: refresh.
        expired: bool,
    },
    /// We broke.
    Fault(Fault),
}

/// Learns who calls.
pub async fn introduce(state: &State, request: &HttpRequest) -> Result<Caller, Refused> {
    let browser = request.headers().contains_key(CLIENT_HEADER);
    let cookie = |name: &str| request.cookie(name).filter(|_| browser).map(|cookie| cookie.value().to_owned());
    let viewer = OnceLock::new();
    match (bearer(request), cookie(ACCESS)) {
        (Some(token), _) => drop(viewer.set(known(state, &token).await?)),
        // A cookie that is too old is no cookie: the browser's client refreshes when it must.
        (None, Some(token)) => match known(state, &token).await {
            Ok(found) => drop(viewer.set(found)),
            Err(Refused::Token { .. }) => {}
            Err(fault) => return Err(fault),
        },
        (None, None) => {}
    }
    Ok(Caller {
        viewer,
        language: language(request),
        request_id: request_id(state, request),
        address: address(state, request),
        refresh: cookie(REFRESH),
        cookies: Mutex::default(),
    })
}

async fn known(state: &State, token: &str) -> Result<crate::identity::Viewer, Refused> {
    by_token(state, token).await.map_err(|unknown| match unknown {
        Unknown::Invalid => Refused::Token { expired: false },
        Unknown::Expired => Refused::Token { expired: true },
        Unknown::Fault(fault) => Refused::Fault(fault),
    })
}

/// The token of a request's header.
#[must_use]
pub fn bearer(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(AUTHORIZATION)?;
    Some(token_in(value.to_str().unwrap_or_default()))
}

/// The token in `Bearer …`. Another scheme is a token that we cannot read: refused, not ignored.
#[must_use]
pub fn token_in(authorization: &str) -> String {
    let (scheme, token) = authorization.split_once(' ').unwrap_or((authorization, ""));
    if scheme.eq_ignore_ascii_case("bearer") { token.trim().to_owned() } else { String::new() }
}

/// The first language that we speak; Chinese when none is asked for.
#[must_use]
pub fn language(request: &HttpRequest) -> Language {
    let wanted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    wanted
        .split(',')
        .find_map(|tag| match tag.trim().get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("zh") => Some(Language::Zh),
            Some("en") => Some(Language::En),
            _ => None,
        })
        .unwrap_or_default()
}

/// The request's id: the caller's own, or a new one.
#[must_use]
pub fn request_id(state: &State, request: &HttpRequest) -> String {
    let plain =
        |text: &&str| (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let theirs = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok()).filter(plain);
    theirs.map_or_else(|| state.world.new_id().simple().to_string(), ToOwned::to_owned)
}

/// The network address that asks.
#[must_use]
pub fn address(state: &State, request: &HttpRequest) -> String {
    let connection = request.connection_info();
    let told = if state.config.behind_proxy { connection.realip_remote_addr() } else { connection.peer_addr() };
    told.unwrap_or("unknown").to_owned()
}

/// The address under which people reach this server: what the configuration says, else what this request has used.
#[must_use]
pub fn base(state: &State, request: &HttpRequest) -> String {
    state.config.base_url.clone().unwrap_or_else(|| {
        let connection = request.connection_info();
        format!("{}://{}", connection.scheme(), connection.host())
    })
}
