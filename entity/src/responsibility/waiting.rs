//! How long a thing waits, and who looks into it when it waits too long: working days and escalation.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use crate::register::agency::Tier;

/// After how many working days past due which tier looks into an open item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EscalationRule {
    /// The tier above the holder: the sponsor for a society, the leading tier for an agency.
    pub next_after: i64,
    /// The leading tier.
    pub lead_after: i64,
    /// Where the figures come from.
    pub source: &'static str,
}

/// The rule in force. The figures are professional practice and no clause: they are data.
pub const ESCALATION: EscalationRule =
    EscalationRule {
        next_after: 3, lead_after: 10, source: "督办惯例：逾期3个工作日提醒上一级，10个工作日报牵头部门"
    };

/// Working days after one day up to and with another: Monday to Friday. Public holidays are not known
/// to it. None where the second day is not later.
#[must_use]
pub fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    let days = (to - from).num_days().max(0);
    let rest = (1..=days % 7).filter(|day| {
        let weekday = (from + TimeDelta::days(*day)).weekday();
        !matches!(weekday, Weekday::Sat | Weekday::Sun)
    });
    days / 7 * 5 + i64::try_from(rest.count()).unwrap_or(0)
}

/// The first day that is so many working days past due.
#[must_use]
pub fn late_on(days: i64, due_on: NaiveDate) -> NaiveDate {
    let mut day = due_on;
    while working_days(due_on, day) < days {
        day += TimeDelta::days(1);
    }
    day
}

/// The latest due day that is at least so many working days past on a day.
#[must_use]
pub fn late_since(days: i64, today: NaiveDate) -> NaiveDate {
    let mut due = today;
    while working_days(due, today) < days {
        due -= TimeDelta::days(1);
    }
    due
}

/// The tier that looks into an item: none while it is in time, and none above the leading tier.
/// `holder` is the tier of the agency that holds it; none for a society.
#[must_use]
pub fn escalation(holder: Option<Tier>, due_on: NaiveDate, today: NaiveDate, rule: &EscalationRule) -> Option<Tier> {
    let late = working_days(due_on, today);
    match holder {
        Some(Tier::Lead) => None,
        Some(Tier::Sponsor | Tier::Registration) => (late >= rule.next_after).then_some(Tier::Lead),
        None if late >= rule.lead_after => Some(Tier::Lead),
        None => (late >= rule.next_after).then_some(Tier::Sponsor),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    #[test]
    fn weekends_do_not_count() {
        // 2026-03-20 is a Friday.
        for (to, days) in [((3, 20), 0), ((3, 21), 0), ((3, 22), 0), ((3, 23), 1), ((3, 27), 5), ((4, 3), 10)] {
            assert_eq!(working_days(day(3, 20), day(to.0, to.1)), days, "{to:?}");
        }
        assert_eq!(working_days(day(3, 21), day(3, 23)), 1);
        assert_eq!(working_days(day(3, 23), day(3, 20)), 0);
    }

    #[test]
    fn lateness_goes_up_the_tiers() {
        let look = |holder, to: (u32, u32)| escalation(holder, day(3, 20), day(to.0, to.1), &ESCALATION);
        assert_eq!(look(None, (3, 24)), None);
        assert_eq!(look(None, (3, 25)), Some(Tier::Sponsor));
        assert_eq!(look(None, (4, 2)), Some(Tier::Sponsor));
        assert_eq!(look(None, (4, 3)), Some(Tier::Lead));
        assert_eq!(look(Some(Tier::Sponsor), (3, 24)), None);
        assert_eq!(look(Some(Tier::Sponsor), (3, 25)), Some(Tier::Lead));
        assert_eq!(look(Some(Tier::Lead), (12, 31)), None);
    }

    proptest! {
        #[test]
        fn working_days_are_the_weekdays_counted_one_by_one(start in 0_i64..4000, length in -20_i64..400) {
            let from = day(1, 1) + TimeDelta::days(start);
            let counted = (1..=length)
                .map(|step| (from + TimeDelta::days(step)).weekday())
                .filter(|weekday| weekday.number_from_monday() < 6)
                .count();
            prop_assert_eq!(working_days(from, from + TimeDelta::days(length)), i64::try_from(counted).unwrap_or(-1));
        }

        #[test]
        fn waiting_longer_never_lowers_the_tier(late in 0_i64..60) {
            let height = |late: i64| match escalation(None, day(3, 20), day(3, 20) + TimeDelta::days(late), &ESCALATION) {
                None => 0,
                Some(Tier::Lead) => 2,
                Some(_) => 1,
            };
            prop_assert!(height(late) <= height(late + 1));
        }
    }
}
