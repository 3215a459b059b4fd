//! What is wrong with what stands in the inputs, by the server's own rule, while one types.

use entity::Word;
use entity::institution::report::answer;
use entity::institution::report::field::{Asked, ReportField};
use entity::refusal::RefusalCode;
use leptos::prelude::*;
use view_model::inspection::value::kept;

use super::Input;
use crate::session::viewer;
use crate::text::{fill, language};

/// What is wrong with a field as it stands in its input.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::inspection) struct Wrong {
    pub(in crate::inspection) field: ReportField,
    pub(in crate::inspection) sentence: String,
    /// It is empty: told at the end, not while one has just begun.
    pub(in crate::inspection) missing: bool,
}

/// Judges the inputs of a report.
pub(super) fn wrong(inputs: &[Input], asked: Asked, reports_on: i64) -> Vec<Wrong> {
    let (mut answers, mut found) = (answer::Answers::new(), Vec::new());
    let mut tell = |field: ReportField, code: &RefusalCode| {
        let missing = *code == RefusalCode::Required;
        found.push(Wrong { field, sentence: code.sentence(language()), missing });
    };
    let mut unsound = Vec::new();
    for input in inputs {
        match kept(input.field, &input.text.get()) {
            Ok(value) if value.is_empty() => {}
            Ok(value) => drop(answers.insert(input.field, value)),
            Err(code) => {
                unsound.push(input.field);
                tell(input.field, &code);
            }
        }
    }
    let year = i32::try_from(reports_on).unwrap_or_default();
    let faults = answer::faults(&answers, &asked, year, viewer().today);
    for fault in faults.iter().filter(|fault| !unsound.contains(&fault.field)) {
        tell(fault.field, &fault.code);
    }
    found
}

/// A sentence with the field that it is about.
pub(super) fn named(field: Option<String>, said: &str) -> String {
    match field.and_then(|code| ReportField::from_code(&code)) {
        Some(field) => fill("{}：{}", &[&field.label(language()), &said]),
        None => said.to_owned(),
    }
}
