//! Ask once: what the platform knows stands in the report already, and says where it comes from.

use chrono::{Datelike, NaiveDate};

use super::answer::Answers;
use super::field::{Asked, ReportField};
use crate::Word;
use crate::form::party_form::PartyForm;
use crate::register::headcount::Counts;

words! {
    /// Where a value comes from (来源).
    Origin {
        /// Someone wrote it (填写).
        Typed = "TYPED", "填写", "Written";
        /// From the contact (联系方式).
        Contact = "CONTACT", "联系方式", "Contact";
        /// From the leaders on record (负责人登记).
        Leaders = "LEADERS", "负责人登记", "Leaders on record";
        /// From the newest headcount (人数登记).
        Headcount = "HEADCOUNT", "人数登记", "Headcount";
        /// From the council's term (理事会届期).
        CouncilTerm = "COUNCIL_TERM", "理事会届期", "Council term";
        /// From the Party organisation on record (党组织登记).
        Organisation = "ORGANISATION", "党组织登记", "Party organisation";
        /// Counted from the acts on record (党组织活动登记).
        PartyActs = "PARTY_ACTS", "党组织活动登记", "Recorded Party acts";
        /// From last year's report (上年度年报).
        LastReport = "LAST_REPORT", "上年度年报", "Last year's report";
        /// Counted from the activities that were filed and reported (活动报备).
        Activities = "ACTIVITIES", "活动报备", "Reported activities";
    }
}

/// Acts of Party life on record in the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActCounts {
    /// Political study.
    pub studies: usize,
    /// Party lectures.
    pub lectures: usize,
    /// Theme Party days.
    pub theme_days: usize,
    /// Opinions on weighty matters.
    pub opinions: usize,
}

/// An activity of the year that was reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldActivity {
    /// When it took place.
    pub on: NaiveDate,
    /// What it was called.
    pub title: String,
    /// How many came.
    pub attendance: i32,
}

/// What the platform knows about a society.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Seat; empty while it is not known.
    pub address: String,
    /// The president.
    pub president: Option<String>,
    /// The secretary-general.
    pub secretary_general: Option<String>,
    /// The newest headcount; none while nothing was recorded.
    pub counts: Option<Counts>,
    /// Last day of the council's term.
    pub term_ends_on: Option<NaiveDate>,
    /// The form in being.
    pub form: Option<PartyForm>,
    /// Secretary or liaison.
    pub officer: Option<String>,
    /// Acts of the year reported on; none where the platform was not in use yet.
    pub acts: Option<ActCounts>,
    /// Activities of the year that were reported, oldest first; empty where none was.
    pub activities: Vec<HeldActivity>,
    /// What last year's report said where little changes: answers of that report.
    pub last: Answers,
}

/// A value that stands in a field before anyone has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefilled {
    /// The field.
    pub field: ReportField,
    /// The value as it is kept.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// So many activities are named one by one.
const LISTED: usize = 12;

/// What is repeated from last year's report.
const REPEATED: [ReportField; 2] = [ReportField::BranchOffices, ReportField::CharterClause];

