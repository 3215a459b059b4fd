//! Whether an application is whole: every field that has to be filled in is, every paper that has to be there is,
//! and the same topic is not sent twice. The same rules answer in the browser, at submission and at the formal check.

use std::collections::{BTreeMap, BTreeSet};

use crate::project::call::content::CallDocument;
use crate::project::call::form::{self, FieldKind, FormField, LEADER, MEMBERS};
use crate::refusal::{Refusal, RefusalCode};

/// What stands in the fields, by their codes.
pub type Answers = BTreeMap<String, String>;

/// What is missing or is no value of its field.
#[must_use]
pub fn faults(fields: &[FormField], answers: &Answers) -> Vec<Refusal> {
    let mut faults: Vec<Refusal> = fields.iter().filter_map(|field| fault(field, answers)).collect();
    let lead = answers.get(LEADER).map(|value| form::people(value)).unwrap_or_default();
    if lead.len() > 1 {
        faults.push(Refusal::at("answers", RefusalCode::OneLeader));
    }
    let members = answers.get(MEMBERS).map(|value| form::people(value)).unwrap_or_default();
    if lead.iter().any(|leader| members.iter().any(|member| member.name == leader.name)) {
        faults.push(Refusal::at("answers", RefusalCode::LeaderAmongMembers));
    }
    faults
}

fn fault(field: &FormField, answers: &Answers) -> Option<Refusal> {
    let value = answers.get(&field.code).map_or("", String::as_str);
    let code = match field.parsed(value) {
        Ok(kept) if kept.is_empty() && field.required => RefusalCode::AnswerMissing { field: field.label.clone() },
        Ok(_) => return None,
        Err(code) => code,
    };
    Some(Refusal::at("answers", code))
}

/// What is wrong with the papers: those that have to be there and are not, and those that nobody asked for. `sent` names
/// all that go with the application, earlier ones too.
#[must_use]
pub fn paper_faults(asked: &[CallDocument], sent: &BTreeSet<&str>) -> Vec<Refusal> {
    let absent = asked.iter().filter(|paper| paper.required && !sent.contains(paper.name.as_str()));
    let absent = absent.map(|paper| RefusalCode::DocumentMissing { name: paper.name.clone() });
    let known = |name: &&&str| asked.iter().all(|paper| paper.name != **name);
    let unknown = sent.iter().filter(known).map(|name| RefusalCode::DocumentNotAsked { name: (*name).to_owned() });
    absent.chain(unknown).map(|code| Refusal::at("papers", code)).collect()
}

/// The share of required fields that are filled in, percent.
#[must_use]
pub fn progress(fields: &[FormField], answers: &Answers) -> i32 {
    let required: Vec<_> = fields.iter().filter(|field| field.required).collect();
    let filled =
        required.iter().filter(|field| answers.get(&field.code).is_some_and(|value| !value.is_empty())).count();
    i32::try_from(filled * 100 / required.len().max(1)).unwrap_or_default()
}

/// A title by which the same topic is found: letters and digits alone, in lower case.
#[must_use]
pub fn title_key(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What experts see: nothing that tells who applies.
#[must_use]
pub fn blind(fields: &[FormField]) -> Vec<&FormField> {
    fields.iter().filter(|field| !field.identifies && field.kind != FieldKind::People).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::project::call::condition::Conditions;
    use crate::project::call::content::{CallContent, StageDays};

    fn fields() -> Vec<FormField> {
        let content = CallContent {
            guide: "g".into(),
            topics: Vec::new(),
            own_topic: true,
            fields: Vec::new(),
            documents: Vec::new(),
            criteria: Vec::new(),
            reviewers: 3,
            outlier_points: 10,
            conditions: Conditions::usual(),
            days: StageDays::usual(),
            months: 6,
        };
        form::asked(&content, 2_000_000, Language::Zh)
    }

    fn answers(leader: &str, members: &str, amount: &str) -> Answers {
        [("TITLE", "运河文化"), ("TOPIC", "OWN"), (LEADER, leader), (MEMBERS, members), ("AMOUNT", amount)]
            .map(|(field, value)| (field.to_owned(), value.to_owned()))
            .into()
    }

    fn codes(answers: &Answers) -> Vec<RefusalCode> {
        faults(&fields(), answers).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn what_is_required_is_there_and_the_leader_is_one() {
        assert_eq!(codes(&answers("李红，江南大学", "王芳，市委党校", "2000000")), []);
        assert_eq!(codes(&Answers::new()).len(), 4, "members are not required");
        assert_eq!(codes(&answers("李红\n王芳", "", "1")), [RefusalCode::OneLeader]);
        assert_eq!(codes(&answers("李红", "李红", "1")), [RefusalCode::LeaderAmongMembers]);
        let over = codes(&answers("李红", "", "2000001"));
        assert!(matches!(over[..], [RefusalCode::AnswerMalformed { .. }]), "over the ceiling: {over:?}");
    }

    #[test]
    fn papers_that_are_required_are_there_and_no_others_are_named() {
        let paper = |name: &str, required| CallDocument { name: name.into(), required };
        let asked = [paper("承诺书", true), paper("预算表", false)];
        let codes = |sent: &[&str]| {
            let sent = sent.iter().copied().collect();
            paper_faults(&asked, &sent).into_iter().map(|fault| fault.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(&["承诺书"]), []);
        assert_eq!(codes(&["预算表"]), [RefusalCode::DocumentMissing { name: "承诺书".into() }]);
        assert_eq!(codes(&["承诺书", "合影"]), [RefusalCode::DocumentNotAsked { name: "合影".into() }]);
    }

    #[test]
    fn the_same_topic_is_found_whatever_its_blanks_and_quotes() {
        assert_eq!(title_key("“大运河” 文化研究"), title_key("大运河文化研究"));
        assert_ne!(title_key("大运河文化"), title_key("大运河经济"));
    }

    #[test]
    fn experts_see_nobody() {
        let fields = fields();
        let seen: Vec<_> = blind(&fields).into_iter().map(|field| field.code.as_str()).collect();
        assert_eq!(seen, ["TITLE", "TOPIC", "AMOUNT"]);
    }
}
