//! Requests as they stand on the wire, and what every answer to a bad one must be.

use reqwest::Method;
use support::{Answer, House, Value};

/// One request to be.
pub(super) struct Wire {
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// A `POST /graphql` with a JSON body.
pub(super) fn post(body: impl Into<Vec<u8>>) -> Wire {
    Wire::new("POST", "/graphql").header("content-type", "application/json").body(body)
}

/// A well-formed request for a document.
pub(super) fn document(query: &str) -> Wire {
    post(support::json!({ "query": query }).to_string())
}

impl Wire {
    pub(super) fn new(method: &str, path: &str) -> Self {
        let method = method.parse().expect("a method");
        Self { method, path: path.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Asks for the form of answer whose status tells how it went.
    pub(super) fn strict(self) -> Self {
        self.header("accept", "application/graphql-response+json")
    }

    pub(super) async fn send(self, house: &House) -> Answer {
        let Self { method, path, headers, body } = self;
        let mut request = house.http.request(method, format!("{}{path}", house.base));
        for (name, value) in headers {
            request = request.header(name, value);
        }
        Answer::read(request.body(body).send().await.expect("the server answers")).await
    }
}

/// Words that show the inside: of SQL, of a panic, of a path.
const INSIDE: [&str; 12] = [
    "SELECT",
    "INSERT",
    "sqlx",
    "SQLSTATE",
    "syntax error at",
    "panicked",
    "RUST_BACKTRACE",
    "server/src",
    ".rs:",
    "society_present",
    "stack backtrace",
    "DbErr",
];

/// A typed refusal: a status of the caller's, a code, and nothing of the inside.
#[track_caller]
pub(super) fn assert_refused(answer: &Answer, status: u16, code: &str, why: &str) {
    let shown: String = answer.text.chars().take(400).collect();
    assert_eq!((answer.status, answer.error_code()), (status, Some(code)), "{why}: {shown}");
    assert!(answer.body.get("data").is_none_or(Value::is_null), "{why}: {shown}");
    for word in INSIDE {
        assert!(!answer.text.contains(word), "{why}: {word} in {shown}");
    }
}
