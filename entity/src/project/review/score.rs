//! Scores: points a criterion, their sum, what many sums say together and which of them stands apart.

use std::collections::BTreeMap;

use crate::project::call::content::Criterion;
use crate::refusal::{Refusal, RefusalCode};

/// Points by the criterion's code.
pub type Points = BTreeMap<String, i32>;

/// What is wrong with a sheet: every criterion has its points, from nothing to its most.
#[must_use]
pub fn faults(criteria: &[Criterion], points: &Points) -> Vec<Refusal> {
    let fault = |criterion: &Criterion| {
        let given = points.get(&criterion.code);
        let within = given.is_some_and(|given| (0..=criterion.points).contains(given));
        let code = RefusalCode::PointsOutOfRange { criterion: criterion.label.clone(), max: criterion.points };
        (!within).then(|| Refusal::at("points", code))
    };
    let mut faults: Vec<Refusal> = criteria.iter().filter_map(fault).collect();
    if points.keys().any(|code| criteria.iter().all(|criterion| criterion.code != *code)) {
        faults.push(Refusal::at("points", RefusalCode::UnknownChoice));
    }
    faults
}

/// The sum of a sheet.
#[must_use]
pub fn total(points: &Points) -> i32 {
    points.values().copied().fold(0, i32::saturating_add)
}

/// What many sums say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many.
    pub scored: i32,
    /// Their mean, hundredths of a point; -1 for none.
    pub mean: i32,
    /// Between the highest and the lowest, points.
    pub spread: i32,
}

/// Sums up.
#[must_use]
pub fn summary(totals: &[i32]) -> Summary {
    let Some((low, high)) = totals.iter().min().zip(totals.iter().max()) else {
        return Summary { scored: 0, mean: -1, spread: 0 };
    };
    let count = i64::try_from(totals.len()).unwrap_or(i64::MAX);
    let sum: i64 = totals.iter().copied().map(i64::from).sum();
    // Rounded to the nearest hundredth.
    let mean = (sum * 100 + count / 2) / count;
    Summary {
        scored: i32::try_from(count).unwrap_or(i32::MAX),
        mean: i32::try_from(mean).unwrap_or(i32::MAX),
        spread: high - low,
    }
}

/// Whether one of many sums lies so far from the middle one that somebody should look at it.
#[must_use]
pub fn stands_apart(total: i32, totals: &[i32], points: i32) -> bool {
    let mut sorted = totals.to_vec();
    sorted.sort_unstable();
    // Of two nobody can say which one stands apart.
    let middle = sorted.get(sorted.len() / 2).filter(|_| sorted.len() > 2);
    middle.is_some_and(|middle| (total - middle).abs() > points)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sheet() -> Vec<Criterion> {
        [("VALUE", 40), ("PLAN", 60)]
            .map(|(code, points)| Criterion { code: code.into(), label: code.into(), points })
            .into()
    }

    fn points(value: i32, plan: i32) -> Points {
        [("VALUE".to_owned(), value), ("PLAN".to_owned(), plan)].into()
    }

    #[test]
    fn every_criterion_has_its_points() {
        assert_eq!(faults(&sheet(), &points(40, 0)), []);
        assert_eq!(faults(&sheet(), &points(41, -1)).len(), 2);
        assert_eq!(faults(&sheet(), &Points::from([("VALUE".to_owned(), 1)])).len(), 1);
        let other = Points::from([("VALUE".to_owned(), 1), ("PLAN".to_owned(), 1), ("X".to_owned(), 1)]);
        assert_eq!(faults(&sheet(), &other).len(), 1);
    }

    #[test]
    fn one_of_three_can_stand_apart_and_one_of_two_cannot() {
        assert!(stands_apart(40, &[40, 80, 85], 15));
        assert!(!stands_apart(80, &[40, 80, 85], 15));
        assert!(!stands_apart(40, &[40, 85], 15));
    }

    proptest! {
        #[test]
        fn a_mean_lies_between_and_does_not_hang_on_the_order(mut totals in proptest::collection::vec(0_i32..1000, 1..20)) {
            let told = summary(&totals);
            let (low, high) = (totals.iter().min().copied().unwrap_or_default(), totals.iter().max().copied().unwrap_or_default());
            prop_assert!(low * 100 <= told.mean && told.mean <= high * 100);
            prop_assert_eq!(told.spread, high - low);
            totals.reverse();
            prop_assert_eq!(summary(&totals), told);
        }
    }
}