/// Fills in what is known, of the fields that are asked.
#[must_use]
pub fn prefill(known: &Known, asked: &Asked) -> Vec<Prefilled> {
    let Known { address, president, secretary_general, counts, term_ends_on, form, officer, acts, activities, last } =
        known;
    let mut found = Vec::new();
    let mut put = |field: ReportField, value: Option<String>, origin| {
        let value = value.filter(|value| !value.is_empty() && field.applies(asked));
        found.extend(value.map(|value| Prefilled { field, value, origin }));
    };
    put(ReportField::Address, Some(address.clone()), Origin::Contact);
    put(ReportField::LegalRepresentative, president.clone(), Origin::Leaders);
    put(ReportField::SecretaryGeneral, secretary_general.clone(), Origin::Leaders);
    let count = |of: fn(&Counts) -> i32| counts.as_ref().map(|counts| of(counts).to_string());
    put(ReportField::IndividualMembers, count(|counts| counts.individual_members), Origin::Headcount);
    put(ReportField::UnitMembers, count(|counts| counts.unit_members), Origin::Headcount);
    put(ReportField::FullTimeStaff, count(|counts| counts.full_time_staff), Origin::Headcount);
    put(ReportField::Formal, count(|counts| counts.formal), Origin::Headcount);
    put(ReportField::Probationary, count(|counts| counts.probationary), Origin::Headcount);
    put(ReportField::ResidentFormal, count(|counts| counts.resident_formal), Origin::Headcount);
    put(ReportField::CouncilTermEndsOn, term_ends_on.map(|day| day.to_string()), Origin::CouncilTerm);
    put(ReportField::PartyForm, form.map(|form| form.code().to_owned()), Origin::Organisation);
    put(ReportField::PartyOfficer, officer.clone(), Origin::Organisation);
    let acted = |of: fn(&ActCounts) -> usize| acts.as_ref().map(|acts| of(acts).to_string());
    put(ReportField::PartyStudies, acted(|acts| acts.studies), Origin::PartyActs);
    put(ReportField::PartyLectures, acted(|acts| acts.lectures), Origin::PartyActs);
    put(ReportField::ThemeDays, acted(|acts| acts.theme_days), Origin::PartyActs);
    put(ReportField::Opinions, acted(|acts| acts.opinions), Origin::PartyActs);
    let held = (!activities.is_empty()).then(|| activities.len().to_string());
    put(ReportField::Activities, held, Origin::Activities);
    put(ReportField::ActivitySummary, Some(summary(activities)), Origin::Activities);
    for field in REPEATED {
        put(field, last.get(&field).cloned(), Origin::LastReport);
    }
    found
}

/// The activities in a sentence each; the rest as a number where they are too many for the field.
fn summary(activities: &[HeldActivity]) -> String {
    let told = |held: &HeldActivity| {
        format!("{}月{}日《{}》，{}人参加", held.on.month(), held.on.day(), held.title, held.attendance)
    };
    let rest = activities.len().checked_sub(LISTED).filter(|rest| *rest > 0).map(|rest| format!("另有{rest}次"));
    activities.iter().take(LISTED).map(told).chain(rest).collect::<Vec<_>>().join("；")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::institution::report::answer::parsed;

    #[test]
    fn nothing_known_is_nothing_filled_in_and_all_known_is_sound() {
        let asked = Asked { last: None, form: PartyForm::Functional, mismatch: false };
        assert_eq!(prefill(&Known::default(), &asked), []);
        let known = Known {
            address: "江南路1号".into(),
            president: Some("郭卫东".into()),
            secretary_general: Some("曹玉兰".into()),
            counts: Some(Counts { individual_members: 60, formal: 3, ..Counts::default() }),
            term_ends_on: NaiveDate::from_ymd_opt(2029, 4, 30),
            form: Some(PartyForm::Functional),
            officer: Some("曹玉兰".into()),
            acts: Some(ActCounts { studies: 4, ..ActCounts::default() }),
            activities: vec![
                HeldActivity {
                    on: NaiveDate::default(), title: "数字经济研讨会".into(), attendance: 80
                };
                20
            ],
            last: Answers::from([(ReportField::CharterClause, "YES".to_owned())]),
        };
        let filled = prefill(&known, &asked);
        assert_eq!(filled.len(), 19);
        for Prefilled { field, value, origin } in filled {
            assert_eq!(parsed(field, &value), Ok(value), "{field}");
            assert_ne!(origin, Origin::Typed, "{field}");
        }
    }

    #[test]
    fn who_is_not_asked_is_told_nothing() {
        let asked = Asked { last: None, form: PartyForm::None, mismatch: true };
        let known = Known { officer: Some("曹玉兰".into()), ..Known::default() };
        assert_eq!(prefill(&known, &asked), [], "without an organisation there is no officer to name");
    }
}
