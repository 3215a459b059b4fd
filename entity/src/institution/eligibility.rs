//! Eligibility forecast (资格预判): what a society may apply for, from which day, and what stands in the way
//! now. A pure function of facts and a day; the rule that a listed society is blocked lives here for every
//! room.

pub mod blocker;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::institution::inspection::Conclusion;
use crate::register::standing::{Abnormality, GradeLevel};
use crate::{Language, Word};
use blocker::{Blocker, BlockerCode as B};

words! {
    /// What is applied for (申请事项).
    Purpose {
        /// A grade, the first one or a higher one (评估等级).
        Grade = "GRADE", "申报评估等级", "Evaluation grade";
        /// The same grade again when it ends (到期复评).
        Renewal = "RENEWAL", "等级到期复评", "Renewal of the grade";
        /// A research call (课题申报).
        ResearchCall = "RESEARCH_CALL", "申报课题", "Research call";
        /// Support of a project (项目扶持).
        ProjectSupport = "PROJECT_SUPPORT", "申报项目扶持", "Project support";
    }
}

/// The figures of the rules: of the regulation where it says them, of the place where it leaves them. Data:
/// they stand in the versions of the rules of evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EligibilityRules {
    /// Months that a society has been registered before its first grade.
    pub registered_months: u32,
    /// Months that a grade is held before a higher one.
    pub held_months: u32,
    /// From this grade on the one below has to be held first.
    pub ladder_from: GradeLevel,
    /// Days before the end of a grade from which it is applied for again, and warned of.
    pub renewal_days: i64,
    /// Month and day by which a year's inspection is concluded.
    pub concluded_by: (u32, u32),
    /// Where they come from.
    pub source: String,
}

impl EligibilityRules {
    /// The figures that came with the platform.
    #[must_use]
    pub fn first() -> Self {
        Self {
            registered_months: 24,
            held_months: 24,
            ladder_from: GradeLevel::A4,
            renewal_days: 180,
            concluded_by: (9, 30),
            source: "《社会组织评估管理办法》（民政部令第39号）；升级间隔和逐级申报：江苏各市评估办法；结论期限：年检工作惯例".into(),
        }
    }
}

/// A grade as it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The grade.
    pub level: GradeLevel,
    /// Since when.
    pub since: NaiveDate,
    /// The last day of its validity.
    pub valid_until: NaiveDate,
}

/// What is missing of Party building.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyGap {
    /// An organisation is due and there is none.
    Organisation,
    /// There is neither an organisation nor a liaison.
    Work,
}

/// What a forecast hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EligibilityFacts {
    /// The day of the registration.
    pub registered_on: NaiveDate,
    /// The grade; none for none. One that has ended is none.
    pub grade: Option<Held>,
    /// The conclusions that are known, oldest first.
    pub conclusions: Vec<(i32, Conclusion)>,
    /// What is missing of Party building; none for nothing.
    pub party_gap: Option<PartyGap>,
    /// As what it counts as abnormal, with the day from which it can leave where one is known.
    pub marks: Vec<(Abnormality, Option<NaiveDate>)>,
    /// The days of its penalties.
    pub penalties: Vec<NaiveDate>,
    /// A penalty is not carried out yet.
    pub penalty_open: bool,
    /// A case of which the society knows is under way.
    pub case_open: bool,
    /// An evaluation that it has applied for is under way.
    pub evaluation_open: bool,
}

/// What a society may apply for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// What.
    pub purpose: Purpose,
    /// Which grade; none for another purpose.
    pub level: Option<GradeLevel>,
    /// What stands in the way now; nothing where it may apply today.
    pub blockers: Vec<Blocker>,
    /// From which day, if what has no day of its own is put right and the inspections stay qualified; none
    /// where nothing leads there.
    pub from: Option<NaiveDate>,
    /// An inspection is concluded before that day, and has to be qualified.
    pub stays_qualified: bool,
}

impl Forecast {
    fn of(purpose: Purpose, level: Option<GradeLevel>, blockers: Vec<Blocker>, today: NaiveDate) -> Self {
        let never = blockers.iter().any(|blocker| blocker.code == B::Liquidating);
        let from = blockers.iter().filter_map(|blocker| blocker.until).fold(today, NaiveDate::max);
        Self { purpose, level, from: (!never).then_some(from), blockers, stays_qualified: false }
    }

