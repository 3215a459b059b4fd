//! Scores: points a block, their sum, and the grade that a sum reaches.

use serde::{Deserialize, Serialize};

use super::EvaluationBlock;
use super::rules::EvaluationRules;
use crate::Word;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::standing::GradeLevel;

/// Points in each of the four blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// Basic conditions.
    pub basic: i32,
    /// Governance.
    pub governance: i32,
    /// Work results.
    pub results: i32,
    /// Social appraisal.
    pub appraisal: i32,
}

impl Scores {
    /// The points of a block.
    #[must_use]
    pub const fn of(&self, block: EvaluationBlock) -> i32 {
        match block {
            EvaluationBlock::BasicConditions => self.basic,
            EvaluationBlock::Governance => self.governance,
            EvaluationBlock::WorkResults => self.results,
            EvaluationBlock::SocialAppraisal => self.appraisal,
        }
    }

    /// The sum of the blocks.
    #[must_use]
    pub fn total(&self) -> i32 {
        EvaluationBlock::ALL.iter().map(|block| self.of(*block)).fold(0, i32::saturating_add)
    }

    /// What is wrong with them: a block has at least nothing and at most its weight.
    #[must_use]
    pub fn faults(&self, rules: &EvaluationRules) -> Vec<Refusal> {
        let fault = |block: &EvaluationBlock| {
            let max = rules.weight(*block);
            let within = (0..=max).contains(&self.of(*block));
            (!within).then(|| Refusal::at(path_of(*block), RefusalCode::OutOfRange { min: 0, max }))
        };
        EvaluationBlock::ALL.iter().filter_map(fault).collect()
    }
}

/// What a block is called in an input.
#[must_use]
pub const fn path_of(block: EvaluationBlock) -> &'static str {
    match block {
        EvaluationBlock::BasicConditions => "basic",
        EvaluationBlock::Governance => "governance",
        EvaluationBlock::WorkResults => "results",
        EvaluationBlock::SocialAppraisal => "appraisal",
    }
}

/// The grade that a sum leads to: the highest that it reaches, and never more than was applied for; none where
/// it reaches none.
#[must_use]
pub fn result(total: i32, applied: GradeLevel, rules: &EvaluationRules) -> Option<GradeLevel> {
    let reached = rules.thresholds.iter().filter(|threshold| threshold.points <= total);
    reached.map(|threshold| threshold.level).max().map(|level| level.min(applied))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn more_points_are_never_a_lower_grade(total in 0_i32..=1000, more in 0_i32..200, applied in prop::sample::select(GradeLevel::ALL)) {
            let rules = EvaluationRules::first();
            let low = result(total, applied, &rules);
            let high = result((total + more).min(1000), applied, &rules);
            prop_assert!(low <= high);
            prop_assert!(high.is_none_or(|level| level <= applied), "never more than was applied for");
        }

        #[test]
        fn points_that_fit_their_blocks_fit_the_whole(basic in -5_i32..500, governance in -5_i32..500, results in -5_i32..500, appraisal in -5_i32..500) {
            let (scores, rules) = (Scores { basic, governance, results, appraisal }, EvaluationRules::first());
            if scores.faults(&rules).is_empty() {
                prop_assert!((0..=rules.points()).contains(&scores.total()));
            } else {
                let over = |block: &EvaluationBlock| scores.of(*block) < 0 || scores.of(*block) > rules.weight(*block);
                prop_assert_eq!(scores.faults(&rules).len(), EvaluationBlock::ALL.iter().filter(|block| over(block)).count());
            }
        }
    }

    #[test]
    fn the_thresholds_of_the_table() {
        let rules = EvaluationRules::first();
        let of = |total| result(total, GradeLevel::A5, &rules);
        assert_eq!(of(951), Some(GradeLevel::A5));
        assert_eq!(of(950), Some(GradeLevel::A4));
        assert_eq!(of(901), Some(GradeLevel::A4));
        assert_eq!(of(900), Some(GradeLevel::A3));
        assert_eq!(of(851), Some(GradeLevel::A3));
        assert_eq!(of(850), Some(GradeLevel::A2));
        assert_eq!(of(801), Some(GradeLevel::A2));
        assert_eq!(of(800), Some(GradeLevel::A1));
        assert_eq!(of(600), None);
        assert_eq!(result(999, GradeLevel::A3, &rules), Some(GradeLevel::A3));
    }
}
