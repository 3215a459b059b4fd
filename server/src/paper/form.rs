//! A form before it is laid out: what stands on it, in plain words, whatever it is about.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use serde_json::Value;

use entity::{Language, Word};

use crate::world::CHINA_OFFSET;

/// An official form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Its heading.
    pub title: String,
    /// Whom it is about, by name: stands in the name of the file.
    pub about: String,
    /// Short facts below the heading.
    pub head: Vec<Line>,
    /// Its tables.
    pub parts: Vec<Part>,
    /// What offices say, each with a box for the seal.
    pub opinions: Vec<Line>,
    /// What it rests on.
    pub foot: String,
    /// By what it can be verified; none where nothing was issued.
    pub receipt: Option<Receipt>,
    /// When what it shows was submitted; the document is dated so.
    pub dated: Option<DateTime<Utc>>,
    /// The language of its labels.
    pub language: Language,
}

/// A label and what stands beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The label.
    pub label: String,
    /// What stands there.
    pub value: String,
}

/// A table of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub caption: String,
    /// Short answers, two a row.
    pub short: Vec<Line>,
    /// Answers that fill the width, and go on after the first page where they are long.
    pub long: Vec<Line>,
}

/// By what a paper can be verified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Number of the receipt.
    pub number: String,
    /// Its verification code.
    pub code: String,
    /// The beginning of the digest of the content; empty where the paper is verified by what stands on it.
    pub digest: String,
    /// Where it is verified: what the QR code holds.
    pub address: String,
}

/// A label with its value, or what stands for none.
#[must_use]
pub fn line(language: Language, label: (&'static str, &'static str), value: impl Into<String>) -> Line {
    let value = value.into();
    let value = if value.trim().is_empty() { language.pick("无", "None").to_owned() } else { value };
    Line { label: language.pick(label.0, label.1).to_owned(), value }
}

/// A text of an answer of the API; empty for null.
#[must_use]
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A term of an answer of the API; none for null and for what is no such term.
#[must_use]
pub fn term<W: Word>(value: &Value) -> Option<W> {
    value.as_str().and_then(W::from_code)
}

/// The label of a term; empty for null.
#[must_use]
pub fn label<W: Word>(value: &Value, language: Language) -> String {
    term::<W>(value).map(|term| term.label(language).to_owned()).unwrap_or_default()
}

/// A day of an answer of the API as people write it; empty for null.
#[must_use]
pub fn day(value: &Value, language: Language) -> String {
    let found = value.as_str().and_then(|day| day.parse::<NaiveDate>().ok());
    found.map(|day| said(day, language)).unwrap_or_default()
}

/// A day as people write it.
#[must_use]
pub fn said(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::En => day.to_string(),
    }
}

/// A moment of an answer of the API.
#[must_use]
pub fn moment(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str().and_then(|at| at.parse().ok())
}

/// A moment as people write it, in China.
#[must_use]
pub fn moment_said(value: &Value, language: Language) -> String {
    let Some(at) = moment(value).map(|at| at + CHINA_OFFSET) else { return String::new() };
    format!("{} {:02}:{:02}", said(at.date_naive(), language), at.hour(), at.minute())
}

/// The rows of a list in an answer of the API.
#[must_use]
pub fn rows(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