    /// An evaluation, which hangs on the inspections until its day.
    fn evaluated(mut self, facts: &EligibilityFacts, asked: Asked<'_>) -> Self {
        let newest = facts.conclusions.last().map(|(year, _)| *year);
        let next = next_conclusion(newest, asked);
        self.stays_qualified = self.from.zip(next).is_some_and(|(from, day)| day <= from);
        self
    }

    /// The forecast as a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut what = self.purpose.label(language).to_owned();
        if let Some(level) = self.level {
            what = [what.as_str(), language.pick("（", " ("), level.label(language), language.pick("）", ")")].concat();
        }
        let Some(from) = self.from else {
            return [&what, language.pick("：不能申报", ": cannot be applied for")].concat();
        };
        if self.is_eligible() {
            return [&what, language.pick("：现在可以申报", ": can be applied for now")].concat();
        }
        let mut deeds: Vec<&str> = self.provided().map(|blocker| blocker.code.next_step(language)).collect();
        if self.stays_qualified {
            deeds.push(language.pick("年检保持合格", "Stay qualified in the inspections"));
        }
        let when = match (language, self.waits()) {
            (Language::Zh, true) => format!("：最早自{from}起"),
            (Language::Zh, false) => "：现在还不能申报".to_owned(),
            (Language::En, true) => format!(": from {from} at the earliest"),
            (Language::En, false) => ": not yet".to_owned(),
        };
        if deeds.is_empty() {
            return [what, when].concat();
        }
        let deeds = deeds.join(language.pick("；", "; "));
        [&what, &when, language.pick("，前提：", ", provided: "), &deeds].concat()
    }

    /// Whether a day has to come, whatever is done.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.blockers.iter().any(|blocker| blocker.until.is_some())
    }

    /// Whether it may apply today.
    #[must_use]
    pub fn is_eligible(&self) -> bool {
        self.blockers.is_empty()
    }

    /// What has to be put right first: what no day takes away.
    pub fn provided(&self) -> impl Iterator<Item = &Blocker> {
        self.blockers.iter().filter(|blocker| blocker.until.is_none() || blocker.code.asks_for_deeds())
    }
}

/// What is asked: by which rules, on which day.
#[derive(Clone, Copy)]
struct Asked<'r> {
    rules: &'r EligibilityRules,
    today: NaiveDate,
}

/// All forecasts of a day: each grade above the present one, the renewal of the present one, calls and
/// support.
#[must_use]
pub fn forecasts(facts: &EligibilityFacts, rules: &EligibilityRules, today: NaiveDate) -> Vec<Forecast> {
    let asked = Asked { rules, today };
    let held = facts.grade.filter(|held| today <= held.valid_until);
    let mut all = Vec::new();
    let mut below: Option<Forecast> = None;
    for level in GradeLevel::ALL.iter().copied().filter(|level| held.is_none_or(|held| *level > held.level)) {
        let forecast = upward(facts, held, level, below.as_ref(), asked);
        below = Some(forecast.clone());
        all.push(forecast);
    }
    if let Some(held) = facts.grade {
        all.push(renewal(facts, held, asked));
    }
    for purpose in [Purpose::ResearchCall, Purpose::ProjectSupport] {
        all.push(Forecast::of(purpose, None, marked(facts, today), today));
    }
    all
}

/// A grade above the present one. `below` is the forecast of the grade under it.
fn upward(
    facts: &EligibilityFacts,
    held: Option<Held>,
    level: GradeLevel,
    below: Option<&Forecast>,
    asked: Asked<'_>,
) -> Forecast {
    let Asked { rules, today } = asked;
    let mut blockers = applied(facts, asked);
    let ladder = level >= rules.ladder_from;
    match held {
        // The grade under it is not held either: it comes first, and is held for its time.
        _ if ladder && below.is_some() => {
            let first = below.and_then(|below| below.from).map(|day| later(day, rules.held_months));
            blockers.push(Blocker { code: B::GradeBelowFirst, until: first });
        }
        Some(held) => {
            let until = later(held.since, rules.held_months);
            blockers.extend((today < until).then_some(Blocker { code: B::GradeTooNew, until: Some(until) }));
        }
        None => {
            let until = later(facts.registered_on, rules.registered_months);
            blockers.extend((today < until).then_some(Blocker { code: B::TooYoung, until: Some(until) }));
        }
    }
    Forecast::of(Purpose::Grade, Some(level), blockers, today).evaluated(facts, asked)
}

