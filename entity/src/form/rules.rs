//! Rule versions: the numbers behind every assessment, as data with a source and a day from which they hold.
//!
//! Nothing here is a constant of the law: an administrator publishes another version, and a day is
//! always judged by the version of that day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, RefusalCode};

words! {
    /// Which formal members count for the branch threshold (计数口径).
    CountBasis {
        /// All formal members among the society's members and staff (全体会员).
        Members = "MEMBERS", "全体会员中的正式党员", "All formal members";
        /// Those in the council or on the staff (理事会与工作人员).
        CouncilAndStaff = "COUNCIL_AND_STAFF", "理事会和工作人员中的正式党员", "Formal members in the council or on the staff";
        /// Those at the society's seat alone (驻会工作人员).
        Staff = "STAFF", "驻会正式党员", "Resident formal members";
    }
}

/// The largest threshold that makes sense, persons.
pub const THRESHOLD_MAX: i32 = 1_000;
/// The longest time that a rule may give, days.
pub const DAYS_MAX: i32 = 730;
/// The highest age limit that makes sense, years.
pub const AGE_MAX: i32 = 100;
/// The most terms, and the longest term, that make sense.
pub const TERMS_MAX: i32 = 10;

/// A version of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// Its number, printed with each assessment; 1 came with the platform.
    pub version: i32,
    /// From this many counted formal members on, a branch must be formed, persons.
    pub formal_threshold: i32,
    /// From this many resident formal members on, the branch is an established one, persons.
    pub resident_threshold: i32,
    /// Beside that, residents must be at least this share of formal members, percent; none: no such knob.
    pub resident_percent: Option<i32>,
    /// Which formal members count for the branch threshold.
    pub count_basis: CountBasis,
    /// Below the threshold a joint branch is recommended, not only offered.
    pub joint_form: bool,
    /// So many days a crossing must stay before a change of form is due.
    pub watch_days: i32,
    /// So many days a society has to act once a change is due.
    pub change_due_days: i32,
    /// A functional branch is reviewed every so many months.
    pub review_months: i32,
    /// An established branch is elected for so many years.
    pub term_years: i32,
    /// From this many formal members on, a branch has a committee, persons.
    pub committee_threshold: i32,
    /// With more formal members than this, a general branch is due, persons.
    pub general_branch_threshold: i32,
    /// From this many formal members on, a Party committee is due, persons.
    pub party_committee_threshold: i32,
    /// The highest age in years at which a leader is still allowed to hold a post.
    pub leader_age_limit: i32,
    /// The most consecutive terms of a leader.
    pub leader_term_limit: i32,
    /// A council is elected for at most so many years.
    pub council_term_years: i32,
    /// What the limits of leaders rest on, Chinese.
    pub leader_source_zh: String,
    /// What the limits of leaders rest on, English.
    pub leader_source_en: String,
    /// What the other numbers rest on, Chinese.
    pub source_zh: String,
    /// What the other numbers rest on, English.
    pub source_en: String,
    /// Why this version was published, for people.
    pub note: String,
    /// The first day that it judges.
    pub effective_on: NaiveDate,
}

impl RuleSet {
    /// Version 1: the seed read with the Branch Regulations of 2018.
    #[must_use]
    pub fn first() -> Self {
        Self {
            version: 1,
            formal_threshold: 3,
            resident_threshold: 3,
            resident_percent: None,
            count_basis: CountBasis::Members,
            joint_form: false,
            watch_days: 30,
            change_due_days: 60,
            review_months: 12,
            term_years: 3,
            committee_threshold: 7,
            general_branch_threshold: 50,
            party_committee_threshold: 100,
            leader_age_limit: 70,
            leader_term_limit: 2,
            council_term_years: 5,
            leader_source_zh: "《社会团体章程示范文本》：负责人任职年龄、连任届次和理事会任期".into(),
            leader_source_en: "Model charter of social groups: age and terms of leaders, term of the council".into(),
            source_zh: "来源文件 二（分类搭建）；《中国共产党支部工作条例（试行）》第四条".into(),
            source_en: "Source document, part 2; Branch Regulations of the Communist Party of China (trial), art. 4"
                .into(),
            note: String::new(),
            effective_on: NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default(),
        }
    }

