//! Who may apply: the conditions of a call, what is known of a society, and what stands in its way, said in
//! words before anybody begins to write.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CallState;
use crate::institution::eligibility::blocker::Blocker;
use crate::refusal::{Refusal, RefusalCode, Said};
use crate::register::standing::GradeLevel;
use crate::{Language, Word};

/// The conditions of a call. That a society is on no credit list, not suspended and not being wound up is
/// asked always (《社会组织信用信息管理办法》).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// The least grade; none for any.
    pub least_grade: Option<GradeLevel>,
    /// Whether Party work has to cover the society.
    pub party_work: bool,
    /// Whether a leader with an unfinished project is barred.
    pub finished_first: bool,
    /// The most applications of a society.
    pub per_society: i32,
}

/// The most applications that a call can let a society send.
pub const PER_SOCIETY_MAX: i32 = 20;

impl Conditions {
    /// What holds where nobody says otherwise.
    #[must_use]
    pub const fn usual() -> Self {
        Self { least_grade: None, party_work: true, finished_first: true, per_society: 2 }
    }

    /// What is wrong with them.
    #[must_use]
    pub fn fault(&self) -> Option<Refusal> {
        let within = (1..=PER_SOCIETY_MAX).contains(&self.per_society);
        (!within).then(|| Refusal::at("perSociety", RefusalCode::OutOfRange { min: 1, max: PER_SOCIETY_MAX }))
    }
}

words! {
    /// What stands in the way of an application (不能申报的原因).
    Obstacle {
        /// Before its first day (尚未开始).
        NotYetOpen = "NOT_YET_OPEN", "申报尚未开始", "Not open yet";
        /// After its last day (已截止).
        Over = "OVER", "申报已截止", "The call is over";
        /// A credit list, a suspension or the end of the society (信用状况).
        Standing = "STANDING", "信用状况不符合", "The society's standing";
        /// No grade, or a lower one than is asked for (评估等级).
        Grade = "GRADE", "评估等级不符合", "The society's grade";
        /// Party work does not cover it (党的工作未覆盖).
        PartyWork = "PARTY_WORK", "党的工作未覆盖", "No Party work";
        /// Barred after a project that was withdrawn (暂停申报资格).
        Barred = "BARRED", "暂停申报资格", "Barred for a time";
        /// It has sent as many as it may (申报数已满).
        Full = "FULL", "本会申报数已满", "As many as allowed";
    }
}

/// What stands in the way, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hindrance {
    /// What.
    pub obstacle: Obstacle,
    /// The day from which it is gone; none where none is known.
    pub until: Option<NaiveDate>,
    /// What it is and what would change it.
    pub said: Said,
}

/// What is known of a society that wants to apply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applicant {
    /// What the rules of eligibility say of calls.
    pub blockers: Vec<Blocker>,
    /// The grade that holds; none for none.
    pub grade: Option<GradeLevel>,
    /// Whether Party work covers it.
    pub covered: bool,
    /// The first day on which it may apply again; none where it is not barred.
    pub barred_until: Option<NaiveDate>,
    /// Its applications to this call that count.
    pub applications: i32,
}

/// The state and the days of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Where it stands.
    pub state: CallState,
    /// Its first day.
    pub opens_on: NaiveDate,
    /// Its last day.
    pub closes_on: NaiveDate,
}

impl Window {
    /// Whether applications are taken on a day; else what stands in the way.
    #[must_use]
    pub fn closed(&self, today: NaiveDate) -> Option<Hindrance> {
        let Self { state, opens_on, closes_on } = *self;
        if matches!(state, CallState::Closed | CallState::Withdrawn) || closes_on < today {
            let said = both(format!("申报已于{closes_on}截止"), format!("The call closed on {closes_on}"));
            return Some(Hindrance { obstacle: Obstacle::Over, until: None, said });
        }
        (state == CallState::Draft || today < opens_on).then(|| {
            let said = both(format!("{opens_on}起开始申报"), format!("Applications are taken from {opens_on} on"));
            Hindrance { obstacle: Obstacle::NotYetOpen, until: Some(opens_on), said }
        })
    }
}

fn both(zh: String, en: String) -> Said {
    Said { zh, en }
}

