//! How answers of the API are written: statuses, codes of errors, what is left of a budget, headers.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use async_graphql::{ErrorExtensionValues, Response, ServerError, Value, value};
use serde_json::value::{RawValue, to_raw_value};

use super::negotiate::Answer;
use crate::account::budget::{Balance, WINDOW_SECONDS};
use crate::fault::Fault;

/// What stops a request before the document is executed.
pub(super) struct Stopped {
    status: StatusCode,
    code: &'static str,
    message: String,
    /// The scope that the token lacks.
    scope: Option<&'static str>,
    /// `WWW-Authenticate` of the answer.
    challenge: Option<String>,
}

impl Stopped {
    /// The same, and what a bearer is told of it (RFC 6750).
    pub(super) fn challenged(self, challenge: String) -> Self {
        Self { challenge: Some(challenge), ..self }
    }

    /// As an error of the API.
    pub(super) fn error(&self) -> ServerError {
        let mut error = ServerError::new(self.message.as_str(), None);
        set(&mut error, "code", self.code);
        if let Some(scope) = self.scope {
            set(&mut error, "scope", scope);
        }
        error
    }

    /// The same for want of a scope.
    pub(super) fn lacking(self, scope: &'static str) -> Self {
        Self { scope: Some(scope), ..self }
    }
}

/// The same, in one line.
pub(super) fn stopped(status: StatusCode, code: &'static str, message: impl Into<String>) -> Stopped {
    Stopped { status, code, message: message.into(), scope: None, challenge: None }
}

/// What a caller is told of a fault: an id, by which we find it.
pub(super) fn broken(id: &str) -> String {
    format!("something broke on our side; tell us this id: {id}")
}

/// We broke before anything ran: logged here, once.
pub(super) fn fallen(request_id: &str, fault: &Fault) -> Stopped {
    tracing::error!(request_id, %fault, "fault at the door");
    stopped(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_SERVER_ERROR", broken(request_id))
}

/// The same as an answer.
pub(super) fn fell(form: Answer, request_id: &str, fault: &Fault) -> HttpResponse {
    refuse(form, request_id, fallen(request_id, fault))
}

/// The minute's budget does not suffice: when it does again is told to people, to programs and in a header.
pub(super) fn overspent(form: Answer, id: &str, points: usize, limit: u64, reset: i64) -> HttpResponse {
    let error = limited(points, limit, reset);
    let mut answer = HttpResponse::build(StatusCode::TOO_MANY_REQUESTS);
    answer.insert_header((RETRY_AFTER, reset));
    told(&mut answer, Balance { points: 0, limit, remaining: 0, reset });
    finish(answer, form, id, &serde_json::json!({ "errors": [error] }))
}

/// The same as an error.
pub(super) fn limited(points: usize, limit: u64, reset: i64) -> ServerError {
    let message = format!("{points} points are more than is left of {limit} a minute: ask again in {reset} seconds");
    let mut error = ServerError::new(message, None);
    set(&mut error, "code", "RATE_LIMITED");
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("retryAfter", reset);
    error
}

/// What is left, in the headers of draft-ietf-httpapi-ratelimit-headers-10.
pub(super) fn told(answer: &mut actix_web::HttpResponseBuilder, balance: Balance) {
    let Balance { points: _, limit, remaining, reset } = balance;
    answer.insert_header(("ratelimit-policy", format!("\"points\";q={limit};w={WINDOW_SECONDS}")));
    answer.insert_header(("ratelimit", format!("\"points\";r={remaining};t={reset}")));
}

/// What became of a document, as it leaves.
pub(super) struct Outcome {
    /// Whether nothing has failed.
    pub(super) whole: bool,
    /// Whether nothing is left but what broke on our side.
    broken: bool,
    /// The answer; errors alone where nothing ran, for `data`, even null, would say that something did.
    pub(super) answer: Result<Box<RawValue>, Vec<ServerError>>,
}

impl Outcome {
    /// Writes an answer.
    pub(super) fn of(response: Response) -> Result<Self, Fault> {
        let errors = &response.errors;
        let broke = || errors.iter().any(|error| code_of(error) == Some("INTERNAL_SERVER_ERROR"));
        let (whole, broken) = (errors.is_empty(), response.data == Value::Null && broke());
        let answer = if never_ran(&response) { Err(response.errors) } else { Ok(to_raw_value(&response)?) };
        Ok(Self { whole, broken, answer })
    }

    /// The status that the specification gives it.
    pub(super) fn status(&self, form: Answer) -> StatusCode {
        if self.broken {
            // Whoever watches over the server counts statuses.
            StatusCode::INTERNAL_SERVER_ERROR
        } else if self.answer.is_ok() {
            StatusCode::OK
        } else if form == Answer::GraphqlResponse {
            StatusCode::BAD_REQUEST
        } else {
            // The older form says by its errors alone that a well-formed request could not run.
            StatusCode::OK
        }
    }
}

/// Makes an answer what a caller may see: its errors have codes, and it says what it cost and what is left.
pub(super) fn made_known(response: &mut Response, request_id: &str, balance: Option<Balance>) {
    let nothing = response.data == Value::Null;
    for error in &mut response.errors {
        present(error, request_id, nothing);
    }
    if let Some(Balance { points, limit, remaining, reset }) = balance {
        let cost = value!({ "points": points, "limit": limit, "remaining": remaining, "resetAfter": reset });
        response.extensions.insert("cost".into(), cost);
    }
}

/// Whether nothing of a document ran, because it or its variables do not fit the schema. What has failed while it ran says
/// where.
fn never_ran(response: &Response) -> bool {
    response.data == Value::Null && response.errors.iter().any(|error| error.path.is_empty())
}

/// The code of an error; none before it has one.
fn code_of(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        _ => None,
    }
}