    /// Its numbers, each with the name of its field in the API and the largest that makes sense.
    #[must_use]
    pub const fn numbers(&self) -> [(&'static str, i32, i32); 12] {
        [
            ("formalThreshold", self.formal_threshold, THRESHOLD_MAX),
            ("residentThreshold", self.resident_threshold, THRESHOLD_MAX),
            ("watchDays", self.watch_days, DAYS_MAX),
            ("changeDueDays", self.change_due_days, DAYS_MAX),
            ("reviewMonths", self.review_months, 60),
            ("termYears", self.term_years, 10),
            ("committeeThreshold", self.committee_threshold, THRESHOLD_MAX),
            ("generalBranchThreshold", self.general_branch_threshold, THRESHOLD_MAX),
            ("partyCommitteeThreshold", self.party_committee_threshold, THRESHOLD_MAX),
            ("leaderAgeLimit", self.leader_age_limit, AGE_MAX),
            ("leaderTermLimit", self.leader_term_limit, TERMS_MAX),
            ("councilTermYears", self.council_term_years, TERMS_MAX),
        ]
    }

    /// Age, terms, and years of a council's term: what leaders are judged by.
    #[must_use]
    pub const fn leader_limits(&self) -> [i32; 3] {
        [self.leader_age_limit, self.leader_term_limit, self.council_term_years]
    }

    /// The same as the next version after another one. Limits of leaders that stay rest on what they
    /// rested on; limits that change rest on what the new version rests on.
    #[must_use]
    pub fn after(mut self, newest: &Self) -> Self {
        self.version = newest.version.saturating_add(1);
        let kept = self.leader_limits() == newest.leader_limits();
        let (zh, en) = if kept {
            (&newest.leader_source_zh, &newest.leader_source_en)
        } else {
            (&self.source_zh, &self.source_en)
        };
        (self.leader_source_zh, self.leader_source_en) = (zh.clone(), en.clone());
        self
    }

    /// What cannot be published about these numbers; an empty list means nothing.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let percent = self.resident_percent.map(|percent| ("residentPercent", percent, 100));
        let mut refusals: Vec<Refusal> = self
            .numbers()
            .into_iter()
            .chain(percent)
            .filter(|(_, number, max)| !(1..=*max).contains(number))
            .map(|(path, _, max)| Refusal::at(path, RefusalCode::OutOfRange { min: 1, max }))
            .collect();
        if self.party_committee_threshold <= self.general_branch_threshold {
            refusals.push(Refusal::at("partyCommitteeThreshold", RefusalCode::ThresholdsOutOfOrder));
        }
        refusals.extend(text_faults("sourceZh", &self.source_zh, 1, 300));
        refusals.extend(text_faults("sourceEn", &self.source_en, 1, 300));
        refusals.extend(text_faults("note", &self.note, 0, 500));
        refusals
    }
}

fn text_faults(path: &'static str, text: &str, min: usize, max: usize) -> Option<Refusal> {
    if text.trim().chars().count() < min {
        return Some(Refusal::at(path, RefusalCode::Required));
    }
    if text.chars().count() > max {
        return Some(Refusal::at(path, RefusalCode::TooLong { max }));
    }
    let hidden = text.chars().any(|letter| letter.is_control() && letter != '\n');
    hidden.then(|| Refusal::at(path, RefusalCode::ControlCharacter))
}

/// All versions: which one judges a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBook {
    first: RuleSet,
    later: Vec<RuleSet>,
}

impl Default for RuleBook {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl RuleBook {
    /// A book of these versions; the one that came with the platform where there are none.
    #[must_use]
    pub fn new(mut versions: Vec<RuleSet>) -> Self {
        versions.sort_by_key(|rules| rules.version);
        let mut versions = versions.into_iter();
        let first = versions.next().unwrap_or_else(RuleSet::first);
        Self { first, later: versions.collect() }
    }