/// What stands in the way of a society on a day; nothing where it may apply.
#[must_use]
pub fn hindrances(conditions: &Conditions, window: &Window, applicant: &Applicant, today: NaiveDate) -> Vec<Hindrance> {
    let Conditions { least_grade, party_work, finished_first: _, per_society } = *conditions;
    let plain = |obstacle, said| Hindrance { obstacle, until: None, said };
    let mut all: Vec<Hindrance> = window.closed(today).into_iter().collect();
    all.extend(applicant.blockers.iter().map(|blocker| {
        let of = |language: Language| format!("{}：{}", blocker.code.label(language), blocker.code.next_step(language));
        let said = both(of(Language::Zh), of(Language::En).replace('：', ": "));
        Hindrance { obstacle: Obstacle::Standing, until: blocker.until, said }
    }));
    if let Some(least) = least_grade.filter(|least| applicant.grade.is_none_or(|held| held < *least)) {
        let has =
            |language: Language| applicant.grade.map_or(language.pick("无", "none"), |held| held.label(language));
        let zh = format!("须有{}以上评估等级，现为{}", least.label(Language::Zh), has(Language::Zh));
        let en = format!("A grade of at least {} is needed; now: {}", least.label(Language::En), has(Language::En));
        all.push(plain(Obstacle::Grade, both(zh, en)));
    }
    if party_work && !applicant.covered {
        let zh = "须有党组织或党建工作联络员，请先申报组建".to_owned();
        let en = "A Party organisation or a liaison is needed: propose one first".to_owned();
        all.push(plain(Obstacle::PartyWork, both(zh, en)));
    }
    if let Some(until) = applicant.barred_until.filter(|until| today < *until) {
        let zh = format!("因项目撤项，{until}前不得申报");
        let en = format!("A project was withdrawn: no application before {until}");
        all.push(Hindrance { obstacle: Obstacle::Barred, until: Some(until), said: both(zh, en) });
    }
    if applicant.applications >= per_society {
        let zh = format!("每个学会限报{per_society}项，本会已有{}项", applicant.applications);
        let en = format!("At most {per_society} applications a society; yours has {}", applicant.applications);
        all.push(plain(Obstacle::Full, both(zh, en)));
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    fn window() -> Window {
        Window { state: CallState::Open, opens_on: day(3, 1), closes_on: day(4, 10) }
    }

    fn sound() -> Applicant {
        Applicant { covered: true, grade: Some(GradeLevel::A3), ..Applicant::default() }
    }

    fn told(conditions: Conditions, applicant: &Applicant, today: NaiveDate) -> Vec<Obstacle> {
        hindrances(&conditions, &window(), applicant, today).into_iter().map(|one| one.obstacle).collect()
    }

    #[test]
    fn a_sound_society_may_apply_from_the_first_day_to_the_last() {
        let usual = Conditions::usual();
        assert_eq!(told(usual, &sound(), day(2, 28)), [Obstacle::NotYetOpen]);
        assert_eq!(told(usual, &sound(), day(3, 1)), []);
        assert_eq!(told(usual, &sound(), day(4, 10)), []);
        assert_eq!(told(usual, &sound(), day(4, 11)), [Obstacle::Over]);
    }

    #[test]
    fn each_condition_is_told_by_itself() {
        let strict = Conditions { least_grade: Some(GradeLevel::A4), ..Conditions::usual() };
        assert_eq!(told(strict, &sound(), day(3, 20)), [Obstacle::Grade]);
        assert_eq!(
            told(Conditions::usual(), &Applicant { covered: false, ..sound() }, day(3, 20)),
            [Obstacle::PartyWork]
        );
        assert_eq!(told(Conditions::usual(), &Applicant { applications: 2, ..sound() }, day(3, 20)), [Obstacle::Full]);
        let barred = Applicant { barred_until: Some(day(3, 21)), ..sound() };
        assert_eq!(told(Conditions::usual(), &barred, day(3, 20)), [Obstacle::Barred]);
        assert_eq!(told(Conditions::usual(), &barred, day(3, 21)), []);
    }

    proptest! {
        #[test]
        fn a_better_society_is_never_hindered_by_more(grade in prop::sample::select(GradeLevel::ALL), asked in prop::sample::select(GradeLevel::ALL), applications in 0_i32..4) {
            let conditions = Conditions { least_grade: Some(asked), ..Conditions::usual() };
            let with = |grade, applications| {
                told(conditions, &Applicant { grade: Some(grade), applications, ..sound() }, day(3, 20)).len()
            };
            prop_assert!(with(GradeLevel::A5, applications) <= with(grade, applications));
            prop_assert!(with(grade, 0) <= with(grade, applications));
        }
    }
}
