//! SM-10: the steps of an enforcement case as one table, whose turn it is, and how long each holder has.
//! Nobody is penalised unheard, and nobody confirms his own correction.

use chrono::{Days, NaiveDate};

use super::{EnforcementState, EnforcementStep};
use crate::institution::calendar::WorkCalendar;
use crate::institution::report::machine::Turn;
use crate::refusal::{Refusal, RefusalCode};

use EnforcementState as S;
use EnforcementStep as T;

/// From where, by which step, to where.
const STEPS: &[(S, T, S)] = &[
    (S::Clue, T::Investigate, S::Investigating),
    (S::Clue, T::Drop, S::NoAction),
    (S::Investigating, T::Drop, S::NoAction),
    (S::Investigating, T::Order, S::OrderedToCorrect),
    (S::Investigating, T::Notice, S::PenaltyNoticed),
    (S::OrderedToCorrect, T::ReportCorrection, S::CorrectionReported),
    (S::OrderedToCorrect, T::Notice, S::PenaltyNoticed),
    (S::CorrectionReported, T::ConfirmCorrection, S::Corrected),
    (S::CorrectionReported, T::RejectCorrection, S::OrderedToCorrect),
    (S::CorrectionReported, T::Notice, S::PenaltyNoticed),
    (S::PenaltyNoticed, T::Object, S::PenaltyObjected),
    (S::PenaltyNoticed, T::Lapse, S::PenaltyHeard),
    (S::PenaltyNoticed, T::Impose, S::InForce),
    (S::PenaltyHeard, T::Impose, S::InForce),
    (S::PenaltyHeard, T::Drop, S::NoAction),
    (S::PenaltyObjected, T::Impose, S::InForce),
    (S::PenaltyObjected, T::Drop, S::NoAction),
    (S::InForce, T::Close, S::Closed),
    (S::InForce, T::Lift, S::Closed),
];

impl EnforcementState {
    /// Whose turn it is in this state.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::OrderedToCorrect | Self::PenaltyNoticed => Turn::Society,
            Self::Clue
            | Self::Investigating
            | Self::CorrectionReported
            | Self::PenaltyObjected
            | Self::PenaltyHeard
            | Self::InForce => Turn::Registration,
            Self::NoAction | Self::Corrected | Self::Closed => Turn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }

    /// The state after a step; any that is not listed is refused.
    pub fn after(self, step: EnforcementStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<EnforcementStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }
}

impl EnforcementStep {
    /// Whether the society hears of the case by this step.
    #[must_use]
    pub const fn serves(self) -> bool {
        matches!(self, Self::Order | Self::Notice)
    }

    /// Whether it comes at its time: an objection within its days, a penalty after them or after it.
    pub fn in_time(
        self,
        state: EnforcementState,
        due_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<(), RefusalCode> {
        match (self, due_on) {
            (T::Object, Some(due_on)) if due_on < today => Err(RefusalCode::LatePlea { due_on }),
            (T::Impose, Some(due_on)) if state == S::PenaltyNoticed && today <= due_on => {
                Err(RefusalCode::PleaRunning { due_on })
            }
            _ => Ok(()),
        }
    }
}

/// The most days that a term may have.
pub const DAYS_MAX: i32 = 366;

/// How long each holder has: data, a version from its day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct EnforcementTerms {
    /// Civil affairs, to look into a clue, days.
    pub clue_days: i32,
    /// Civil affairs, to decide on what it investigates, days.
    pub investigate_days: i32,
    /// The society, to put it right, where civil affairs sets no day, days.
    pub correct_days: i32,
    /// Civil affairs, to check what was put right, and to decide after an objection, days.
    pub check_days: i32,
    /// The society, to object to a penalty, working days.
    pub plea_work_days: i32,
    /// To carry a penalty out, days.
    pub carry_out_days: i32,
    /// An objection is decided by another official than the one who gave notice.
    pub second_official: bool,
}

