//! The rules of evaluation and of eligibility: blocks with their weights, thresholds, days, validity, and who
//! may apply. All of it is data with a source and a day from which it holds; the places differ.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::EvaluationBlock;
use crate::Word;
use crate::institution::eligibility::EligibilityRules;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::standing::GradeLevel;

/// The most days that a term may have.
pub const DAYS_MAX: i32 = 366;
/// The longest source, characters.
pub const SOURCE_MAX: usize = 400;
/// The sum of all blocks.
pub const POINTS: i32 = 1000;

/// The fewest points of a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// The grade.
    pub level: GradeLevel,
    /// From so many points on.
    pub points: i32,
}

/// The most points of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// The block.
    pub block: EvaluationBlock,
    /// At most so many points.
    pub points: i32,
}

/// How long everything takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationTerms {
    /// Working days for the federation's opinion; after them the case goes on without it.
    pub opinion_work_days: u32,
    /// Working days for civil affairs to look the documents through.
    pub documents_work_days: u32,
    /// Working days for the society to correct what was returned.
    pub correct_work_days: u32,
    /// Days until the visit on site.
    pub visit_days: u32,
    /// Days for the panel.
    pub panel_days: u32,
    /// Days that the notice runs.
    pub notice_days: u32,
    /// Days for the review of an objection.
    pub review_days: u32,
    /// Working days to publish the notice, and to decide after it.
    pub decision_work_days: u32,
}

/// A version of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationRules {
    /// Its number; 1 came with the platform.
    pub version: i32,
    /// The first day that it judges.
    pub effective_on: NaiveDate,
    /// Who may apply, and when.
    pub eligibility: EligibilityRules,
    /// The blocks with their weights: together 1000 points.
    pub weights: Vec<Weight>,
    /// The fewest points of each grade, from the lowest up.
    pub thresholds: Vec<Threshold>,
    /// How long everything takes.
    pub terms: EvaluationTerms,
    /// Months that a grade is valid.
    pub valid_months: u32,
    /// Where weights, thresholds and days come from.
    pub source: String,
}

impl EvaluationRules {
    /// Version 1: the order of 2011, and what places have made of it.
    #[must_use]
    pub fn first() -> Self {
        use EvaluationBlock as B;
        let weight = |(block, points)| Weight { block, points };
        let threshold = |(level, points)| Threshold { level, points };
        let thresholds = [
            (GradeLevel::A1, 701),
            (GradeLevel::A2, 801),
            (GradeLevel::A3, 851),
            (GradeLevel::A4, 901),
            (GradeLevel::A5, 951),
        ];
        let weights =
            [(B::BasicConditions, 60), (B::Governance, 390), (B::WorkResults, 430), (B::SocialAppraisal, 120)];
        Self {
            version: 1,
            effective_on: NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default(),
            eligibility: EligibilityRules::first(),
            weights: weights.map(weight).into(),
            thresholds: thresholds.map(threshold).into(),
            terms: EvaluationTerms {
                opinion_work_days: 10,
                documents_work_days: 10,
                correct_work_days: 10,
                visit_days: 60,
                panel_days: 30,
                notice_days: 7,
                review_days: 15,
                decision_work_days: 10,
            },
            valid_months: 60,
            source: "《社会组织评估管理办法》（民政部令第39号）：四类指标、公示和复核、有效期5年；2A以上分数线：地方评估办法（安庆）；1A分数线、各类指标分值和办理天数：办理惯例，由登记管理机关另定"
                .into(),
        }
    }

    /// The most points of a block.
    #[must_use]
    pub fn weight(&self, block: EvaluationBlock) -> i32 {
        self.weights.iter().find(|weight| weight.block == block).map_or(0, |weight| weight.points)
    }

    /// The most points of all blocks together.
    #[must_use]
    pub fn points(&self) -> i32 {
        self.weights.iter().map(|weight| weight.points).sum()
    }

