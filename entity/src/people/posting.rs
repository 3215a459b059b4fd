//! What an appointment must look like before it is recorded: names, years, terms, days.

use chrono::{Datelike, NaiveDate};

use super::appointment::LeaderPost;
use crate::refusal::{Refusal, RefusalCode};

/// The longest name of a person, characters.
pub const NAME_MAX: usize = 30;
/// The highest number of a term that can be meant.
pub const TERM_MAX: i32 = 20;

/// A leader as someone typed him.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PostingDraft {
    /// Name.
    pub name: String,
    /// Post.
    pub post: LeaderPost,
    /// First day.
    pub since: NaiveDate,
    /// Year of birth, if it is known.
    pub birth_year: Option<i32>,
    /// Which consecutive term, if it is known.
    pub term_no: Option<i32>,
}

/// Checks a name: at the path it was typed at.
pub fn check_name(path: &'static str, name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::at(path, RefusalCode::Required));
    }
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::at(path, RefusalCode::TooLong { max: NAME_MAX }));
    }
    // Leaders' names are kept for the search with spaces between them.
    if name.chars().any(|letter| letter.is_control() || letter.is_whitespace() && letter != ' ') {
        return Err(Refusal::at(path, RefusalCode::ControlCharacter));
    }
    let between = if name.is_ascii() { "·" } else { "" };
    Ok(name.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between))
}

/// Checks a day against the society's registration and today.
#[must_use]
pub fn day_faults(path: &'static str, day: NaiveDate, registered_on: NaiveDate, today: NaiveDate) -> Vec<Refusal> {
    if day > today {
        return vec![Refusal::at(path, RefusalCode::DateInFuture)];
    }
    if day < registered_on {
        return vec![Refusal::at(path, RefusalCode::DateBeforeRegistration)];
    }
    Vec::new()
}

impl PostingDraft {
    /// The same with a clean name, or what is wrong with it.
    pub fn checked(self, registered_on: NaiveDate, today: NaiveDate) -> Result<Self, Vec<Refusal>> {
        let mut refusals = day_faults("since", self.since, registered_on, today);
        let name = check_name("name", &self.name).map_err(|refusal| refusals.push(refusal)).unwrap_or_default();
        if self.birth_year.is_some_and(|year| !(1900..=today.year() - 18).contains(&year)) {
            refusals.push(Refusal::at("birthYear", RefusalCode::BirthYear));
        }
        if self.term_no.is_some_and(|term| !(1..=TERM_MAX).contains(&term)) {
            refusals.push(Refusal::at("termNo", RefusalCode::TermNumber { max: TERM_MAX }));
        }
        if refusals.is_empty() { Ok(Self { name, ..self }) } else { Err(refusals) }
    }
}

/// Whether only one person can hold a post at a time.
#[must_use]
pub const fn is_single(post: LeaderPost) -> bool {
    matches!(post, LeaderPost::President | LeaderPost::SecretaryGeneral)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(on: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, on).unwrap_or_default()
    }

    fn paths(change: impl Fn(&mut PostingDraft)) -> Vec<&'static str> {
        let mut draft = PostingDraft {
            name: " 李 明 ".into(),
            post: LeaderPost::President,
            since: day(10),
            birth_year: Some(1970),
            term_no: Some(1),
        };
        change(&mut draft);
        let refused = draft.checked(day(2), day(20)).err().unwrap_or_default();
        refused.into_iter().map(|refusal| refusal.path).collect()
    }

    #[test]
    fn each_field_is_checked() {
        assert_eq!(paths(|_| ()), [""; 0]);
        assert_eq!(paths(|draft| draft.name = " ".into()), ["name"]);
        assert_eq!(paths(|draft| draft.name = "a\nb".into()), ["name"]);
        assert_eq!(paths(|draft| draft.since = day(21)), ["since"]);
        assert_eq!(paths(|draft| draft.since = day(1)), ["since"]);
        assert_eq!(paths(|draft| draft.birth_year = Some(2020)), ["birthYear"]);
        assert_eq!(paths(|draft| draft.term_no = Some(0)), ["termNo"]);
        assert_eq!(check_name("name", " 李 明 "), Ok("李明".into()));
    }
}
