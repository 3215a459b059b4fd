//! Who is behind a socket: found when it is opened or when he introduces himself, and looked for again as long as it
//! stands. Rights that end, end the socket.

use actix_web::HttpRequest;
use actix_web::http::header::ORIGIN;
use serde_json::{Map, Value};

use super::message::Close;
use crate::http::introduce::{base, bearer, token_in};
use crate::identity::cookie::ACCESS;
use crate::identity::viewer::{Unknown, by_claims};
use crate::identity::{Viewer, token};
use crate::state::State;

/// A viewer with the token that led to him.
#[derive(Clone, Debug)]
pub(super) struct Known {
    token: String,
    /// Who he was when he was let in.
    pub(super) viewer: Viewer,
    /// When his token ends, seconds.
    expires: i64,
}

impl Known {
    /// Whoever shows this token.
    pub(super) async fn by(state: &State, token: String) -> Result<Self, Close> {
        let (viewer, expires) = found(state, &token).await?;
        Ok(Self { token, viewer, expires })
    }

    /// Looks for him again: the same, with the same rights, and in time.
    pub(super) async fn again(&self, state: &State) -> Result<(), Close> {
        let (viewer, _) = found(state, &self.token).await?;
        if viewer == self.viewer { Ok(()) } else { Err(Close::Forbidden("your rights have changed: connect again")) }
    }

    /// Whether his token's time is over.
    pub(super) fn is_over(&self, state: &State) -> bool {
        self.expires <= state.world.now().timestamp()
    }
}

async fn found(state: &State, token: &str) -> Result<(Viewer, i64), Close> {
    let closed = |unknown| match unknown {
        Unknown::Expired => Close::Forbidden("the token has expired: connect with a new one"),
        Unknown::Invalid => Close::Forbidden("the token is not valid"),
        Unknown::Fault(fault) => {
            tracing::error!(%fault, "fault at the socket");
            Close::Fault
        }
    };
    let claims = token::read(state, token).await.map_err(closed)?;
    Ok((by_claims(state, &claims).await.map_err(closed)?, claims.exp))
}

/// The token that comes with the request: a header's, or a browser's cookie. A page of another site can open sockets and
/// its browser would send the cookie: the browser says whose page it is, and only our own's cookie counts.
pub(super) fn with_request(state: &State, request: &HttpRequest) -> Option<String> {
    if let Some(token) = bearer(request) {
        return Some(token);
    }
    let origin = request.headers().get(ORIGIN).and_then(|origin| origin.to_str().ok());
    let ours = origin.is_some_and(|origin| origin == base(state, request));
    request.cookie(ACCESS).filter(|_| ours).map(|cookie| cookie.value().to_owned())
}

/// The token that a client introduces itself with: `{"Authorization": "Bearer …"}`, in whichever case.
pub(super) fn with_init(payload: &Map<String, Value>) -> Option<String> {
    let told = payload.iter().find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    told.map(|(_, value)| token_in(value.as_str().unwrap_or_default()))
}