    /// What is wrong with a version that is to be published: the blocks together are 1000 points, each grade
    /// needs more than the one below, and days are days.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let mut faults = Vec::new();
        let mut hold = |path: &'static str, holds: bool, code: RefusalCode| {
            if !holds {
                faults.push(Refusal::at(path, code));
            }
        };
        let each = |block: &EvaluationBlock| self.weights.iter().filter(|weight| weight.block == *block).count() == 1;
        let whole = EvaluationBlock::ALL.iter().all(each) && self.weights.iter().all(|weight| weight.points > 0);
        let sum = RefusalCode::OutOfRange { min: POINTS, max: POINTS };
        hold("weights", whole && self.points() == POINTS, sum);
        let levels: Vec<_> = self.thresholds.iter().map(|threshold| threshold.level).collect();
        let rising = self.thresholds.windows(2).all(|pair| pair[0].points < pair[1].points);
        let within = self.thresholds.iter().all(|threshold| (1..=POINTS).contains(&threshold.points));
        let range = RefusalCode::OutOfRange { min: 1, max: POINTS };
        hold("thresholds", levels == GradeLevel::ALL && rising && within, range);
        for (path, days, max) in self.numbers() {
            hold(path, (1..=max).contains(&days), RefusalCode::OutOfRange { min: 1, max });
        }
        let (month, day) = self.eligibility.concluded_by;
        hold("concludedBy", NaiveDate::from_ymd_opt(2026, month, day).is_some(), RefusalCode::NotADay);
        for (path, source) in [("source", &self.source), ("eligibilitySource", &self.eligibility.source)] {
            hold(path, !source.trim().is_empty(), RefusalCode::Required);
            hold(path, source.chars().count() <= SOURCE_MAX, RefusalCode::TooLong { max: SOURCE_MAX });
        }
        faults
    }

    /// Its numbers, each with the name of its field and the largest that makes sense.
    fn numbers(&self) -> [(&'static str, i32, i32); 12] {
        let terms = &self.terms;
        let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
        let renewal = i32::try_from(self.eligibility.renewal_days).unwrap_or(i32::MAX);
        [
            ("opinionWorkDays", days(terms.opinion_work_days), DAYS_MAX),
            ("documentsWorkDays", days(terms.documents_work_days), DAYS_MAX),
            ("correctWorkDays", days(terms.correct_work_days), DAYS_MAX),
            ("visitDays", days(terms.visit_days), DAYS_MAX),
            ("panelDays", days(terms.panel_days), DAYS_MAX),
            ("noticeDays", days(terms.notice_days), DAYS_MAX),
            ("reviewDays", days(terms.review_days), DAYS_MAX),
            ("decisionWorkDays", days(terms.decision_work_days), DAYS_MAX),
            ("validMonths", days(self.valid_months), 120),
            ("registeredMonths", days(self.eligibility.registered_months), 120),
            ("heldMonths", days(self.eligibility.held_months), 120),
            ("renewalDays", renewal, 730),
        ]
    }
}

/// All versions of the rules: each day is judged by the one of that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationBook(Vec<EvaluationRules>);

impl EvaluationBook {
    /// A book of these versions, in any order.
    #[must_use]
    pub fn new(mut versions: Vec<EvaluationRules>) -> Self {
        versions.sort_by_key(|rules| (rules.effective_on, rules.version));
        Self(versions)
    }

    /// The version that judges a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> EvaluationRules {
        let judges = self.0.iter().rev().find(|rules| rules.effective_on <= day);
        judges.or_else(|| self.0.first()).cloned().unwrap_or_else(EvaluationRules::first)
    }

    /// A version by its number; the first one where there is none.
    #[must_use]
    pub fn version(&self, version: i32) -> EvaluationRules {
        let found = self.0.iter().find(|rules| rules.version == version);
        found.cloned().unwrap_or_else(EvaluationRules::first)
    }

    /// The newest version.
    #[must_use]
    pub fn newest(&self) -> EvaluationRules {
        self.0.iter().max_by_key(|rules| rules.version).cloned().unwrap_or_else(EvaluationRules::first)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn the_first_version_is_in_order() {
        let first = EvaluationRules::first();
        assert_eq!(first.faults(), []);
        assert_eq!(first.points(), POINTS);
    }

    #[test]
    fn what_is_out_of_order_is_named() {
        let paths = |rules: &EvaluationRules| rules.faults().iter().map(|refusal| refusal.path).collect::<Vec<_>>();
        let mut rules = EvaluationRules::first();
        rules.weights[0].points += 1;
        rules.thresholds[1].points = rules.thresholds[2].points;
        rules.terms.notice_days = 0;
        rules.source = " ".into();
        rules.eligibility.concluded_by = (2, 30);
        assert_eq!(paths(&rules), ["weights", "thresholds", "noticeDays", "concludedBy", "source"]);
        let mut twice = EvaluationRules::first();
        twice.weights[1].block = EvaluationBlock::BasicConditions;
        assert_eq!(paths(&twice), ["weights"], "each block once, whatever the sum");
    }

    #[test]
    fn a_day_is_judged_by_its_version() {
        let first = EvaluationRules::first();
        let from = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap_or_default();
        let second = EvaluationRules { version: 2, effective_on: from, valid_months: 36, ..first.clone() };
        let book = EvaluationBook::new(vec![second.clone(), first]);
        assert_eq!(book.on(from - TimeDelta::days(1)).version, 1);
        assert_eq!(book.on(from).version, 2);
        assert_eq!((book.version(1).version, book.newest()), (1, second));
    }
}
