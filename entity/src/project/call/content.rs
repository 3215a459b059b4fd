//! What a call consists of beside its days and its money: guide, topics, form, scoring sheet, conditions,
//! and the working days that each stage has. All of it is data of the call, written by the federation.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::condition::Conditions;
use super::form::{FormField, is_code};
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::{TEXT_MAX, TITLE_MAX, checked};

/// The longest guide, characters.
pub const GUIDE_MAX: usize = 20_000;
/// The most topics, fields or criteria of a call: a form is kept small.
pub const ENTRIES_MAX: usize = 40;
/// The most experts who read one application.
pub const REVIEWERS_MAX: i32 = 9;
/// The most points of a scoring sheet.
pub const POINTS_MAX: i32 = 1000;
/// The most working days that a stage can have.
pub const STAGE_DAYS_MAX: i32 = 120;
/// The most months that a project can take.
pub const MONTHS_MAX: i32 = 36;

/// A topic of the guide (指南选题).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its code: capital letters, digits and `_`.
    pub code: String,
    /// What it is about.
    pub title: String,
}

/// A criterion of the scoring sheet (评分项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its code: capital letters, digits and `_`.
    pub code: String,
    /// What is looked at.
    pub label: String,
    /// The most points it can have.
    pub points: i32,
}

/// A paper that goes with an application (申报材料); its name tells it from the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenDocument")]
pub struct CallDocument {
    /// What it is called.
    pub name: String,
    /// Whether nobody submits without it.
    pub required: bool,
}

/// As it stands in the database: calls of before papers could be required name them and no more.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenDocument {
    Name(String),
    Whole { name: String, required: bool },
}

impl From<WrittenDocument> for CallDocument {
    fn from(written: WrittenDocument) -> Self {
        match written {
            WrittenDocument::Name(name) => Self { name, required: false },
            WrittenDocument::Whole { name, required } => Self { name, required },
        }
    }
}

/// How many working days each stage has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageDays {
    /// To look through what was submitted (形式审查).
    pub formal: i32,
    /// To correct what was returned (补正).
    pub correct: i32,
    /// For the experts (专家评审).
    pub review: i32,
    /// For the panel (会评).
    pub panel: i32,
    /// For the federation's Party group (党组审定).
    pub decision: i32,
    /// Of the public notice (公示).
    pub notice: i32,
}

impl StageDays {
    /// What holds where nobody says otherwise.
    #[must_use]
    pub const fn usual() -> Self {
        Self { formal: 10, correct: 5, review: 20, panel: 10, decision: 10, notice: 5 }
    }
}

/// What a call consists of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallContent {
    /// What it is about and what is wanted (申报指南).
    pub guide: String,
    /// The topics; none where everybody brings his own.
    pub topics: Vec<Topic>,
    /// Whether somebody may bring a topic of his own (自选题).
    pub own_topic: bool,
    /// What is asked beside title, topic, leader, members and amount.
    pub fields: Vec<FormField>,
    /// Papers that go with an application.
    pub documents: Vec<CallDocument>,
    /// The scoring sheet.
    pub criteria: Vec<Criterion>,
    /// How many experts read each application.
    pub reviewers: i32,
    /// A score that lies so many points from the middle one is marked.
    pub outlier_points: i32,
    /// Who may apply.
    pub conditions: Conditions,
    /// The days of the stages.
    pub days: StageDays,
    /// Months from the award until the project is finished.
    pub months: i32,
}

