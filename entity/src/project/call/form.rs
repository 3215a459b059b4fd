//! The form of a call: a few sections of typed fields, and what a value has to look like. Title, topic,
//! leader, members and amount are asked by every call. The same rules answer in the browser.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::content::CallContent;
use crate::Language;
use crate::refusal::RefusalCode;
use crate::responsibility::{TEXT_MAX, TITLE_MAX, checked};

/// The longest code, characters.
pub const CODE_MAX: usize = 20;
/// The longest value, characters.
pub const VALUE_MAX: usize = 10_000;
/// The most members beside the leader.
pub const MEMBERS_MAX: usize = 20;
/// Where a title is written.
pub const TITLE: &str = "TITLE";
/// Where the topic is chosen.
pub const TOPIC: &str = "TOPIC";
/// Where the leader is named.
pub const LEADER: &str = "LEADER";
/// Where the members are named.
pub const MEMBERS: &str = "MEMBERS";
/// Where the amount is said, fen.
pub const AMOUNT: &str = "AMOUNT";
/// The topic of whoever brings his own.
pub const OWN_TOPIC: &str = "OWN";

words! {
    /// What a field holds (栏目类型).
    FieldKind {
        /// A line (单行文字).
        ShortText = "SHORT_TEXT", "单行文字", "Line";
        /// A text of several paragraphs (多行文字).
        LongText = "LONG_TEXT", "多行文字", "Text";
        /// A whole number from 0 on (整数).
        Number = "NUMBER", "整数", "Whole number";
        /// An amount of money, fen (金额).
        Money = "MONEY", "金额（元）", "Amount, yuan";
        /// A day (日期).
        Day = "DAY", "日期", "Day";
        /// One of its options (单选).
        Choice = "CHOICE", "单选", "Choice";
        /// Persons, a line each: name, then affiliation (人员).
        People = "PEOPLE", "人员（每行：姓名，单位）", "Persons, a line each: name, affiliation";
    }
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormField {
    /// Its code: capital letters, digits and `_`.
    pub code: String,
    /// The section that it stands in.
    pub section: String,
    /// What is asked.
    pub label: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it has to be filled in.
    pub required: bool,
    /// The most characters of a text; the highest number; 0 for the platform's own limit.
    pub max: i64,
    /// What is chosen from.
    pub options: Vec<String>,
    /// Whether it tells who applies: experts do not see it.
    pub identifies: bool,
}

/// Whether a text is a code.
#[must_use]
pub fn is_code(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_ascii_uppercase())
        && text.len() <= CODE_MAX
        && chars.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

impl FormField {
    /// What is wrong with it.
    #[must_use]
    pub fn fault(&self) -> Option<RefusalCode> {
        let own = [TITLE, TOPIC, LEADER, MEMBERS, AMOUNT].contains(&self.code.as_str());
        let choices = self.options.iter().any(|option| checked(option, TITLE_MAX).is_err());
        if own {
            Some(RefusalCode::FieldTwice)
        } else if self.max < 0 {
            Some(RefusalCode::Negative)
        } else if (self.kind == FieldKind::Choice && self.options.is_empty()) || choices {
            Some(RefusalCode::UnknownChoice)
        } else {
            checked(&self.section, TITLE_MAX).err()
        }
    }

    /// The most characters of a text of this field.
    fn longest(&self, of_kind: usize) -> usize {
        usize::try_from(self.max).ok().filter(|max| (1..=VALUE_MAX).contains(max)).unwrap_or(of_kind)
    }

    /// A value as it is kept, or what is wrong with it. An empty one empties the field.
    pub fn parsed(&self, value: &str) -> Result<String, RefusalCode> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(String::new());
        }
        let label = || self.label.clone();
        let malformed = || RefusalCode::AnswerMalformed { field: label() };
        match self.kind {
            FieldKind::ShortText => text(value, self.longest(TITLE_MAX).min(TITLE_MAX), label),
            FieldKind::LongText => text(value, self.longest(TEXT_MAX), label),
            FieldKind::Number | FieldKind::Money => {
                let number: i64 = value.parse().map_err(|_| malformed())?;
                let most = if self.max == 0 { i64::MAX } else { self.max };
                if value.len() <= 15 && (0..=most).contains(&number) {
                    Ok(number.to_string())
                } else {
                    Err(malformed())
                }
            }
            FieldKind::Day => match NaiveDate::parse_from_str(value, "%Y-%m-%d") {
                Ok(day) if day.to_string() == value => Ok(value.to_owned()),
                _ => Err(malformed()),
            },
            FieldKind::Choice if self.options.iter().any(|option| option == value) => Ok(value.to_owned()),
            FieldKind::Choice => Err(malformed()),
            FieldKind::People => {
                let all: Option<Vec<Person>> =
                    value.lines().filter(|line| !line.trim().is_empty()).map(person).collect();
                match all {
                    Some(people) if people.len() <= MEMBERS_MAX => {
                        Ok(people.iter().map(Person::line).collect::<Vec<_>>().join("\n"))
                    }
                    Some(_) => Err(RefusalCode::TooManyAtOnce { max: MEMBERS_MAX }),
                    None => Err(malformed()),
                }
            }
        }
    }
}

