//! Writes that wait for a network: what is known of each, which one may be sent, and what follows for the others
//! from one that went through. The client keeps them on the device and sends them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::document::Named;

/// How a queued write stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Standing {
    /// Waits for its turn or for a network.
    Waits,
    /// Someone else wrote first: a person has to compare.
    Conflict,
    /// The server declined it, with these sentences.
    Refused(Vec<String>),
    /// Something broke on our side; it can be tried again.
    Broke(String),
}

/// One intention that has not been acknowledged yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// The idempotency key, which is also its name here.
    pub key: String,
    /// The operation's name and text, as they were when it was written: an update may change them.
    pub operation: String,
    /// The document.
    pub query: String,
    /// The mutation's input.
    pub input: Value,
    /// What the form had been filled with: tells later who changed what.
    #[serde(default)]
    pub base: Value,
    /// The record's id.
    pub subject: String,
    /// The record's name, for people.
    pub title: String,
    /// The form's code.
    pub form: String,
    /// When it was meant, milliseconds since 1970.
    pub at: f64,
    /// It may have arrived although no answer came.
    pub sent: bool,
    /// How it stands.
    pub standing: Standing,
}

impl Waiting {
    /// Whether it is not sent by itself.
    #[must_use]
    pub fn needs_a_person(&self) -> bool {
        self.standing != Standing::Waits
    }

    /// Whether another counts the same versions: the society's own or the report's. Cases and directives
    /// count theirs.
    fn counts_with(&self, other: &Self) -> bool {
        let same = |key: &str| self.input.get(key).is_some() && self.input.get(key) == other.input.get(key);
        same("societyId") || same("reportId")
    }

    /// The request body.
    #[must_use]
    pub fn body(&self) -> String {
        let variables = serde_json::json!({ "input": self.input });
        serde_json::to_string(&Named::of(&self.query, &self.operation, variables)).unwrap_or_default()
    }
}

/// A form's write about a record that cannot go on without a person.
#[must_use]
pub fn stuck<'w>(list: &'w [Waiting], subject: &str, form: &str) -> Option<&'w Waiting> {
    list.iter().find(|waiting| waiting.needs_a_person() && waiting.subject == subject && waiting.form == form)
}

/// What follows from a write that went through: later ones on the same record, written on the same
/// screen and never sent, now build on it.
pub fn settle(list: &mut Vec<Waiting>, done: &Waiting, version: Option<i64>) {
    list.retain(|waiting| waiting.key != done.key);
    let Some(version) = version else { return };
    let follows =
        |waiting: &&mut Waiting| waiting.subject == done.subject && !waiting.sent && waiting.counts_with(done);
    for waiting in list.iter_mut().filter(follows) {
        build_on(&mut waiting.input, &done.input, version);
    }
}

/// Lets an input build on a write that led to a version. A write that expects no version is merged field
/// by field: then who else had written in between is seen by a step of more than one.
fn build_on(later: &mut Value, done: &Value, version: i64) {
    let seen = |input: &Value| input.get("expectedVersion").and_then(Value::as_i64);
    let follows = match (seen(later), seen(done)) {
        (Some(expected), None) => version - expected <= 1,
        (expected, led_from) => expected.is_some() && expected == led_from,
    };
    if follows {
        later["expectedVersion"] = version.into();
    }
    let written: Vec<Value> = done.get("fields").and_then(Value::as_array).cloned().unwrap_or_default();
    let fields = later.get_mut("fields").and_then(Value::as_array_mut);
    for field in fields.into_iter().flatten() {
        let same = |other: &&Value| other["field"] == field["field"] && other["seenVersion"] == field["seenVersion"];
        if let Some(seen) = written.iter().find(same).and_then(|other| other["seenVersion"].as_i64()) {
            field["seenVersion"] = (seen + 1).into();
        }
    }
}

/// The first write that may be sent: nothing earlier about the same record is stuck.
#[must_use]
pub fn next(list: &[Waiting]) -> Option<&Waiting> {
    let free = |place: usize| list[..place].iter().all(|earlier| earlier.subject != list[place].subject);
    (0..list.len()).find(|place| list[*place].standing == Standing::Waits && free(*place)).map(|place| &list[place])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn built(mut later: Value, done: &Value, version: i64) -> Value {
        build_on(&mut later, done, version);
        later
    }

    #[test]
    fn what_was_written_after_a_write_builds_on_it() {
        let done = json!({ "expectedVersion": 4 });
        assert_eq!(built(json!({ "expectedVersion": 4 }), &done, 5), json!({ "expectedVersion": 5 }));
        assert_eq!(built(json!({ "expectedVersion": 2 }), &done, 5), json!({ "expectedVersion": 2 }));
    }

    #[test]
    fn fields_build_on_the_same_fields_and_on_no_others() {
        let field = |name: &str, seen: i64| json!({ "field": name, "value": "x", "seenVersion": seen });
        let done = json!({ "fields": [field("A", 0), field("B", 2)] });
        let later = json!({ "fields": [field("A", 0), field("B", 1), field("C", 0)] });
        let wanted = json!({ "fields": [field("A", 1), field("B", 1), field("C", 0)] });
        assert_eq!(built(later, &done, 9), wanted);
    }

    #[test]
    fn who_else_wrote_between_a_save_and_a_submission_is_not_overlooked() {
        let done = json!({ "fields": [] });
        assert_eq!(built(json!({ "expectedVersion": 4 }), &done, 5), json!({ "expectedVersion": 5 }));
        assert_eq!(built(json!({ "expectedVersion": 4 }), &done, 6), json!({ "expectedVersion": 4 }));
    }
}
