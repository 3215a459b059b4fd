//! Which text a request means: its own, or the trusted document that it names by digest. Where only trusted documents are
//! wanted, whoever is no partner's program is heard with nothing else.

use std::borrow::Cow;

use actix_web::http::StatusCode;

use super::reply::{Stopped, fallen, stopped};
use crate::app::App;
use crate::caller::Caller;

/// What is said before a digest, as GraphQL over HTTP writes it.
const PREFIX: &str = "sha256:";

/// The text of a request's document.
pub(super) async fn text(
    app: &App,
    caller: &Caller,
    query: Option<String>,
    named: Option<&str>,
) -> Result<String, Stopped> {
    let state = &app.state;
    let broken = |fault| fallen(&caller.request_id, &fault);
    match (query, named) {
        (Some(query), None) => {
            let free = !state.config.trusted_only || caller.viewer.get().is_some_and(|one| one.grant.is_some());
            if free || app.documents.trusts(state, &query).await.map_err(broken)? {
                return Ok(query);
            }
            let message = "this server runs trusted documents alone: send the documentId of one";
            Err(stopped(StatusCode::FORBIDDEN, "DOCUMENT_NOT_TRUSTED", message))
        }
        (None, Some(id)) => match id.strip_prefix(PREFIX) {
            Some(sha256) => {
                let found = app.documents.find(state, sha256).await.map_err(broken)?;
                found.map(Cow::into_owned).ok_or_else(unknown)
            }
            None => Err(unknown()),
        },
        (Some(_), Some(_)) => {
            Err(stopped(StatusCode::BAD_REQUEST, "BAD_REQUEST", "send query or documentId, not both"))
        }
        (None, None) => Err(stopped(StatusCode::BAD_REQUEST, "BAD_REQUEST", "query: missing")),
    }
}

fn unknown() -> Stopped {
    let message = "documentId: no such document; send its text as query";
    stopped(StatusCode::BAD_REQUEST, "PERSISTED_QUERY_NOT_FOUND", message)
}
