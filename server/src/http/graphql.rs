//! The API's door, after the GraphQL-over-HTTP specification: one thin layer over `Schema::execute`.
//!
//! A request goes: negotiate → read → introduce the caller → find the document → parse → measure → gate → pay → execute, and
//! whatever stops it is answered in the form that the specification gives it.

use std::sync::Arc;

use actix_web::http::header::{ALLOW, CONTENT_TYPE};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use async_graphql::parser::types::OperationType;
use serde::Deserialize;
use tracing::Instrument;

use super::document::{Parameters, Prepared, prepare, run};
use super::introduce::{self, introduce};
use super::negotiate::{Answer, Wish, wish};
use super::reply::{Stopped, fell, finish, overspent, refuse, stopped, told};
use super::traced;
use crate::account::budget::{Balance, Spent};
use crate::app::App;
use crate::caller::Caller;
use crate::config::BODY_LIMIT;

/// The same in a query string, where maps are JSON text.
#[derive(Deserialize)]
struct Pairs {
    query: Option<String>,
    #[serde(rename = "documentId")]
    document_id: Option<String>,
    #[serde(rename = "operationName")]
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

fn malformed(message: impl Into<String>) -> Stopped {
    stopped(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
}

/// `GET /graphql`: a query in the address, or the explorer for a person.
pub async fn get(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    match wish(&request) {
        Wish::Page if !request.query_string().contains("query=") => super::explorer::page(&app, &request),
        Wish::Page => answer(&app, &request, Answer::Json, from_address(&request)).await,
        Wish::Answer(form) => answer(&app, &request, form, from_address(&request)).await,
        Wish::Unacceptable => unacceptable(),
    }
}

/// `POST /graphql`: a document in a JSON body.
pub async fn post(app: web::Data<App>, request: HttpRequest, body: web::Payload) -> HttpResponse {
    match wish(&request) {
        Wish::Unacceptable => unacceptable(),
        Wish::Page => answer(&app, &request, Answer::Json, from_body(&request, body).await).await,
        Wish::Answer(form) => answer(&app, &request, form, from_body(&request, body).await).await,
    }
}

/// Any other method.
pub async fn other() -> HttpResponse {
    HttpResponse::MethodNotAllowed().insert_header((ALLOW, "GET, POST")).finish()
}

fn unacceptable() -> HttpResponse {
    HttpResponse::NotAcceptable().body("ask for application/graphql-response+json or application/json\n")
}

fn from_address(request: &HttpRequest) -> Result<Parameters, Stopped> {
    let pairs =
        web::Query::<Pairs>::from_query(request.query_string()).map_err(|error| malformed(error.to_string()))?;
    let Pairs { query, document_id, operation_name, variables, extensions } = pairs.into_inner();
    let map = |name: &str, text: Option<String>| match text.filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => serde_json::from_str(&text).map_err(|_| malformed(format!("{name}: not a JSON object"))),
    };
    Ok(Parameters {
        query: query.filter(|query| !query.is_empty()),
        document_id: document_id.filter(|id| !id.is_empty()),
        operation_name: operation_name.filter(|name| !name.is_empty()),
        variables: map("variables", variables)?,
        extensions: map("extensions", extensions)?,
    })
}

async fn from_body(request: &HttpRequest, body: web::Payload) -> Result<Parameters, Stopped> {
    let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = media_type.split(';').map(|part| part.trim().to_ascii_lowercase());
    let is_json = parts.next().as_deref() == Some("application/json");
    // A form or plain text could be sent by any page on the web without asking first.
    if !is_json
        || parts.any(|part| part.starts_with("charset=") && part != "charset=utf-8" && part != "charset=\"utf-8\"")
    {
        return Err(stopped(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            "send application/json in UTF-8",
        ));
    }
    let bytes = match body.to_bytes_limited(BODY_LIMIT).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(malformed("the body broke off")),
        Err(_) => {
            let message = format!("the body may have at most {BODY_LIMIT} bytes");
            return Err(stopped(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", message));
        }
    };
    serde_json::from_slice(&bytes).map_err(|error| malformed(format!("the body is no GraphQL request: {error}")))
}

/// Answers a request whose parameters have been read, or not, and tells the trace of it.
async fn answer(
    app: &App,
    request: &HttpRequest,
    form: Answer,
    parameters: Result<Parameters, Stopped>,
) -> HttpResponse {
    let span = traced::request(request);
    let answer = answered(app, request, form, parameters).instrument(span.clone()).await;
    traced::answered(&span, &answer);
    answer
}

async fn answered(
    app: &App,
    request: &HttpRequest,
    form: Answer,
    parameters: Result<Parameters, Stopped>,
) -> HttpResponse {
    let parameters = match parameters {
        Ok(parameters) => parameters,
        Err(stop) => return refuse(form, &introduce::request_id(&app.state, request), stop),
    };
    let caller = match introduce(&app.state, request).await {
        Ok(caller) => Arc::new(caller),
        Err(refused) => return unknown(app, request, form, refused),
    };
    let prepared = prepare(app, &caller, parameters).await.and_then(|prepared| travels(request.method(), prepared));
    let prepared = match prepared {
        Ok(prepared) => prepared,
        Err(stop) => return refuse(form, &caller.request_id, stop),
    };
    let points = prepared.points;
    match app.budget.spend(&app.state, &caller, points).await {
        Ok(balance) => execute(app, form, caller, prepared, balance).await,
        Err(Spent::Over { limit, reset }) => overspent(form, &caller.request_id, points, limit, reset),
        Err(Spent::Fault(fault)) => fell(form, &caller.request_id, &fault),
    }
}

fn unknown(app: &App, request: &HttpRequest, form: Answer, refused: introduce::Refused) -> HttpResponse {
    let id = introduce::request_id(&app.state, request);
    match refused {
        introduce::Refused::Token { expired } => {
            let message = if expired { "the token has expired: refresh it" } else { "the token is not valid: log in" };
            let stop = stopped(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
            refuse(form, &id, stop.challenged("Bearer realm=\"xuehui\", error=\"invalid_token\"".into()))
        }
        introduce::Refused::Fault(fault) => fell(form, &id, &fault),
    }
}

/// Goes on with what may travel by this method, and by HTTP at all.
fn travels(method: &Method, prepared: Prepared) -> Result<Prepared, Stopped> {
    match prepared.kind {
        OperationType::Mutation if method == Method::GET => {
            Err(stopped(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "a mutation is sent by POST"))
        }
        OperationType::Subscription => {
            Err(malformed("a subscription travels over /graphql/ws, as graphql-transport-ws says"))
        }
        _ => Ok(prepared),
    }
}

async fn execute(
    app: &App,
    form: Answer,
    caller: Arc<Caller>,
    prepared: Prepared,
    balance: Option<Balance>,
) -> HttpResponse {
    let outcome = match run(app, &caller, prepared, balance).await {
        Ok(outcome) => outcome,
        Err(stop) => return refuse(form, &caller.request_id, stop),
    };
    let mut answer = HttpResponse::build(outcome.status(form));
    if let Some(balance) = balance {
        told(&mut answer, balance);
    }
    for cookie in caller.cookies.lock().map(|mut cookies| std::mem::take(&mut *cookies)).unwrap_or_default() {
        answer.cookie(cookie);
    }
    match outcome.answer {
        Ok(text) => finish(answer, form, &caller.request_id, &text),
        Err(errors) => finish(answer, form, &caller.request_id, &serde_json::json!({ "errors": errors })),
    }
}