impl EnforcementTerms {
    /// What is wrong with terms that are to be published.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let days = [
            ("clueDays", self.clue_days),
            ("investigateDays", self.investigate_days),
            ("correctDays", self.correct_days),
            ("checkDays", self.check_days),
            ("pleaWorkDays", self.plea_work_days),
            ("carryOutDays", self.carry_out_days),
        ];
        let out = days.into_iter().filter(|(_, days)| !(1..=DAYS_MAX).contains(days));
        out.map(|(path, _)| Refusal::at(path, RefusalCode::OutOfRange { min: 1, max: DAYS_MAX })).collect()
    }

    /// The last day of whoever holds a case in this state; none where it is over. `own` is a day that was
    /// set: for the correction, the objection, the end of a suspension.
    #[must_use]
    pub fn due(
        &self,
        state: EnforcementState,
        own: Option<NaiveDate>,
        today: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Option<NaiveDate> {
        let within = |days: i32| {
            let days = Days::new(u64::try_from(days).unwrap_or_default());
            Some(today.checked_add_days(days).unwrap_or(NaiveDate::MAX))
        };
        match state {
            S::Clue => within(self.clue_days),
            S::Investigating => within(self.investigate_days),
            S::OrderedToCorrect => own.or(within(self.correct_days)),
            S::CorrectionReported | S::PenaltyObjected | S::PenaltyHeard => within(self.check_days),
            S::PenaltyNoticed => {
                let days = u32::try_from(self.plea_work_days).unwrap_or_default();
                own.or(Some(calendar.after(today, days)))
            }
            S::InForce => own.or(within(self.carry_out_days)),
            S::NoAction | S::Corrected | S::Closed => None,
        }
    }

    /// Whether a step is for another official than the one who gave notice of the penalty: the decision
    /// about an objection, where the terms say so.
    #[must_use]
    pub fn needs_second(&self, step: EnforcementStep, state: EnforcementState) -> bool {
        self.second_official && state == S::PenaltyObjected && matches!(step, T::Impose | T::Drop)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    const TERMS: EnforcementTerms = EnforcementTerms {
        clue_days: 15,
        investigate_days: 90,
        correct_days: 30,
        check_days: 15,
        plea_work_days: 5,
        carry_out_days: 15,
        second_official: true,
    };

    #[test]
    fn a_second_official_decides_about_an_objection_and_about_nothing_else() {
        let without = EnforcementTerms { second_official: false, ..TERMS };
        for state in EnforcementState::ALL.iter().copied() {
            for step in EnforcementStep::ALL.iter().copied() {
                let decides = state == S::PenaltyObjected && matches!(step, T::Impose | T::Drop);
                assert_eq!(TERMS.needs_second(step, state), decides, "{step} at {state}");
                assert!(!without.needs_second(step, state));
            }
        }
    }

    proptest! {
        #[test]
        fn nobody_is_penalised_unheard_and_what_is_over_stays_over(
            walk in prop::collection::vec(prop::sample::select(EnforcementStep::ALL), 0..40)
        ) {
            let (mut state, mut investigated, mut noticed, mut reported, mut over) =
                (EnforcementState::Clue, false, false, false, false);
            for step in walk {
                let Ok(next) = state.after(step) else { continue };
                prop_assert!(!over, "{step} after the end");
                match step {
                    T::Investigate => investigated = true,
                    T::Order | T::RejectCorrection => { prop_assert!(investigated); reported = false; }
                    T::Notice => { prop_assert!(investigated); noticed = true; }
                    T::ReportCorrection => { prop_assert!(!noticed); reported = true; }
                    T::ConfirmCorrection => prop_assert!(reported),
                    T::Object | T::Lapse | T::Impose | T::Close | T::Lift => prop_assert!(noticed),
                    T::Drop => prop_assert_ne!(state, S::InForce),
                    T::Report => prop_assert!(false, "only begins a case"),
                }
                over = !next.is_open();
                state = next;
            }
        }

        #[test]
        fn an_objection_and_a_penalty_never_have_the_same_day(due in 0_u64..100, today in 0_u64..100) {
            let day = |offset| NaiveDate::default().checked_add_days(Days::new(offset));
            let today = day(today).unwrap_or_default();
            let open = |step: EnforcementStep| step.in_time(S::PenaltyNoticed, day(due), today).is_ok();
            prop_assert_ne!(open(T::Object), open(T::Impose));
        }
    }

    #[test]
    fn whoever_has_the_turn_has_a_day_and_nobody_else() {
        for state in EnforcementState::ALL.iter().copied() {
            let due = TERMS.due(state, None, NaiveDate::default(), &WorkCalendar::default());
            assert_eq!(due.is_some(), state.is_open(), "{state}");
        }
    }
}