    /// The newest version that is effective on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &RuleSet {
        self.later.iter().rev().find(|rules| rules.effective_on <= day).unwrap_or(&self.first)
    }

    /// The newest version, effective or not.
    #[must_use]
    pub fn newest(&self) -> &RuleSet {
        self.later.last().unwrap_or(&self.first)
    }

    /// All versions, newest first.
    pub fn versions(&self) -> impl Iterator<Item = &RuleSet> {
        self.later.iter().rev().chain(std::iter::once(&self.first))
    }

    /// The same book with another version at its end.
    #[must_use]
    pub fn with(mut self, rules: RuleSet) -> Self {
        self.later.push(rules);
        self
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{CountBasis, RuleSet};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rule_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        pub formal_threshold: i32,
        pub resident_threshold: i32,
        pub resident_percent: Option<i32>,
        pub count_basis: CountBasis,
        pub joint_form: bool,
        pub watch_days: i32,
        pub change_due_days: i32,
        pub review_months: i32,
        pub term_years: i32,
        pub committee_threshold: i32,
        pub general_branch_threshold: i32,
        pub party_committee_threshold: i32,
        pub leader_age_limit: i32,
        pub leader_term_limit: i32,
        pub council_term_years: i32,
        pub leader_source_zh: String,
        pub leader_source_en: String,
        pub source_zh: String,
        pub source_en: String,
        pub note: String,
        pub effective_on: Date,
        /// None for the version that came with the platform.
        pub published_at: Option<DateTimeUtc>,
        /// Name of the one who published it, as shown at the time.
        pub published_by: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The rules without who published them.
        #[must_use]
        pub fn rules(&self) -> RuleSet {
            RuleSet {
                version: self.version,
                formal_threshold: self.formal_threshold,
                resident_threshold: self.resident_threshold,
                resident_percent: self.resident_percent,
                count_basis: self.count_basis,
                joint_form: self.joint_form,
                watch_days: self.watch_days,
                change_due_days: self.change_due_days,
                review_months: self.review_months,
                term_years: self.term_years,
                committee_threshold: self.committee_threshold,
                general_branch_threshold: self.general_branch_threshold,
                party_committee_threshold: self.party_committee_threshold,
                leader_age_limit: self.leader_age_limit,
                leader_term_limit: self.leader_term_limit,
                council_term_years: self.council_term_years,
                leader_source_zh: self.leader_source_zh.clone(),
                leader_source_en: self.leader_source_en.clone(),
                source_zh: self.source_zh.clone(),
                source_en: self.source_en.clone(),
                note: self.note.clone(),
                effective_on: self.effective_on,
            }
        }

        /// The row of a version that someone publishes.
        #[must_use]
        pub fn published(rules: RuleSet, at: DateTimeUtc, by: String) -> Self {
            let RuleSet {
                version,
                formal_threshold,
                resident_threshold,
                resident_percent,
                count_basis,
                joint_form,
                watch_days,
                change_due_days,
                review_months,
                term_years,
                committee_threshold,
                general_branch_threshold,
                party_committee_threshold,
                leader_age_limit,
                leader_term_limit,
                council_term_years,
                leader_source_zh,
                leader_source_en,
                source_zh,
                source_en,
                note,
                effective_on,
            } = rules;
            Self {
                version,
                formal_threshold,
                resident_threshold,
                resident_percent,
                count_basis,
                joint_form,
                watch_days,
                change_due_days,
                review_months,
                term_years,
                committee_threshold,
                general_branch_threshold,
                party_committee_threshold,
                leader_age_limit,
                leader_term_limit,
                council_term_years,
                leader_source_zh,
                leader_source_en,
                source_zh,
                source_en,
                note,
                effective_on,
                published_at: Some(at),
                published_by: Some(by),
            }
        }
    }
}

#[cfg(test)]
mod tests;
