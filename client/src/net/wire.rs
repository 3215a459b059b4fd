//! One request: JSON over POST with the headers that the API asks for, and what the answer means.

use std::cell::Cell;
use std::pin::Pin;

use entity::Language;
use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use graphql_client::{GraphQLQuery, QueryBody};
use view_model::net::answer;
use view_model::net::document::Named;
use view_model::net::fault::NetFault;
use web_sys::{AbortController, RequestCredentials};

use super::{reach, refresh};

/// Where the API is.
const DOOR: &str = "/graphql";
/// A phone in a lift keeps a request open for minutes: after this long it counts as unreachable.
const PATIENCE_MS: u32 = 20_000;

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Zh) };
}

/// Says in which language the server's sentences shall be.
pub(crate) fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// The language that the server is asked for.
pub(super) fn language() -> Language {
    LANGUAGE.get()
}

/// An operation with its variables, ready to send: its document by name, for the server has its text.
pub(super) fn body<Op: GraphQLQuery>(variables: Op::Variables) -> Result<String, NetFault> {
    let QueryBody { variables, query, operation_name } = Op::build_query(variables);
    serde_json::to_string(&Named::of(query, operation_name, variables)).map_err(|_| NetFault::unknown())
}

/// Sends a body; renews a session that has run out and sends once more. Boxed: otherwise each future
/// that waits for it would hold a copy of its code.
pub(super) fn exchange(body: &str) -> Pin<Box<dyn Future<Output = Result<String, NetFault>> + '_>> {
    Box::pin(async move {
        match post(body).await {
            Err(NetFault::Unauthenticated) => {}
            settled => return settled,
        }
        if !refresh::refresh().await? {
            refresh::end_session();
            return Err(NetFault::Unauthenticated);
        }
        post(body).await
    })
}

/// Sends a body once and answers with a text that holds data and no errors.
pub(super) async fn post(body: &str) -> Result<String, NetFault> {
    let outcome = attempt(body).await;
    reach::note(outcome != Err(NetFault::Offline));
    outcome
}

async fn attempt(body: &str) -> Result<String, NetFault> {
    let aborter = AbortController::new().ok();
    let signal = aborter.as_ref().map(AbortController::signal);
    let patience = Timeout::new(PATIENCE_MS, move || {
        if let Some(aborter) = aborter {
            aborter.abort();
        }
    });
    let request = Request::post(DOOR)
        .credentials(RequestCredentials::SameOrigin)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("Accept-Language", language().pick("zh-CN", "en"))
        // No form of another site can set a header: this is what tells ours apart.
        .header("X-Xuehui-Client", "web")
        .abort_signal(signal.as_ref())
        .body(body)
        .map_err(|_| NetFault::unknown())?;
    let response = request.send().await.map_err(|_| NetFault::Offline)?;
    let text = response.text().await.map_err(|_| NetFault::Offline)?;
    patience.cancel();
    meaning(&response, text)
}

fn meaning(response: &Response, text: String) -> Result<String, NetFault> {
    match answer::fault(&text) {
        Ok(None) if response.ok() => Ok(text),
        Ok(Some(fault)) => Err(fault),
        _ => Err(status(response)),
    }
}

/// What a status says when there is no answer of the API's: proxies speak like this.
fn status(response: &Response) -> NetFault {
    let seconds = || response.headers().get("Retry-After").and_then(|text| text.parse().ok());
    match response.status() {
        401 => NetFault::Unauthenticated,
        403 => NetFault::Forbidden,
        429 => NetFault::RateLimited { retry_after: seconds().unwrap_or(60) },
        502..=504 => NetFault::Offline,
        _ => NetFault::Fault { id: response.headers().get("X-Request-Id").unwrap_or_default() },
    }
}
