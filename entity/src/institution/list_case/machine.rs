//! The steps of a list case as one table, whose turn it is, and the days that the order sets: a society is
//! heard before it is listed and comes off when its duty is done or its time is over.

use chrono::{Days, Months, NaiveDate};

use super::{ListKind, ListState, ListStep};
use crate::institution::calendar::WorkCalendar;
use crate::institution::report::machine::Turn;
use crate::refusal::{Refusal, RefusalCode};

use ListState as S;
use ListStep as T;

/// From where, by which step, to where.
const STEPS: &[(S, T, S)] = &[
    (S::Proposed, T::Notify, S::Noticed),
    (S::Proposed, T::Dismiss, S::Dismissed),
    (S::Noticed, T::Object, S::Objected),
    (S::Noticed, T::Lapse, S::Heard),
    (S::Noticed, T::Enter, S::Listed),
    (S::Noticed, T::Dismiss, S::Dismissed),
    (S::Heard, T::Enter, S::Listed),
    (S::Heard, T::Dismiss, S::Dismissed),
    (S::Objected, T::Enter, S::Listed),
    (S::Objected, T::Dismiss, S::Dismissed),
    (S::Listed, T::Refault, S::Listed),
    (S::Listed, T::ApplyExit, S::ExitApplied),
    (S::Listed, T::Mature, S::ExitApplied),
    (S::Listed, T::Transfer, S::Removed),
    (S::Listed, T::End, S::Removed),
    (S::ExitApplied, T::GrantExit, S::Removed),
    (S::ExitApplied, T::RefuseExit, S::Listed),
    (S::ExitApplied, T::Transfer, S::Removed),
    (S::ExitApplied, T::End, S::Removed),
    (S::Proposed, T::Opine, S::Proposed),
    (S::Noticed, T::Opine, S::Noticed),
    (S::Objected, T::Opine, S::Objected),
    (S::Heard, T::Opine, S::Heard),
    (S::ExitApplied, T::Opine, S::ExitApplied),
];

impl ListState {
    /// Whose turn it is in this state.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Noticed => Turn::Society,
            Self::Proposed | Self::Objected | Self::Heard | Self::ExitApplied => Turn::Registration,
            Self::Listed | Self::Removed | Self::Dismissed => Turn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }

    /// Whether the society stands on the list.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Listed | Self::ExitApplied)
    }

    /// Whether the case is over.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Removed | Self::Dismissed)
    }

    /// The state after a step; any that is not listed is refused.
    pub fn after(self, step: ListStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<ListStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }
}

/// The most days that a term may have.
pub const DAYS_MAX: i32 = 366;
/// The most months that a list may be stood on.
pub const MONTHS_MAX: i32 = 120;

/// How long everything takes: data of each list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ListTerms {
    /// Days to object.
    pub objection_days: i32,
    /// Days for civil affairs to decide.
    pub decision_days: i32,
    /// Months on the list until it comes off.
    pub exit_months: i32,
    /// Working days for civil affairs to take it off.
    pub exit_work_days: i32,
    /// Months on this list after which the graver one is proposed; none for never.
    pub graver_months: Option<i32>,
    /// An objection is decided by another official than the one who gave notice.
    pub second_official: bool,
}

/// What a case's days hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListDays {
    /// Which list.
    pub list: ListKind,
    /// There is something to put right.
    pub duty: bool,
    /// The last day to object; none before the notice.
    pub objection_due_on: Option<NaiveDate>,
    /// From when the time on the list counts; none while it is not listed.
    pub counts_since: Option<NaiveDate>,
}

fn months_after(day: NaiveDate, months: i32) -> NaiveDate {
    let months = Months::new(u32::try_from(months).unwrap_or_default());
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

fn days_after(day: NaiveDate, days: i32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::try_from(days).unwrap_or_default())).unwrap_or(NaiveDate::MAX)
}

