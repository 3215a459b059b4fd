//! What was typed into an application and does not stand on the server yet, field by field, kept on the device.

use std::collections::BTreeMap;

use entity::project::call::form::{FieldKind, FormField};
use entity::project::money::Fen;
use serde::{Deserialize, Serialize};

use super::view::{Application, Field};
use crate::text::yuan;

/// The draft's name, beside the forms of other rooms.
pub(super) const FORM: &str = "application";

/// One field as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// The text in the input: money in yuan.
    pub(super) text: String,
    /// The field's version that it was typed over.
    pub(super) seen: i64,
}

/// All of them by the code of their field.
pub(super) type Draft = BTreeMap<String, Typed>;

/// What stands in a field on the server.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stands {
    pub(super) value: String,
    pub(super) version: i64,
}

/// All that stands there.
pub(super) fn stands(application: &Application) -> BTreeMap<String, Stands> {
    let one = |answer: &super::view::application_view::ApplicationViewNodeOnApplicationAnswers| {
        (answer.field.clone(), Stands { value: answer.value.clone(), version: answer.version })
    };
    application.answers.iter().map(one).collect()
}

/// The field as the server's own rules take it.
pub(super) fn rule(field: &Field) -> FormField {
    FormField {
        code: field.code.clone(),
        section: field.section.clone(),
        label: field.label.clone(),
        kind: field.kind,
        required: field.required,
        max: field.max,
        options: field.options.clone(),
        identifies: field.identifies,
    }
}

/// An amount as it stands in an input; empty for nothing.
pub(super) fn typed(amount: Fen) -> String {
    if amount.is_zero() { String::new() } else { amount.plain() }
}

/// The number of fen that a field holds, as a person reads it.
pub(super) fn yuan_of(fen: i64) -> String {
    yuan(Fen::of(fen).unwrap_or_default())
}

/// A value as it is shown in an input.
pub(super) fn shown(field: &Field, value: &str) -> String {
    match field.kind {
        FieldKind::Money => value.parse().ok().and_then(|fen| Fen::of(fen).ok()).map(typed).unwrap_or_default(),
        _ => value.to_owned(),
    }
}

/// What was typed as the API takes it; none while it is no value of the field.
pub(super) fn kept(field: &Field, text: &str) -> Option<String> {
    let text = match field.kind {
        FieldKind::Money if text.trim().is_empty() => String::new(),
        FieldKind::Money => Fen::typed(text).ok()?.get().to_string(),
        _ => text.to_owned(),
    };
    rule(field).parsed(&text).ok()
}

/// What has to be sent: code, value, version seen.
pub(super) fn pending(
    fields: &[Field],
    draft: &Draft,
    stands: &BTreeMap<String, Stands>,
) -> Vec<(String, String, i64)> {
    let one = |field: &Field| {
        let typed = draft.get(&field.code)?;
        let now = stands.get(&field.code).cloned().unwrap_or_default();
        let value = kept(field, &typed.text)?;
        (value != now.value).then_some((field.code.clone(), value, typed.seen))
    };
    fields.iter().filter_map(one).collect()
}
