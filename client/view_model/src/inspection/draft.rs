//! What was typed and does not stand on the server yet, field by field, kept on the device. What the server
//! says decides what becomes of it: it stands there, it has yet to be sent, or someone else wrote meanwhile.

use std::collections::BTreeMap;

use entity::Word;
use entity::institution::report::field::ReportField;
use serde::{Deserialize, Serialize};

use super::value::kept;

/// The draft's name, beside the forms of other rooms.
pub const FORM: &str = "inspection";

/// One field as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The text in the input: money in yuan, numbers as they are being typed.
    pub text: String,
    /// The field's version that it was typed over.
    pub seen: i64,
    /// What has been sent and perhaps arrived: whoever finds it there finds his own.
    pub sent: Vec<String>,
}

/// All of them by the code of their field.
pub type Draft = BTreeMap<String, Typed>;

/// What stands in a field on the server.
#[derive(Clone, Debug, PartialEq)]
pub struct Stands {
    /// As it is kept.
    pub value: String,
    /// How often it was written.
    pub version: i64,
}

/// How a typed field stands to the server's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stands there already.
    Settled,
    /// It has yet to be sent.
    Pending,
    /// Someone else has written something else since.
    Clash,
    /// It is none of the field's values: nothing is sent while it says this.
    Unsound,
}

/// Compares a typed field with the server's.
#[must_use]
pub fn standing(field: ReportField, typed: &Typed, stands: &Stands) -> Standing {
    let Ok(value) = kept(field, &typed.text) else { return Standing::Unsound };
    if value == stands.value && stands.version > 0 {
        Standing::Settled
    } else if stands.version <= typed.seen || typed.sent.contains(&stands.value) {
        Standing::Pending
    } else {
        Standing::Clash
    }
}

/// Lets a draft build on what the server says now: settled fields go, those that rest on an own earlier
/// write rest on its version. Answers the fields that clash.
pub fn compare(draft: &mut Draft, stands: &BTreeMap<ReportField, Stands>) -> Vec<ReportField> {
    let mut clashes = Vec::new();
    draft.retain(|code, typed| {
        let Some(field) = ReportField::from_code(code) else { return false };
        // A field that is not asked any more needs no answer.
        let Some(now) = stands.get(&field) else { return false };
        match standing(field, typed, now) {
            Standing::Settled => return false,
            // What the device had kept may be older than what was typed over.
            Standing::Pending => typed.seen = typed.seen.max(now.version),
            Standing::Clash => clashes.push(field),
            Standing::Unsound => {}
        }
        true
    });
    clashes
}

/// What has to be sent: field, kept value, version seen.
#[must_use]
pub fn pending(draft: &Draft, stands: &BTreeMap<ReportField, Stands>) -> Vec<(ReportField, String, i64)> {
    let one = |(code, typed): (&String, &Typed)| {
        let field = ReportField::from_code(code)?;
        let now = stands.get(&field)?;
        let value = kept(field, &typed.text).ok()?;
        // Emptying what is empty is no write.
        let nothing = value.is_empty() && now.value.is_empty();
        (standing(field, typed, now) == Standing::Pending && !nothing).then_some((field, value, typed.seen))
    };
    draft.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: ReportField = ReportField::Activities;

    fn stands(value: &str, version: i64) -> BTreeMap<ReportField, Stands> {
        BTreeMap::from([(FIELD, Stands { value: value.into(), version })])
    }

    fn draft(text: &str, seen: i64, sent: &[&str]) -> Draft {
        let sent = sent.iter().map(|text| (*text).to_owned()).collect();
        Draft::from([(FIELD.code().to_owned(), Typed { text: text.into(), seen, sent })])
    }

    #[test]
    fn what_stands_there_needs_no_draft_and_what_is_only_known_has_to_be_confirmed() {
        let mut typed = draft(" 8 ", 0, &[]);
        assert_eq!(pending(&typed, &stands("8", 0)), [(FIELD, "8".to_owned(), 0)]);
        assert_eq!(compare(&mut typed, &stands("8", 1)), []);
        assert!(typed.is_empty());
    }

    #[test]
    fn another_value_over_an_unseen_one_is_a_clash_and_is_kept() {
        let mut typed = draft("8", 1, &[]);
        assert_eq!(compare(&mut typed, &stands("9", 2)), [FIELD]);
        assert_eq!(typed, draft("8", 1, &[]));
        assert_eq!(pending(&typed, &stands("9", 2)), []);
    }

    #[test]
    fn ones_own_earlier_write_is_no_clash() {
        let mut typed = draft("8", 0, &["7"]);
        assert_eq!(compare(&mut typed, &stands("7", 1)), []);
        assert_eq!(typed, draft("8", 1, &["7"]), "it builds on it");
    }

    #[test]
    fn what_is_no_value_is_kept_and_not_sent() {
        let mut typed = draft("acht", 0, &[]);
        assert_eq!(compare(&mut typed, &stands("", 0)), []);
        assert_eq!(pending(&typed, &stands("", 0)), []);
        assert_eq!(typed.len(), 1);
    }
}