fn renewal(facts: &EligibilityFacts, held: Held, asked: Asked<'_>) -> Forecast {
    let Asked { rules, today } = asked;
    let mut blockers = applied(facts, asked);
    let until = held.valid_until - chrono::TimeDelta::days(rules.renewal_days);
    blockers.extend((today < until).then_some(Blocker { code: B::StillValid, until: Some(until) }));
    Forecast::of(Purpose::Renewal, Some(held.level), blockers, today).evaluated(facts, asked)
}

/// What stands in the way of any application to be evaluated.
fn applied(facts: &EligibilityFacts, asked: Asked<'_>) -> Vec<Blocker> {
    let mut blockers = evaluation(facts, asked);
    blockers.extend(facts.evaluation_open.then_some(Blocker { code: B::UnderEvaluation, until: None }));
    blockers
}

/// What stands in the way of an evaluation that is under way: what can arise after the application. The
/// ladder and its times were asked at the door.
#[must_use]
pub fn arisen(facts: &EligibilityFacts, rules: &EligibilityRules, today: NaiveDate) -> Vec<Blocker> {
    evaluation(facts, Asked { rules, today })
}

/// What stands in the way of any evaluation.
fn evaluation(facts: &EligibilityFacts, asked: Asked<'_>) -> Vec<Blocker> {
    let today = asked.today;
    let mut blockers = marked(facts, today);
    blockers.extend(inspected(facts, asked));
    let plain = |code| Blocker { code, until: None };
    blockers.extend(facts.party_gap.map(|gap| match gap {
        PartyGap::Organisation => plain(B::OrganisationMissing),
        PartyGap::Work => plain(B::WorkUncovered),
    }));
    blockers.extend(facts.penalty_open.then(|| plain(B::PenaltyOpen)));
    blockers.extend(facts.case_open.then(|| plain(B::UnderInvestigation)));
    // A penalty of this year or of the last one (上一年度受到行政处罚).
    let fresh = facts.penalties.iter().filter_map(|day| NaiveDate::from_ymd_opt(day.year() + 2, 1, 1)).max();
    blockers.extend(fresh.filter(|day| today < *day).map(|day| Blocker { code: B::Penalised, until: Some(day) }));
    blockers
}

/// Credit lists, suspension, liquidation: they block every application.
fn marked(facts: &EligibilityFacts, today: NaiveDate) -> Vec<Blocker> {
    let blocker = |(mark, exit): &(Abnormality, Option<NaiveDate>)| {
        Some(Blocker { code: bar_of(*mark)?, until: exit.filter(|day| today < *day) })
    };
    facts.marks.iter().filter_map(blocker).collect()
}

/// What bars a society of every application that counts as abnormal in this way; none where that bars nothing.
#[must_use]
pub const fn bar_of(mark: Abnormality) -> Option<B> {
    Some(match mark {
        Abnormality::AbnormalList => B::OnAbnormalList,
        Abnormality::SeriousList => B::OnSeriousList,
        Abnormality::Suspended => B::Suspended,
        Abnormality::Liquidating => B::Liquidating,
        _ => return None,
    })
}

/// What stands in the way of taking a demand on: a credit list, a suspension, a liquidation.
#[must_use]
pub fn barred(facts: &EligibilityFacts, today: NaiveDate) -> Vec<Blocker> {
    marked(facts, today)
}

/// The newest inspection: taken part in, not failed, and not basically qualified twice running.
fn inspected(facts: &EligibilityFacts, asked: Asked<'_>) -> Option<Blocker> {
    let Asked { rules, today } = asked;
    let newest = facts.conclusions.last().copied();
    let before = newest.and_then(|(year, _)| facts.conclusions.iter().rev().find(|(other, _)| *other == year - 1));
    let code = match newest {
        None if later(facts.registered_on, rules.registered_months) <= today => B::NotInspected,
        Some((_, Conclusion::NotParticipated)) => B::NotInspected,
        Some((_, Conclusion::Unqualified)) => B::InspectionFailed,
        Some((_, Conclusion::BasicallyQualified))
            if before.is_some_and(|(_, conclusion)| *conclusion == Conclusion::BasicallyQualified) =>
        {
            B::BasicallyQualifiedTwice
        }
        _ => return None,
    };
    Some(Blocker { code, until: next_conclusion(newest.map(|(year, _)| year), asked) })
}

/// The day by which the next inspection is concluded.
fn next_conclusion(newest: Option<i32>, asked: Asked<'_>) -> Option<NaiveDate> {
    let Asked { rules, today } = asked;
    let (month, day) = rules.concluded_by;
    let year = newest.map_or(today.year(), |year| (year + 1).max(today.year()));
    [year, year + 1].into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|day| today < *day)
}

fn later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
