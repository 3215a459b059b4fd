//! SM-6: the steps of an activity filing as one table, whose turn it is, and the days that run: how early
//! a society files, and after how many working days silence is no objection.

use chrono::{NaiveDate, TimeDelta};

use super::{ActivityState, ActivityStep};
use crate::institution::calendar::WorkCalendar;
use crate::institution::report::machine::Turn;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::checked;

use ActivityState as S;
use ActivityStep as T;

/// SM-6: from where, by which step, to where. Filing begins it.
const STEPS: &[(S, T, S)] = &[
    (S::Filed, T::TakeUp, S::FedReview),
    (S::Filed, T::Pass, S::NoObjection),
    (S::Filed, T::Condition, S::Conditions),
    (S::Filed, T::Refuse, S::Refused),
    (S::Filed, T::Return, S::Returned),
    (S::Filed, T::Silence, S::NoObjection),
    (S::Filed, T::Cancel, S::Cancelled),
    (S::FedReview, T::Pass, S::NoObjection),
    (S::FedReview, T::Condition, S::Conditions),
    (S::FedReview, T::Refuse, S::Refused),
    (S::FedReview, T::Return, S::Returned),
    (S::FedReview, T::Silence, S::NoObjection),
    (S::FedReview, T::Cancel, S::Cancelled),
    (S::Returned, T::Refile, S::Filed),
    (S::Returned, T::Cancel, S::Cancelled),
    (S::Returned, T::Lapse, S::Cancelled),
    (S::NoObjection, T::Hold, S::Held),
    (S::NoObjection, T::Report, S::Reported),
    (S::NoObjection, T::Cancel, S::Cancelled),
    (S::Conditions, T::Hold, S::Held),
    (S::Conditions, T::Report, S::Reported),
    (S::Conditions, T::Cancel, S::Cancelled),
    (S::Held, T::Report, S::Reported),
];

impl ActivityState {
    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: ActivityStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<ActivityStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Filed | Self::FedReview => Turn::Sponsor,
            Self::Returned | Self::NoObjection | Self::Conditions | Self::Held => Turn::Society,
            Self::Refused | Self::Reported | Self::Cancelled => Turn::Nobody,
        }
    }

    /// Whether the activity may take place.
    #[must_use]
    pub const fn is_cleared(self) -> bool {
        matches!(self, Self::NoObjection | Self::Conditions)
    }
}

impl ActivityStep {
    /// Who takes it; none for what the clock notes.
    #[must_use]
    pub const fn taker(self) -> Option<Turn> {
        match self {
            Self::File | Self::Refile | Self::Cancel | Self::Hold | Self::Report => Some(Turn::Society),
            Self::TakeUp | Self::Return | Self::Pass | Self::Condition | Self::Refuse => Some(Turn::Sponsor),
            Self::Silence | Self::Lapse => None,
        }
    }
}

/// The days of a filing. No clause of the state sets them: charters and federations do, so they are data.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActivityTerms {
    /// Counts the writes to these terms.
    pub version: i32,
    /// So many days before it is held an activity is filed.
    pub lead_days: i32,
    /// After so many working days without a word there is no objection.
    pub silent_days: i32,
    /// So many working days the society has to correct what was returned.
    pub correct_days: i32,
    /// So many days after it was held it is reported.
    pub report_days: i32,
    /// Where the figures come from.
    pub source: String,
}

/// What clauses of filings are called where no regulation sets them.
pub const PRACTICE: &str = "社科联活动报备惯例";
/// The most days that a term can have.
pub const TERM_DAYS_MAX: i32 = 60;
/// The longest source, characters.
pub const SOURCE_MAX: usize = 200;

fn counted(count: i32) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

impl ActivityTerms {
    /// What holds until somebody sets something else.
    #[must_use]
    pub fn first() -> Self {
        Self {
            version: 1,
            lead_days: 15,
            silent_days: 5,
            correct_days: 5,
            report_days: 15,
            source: "社科联活动报备惯例：举办前15日报备，5个工作日未答复视为无异议，举办后15日内报告".into(),
        }
    }

    /// What is wrong with them: a society that files in time must hear before it holds, so the federation's
    /// working days fit into the days before.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let Self { version: _, lead_days, silent_days, correct_days, report_days, source } = self;
        let silent_max = (lead_days / 2).max(1);
        let days = [
            ("leadDays", *lead_days, TERM_DAYS_MAX),
            ("silentWorkingDays", *silent_days, silent_max),
            ("correctWorkingDays", *correct_days, TERM_DAYS_MAX),
            ("reportDays", *report_days, TERM_DAYS_MAX),
        ];
        let out = days.into_iter().filter(|(_, count, max)| !(1..=*max).contains(count));
        let mut faults: Vec<Refusal> =
            out.map(|(path, _, max)| Refusal::at(path, RefusalCode::OutOfRange { min: 1, max })).collect();
        faults.extend(checked(source, SOURCE_MAX).err().map(|code| Refusal::at("source", code)));
        faults
    }

    /// The last day on which the federation's word counts.
    #[must_use]
    pub fn silent_on(&self, filed_on: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
        calendar.after(filed_on, counted(self.silent_days))
    }

    /// The first day on which an activity that is filed today can be held: nothing takes place before the
    /// federation's days are over, so that nobody hurries past it.
    #[must_use]
    pub fn earliest_on(&self, filed_on: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
        self.silent_on(filed_on, calendar) + TimeDelta::days(1)
    }

    /// The first day that is filed early enough today.
    #[must_use]
    pub fn lead_on(&self, filed_on: NaiveDate) -> NaiveDate {
        filed_on + TimeDelta::days(self.lead_days.into())
    }

    /// The last day to report on what was held on a day.
    #[must_use]
    pub fn report_on(&self, held_on: NaiveDate) -> NaiveDate {
        held_on + TimeDelta::days(self.report_days.into())
    }

    /// The last day for whoever holds a filing; none where it is over.
    #[must_use]
    pub fn due(
        &self,
        state: ActivityState,
        days: ActivityDays,
        today: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Option<NaiveDate> {
        let ActivityDays { held_on, silent_on } = days;
        Some(match state {
            S::Filed | S::FedReview => silent_on,
            S::Returned => calendar.after(today, counted(self.correct_days)).min(held_on.max(today)),
            S::NoObjection | S::Conditions | S::Held => self.report_on(held_on),
            S::Refused | S::Reported | S::Cancelled => return None,
        })
    }
}