impl CallContent {
    /// The most points that a sheet gives.
    #[must_use]
    pub fn points(&self) -> i32 {
        self.criteria.iter().map(|criterion| criterion.points).fold(0, i32::saturating_add)
    }

    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let Self {
            guide,
            topics,
            own_topic,
            fields,
            documents,
            criteria,
            reviewers,
            outlier_points,
            conditions,
            days,
            months,
        } = self;
        let mut faults = Vec::new();
        let mut at = |path, code| faults.push(Refusal::at(path, code));
        if let Err(code) = checked(guide, GUIDE_MAX) {
            at("guide", code);
        }
        for (path, count) in [
            ("topics", topics.len()),
            ("fields", fields.len()),
            ("documents", documents.len()),
            ("criteria", criteria.len()),
        ] {
            if count > ENTRIES_MAX {
                at(path, RefusalCode::TooManyAtOnce { max: ENTRIES_MAX });
            }
        }
        if topics.is_empty() && !own_topic {
            at("topics", RefusalCode::Required);
        }
        if criteria.is_empty() {
            at("criteria", RefusalCode::Required);
        }
        let points = self.points();
        for (path, value, min, max) in [
            ("criteria", points, 1, POINTS_MAX),
            ("reviewers", *reviewers, 1, REVIEWERS_MAX),
            ("outlierPoints", *outlier_points, 1, points.max(1)),
            ("months", *months, 1, MONTHS_MAX),
        ] {
            if !(min..=max).contains(&value) {
                at(path, RefusalCode::OutOfRange { min, max });
            }
        }
        faults.extend(coded("topics", topics.iter().map(|topic| (&topic.code, &topic.title))));
        faults.extend(coded("criteria", criteria.iter().map(|criterion| (&criterion.code, &criterion.label))));
        faults.extend(coded("fields", fields.iter().map(|field| (&field.code, &field.label))));
        faults.extend(fields.iter().filter_map(FormField::fault).map(|code| Refusal::at("fields", code)));
        faults.extend(
            criteria
                .iter()
                .filter(|criterion| criterion.points < 1)
                .map(|_| Refusal::at("criteria", RefusalCode::OutOfRange { min: 1, max: POINTS_MAX })),
        );
        faults.extend(
            documents
                .iter()
                .filter_map(|document| checked(&document.name, TITLE_MAX).err())
                .map(|code| Refusal::at("documents", code)),
        );
        let names: BTreeSet<_> = documents.iter().map(|document| &document.name).collect();
        if names.len() < documents.len() {
            faults.push(Refusal::at("documents", RefusalCode::FieldTwice));
        }
        faults.extend(conditions.fault());
        let StageDays { formal, correct, review, panel, decision, notice } = *days;
        let out = |count: &i32| !(1..=STAGE_DAYS_MAX).contains(count);
        if [formal, correct, review, panel, decision, notice].iter().any(out) {
            faults.push(Refusal::at("days", RefusalCode::OutOfRange { min: 1, max: STAGE_DAYS_MAX }));
        }
        faults
    }
}

/// Codes are written as codes are and stand once, labels say something.
fn coded<'a>(path: &'static str, entries: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<Refusal> {
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for (code, label) in entries {
        if !is_code(code) {
            faults.push(Refusal::at(path, RefusalCode::CodeMalformed { max: super::form::CODE_MAX }));
        } else if !seen.insert(code) {
            faults.push(Refusal::at(path, RefusalCode::FieldTwice));
        }
        faults.extend(checked(label, TITLE_MAX.max(label_max(path))).err().map(|code| Refusal::at(path, code)));
    }
    faults
}

/// How long a label may be: a topic is a sentence.
const fn label_max(path: &str) -> usize {
    if path.len() == "topics".len() { TEXT_MAX / 10 } else { TITLE_MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn content() -> CallContent {
        CallContent {
            guide: "围绕全市中心工作申报".into(),
            topics: vec![Topic { code: "T1".into(), title: "基层治理现代化".into() }],
            own_topic: true,
            fields: Vec::new(),
            documents: Vec::new(),
            criteria: vec![Criterion { code: "VALUE".into(), label: "选题价值".into(), points: 100 }],
            reviewers: 3,
            outlier_points: 15,
            conditions: Conditions::usual(),
            days: StageDays::usual(),
            months: 9,
        }
    }

    fn paths(content: &CallContent) -> Vec<&'static str> {
        content.faults().into_iter().map(|fault| fault.path).collect()
    }

    #[test]
    fn a_call_says_what_is_looked_at_and_what_it_is_about() {
        assert_eq!(paths(&content()), Vec::<&str>::new());
        assert_eq!(
            paths(&CallContent { criteria: Vec::new(), ..content() }),
            ["criteria", "criteria", "outlierPoints"]
        );
        assert_eq!(paths(&CallContent { topics: Vec::new(), own_topic: false, ..content() }), ["topics"]);
        assert_eq!(paths(&CallContent { guide: " ".into(), months: 0, ..content() }), ["guide", "months"]);
        let days = StageDays { notice: 0, ..StageDays::usual() };
        assert_eq!(paths(&CallContent { days, ..content() }), ["days"]);
    }

    #[test]
    fn codes_stand_once_and_are_codes() {
        let topic = |code: &str| Topic { code: code.into(), title: "题".into() };
        assert_eq!(paths(&CallContent { topics: vec![topic("T1"), topic("T1")], ..content() }), ["topics"]);
        assert_eq!(paths(&CallContent { topics: vec![topic("一")], ..content() }), ["topics"]);
    }

    #[test]
    fn papers_have_names_of_their_own() {
        let paper = |name: &str| CallDocument { name: name.into(), required: true };
        assert_eq!(paths(&CallContent { documents: vec![paper("承诺书"), paper("预算表")], ..content() }), [""; 0]);
        assert_eq!(
            paths(&CallContent { documents: vec![paper("承诺书"), paper("承诺书")], ..content() }),
            ["documents"]
        );
        assert_eq!(paths(&CallContent { documents: vec![paper(" ")], ..content() }), ["documents"]);
    }
}