fn text(value: &str, max: usize, label: impl Fn() -> String) -> Result<String, RefusalCode> {
    checked(value, max).map_err(|code| match code {
        RefusalCode::TooLong { max } => RefusalCode::AnswerTooLong { field: label(), max },
        _ => RefusalCode::AnswerMalformed { field: label() },
    })
}

/// A person of an application, as the society names him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// His name.
    pub name: String,
    /// Where he works; empty where nobody said.
    pub affiliation: String,
}

impl Person {
    /// As it is kept: name, comma, affiliation.
    #[must_use]
    pub fn line(&self) -> String {
        if self.affiliation.is_empty() { self.name.clone() } else { format!("{}，{}", self.name, self.affiliation) }
    }
}

/// Reads a line `name，affiliation`; none where there is no name, or one with a digit in it: no numbers of
/// persons are kept.
fn person(line: &str) -> Option<Person> {
    let (name, affiliation) = line.trim().split_once(['，', ',', '、']).unwrap_or((line.trim(), ""));
    let name = checked(name, 40).ok().filter(|name| !name.chars().any(char::is_numeric))?;
    let affiliation = affiliation.trim();
    let affiliation = if affiliation.is_empty() { String::new() } else { checked(affiliation, TITLE_MAX).ok()? };
    Some(Person { name, affiliation })
}

/// The persons of a value that was kept.
#[must_use]
pub fn people(value: &str) -> Vec<Person> {
    value.lines().filter_map(person).collect()
}

/// All that a call asks, in order: what every call asks, then its own fields.
#[must_use]
pub fn asked(content: &CallContent, ceiling_fen: i64, language: Language) -> Vec<FormField> {
    let section = language.pick("基本信息", "The project").to_owned();
    let field = |code: &str, (zh, en), kind, required| FormField {
        code: code.to_owned(),
        section: section.clone(),
        label: language.pick(zh, en).to_owned(),
        kind,
        required,
        max: 0,
        options: Vec::new(),
        identifies: false,
    };
    let mut topics: Vec<String> = content.topics.iter().map(|topic| topic.code.clone()).collect();
    topics.extend(content.own_topic.then(|| OWN_TOPIC.to_owned()));
    let mut all = vec![
        field(TITLE, ("项目名称", "Title"), FieldKind::ShortText, true),
        FormField { options: topics, ..field(TOPIC, ("选题", "Topic"), FieldKind::Choice, true) },
        FormField {
            identifies: true,
            ..field(LEADER, ("负责人（姓名，单位）", "Leader: name, affiliation"), FieldKind::People, true)
        },
        FormField {
            identifies: true,
            ..field(
                MEMBERS,
                ("课题组成员（每行：姓名，单位）", "Members, a line each: name, affiliation"),
                FieldKind::People,
                false,
            )
        },
        FormField { max: ceiling_fen, ..field(AMOUNT, ("申请经费", "Amount asked for"), FieldKind::Money, true) },
    ];
    all.extend(content.fields.iter().cloned());
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    fn field(kind: FieldKind) -> FormField {
        FormField {
            code: "F".into(),
            section: "s".into(),
            label: "栏".into(),
            kind,
            required: true,
            max: 0,
            options: vec!["甲".into(), "乙".into()],
            identifies: false,
        }
    }

    #[test]
    fn values_are_kept_as_their_kind_has_them() {
        let kept = |kind, value: &str| field(kind).parsed(value).ok();
        assert_eq!(kept(FieldKind::Number, " 007 "), Some("7".into()));
        assert_eq!(kept(FieldKind::Number, "-1"), None);
        assert_eq!(kept(FieldKind::Money, "1.5"), None);
        assert_eq!(kept(FieldKind::Day, "2026-03-20"), Some("2026-03-20".into()));
        assert_eq!(kept(FieldKind::Day, "2026-3-20"), None);
        assert_eq!(kept(FieldKind::Choice, "乙"), Some("乙".into()));
        assert_eq!(kept(FieldKind::Choice, "丙"), None);
        assert_eq!(kept(FieldKind::People, "李红, 江南大学\n\n王芳"), Some("李红，江南大学\n王芳".into()));
        assert_eq!(kept(FieldKind::People, "李红32010219700101"), None, "no numbers of persons");
        assert_eq!(kept(FieldKind::ShortText, &"字".repeat(101)), None);
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_again_as_it_is(kind in prop::sample::select(FieldKind::ALL), value in "[甲乙a-z0-9，\n -]{0,60}") {
            if let Ok(kept) = field(kind).parsed(&value) {
                prop_assert_eq!(field(kind).parsed(&kept), Ok(kept.clone()));
            }
        }
    }
}