impl ListTerms {
    /// What is wrong with terms that are to be set.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let numbers = [
            ("objectionDays", self.objection_days, DAYS_MAX),
            ("decisionDays", self.decision_days, DAYS_MAX),
            ("exitMonths", self.exit_months, MONTHS_MAX),
            ("exitWorkDays", self.exit_work_days, DAYS_MAX),
            ("graverMonths", self.graver_months.unwrap_or(1), MONTHS_MAX),
        ];
        let out = numbers.into_iter().filter(|(_, number, max)| !(1..=*max).contains(number));
        out.map(|(path, _, max)| Refusal::at(path, RefusalCode::OutOfRange { min: 1, max })).collect()
    }

    /// The last day to object to a notice of this day; a rest day moves it on.
    #[must_use]
    pub fn objection_due(&self, noticed_on: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
        calendar.on_or_after(days_after(noticed_on, self.objection_days))
    }

    /// The first day on which the list can be left; none while it is not listed. Where a duty is done the
    /// list of abnormal activity is left at any time; from that of serious breaches only after clean years.
    #[must_use]
    pub fn exit_from(&self, days: &ListDays) -> Option<NaiveDate> {
        let since = days.counts_since?;
        Some(match (days.list, days.duty) {
            (ListKind::Abnormal, true) => since,
            _ => months_after(since, self.exit_months),
        })
    }

    /// The day on which nothing stands in the way of leaving although nobody applies; none where a duty has
    /// to be done first, or years have to be shown as clean.
    #[must_use]
    pub fn matures_on(&self, days: &ListDays) -> Option<NaiveDate> {
        if days.duty || days.list == ListKind::Serious { None } else { self.exit_from(days) }
    }

    /// The day from which the graver list is proposed; none for never.
    #[must_use]
    pub fn graver_from(&self, counts_since: NaiveDate) -> Option<NaiveDate> {
        self.graver_months.map(|months| months_after(counts_since, months))
    }

    /// The last day of whoever holds a case in this state; none where nobody does.
    #[must_use]
    pub fn due(
        &self,
        state: ListState,
        objection_due_on: Option<NaiveDate>,
        today: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Option<NaiveDate> {
        match state {
            S::Noticed => objection_due_on,
            S::Proposed | S::Objected | S::Heard => Some(calendar.on_or_after(days_after(today, self.decision_days))),
            S::ExitApplied => Some(calendar.after(today, u32::try_from(self.exit_work_days).unwrap_or_default())),
            S::Listed | S::Removed | S::Dismissed => None,
        }
    }

    /// Whether a step is for another official than the one who proposed the case or gave notice of it: the
    /// decision about an objection, where the terms say so.
    #[must_use]
    pub fn needs_second(&self, step: ListStep, state: ListState) -> bool {
        self.second_official && state == S::Objected && matches!(step, T::Enter | T::Dismiss)
    }

    /// Whether a step comes at its time; refused with the day from or until which it would.
    pub fn in_time(
        &self,
        step: ListStep,
        state: ListState,
        days: &ListDays,
        today: NaiveDate,
    ) -> Result<(), RefusalCode> {
        match (step, days.objection_due_on) {
            (T::Object, Some(due_on)) if due_on < today => Err(RefusalCode::LateObjection { due_on }),
            (T::Enter, Some(due_on)) if state == S::Noticed && today <= due_on => {
                Err(RefusalCode::NoticeRunning { due_on })
            }
            (T::ApplyExit | T::GrantExit | T::Mature, _) => match self.exit_from(days) {
                Some(from) if today < from => Err(RefusalCode::ExitTooEarly { from }),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    const ABNORMAL: ListTerms = ListTerms {
        objection_days: 10,
        decision_days: 10,
        exit_months: 6,
        exit_work_days: 5,
        graver_months: Some(24),
        second_official: false,
    };
    const SERIOUS: ListTerms = ListTerms { exit_months: 24, graver_months: None, ..ABNORMAL };

    fn day(offset: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).and_then(|day| day.checked_add_days(Days::new(offset))).unwrap_or_default()
    }

    fn steps() -> impl Strategy<Value = Vec<ListStep>> {
        prop::collection::vec(prop::sample::select(ListStep::ALL), 0..40)
    }

    /// The model: what a person would keep on paper.
    #[derive(Default)]
    struct Paper {
        noticed: bool,
        listed: bool,
        over: bool,
    }

    #[test]
    fn a_second_official_decides_about_an_objection_and_about_nothing_else() {
        let with = ListTerms { second_official: true, ..ABNORMAL };
        for state in ListState::ALL.iter().copied() {
            for step in ListStep::ALL.iter().copied() {
                let decides = state == S::Objected && matches!(step, T::Enter | T::Dismiss);
                assert_eq!(with.needs_second(step, state), decides, "{step} at {state}");
                assert!(!ABNORMAL.needs_second(step, state));
            }
        }
    }

    proptest! {
        #[test]
        fn nobody_is_listed_unheard_and_nobody_leaves_unlisted(walk in steps()) {
            let mut paper = Paper::default();
            let mut state = ListState::Proposed;
            for step in walk {
                let Ok(next) = state.after(step) else { continue };
                prop_assert!(!paper.over, "{step} after the end");
                match step {
                    T::Notify => { prop_assert!(!paper.listed); paper.noticed = true; }
                    T::Enter => { prop_assert!(paper.noticed && !paper.listed); paper.listed = true; }
                    T::Object | T::Lapse => prop_assert!(paper.noticed && !paper.listed),
                    T::GrantExit | T::Transfer | T::End => { prop_assert!(paper.listed); paper.over = true; }
                    T::Dismiss => { prop_assert!(!paper.listed); paper.over = true; }
                    T::ApplyExit | T::Mature | T::RefuseExit | T::Refault => prop_assert!(paper.listed),
                    T::Opine => prop_assert_eq!(next, state),
                    T::Propose | T::Adopt => prop_assert!(false, "{} only begins a case", step),
                }
                state = next;
                prop_assert_eq!(state.is_over(), paper.over);
                prop_assert_eq!(state.is_listed(), paper.listed && !paper.over);
            }
        }

        #[test]
        fn a_new_fault_never_lets_anyone_leave_earlier(first in 0_u64..2000, later in 0_u64..2000, duty: bool) {
            for (list, terms) in [(ListKind::Abnormal, ABNORMAL), (ListKind::Serious, SERIOUS)] {
                let since = |offset| ListDays { list, duty, objection_due_on: None, counts_since: Some(day(offset)) };
                let (early, late) = (terms.exit_from(&since(first)), terms.exit_from(&since(first + later)));
                prop_assert!(early <= late);
                let from = late.unwrap_or_default();
                let the_day_before = from.pred_opt().unwrap_or_default();
                let apply = |today| terms.in_time(T::ApplyExit, S::Listed, &since(first + later), today);
                prop_assert_eq!(apply(the_day_before), Err(RefusalCode::ExitTooEarly { from }));
                prop_assert_eq!(apply(from), Ok(()));
            }
        }

        #[test]
        fn an_objection_and_an_entry_never_have_the_same_day(noticed in 0_u64..700, today in 0_u64..900) {
            let due_on = ABNORMAL.objection_due(day(noticed), &WorkCalendar::default());
            let days = ListDays { list: ListKind::Abnormal, duty: true, objection_due_on: Some(due_on), counts_since: None };
            let open = |step| ABNORMAL.in_time(step, S::Noticed, &days, day(today)).is_ok();
            prop_assert_ne!(open(T::Object), open(T::Enter));
        }
    }

    #[test]
    fn whoever_has_the_turn_has_a_day_and_nobody_else() {
        for state in ListState::ALL.iter().copied() {
            let due = ABNORMAL.due(state, Some(day(3)), day(0), &WorkCalendar::default());
            assert_eq!(due.is_some(), state.is_open(), "{state}");
        }
    }

    #[test]
    fn only_what_needs_no_duty_matures_by_itself() {
        let days = |list, duty| ListDays { list, duty, objection_due_on: None, counts_since: Some(day(0)) };
        assert_eq!(ABNORMAL.matures_on(&days(ListKind::Abnormal, true)), None);
        assert_eq!(ABNORMAL.matures_on(&days(ListKind::Abnormal, false)), NaiveDate::from_ymd_opt(2026, 7, 1));
        assert_eq!(SERIOUS.matures_on(&days(ListKind::Serious, false)), None);
    }
}