/// The days of one filing from which its due dates follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActivityDays {
    /// When it is held, or was.
    pub held_on: NaiveDate,
    /// The last day on which the federation's word counts.
    pub silent_on: NaiveDate,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;
    use crate::institution::calendar::DayKind;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    fn terms() -> ActivityTerms {
        ActivityTerms::first()
    }

    #[test]
    fn terms_let_a_society_hear_before_it_holds() {
        let paths = |terms: ActivityTerms| terms.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        assert_eq!(paths(terms()), Vec::<String>::new());
        assert_eq!(paths(ActivityTerms { lead_days: 8, ..terms() }), ["silentWorkingDays"]);
        assert_eq!(paths(ActivityTerms { lead_days: 0, silent_days: 1, ..terms() }), ["leadDays"]);
        assert_eq!(paths(ActivityTerms { report_days: 61, source: " ".into(), ..terms() }), ["reportDays", "source"]);
    }

    /// The machine once more, said in another way: by who has the turn.
    fn model(from: S, step: T) -> Option<S> {
        let turn = from.turn();
        match step {
            T::File => None,
            T::TakeUp => (from == S::Filed).then_some(S::FedReview),
            T::Pass | T::Silence => (turn == Turn::Sponsor).then_some(S::NoObjection),
            T::Condition => (turn == Turn::Sponsor).then_some(S::Conditions),
            T::Refuse => (turn == Turn::Sponsor).then_some(S::Refused),
            T::Return => (turn == Turn::Sponsor).then_some(S::Returned),
            T::Refile => (from == S::Returned).then_some(S::Filed),
            T::Lapse => (from == S::Returned).then_some(S::Cancelled),
            T::Hold => from.is_cleared().then_some(S::Held),
            T::Report => (from.is_cleared() || from == S::Held).then_some(S::Reported),
            T::Cancel => (turn != Turn::Nobody && from != S::Held).then_some(S::Cancelled),
        }
    }

    #[test]
    fn only_listed_steps_pass_and_nothing_waits_for_ever() {
        for from in S::ALL.iter().copied() {
            for step in T::ALL.iter().copied() {
                assert_eq!(from.after(step).ok(), model(from, step), "{from} {step}");
                if from.after(step).is_ok() {
                    assert_eq!(step.taker().is_none(), matches!(step, T::Silence | T::Lapse));
                }
            }
            assert_eq!(from.steps().is_empty(), from.turn() == Turn::Nobody, "{from}");
            // What waits for the federation is ended by the clock where nobody does.
            if from.turn() == Turn::Sponsor {
                assert!(from.after(T::Silence).is_ok());
            }
            let days = ActivityDays { held_on: day(4, 20), silent_on: day(3, 27) };
            let due = terms().due(from, days, day(3, 20), &WorkCalendar::default());
            assert_eq!(due.is_none(), from.turn() == Turn::Nobody, "{from}");
        }
    }

    #[test]
    fn the_silent_days_are_working_days() {
        let calendar = WorkCalendar::new([2026], [(day(4, 6), DayKind::Holiday)]);
        assert_eq!(terms().silent_on(day(3, 20), &calendar), day(3, 27));
        // Monday the 6th of April is a holiday: it does not count.
        assert_eq!(terms().silent_on(day(4, 3), &calendar), day(4, 13));
        assert_eq!(terms().silent_on(day(4, 3), &WorkCalendar::default()), day(4, 10));
    }

    #[test]
    fn what_is_returned_late_is_due_before_it_is_held() {
        let days = ActivityDays { held_on: day(3, 24), silent_on: day(3, 20) };
        assert_eq!(terms().due(S::Returned, days, day(3, 20), &WorkCalendar::default()), Some(day(3, 24)));
        assert_eq!(terms().due(S::Returned, days, day(3, 30), &WorkCalendar::default()), Some(day(3, 30)));
    }

    proptest! {
        #[test]
        fn nothing_that_may_be_held_is_held_before_the_federations_days_are_over(start in 0_i64..800) {
            let (filed, calendar) = (day(1, 1) + TimeDelta::days(start), WorkCalendar::default());
            let earliest = terms().earliest_on(filed, &calendar);
            prop_assert!(earliest > terms().silent_on(filed, &calendar));
            prop_assert_eq!(calendar.working_days(filed, earliest - TimeDelta::days(1)), i64::from(terms().silent_days));
            prop_assert!(terms().lead_on(filed) >= earliest, "who files in time is heard in time");
        }

        #[test]
        fn any_walk_ends_closed_or_can_go_on(steps in proptest::collection::vec(0_usize..12, 0..40)) {
            let mut state = S::Filed;
            for step in steps {
                if let Ok(next) = state.after(T::ALL[step]) {
                    prop_assert!(state.steps().contains(&T::ALL[step]));
                    prop_assert_ne!(next, state);
                    state = next;
                }
            }
            prop_assert_eq!(state.steps().is_empty(), state.turn() == Turn::Nobody);
        }
    }
}
