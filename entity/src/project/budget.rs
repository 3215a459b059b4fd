//! Budgets by category: what of an award is planned for what, what the society reports as spent of it, and what is
//! left. Nothing is planned beyond the award, and nothing spent beyond the plan or beyond what was paid.

use std::collections::BTreeMap;

use crate::Language;
use crate::project::fund::Limit;
use crate::project::money::Fen;
use crate::refusal::{RefusalCode, Said};
use crate::responsibility::Standing;

/// What is planned and spent of a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Planned.
    pub planned: Fen,
    /// Reported as spent: never more than planned.
    pub spent: Fen,
}

impl Balance {
    /// What is left of it.
    #[must_use]
    pub fn left(self) -> Fen {
        self.planned.minus(self.spent).unwrap_or_default()
    }
}

/// An award's categories by their places.
pub type Budget = BTreeMap<i32, Balance>;

/// Amounts that somebody names, by the categories' places.
pub type Named<'a> = &'a [(i32, Fen)];

/// The refusal of more than a limit.
fn over(limit: Limit, most: Fen) -> RefusalCode {
    let left = Said { zh: most.said(Language::Zh), en: most.said(Language::En) };
    RefusalCode::OverLimit { limit: Standing::of(limit), left }
}

/// The same by their places; refused where a category is none of the programme's, or named twice.
fn once(named: Named<'_>, known: impl Fn(i32) -> bool) -> Result<BTreeMap<i32, Fen>, RefusalCode> {
    let mut all = BTreeMap::new();
    for (no, amount) in named {
        if !known(*no) {
            return Err(RefusalCode::NotFound);
        }
        if all.insert(*no, *amount).is_some() {
            return Err(RefusalCode::NamedTwice);
        }
    }
    Ok(all)
}

/// The budget with another plan: whole, as it is named; together never more than the award, and of no category less
/// than was spent of it.
pub fn planned(now: &Budget, award: Fen, categories: &[i32], named: Named<'_>) -> Result<Budget, RefusalCode> {
    let plan = once(named, |no| categories.contains(&no))?;
    if Fen::sum(plan.values().copied())? > award {
        return Err(over(Limit::Award, award));
    }
    let spent = |no: i32| now.get(&no).map_or(Fen::ZERO, |balance| balance.spent);
    let below = now.keys().find(|no| plan.get(*no).copied().unwrap_or_default() < spent(**no));
    if let Some(no) = below {
        return Err(RefusalCode::BelowSpent { spent: both(spent(*no)) });
    }
    let kept = plan.into_iter().filter(|(_, amount)| !amount.is_zero());
    Ok(kept.map(|(no, planned)| (no, Balance { planned, spent: spent(no) })).collect())
}

/// The budget with what has been spent so far: of each named category the whole of it; of none more than planned,
/// together never more than was paid and not given back.
pub fn spent(now: &Budget, paid: Fen, named: Named<'_>) -> Result<Budget, RefusalCode> {
    let mut budget = now.clone();
    for (no, amount) in once(named, |no| now.contains_key(&no))? {
        let Some(balance) = budget.get_mut(&no) else { continue };
        if amount > balance.planned {
            return Err(over(Limit::Category, balance.planned));
        }
        balance.spent = amount;
    }
    if Fen::sum(budget.values().map(|balance| balance.spent))? > paid {
        return Err(over(Limit::Paid, paid));
    }
    Ok(budget)
}

fn both(amount: Fen) -> Said {
    Said { zh: amount.said(Language::Zh), en: amount.said(Language::En) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fen(fen: i64) -> Fen {
        Fen::of(fen).unwrap_or_default()
    }

    fn budget(rows: &[(i32, i64, i64)]) -> Budget {
        rows.iter().map(|(no, planned, spent)| (*no, Balance { planned: fen(*planned), spent: fen(*spent) })).collect()
    }

    #[test]
    fn a_plan_stays_within_the_award_and_above_what_was_spent() {
        let now = budget(&[(1, 50, 20), (2, 30, 0)]);
        let plan = |named: &[(i32, i64)]| {
            let named: Vec<_> = named.iter().map(|(no, amount)| (*no, fen(*amount))).collect();
            planned(&now, fen(100), &[1, 2, 3], &named)
        };
        assert_eq!(plan(&[(1, 20), (3, 80)]), Ok(budget(&[(1, 20, 20), (3, 80, 0)])));
        assert!(matches!(plan(&[(1, 50), (2, 51)]), Err(RefusalCode::OverLimit { .. })));
        assert!(matches!(plan(&[(1, 19)]), Err(RefusalCode::BelowSpent { .. })));
        assert!(matches!(plan(&[(2, 10)]), Err(RefusalCode::BelowSpent { .. })), "left out is nothing");
        assert_eq!(plan(&[(1, 50), (4, 1)]), Err(RefusalCode::NotFound));
        assert_eq!(plan(&[(1, 50), (1, 50)]), Err(RefusalCode::NamedTwice));
    }

    #[test]
    fn nothing_is_spent_that_was_not_planned_and_paid() {
        let now = budget(&[(1, 50, 0), (2, 50, 10)]);
        let spend = |paid: i64, named: &[(i32, i64)]| {
            let named: Vec<_> = named.iter().map(|(no, amount)| (*no, fen(*amount))).collect();
            spent(&now, fen(paid), &named)
        };
        assert_eq!(spend(60, &[(1, 50)]), Ok(budget(&[(1, 50, 50), (2, 50, 10)])));
        assert!(matches!(spend(59, &[(1, 50)]), Err(RefusalCode::OverLimit { .. })), "more than was paid");
        assert!(matches!(spend(100, &[(1, 51)]), Err(RefusalCode::OverLimit { .. })), "more than planned");
        assert_eq!(spend(5, &[(2, 5)]), Ok(budget(&[(1, 50, 0), (2, 50, 5)])), "what was wrong is put right");
        assert_eq!(spend(100, &[(3, 1)]), Err(RefusalCode::NotFound));
    }

    proptest! {
        #[test]
        fn what_is_left_adds_up_to_the_last_fen(
            award in 0_i64..200, paid in 0_i64..200,
            steps in proptest::collection::vec((any::<bool>(), proptest::collection::vec((1_i32..4, 0_i64..100), 0..4)), 0..20),
        ) {
            let mut now = Budget::new();
            for (plans, named) in steps {
                let named: Vec<_> = named.into_iter().map(|(no, amount)| (no, fen(amount))).collect();
                let next = if plans { planned(&now, fen(award), &[1, 2, 3], &named) } else { spent(&now, fen(paid), &named) };
                if let Ok(next) = next {
                    now = next;
                }
                let sum = |of: fn(&Balance) -> Fen| now.values().map(|balance| of(balance).get()).sum::<i64>();
                let (planned, spent, left) = (sum(|one| one.planned), sum(|one| one.spent), sum(|one| one.left()));
                prop_assert_eq!(planned - spent, left);
                prop_assert!(planned <= award && spent <= paid.min(planned));
            }
        }
    }
}