/// Gives an error its code; a fault is logged here, once, and leaves with its id only. Where there is nothing but errors, what
/// an argument's parser refuses was refused before anything ran.
fn present(error: &mut ServerError, request_id: &str, nothing: bool) {
    if error.source.is_some() && code_of(error).is_none() {
        // Whatever broke inside is not the caller's to read: a `?` must not carry SQL to a client.
        let fault = error.source::<Fault>().map_or_else(|| error.message.clone(), ToString::to_string);
        tracing::error!(request_id, fault, path = ?error.path, "fault");
        error.message = broken(request_id);
        error.source = None;
        set(error, "code", "INTERNAL_SERVER_ERROR");
        set(error, "faultId", request_id);
    } else if code_of(error).is_none() {
        // What the library finds before it executes has no path; what an argument's parser refuses has one.
        let code = if error.path.is_empty() { "GRAPHQL_VALIDATION_FAILED" } else { "BAD_USER_INPUT" };
        set(error, "code", code);
        if nothing {
            error.path.clear();
        }
    }
}

fn set(error: &mut ServerError, name: &str, value: &str) {
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set(name, value);
}

/// The answer to a request that was stopped.
pub(super) fn refuse(form: Answer, request_id: &str, stop: Stopped) -> HttpResponse {
    let error = stop.error();
    let Stopped { status, code, challenge, .. } = stop;
    // A well-formed request whose document cannot run is answered with 200 in the older form.
    let of_document = matches!(code, "GRAPHQL_PARSE_FAILED" | "DOCUMENT_TOO_LARGE");
    let status = if form == Answer::Json && of_document { StatusCode::OK } else { status };
    let body = serde_json::json!({ "errors": [error] });
    let mut answer = HttpResponse::build(status);
    if status == StatusCode::METHOD_NOT_ALLOWED {
        answer.insert_header((ALLOW, "POST"));
    }
    if let Some(challenge) = challenge {
        answer.insert_header((WWW_AUTHENTICATE, challenge));
    }
    finish(answer, form, request_id, &body)
}

/// The answer with its body.
pub(super) fn finish(
    mut answer: actix_web::HttpResponseBuilder,
    form: Answer,
    request_id: &str,
    body: &impl serde::Serialize,
) -> HttpResponse {
    match serde_json::to_vec(body) {
        Ok(bytes) => answer
            .insert_header((CONTENT_TYPE, form.media_type()))
            .insert_header((HeaderName::from_static("x-request-id"), request_id))
            .insert_header(("cache-control", "no-store"))
            .body(bytes),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
