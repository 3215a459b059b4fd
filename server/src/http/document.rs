//! A document on its way in, by whichever door: read → parsed → measured → gated. What stops it is told the same way.

use actix_web::http::StatusCode;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationType};
use async_graphql::{Request, Variables};
use serde::Deserialize;

use super::limit::{Exceeded, measure};
use super::reply::{Stopped, stopped};
use crate::access::gate::{self, Gate};
use crate::app::App;
use crate::caller::Caller;

/// The parameters of a request, the same in a body and in a query string.
#[derive(Deserialize)]
pub(super) struct Parameters {
    pub(super) query: String,
    #[serde(default, rename = "operationName")]
    pub(super) operation_name: Option<String>,
    #[serde(default)]
    pub(super) variables: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(default)]
    #[expect(dead_code, reason = "read to refuse what is no map; nothing uses it yet")]
    pub(super) extensions: Option<serde_json::Map<String, serde_json::Value>>,
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
}

/// Parses, measures and gates a document.
pub(super) fn prepare(app: &App, caller: &Caller, parameters: Parameters) -> Result<Prepared, Stopped> {
    let Parameters { query, operation_name, variables, extensions: _ } = parameters;
    if holds_null(&query, variables.as_ref()) {
        let message = "a text holds the character U+0000: leave it out";
        return Err(stopped(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", message));
    }
    let variables = Variables::from_json(serde_json::Value::Object(variables.unwrap_or_default()));
    let document = async_graphql::parser::parse_query(&query)
        .map_err(|error| stopped(StatusCode::BAD_REQUEST, "GRAPHQL_PARSE_FAILED", slip(&error)))?;
    let points = measure(&document, &variables).map_err(|Exceeded { what, found, limit }| {
        stopped(
            StatusCode::BAD_REQUEST,
            "DOCUMENT_TOO_LARGE",
            format!("{what}: {found}, at most {limit}: ask for less at once"),
        )
    })?;
    let gate = Gate { fields: &app.api.fields, viewer: caller.viewer.get() };
    gate.check(&document, operation_name.as_deref()).map_err(shut)?;
    let kind = kind_of(&document, operation_name.as_deref());
    let name = operation_name.clone().or_else(|| only_name(&document));
    let mut request = Request::new(query).variables(variables);
    request.operation_name = operation_name;
    request.set_parsed_query(document);
    Ok(Prepared { request, points, kind, name })
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
            let mut named = all.iter().filter(|(key, _)| name.is_none_or(|name| name == key.as_str()));
            // Of several without a name none will run: the strictest of them counts.
            let kinds = named.by_ref().map(|(_, operation)| operation.node.ty);
            kinds.max_by_key(|kind| *kind != OperationType::Query).unwrap_or(OperationType::Query)
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
