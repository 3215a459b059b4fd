//! What came back: status, headers, data, errors.

use reqwest::Response;
use reqwest::header::HeaderMap;
use serde_json::Value;

/// An answer of the API.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub text: String,
    /// The body as JSON; null when it is none.
    pub body: Value,
}

impl Answer {
    /// Reads a response to its end.
    pub async fn read(response: Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let text = response.text().await.expect("the body arrives whole");
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Self { status, headers, text, body }
    }

    /// The value at a path of names and indices below `data`: `societies.nodes.0.name`. An answer with
    /// errors has none.
    #[must_use]
    #[track_caller]
    pub fn data(&self, path: &str) -> &Value {
        assert!(self.body.get("errors").is_none(), "asked for {path}, got {}", self.text);
        self.some_data(path)
    }

    /// The same beside errors.
    #[must_use]
    #[track_caller]
    pub fn some_data(&self, path: &str) -> &Value {
        let pointer = path.split('.').fold("/data".to_owned(), |pointer, part| pointer + "/" + part);
        self.body.pointer(&pointer).unwrap_or_else(|| panic!("there is no {path} in {}", self.text))
    }

    /// A text at a path.
    #[must_use]
    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        self.data(path).as_str().unwrap_or_else(|| panic!("{path} is no text in {}", self.text))
    }

    /// A whole number at a path.
    #[must_use]
    #[track_caller]
    pub fn number(&self, path: &str) -> i64 {
        self.data(path).as_i64().unwrap_or_else(|| panic!("{path} is no whole number in {}", self.text))
    }

    /// A list at a path.
    #[must_use]
    #[track_caller]
    pub fn list(&self, path: &str) -> &[Value] {
        self.data(path).as_array().unwrap_or_else(|| panic!("{path} is no list in {}", self.text))
    }

    /// What the first payload refuses, as `path CODE`.
    #[must_use]
    #[track_caller]
    pub fn user_errors(&self) -> Vec<String> {
        assert!(self.body.get("errors").is_none(), "asked for userErrors, got {}", self.text);
        let payloads = self.body["data"].as_object().unwrap_or_else(|| panic!("no data in {}", self.text));
        let errors = payloads.values().find_map(|payload| payload["userErrors"].as_array());
        let errors = errors.unwrap_or_else(|| panic!("no userErrors in {}", self.text));
        let path = |error: &Value| {
            let parts: Vec<&str> = error["path"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            parts.join(".")
        };
        let code = |error: &Value| error["code"].as_str().unwrap_or("?").to_owned();
        errors.iter().map(|error| format!("{} {}", path(error), code(error)).trim().to_owned()).collect()
    }

    /// The stable code of the first error; none when there is no error.
    #[must_use]
    pub fn error_code(&self) -> Option<&str> {
        self.body["errors"][0]["extensions"]["code"].as_str()
    }

    /// The message of the first error.
    #[must_use]
    pub fn error_message(&self) -> &str {
        self.body["errors"][0]["message"].as_str().unwrap_or_default()
    }

    /// A header as text; empty when it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// All headers of one name.
    #[must_use]
    pub fn headers(&self, name: &str) -> Vec<&str> {
        self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect()
    }
}
