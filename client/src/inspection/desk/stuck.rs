//! What the queue could not deliver, taken up where it was typed.

use entity::Word;
use entity::institution::report::field::ReportField;
use leptos::prelude::*;
use view_model::inspection::draft::{Draft, FORM, Typed};
use view_model::inspection::value::typed;

use crate::net::queue;
use crate::text::t;

/// Takes up what the queue could not deliver: values go back into the draft, sentences are told.
pub(super) fn taken_up(id: &str, draft: &mut Draft) -> Vec<String> {
    if queue::stuck(id, FORM).is_none() {
        return Vec::new();
    }
    let mut told = Vec::new();
    for waiting in queue::waiting().get_untracked().into_iter().filter(|waiting| waiting.subject == id) {
        for filled in waiting.input["fields"].as_array().into_iter().flatten() {
            let (Some(field), Some(value)) = (filled["field"].as_str(), filled["value"].as_str()) else { continue };
            let Some(word) = ReportField::from_code(field) else { continue };
            draft.entry(field.to_owned()).or_insert_with(|| Typed {
                text: typed(word, value),
                seen: filled["seenVersion"].as_i64().unwrap_or_default(),
                sent: vec![value.to_owned()],
            });
        }
        match waiting.standing {
            queue::Standing::Refused(sentences) => told.extend(sentences),
            queue::Standing::Broke(sentence) => told.push(sentence),
            queue::Standing::Conflict | queue::Standing::Waits => {}
        }
        if waiting.input.get("fields").is_none() {
            told.push(t().inspection.not_submitted.to_owned());
        }
        queue::remove(&waiting.key);
    }
    told
}
