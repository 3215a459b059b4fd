//! A document on its way, by whichever door: read → found → parsed → measured → gated, and once paid for, run. What stops it is
//! told the same way.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::http::StatusCode;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationType};
use async_graphql::{Request, Response, Variables};
use serde::Deserialize;
use tokio::time::timeout;
use tracing::Instrument;

use entity::Word;

use super::limit::{Exceeded, measure, parsable};
use super::reply::{Outcome, Stopped, fallen, made_known, stopped};
use super::shape::shape;
use super::trusted::text;
use crate::access::gate::{self, Gate};
use crate::account::budget::Balance;
use crate::account::turn::AT_ONCE;
use crate::api::Api;
use crate::api::loaders::with_state;
use crate::app::App;
use crate::caller::Caller;
use crate::config::REQUEST_SECONDS;
use crate::fault::Fault;
use crate::trace;

/// What takes so long is told in the log: its operation and its price, never its arguments, which may name people.
const SLOW: Duration = Duration::from_secs(1);

/// A document of so many points keeps a core for milliseconds: it runs aside.
pub(super) const HEAVY: usize = 500;

/// So long whoever asks waits.
const PATIENCE: Duration = Duration::from_secs(REQUEST_SECONDS);

/// The parameters of a request, the same in a body and in a query string.
#[derive(Deserialize)]
pub(super) struct Parameters {
    #[serde(default)]
    pub(super) query: Option<String>,
    /// Names a trusted document instead of its text.
    #[serde(default, rename = "documentId")]
    pub(super) document_id: Option<String>,
    #[serde(default, rename = "operationName")]
    pub(super) operation_name: Option<String>,
    #[serde(default)]
    pub(super) variables: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(default)]
    #[expect(dead_code, reason = "read to refuse what is no map; nothing uses it yet")]
    pub(super) extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

impl Parameters {
    /// Whether they name no document in any way.
    pub(super) fn is_empty(&self) -> bool {
        self.query.is_none() && self.document_id.is_none()
    }
}

/// A document that may run.
pub(super) struct Prepared {
    pub(super) request: Request,
    /// What it costs, points.
    pub(super) points: usize,
    /// What kind of operation will run.
    pub(super) kind: OperationType,
    /// Its name; none where it has none.
    pub(super) name: Option<String>,
    /// What is asked.
    pub(super) asked: Asked,
}

/// What is asked, which an answer follows.
#[derive(Clone)]
pub(super) struct Asked {
    document: Arc<ExecutableDocument>,
    operation: Option<String>,
}

impl Asked {
    /// Makes an answer what its caller may see, gives it its shape and writes it.
    pub(super) fn answer(
        &self,
        api: &Api,
        caller: &Caller,
        balance: Option<Balance>,
        mut response: Response,
    ) -> Result<Outcome, Fault> {
        made_known(&mut response, &caller.request_id, balance);
        shape(&api.fields, &self.document, self.operation.as_deref(), &mut response);
        Outcome::of(response)
    }
}

