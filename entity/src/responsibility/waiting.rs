//! How long a thing waits, and who looks into it when it waits too long: escalation by working days.

use chrono::NaiveDate;

use crate::institution::calendar::WorkCalendar;
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

/// The tier that looks into an item: none while it is in time, and none above the leading tier.
/// `holder` is the tier of the agency that holds it; none for a society.
#[must_use]
pub fn escalation(
    holder: Option<Tier>,
    due_on: NaiveDate,
    today: NaiveDate,
    rule: &EscalationRule,
    calendar: &WorkCalendar,
) -> Option<Tier> {
    let late = calendar.working_days(due_on, today);
    match holder {
        Some(Tier::Lead) => None,
        Some(Tier::Sponsor | Tier::Registration) => (late >= rule.next_after).then_some(Tier::Lead),
        None if late >= rule.lead_after => Some(Tier::Lead),
        None => (late >= rule.next_after).then_some(Tier::Sponsor),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::institution::calendar::DayKind;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    #[test]
    fn lateness_goes_up_the_tiers() {
        let look = |holder, to: (u32, u32)| {
            escalation(holder, day(3, 20), day(to.0, to.1), &ESCALATION, &WorkCalendar::default())
        };
        assert_eq!(look(None, (3, 24)), None);
        assert_eq!(look(None, (3, 25)), Some(Tier::Sponsor));
        assert_eq!(look(None, (4, 2)), Some(Tier::Sponsor));
        assert_eq!(look(None, (4, 3)), Some(Tier::Lead));
        assert_eq!(look(Some(Tier::Sponsor), (3, 24)), None);
        assert_eq!(look(Some(Tier::Sponsor), (3, 25)), Some(Tier::Lead));
        assert_eq!(look(Some(Tier::Lead), (12, 31)), None);
    }

    #[test]
    fn a_holiday_gives_the_holder_its_days() {
        // Tomb-sweeping day: 4 to 6 April 2026 are Saturday to Monday.
        let calendar = WorkCalendar::new([2026], [(day(4, 6), DayKind::Holiday)]);
        let look = |calendar: &WorkCalendar| escalation(None, day(4, 3), day(4, 8), &ESCALATION, calendar);
        assert_eq!(look(&WorkCalendar::default()), Some(Tier::Sponsor));
        assert_eq!(look(&calendar), None);
    }

    proptest! {
        #[test]
        fn waiting_longer_never_lowers_the_tier(late in 0_i64..60) {
            let calendar = WorkCalendar::default();
            let today = |late: i64| day(3, 20) + TimeDelta::days(late);
            let height = |late: i64| match escalation(None, day(3, 20), today(late), &ESCALATION, &calendar) {
                None => 0,
                Some(Tier::Lead) => 2,
                Some(_) => 1,
            };
            prop_assert!(height(late) <= height(late + 1));
        }
    }
}
