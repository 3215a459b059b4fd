//! Notices: what is new about the things that someone holds, held or has to look into. Derived from the
//! items themselves by their dates, so that whatever opens an item anywhere is told without a word more.

use chrono::{NaiveDate, TimeDelta};

use super::waiting::EscalationRule;
use crate::ledger::reason::RETURNED;
use crate::register::agency::Tier;

words! {
    /// What is new (通知类别).
    NoticeKind {
        /// A new item has come to the caller's post (新到事项).
        Arrived = "ARRIVED", "新到", "Arrived";
        /// It was passed back, with the reason (被退回).
        Returned = "RETURNED", "退回", "Passed back";
        /// Its last day is near (即将到期).
        DueSoon = "DUE_SOON", "即将到期", "Due soon";
        /// Its last day has passed (已逾期).
        Overdue = "OVERDUE", "已逾期", "Overdue";
        /// Somebody else is so late with it that the caller's tier looks into it (逾期督办).
        Escalated = "ESCALATED", "需督办", "Escalated to you";
        /// Somebody else has closed it (已办结).
        Closed = "CLOSED", "已了结", "Closed";
    }
}

/// How many days before its last day an item is due soon. Practice, no clause: data.
pub const SOON_DAYS: i64 = 3;

/// For how many days news are news; what is older stands in the list of what waits.
pub const KEPT_DAYS: i64 = 30;

/// What the dates say about an item that is still held, and since which day; none while it is far off.
#[must_use]
pub fn by_date(due_on: NaiveDate, today: NaiveDate) -> Option<(NoticeKind, NaiveDate)> {
    let soon = due_on - TimeDelta::days(SOON_DAYS);
    if due_on < today {
        Some((NoticeKind::Overdue, due_on + TimeDelta::days(1)))
    } else {
        (soon <= today).then_some((NoticeKind::DueSoon, soon))
    }
}

/// What the coming of an item is to its holder: passed back, or new.
#[must_use]
pub fn by_reason(reason: &str) -> NoticeKind {
    if reason == RETURNED { NoticeKind::Returned } else { NoticeKind::Arrived }
}

/// After how many working days past due a tier looks into what somebody holds: `holder` is the tier of
/// the agency, none for a society. None when that never reaches the tier.
#[must_use]
pub const fn patience(holder: Option<Tier>, tier: Tier, rule: &EscalationRule) -> Option<i64> {
    match (holder, tier) {
        (None, Tier::Sponsor) | (Some(Tier::Sponsor | Tier::Registration), Tier::Lead) => Some(rule.next_after),
        (None, Tier::Lead) => Some(rule.lead_after),
        _ => None,
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::UserId;

    /// Up to when a user has seen his notices.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_seen")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: UserId,
        pub seen_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;
    use crate::institution::calendar::WorkCalendar;
    use crate::responsibility::waiting::{ESCALATION, escalation};

    fn day(offset: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default() + TimeDelta::days(offset)
    }

    #[test]
    fn an_item_is_far_off_then_soon_then_overdue() {
        for (days, wanted) in [
            (-4, None),
            (-3, Some((NoticeKind::DueSoon, day(-3)))),
            (0, Some((NoticeKind::DueSoon, day(-3)))),
            (1, Some((NoticeKind::Overdue, day(1)))),
            (9, Some((NoticeKind::Overdue, day(1)))),
        ] {
            assert_eq!(by_date(day(0), day(days)), wanted, "{days}");
        }
    }

    #[test]
    fn what_is_passed_back_is_told_as_such() {
        assert_eq!(by_reason("RETURNED"), NoticeKind::Returned);
        assert_eq!(by_reason("OPEN"), NoticeKind::Arrived);
    }

    proptest! {
        #[test]
        fn a_tier_is_told_on_the_day_on_which_the_rule_of_escalation_names_it(due in -400_i64..400, late in 0_i64..40) {
            let today = day(due + late);
            for holder in [None, Some(Tier::Sponsor), Some(Tier::Registration), Some(Tier::Lead)] {
                let looks = escalation(holder, day(due), today, &ESCALATION, &WorkCalendar::default());
                for tier in Tier::ALL {
                    let told = patience(holder, *tier, &ESCALATION)
                        .is_some_and(|days| day(due) <= WorkCalendar::default().late_since(days, today));
                    // The sponsor goes on looking when the leading tier does as well.
                    let above = *tier == Tier::Sponsor && looks == Some(Tier::Lead) && holder.is_none();
                    prop_assert_eq!(told, looks == Some(*tier) || above, "{:?} {:?}", holder, tier);
                }
            }
        }

        #[test]
        fn the_latest_due_day_that_is_so_late_is_the_latest(today in -400_i64..400, days in 1_u32..20) {
            let calendar = WorkCalendar::default();
            let found = calendar.late_since(days.into(), day(today));
            prop_assert!(calendar.working_days(found, day(today)) >= days.into());
            prop_assert!(calendar.working_days(found + TimeDelta::days(1), day(today)) < days.into());
            prop_assert!(calendar.after(found, days) <= day(today));
            prop_assert!(calendar.after(found + TimeDelta::days(1), days) > day(today));
        }
    }
}