/// Finds, parses, measures and gates a document.
pub(super) async fn prepare(app: &App, caller: &Caller, parameters: Parameters) -> Result<Prepared, Stopped> {
    let Parameters { query, document_id, operation_name, variables, extensions: _ } = parameters;
    let query = text(app, caller, query, document_id.as_deref()).await?;
    if holds_null(&query, variables.as_ref()) {
        let message = "a text holds the character U+0000: leave it out";
        return Err(stopped(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", message));
    }
    let variables = Variables::from_json(serde_json::Value::Object(variables.unwrap_or_default()));
    parsable(&query).map_err(too_large)?;
    let document = async_graphql::parser::parse_query(&query)
        .map_err(|error| stopped(StatusCode::BAD_REQUEST, "GRAPHQL_PARSE_FAILED", slip(&error)))?;
    let points = measure(&document, &variables).map_err(too_large)?;
    let gate = Gate { fields: &app.api.fields, viewer: caller.viewer.get() };
    gate.check(&document, operation_name.as_deref()).map_err(shut)?;
    let kind = kind_of(&document, operation_name.as_deref());
    let name = operation_name.clone().or_else(|| only_name(&document));
    let mut request = Request::new(query).variables(variables);
    request.operation_name.clone_from(&operation_name);
    request.set_parsed_query(document.clone());
    let asked = Asked { document: Arc::new(document), operation: operation_name };
    Ok(Prepared { request, points, kind, name, asked })
}

/// Runs a document that was paid for and is no subscription, when it is its caller's turn: counted, in time, with what it cost.
pub(super) async fn run(
    app: &App,
    caller: &Arc<Caller>,
    prepared: Prepared,
    balance: Option<Balance>,
) -> Result<Outcome, Stopped> {
    let Prepared { request, points, kind, name, asked } = prepared;
    let role = caller.viewer.get().map(|viewer| viewer.role().code());
    let span = trace::operation(kind, name.as_deref(), role, points);
    let request = with_state(request.data(Arc::clone(caller)), &app.state);
    let (api, asker) = (app.api, Arc::clone(caller));
    let work = async move {
        let response = api.schema.execute(request).await;
        asked.answer(api, &asker, balance, response)
    };
    let work = work.instrument(span);
    let mut begun = Instant::now();
    let done = async {
        let _turn = app.state.turns.wait(caller, places(points)).await;
        begun = Instant::now();
        if points < HEAVY { work.await } else { app.state.aside.run(work).await.flatten() }
    };
    let done = timeout(PATIENCE, done).await;
    let whole = matches!(&done, Ok(Ok(outcome)) if outcome.whole);
    note(app, caller, name.as_deref(), balance, whole, begun.elapsed());
    let done = done.map_err(|_| {
        let message = format!("not done within {REQUEST_SECONDS} seconds: ask for less at once");
        stopped(StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT", message)
    })?;
    done.map_err(|fault| fallen(&caller.request_id, &fault))
}

/// How many of its caller's places a document takes: as many as it is heavy, at most all of them.
fn places(points: usize) -> u32 {
    u32::try_from(points.div_ceil(HEAVY)).unwrap_or(AT_ONCE)
}

/// Counts what ran, and tells the log of what took long, done or not.
fn note(app: &App, caller: &Caller, name: Option<&str>, balance: Option<Balance>, whole: bool, took: Duration) {
    // Of anonymous callers names are not told apart: whoever comes by could fill them up.
    app.state.metrics.answered(name.filter(|_| caller.viewer.get().is_some()), whole, took);
    if took >= SLOW {
        let role = caller.viewer.get().map(|viewer| viewer.role().code());
        let points = balance.map(|balance| balance.points);
        let (operation, milliseconds) = (name.unwrap_or_default(), took.as_millis());
        tracing::warn!(request_id = caller.request_id, operation, role, points, milliseconds, "slow");
    }
}

fn too_large(Exceeded { what, found, limit }: Exceeded) -> Stopped {
    let message = format!("{what}: {found}, at most {limit}: ask for less at once");
    stopped(StatusCode::BAD_REQUEST, "DOCUMENT_TOO_LARGE", message)
}

/// What the gate says, and what a bearer is told of it (RFC 6750).
fn shut(refused: gate::Refused) -> Stopped {
    match refused {
        gate::Refused::Unauthenticated(field) => {
            let stop = stopped(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", format!("{field}: log in first"));
            stop.challenged("Bearer realm=\"xuehui\"".into())
        }
        gate::Refused::Forbidden(field) => {
            let stop = stopped(StatusCode::FORBIDDEN, "FORBIDDEN", format!("{field}: not for your role"));
            stop.challenged("Bearer realm=\"xuehui\", error=\"insufficient_scope\"".into())
        }
        gate::Refused::Narrow(field, scope) => {
            let scope = scope.text();
            let message = format!("{field}: the token lacks the scope {scope}");
            let stop = stopped(StatusCode::FORBIDDEN, "FORBIDDEN", message);
            stop.lacking(scope)
                .challenged(format!("Bearer realm=\"xuehui\", error=\"insufficient_scope\", scope=\"{scope}\""))
        }
    }
}

/// What the parser stumbled over, and where; without the document, of which it would quote a whole line.
fn slip(error: &async_graphql::parser::Error) -> String {
    let told = error.to_string();
    let what = told.lines().next_back().unwrap_or_default().trim().trim_start_matches("= ").to_owned();
    match error.positions().next() {
        Some(place) => format!("line {}, column {}: {what}", place.line, place.column),
        None => what,
    }
}

/// Whether a text holds U+0000, which PostgreSQL cannot keep and SQLite can: neither gets to see it.
fn holds_null(query: &str, variables: Option<&serde_json::Map<String, serde_json::Value>>) -> bool {
    fn within(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::String(text) => text.contains('\0'),
            serde_json::Value::Array(items) => items.iter().any(within),
            serde_json::Value::Object(fields) => fields.values().any(within),
            _ => false,
        }
    }
    query.contains(['\0']) || query.contains("\\u0000") || variables.is_some_and(|map| map.values().any(within))
}

/// The kind of the operation that will run; of a query where none is named, which the validation refuses.
fn kind_of(document: &ExecutableDocument, name: Option<&str>) -> OperationType {
    match &document.operations {
        DocumentOperations::Single(operation) => operation.node.ty,
        DocumentOperations::Multiple(all) => {
            let named = all.iter().filter(|(key, _)| name.is_none_or(|name| name == key.as_str()));
            // Of several without a name none will run: the strictest of them counts.
            let strictest = named.map(|(_, operation)| operation.node.ty).find(|kind| *kind != OperationType::Query);
            strictest.unwrap_or(OperationType::Query)
        }
    }
}

/// The name of the only operation of a document.
fn only_name(document: &ExecutableDocument) -> Option<String> {
    match &document.operations {
        DocumentOperations::Multiple(all) if all.len() == 1 => all.keys().next().map(ToString::to_string),
        _ => None,
    }
}
