//! Reminders: what is said about a deadline before and after it, to whom, and each thing once.

use chrono::NaiveDate;

use super::calendar::WorkCalendar;
use super::deadline::{Deadline, DeadlineKind};
use crate::register::agency::Tier;
use crate::responsibility::waiting::{ESCALATION, escalation};

words! {
    /// What is said about a deadline (提醒节点).
    ReminderStep {
        /// A grade ends soon enough to be applied for again (可申报复评).
        Renewable = "RENEWABLE", "等级即将到期，可申报复评", "The grade ends soon: it can be applied for again";
        /// Within 30 days (提前30天).
        Days30 = "DAYS_30", "30天内到期", "Due within 30 days";
        /// Within 14 days (提前14天).
        Days14 = "DAYS_14", "14天内到期", "Due within 14 days";
        /// Within 7 days (提前7天).
        Days7 = "DAYS_7", "7天内到期", "Due within 7 days";
        /// Within 3 days (提前3天).
        Days3 = "DAYS_3", "3天内到期", "Due within 3 days";
        /// Today or tomorrow (提前1天).
        Days1 = "DAYS_1", "今明两天到期", "Due today or tomorrow";
        /// The day has passed (逾期).
        Overdue = "OVERDUE", "已逾期", "Overdue";
        /// Late for so long that the sponsor looks into it (报业务主管单位督办).
        ToSponsor = "TO_SPONSOR", "逾期，请业务主管单位督办", "Late: the sponsor looks into it";
        /// Late for so long that the leading tier looks into it (报牵头部门督办).
        ToLead = "TO_LEAD", "逾期，请牵头部门督办", "Late: the leading tier looks into it";
    }
}

/// How many days before it is said first.
pub const LOOKS_AHEAD_DAYS: i64 = 30;

impl ReminderStep {
    /// What is said to the holder with so many days left; none while it is too early. After a stop only
    /// the step of the day is said: those that were missed are worth nothing any more.
    #[must_use]
    pub const fn on(days_left: i64) -> Option<Self> {
        match days_left {
            ..0 => Some(Self::Overdue),
            0..=1 => Some(Self::Days1),
            2..=3 => Some(Self::Days3),
            4..=7 => Some(Self::Days7),
            8..=14 => Some(Self::Days14),
            15..=LOOKS_AHEAD_DAYS => Some(Self::Days30),
            _ => None,
        }
    }

    /// The tier that is told; none where it is the holder himself.
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::ToSponsor => Some(Tier::Sponsor),
            Self::ToLead => Some(Tier::Lead),
            _ => None,
        }
    }
}

/// What is said about a grade so many days before it ends, when it can be applied for again: data. Nearer to
/// its day the steps of every deadline say it.
#[must_use]
pub fn renewable(due: &Deadline, renewal_days: i64) -> Option<ReminderStep> {
    let ahead = LOOKS_AHEAD_DAYS < due.days_left && due.days_left <= renewal_days;
    (ahead && due.kind == DeadlineKind::GradeExpiry).then_some(ReminderStep::Renewable)
}

/// What is to be said about a deadline today: to its holder, and to the tiers that it has been raised to.
/// `holder` is the tier of the agency that holds it; none for a society.
#[must_use]
pub fn steps(due: &Deadline, holder: Option<Tier>, today: NaiveDate, calendar: &WorkCalendar) -> Vec<ReminderStep> {
    let mut steps: Vec<ReminderStep> = ReminderStep::on(due.days_left).into_iter().collect();
    if !due.kind.is_raised() {
        return steps;
    }
    let raised = escalation(holder, due.due_on, today, &ESCALATION, calendar);
    // Whoever is first to look into it hears of it even where the leading tier already does.
    if raised.is_some() && holder.is_none() {
        steps.push(ReminderStep::ToSponsor);
    }
    if raised == Some(Tier::Lead) {
        steps.push(ReminderStep::ToLead);
    }
    steps
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ReminderStep;
    use crate::institution::deadline::DeadlineKind;
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reminder")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: DeadlineKind,
        /// The society, or what waits: with kind, legal day and step it is said once.
        pub subject_id: Uuid,
        pub legal_on: Date,
        pub step: ReminderStep,
        pub due_on: Date,
        pub society_id: Option<SocietyId>,
        /// What it is about, for a person; empty where kind and society say it.
        pub title: String,
        /// Exactly one of the two is told: the database checks it.
        pub holder_society_id: Option<SocietyId>,
        pub holder_agency_id: Option<AgencyId>,
        pub said_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn walk(kind: DeadlineKind, holder: Option<Tier>, days: impl Iterator<Item = i64>) -> Vec<ReminderStep> {
        let (calendar, day) = (WorkCalendar::default(), NaiveDate::from_ymd_opt(2026, 6, 10).unwrap_or_default());
        let mut said = BTreeSet::new();
        days.flat_map(|before| {
            let today = day - TimeDelta::days(before);
            steps(&Deadline::of(kind, day, today, &calendar), holder, today, &calendar)
        })
        .filter(|step| said.insert(*step))
        .collect()
    }

    #[test]
    fn day_by_day_each_step_is_said_once_in_its_order() {
        use ReminderStep::{Days1, Days3, Days7, Days14, Days30, Overdue, ToLead, ToSponsor};
        let all = || (-40..60).rev();
        let before = [Days30, Days14, Days7, Days3, Days1];
        let society = [&before[..], &[Overdue, ToSponsor, ToLead]].concat();
        assert_eq!(walk(DeadlineKind::CouncilTerm, None, all()), society);
        let agency = [&before[..], &[Overdue, ToLead]].concat();
        assert_eq!(walk(DeadlineKind::Thread, Some(Tier::Sponsor), all()), agency);
        assert_eq!(walk(DeadlineKind::Directive, Some(Tier::Lead), all()), [&before[..], &[Overdue]].concat());
        assert_eq!(walk(DeadlineKind::GradeExpiry, None, all()), [&before[..], &[Overdue]].concat());
    }

    #[test]
    fn a_grade_that_can_be_renewed_is_told_of_from_the_day_on_which_it_can() {
        let (calendar, until) = (WorkCalendar::default(), NaiveDate::from_ymd_opt(2026, 12, 31).unwrap_or_default());
        let on = |kind, before| renewable(&Deadline::of(kind, until, until - TimeDelta::days(before), &calendar), 180);
        assert_eq!(on(DeadlineKind::GradeExpiry, 181), None);
        assert_eq!(on(DeadlineKind::GradeExpiry, 180), Some(ReminderStep::Renewable));
        assert_eq!(on(DeadlineKind::GradeExpiry, 30), None, "the step of thirty days says it");
        assert_eq!(on(DeadlineKind::CouncilTerm, 100), None);
    }

    #[test]
    fn after_a_stop_only_the_step_of_the_day_is_said() {
        use ReminderStep::{Days1, Days7, Days30, Overdue};
        let around_a_stop = (15..=20).rev().chain((-1..=5).rev());
        let said = walk(DeadlineKind::GradeExpiry, None, around_a_stop);
        assert_eq!(said, [Days30, Days7, ReminderStep::Days3, Days1, Overdue], "14 passed unsaid");
    }

    proptest! {
        #[test]
        fn the_nearer_the_day_the_later_the_step(days_left in -100_i64..100) {
            prop_assert!(ReminderStep::on(days_left) <= ReminderStep::on(days_left - 1) || days_left > LOOKS_AHEAD_DAYS);
            prop_assert_eq!(ReminderStep::on(days_left).is_some(), days_left <= LOOKS_AHEAD_DAYS);
        }
    }
}
