//! The nearest change: the smallest change of one fact that would change the recommendation.

use super::assessment::{FactName, NearestChange, RecommendedForm, recommend};
use super::rules::RuleSet;
use crate::register::headcount::{COUNT_MAX, Counts};

/// The nearest change; none for an exempt society.
pub(super) fn nearest_change(counts: &Counts, here: RecommendedForm, rules: &RuleSet) -> Option<NearestChange> {
    if here == RecommendedForm::Exempt {
        return None;
    }
    // The answer changes only where a fact meets one of these numbers; of two changes that are
    // equally small the earlier one stands: growth before loss.
    let edges = |fact| targets(fact, counts, rules).into_iter().flat_map(|target| [target, target - 1, target + 1]);
    let differences = |fact, more: bool| {
        let now = value(fact, counts);
        edges(fact).filter_map(move |target| Some(target - now?)).filter(move |step| (*step > 0) == more && *step != 0)
    };
    [
        (FactName::Formal, true),
        (FactName::ResidentFormal, true),
        (FactName::CouncilFormal, true),
        (FactName::ResidentFormal, false),
        (FactName::Formal, false),
        (FactName::CouncilFormal, false),
    ]
    .into_iter()
    .flat_map(|(fact, more)| differences(fact, more).map(move |difference| (fact, difference)))
    .filter_map(|(fact, difference)| {
        let form = recommend(&changed(counts, fact, difference)?, false, rules);
        (form != here).then_some(NearestChange { fact, difference, form })
    })
    .min_by_key(|change| change.difference.abs())
}

/// The counts after a change of one fact. A resident or a councillor who comes is a formal member too;
/// who leaves as a formal member leaves his place there. None where the fact cannot be so.
pub(super) fn changed(counts: &Counts, fact: FactName, difference: i32) -> Option<Counts> {
    let after = value(fact, counts)?.checked_add(difference).filter(|after| (0..=COUNT_MAX).contains(after))?;
    let mut counts = *counts;
    match fact {
        FactName::Formal => {
            counts.formal = after;
            counts.resident_formal = counts.resident_formal.min(after);
            counts.council_formal = counts.council_formal.map(|council| council.min(after));
        }
        FactName::ResidentFormal => {
            counts.resident_formal = after;
            counts.formal = counts.formal.max(after);
        }
        FactName::CouncilFormal => {
            counts.council_formal = Some(after);
            counts.formal = counts.formal.max(after);
        }
        FactName::Probationary => counts.probationary = after,
    }
    Some(counts)
}

const fn value(fact: FactName, counts: &Counts) -> Option<i32> {
    match fact {
        FactName::Formal => Some(counts.formal),
        FactName::ResidentFormal => Some(counts.resident_formal),
        FactName::CouncilFormal => counts.council_formal,
        FactName::Probationary => Some(counts.probationary),
    }
}

/// The numbers at which the answer can change when this fact moves.
fn targets(fact: FactName, counts: &Counts, rules: &RuleSet) -> [i32; 4] {
    let share = rules.resident_percent.map_or(0, |percent| match fact {
        FactName::Formal => whole(i64::from(counts.resident_formal) * 100 / i64::from(percent.max(1))),
        _ => whole((i64::from(counts.formal) * i64::from(percent) + 99) / 100),
    });
    [0, rules.formal_threshold, rules.resident_threshold, share]
}

fn whole(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(COUNT_MAX)
}
