//! SM-1, its part before the register: the steps of an application as one table, whose turn each state is,
//! and how long each holder has.

use chrono::{NaiveDate, TimeDelta};

use super::{RegistrationState, RegistrationStep};
use crate::institution::calendar::WorkCalendar;
use crate::refusal::RefusalCode;
use crate::register::agency::Tier;

use RegistrationState as S;
use RegistrationStep as T;

/// SM-1: from where, by which step, to where; `None` begins.
const STEPS: &[(Option<S>, T, S)] = &[
    (None, T::Begin, S::Preparing),
    (Some(S::Preparing), T::Save, S::Preparing),
    (Some(S::Preparing), T::Submit, S::SponsorReview),
    (Some(S::Preparing), T::Withdraw, S::Withdrawn),
    (Some(S::Returned), T::Save, S::Returned),
    (Some(S::Returned), T::Submit, S::SponsorReview),
    (Some(S::Returned), T::Withdraw, S::Withdrawn),
    (Some(S::SponsorReview), T::Return, S::Returned),
    (Some(S::SponsorReview), T::Consent, S::CivilIntake),
    (Some(S::SponsorReview), T::Withdraw, S::Withdrawn),
    (Some(S::CivilIntake), T::Return, S::Returned),
    (Some(S::CivilIntake), T::Accept, S::CivilReview),
    (Some(S::CivilIntake), T::Withdraw, S::Withdrawn),
    (Some(S::CivilReview), T::Approve, S::Approved),
    (Some(S::CivilReview), T::Reject, S::Rejected),
];

/// The state that a step leads to; none where the machine does not list it.
#[must_use]
pub fn follow(from: Option<RegistrationState>, step: RegistrationStep) -> Option<RegistrationState> {
    STEPS.iter().find(|(listed, by, _)| (*listed, *by) == (from, step)).map(|(.., to)| *to)
}

impl RegistrationState {
    /// The tier whose turn it is; none where the application is decided or withdrawn. The federation
    /// holds what the founders prepare: they have no account, it files for them.
    #[must_use]
    pub const fn turn(self) -> Option<Tier> {
        match self {
            Self::Preparing | Self::Returned | Self::SponsorReview => Some(Tier::Sponsor),
            Self::CivilIntake | Self::CivilReview => Some(Tier::Registration),
            Self::Approved | Self::Rejected | Self::Withdrawn => None,
        }
    }

    /// Whether someone still has to act on the application.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.turn().is_some()
    }

    /// Whether it can be filled in.
    #[must_use]
    pub fn is_writable(self) -> bool {
        follow(Some(self), T::Save).is_some()
    }

    /// The state after a step; any that is not listed is refused.
    pub fn after(self, step: RegistrationStep) -> Result<Self, RefusalCode> {
        follow(Some(self), step).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// Goes on when the society stands in the register; before that there is nothing to admit.
    pub fn registered(self) -> Result<(), RefusalCode> {
        if self == Self::Approved { Ok(()) } else { Err(RefusalCode::wrong_state(self)) }
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<RegistrationStep> {
        STEPS.iter().filter(|(from, ..)| *from == Some(self)).map(|(_, step, _)| *step).collect()
    }
}

/// Calendar days within which civil affairs decides, from complete papers on.
pub const DECIDE_WITHIN_DAYS: i64 = 60;
/// The clause that says so.
pub const DECIDE_RULE: &str = "《社会团体登记管理条例》第十二条：自收到全部有效文件之日起60日内作出决定";

/// How long each holder has, working days. Professional practice and no clause, but for the sixty days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegistrationTerms {
    /// The federation's clerk, to put the papers together with the founders.
    pub prepare: u32,
    /// The same, to correct what was returned.
    pub correct: u32,
    /// The federation's chair, to review.
    pub review: u32,
    /// Civil affairs, to see whether the papers are complete.
    pub intake: u32,
    /// Where the figures come from.
    pub source: &'static str,
}

/// The terms in force.
pub const TERMS: RegistrationTerms = RegistrationTerms {
    prepare: 40,
    correct: 10,
    review: 10,
    intake: 5,
    source: "办理惯例：筹备40个、补正10个、社科联审查10个、受理5个工作日",
};

/// The last day for whoever holds an application in this state; none where nobody does.
#[must_use]
pub fn due(state: RegistrationState, today: NaiveDate, calendar: &WorkCalendar) -> Option<NaiveDate> {
    let within = |days| Some(calendar.after(today, days));
    match state {
        S::Preparing => within(TERMS.prepare),
        S::Returned => within(TERMS.correct),
        S::SponsorReview => within(TERMS.review),
        S::CivilIntake => within(TERMS.intake),
        S::CivilReview => Some(decide_by(today)),
        S::Approved | S::Rejected | S::Withdrawn => None,
    }
}

/// The last day to decide on papers that were complete on a day.
#[must_use]
pub fn decide_by(accepted_on: NaiveDate) -> NaiveDate {
    accepted_on + TimeDelta::days(DECIDE_WITHIN_DAYS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    /// The machine once more, said by its rules.
    fn model(from: Option<S>, step: T) -> Option<S> {
        let with_founders = matches!(from, Some(S::Preparing | S::Returned));
        let judged = matches!(from, Some(S::SponsorReview | S::CivilIntake));
        match step {
            T::Begin if from.is_none() => Some(S::Preparing),
            T::Save if with_founders => from,
            T::Submit if with_founders => Some(S::SponsorReview),
            T::Withdraw if with_founders || judged => Some(S::Withdrawn),
            T::Return if judged => Some(S::Returned),
            T::Consent if from == Some(S::SponsorReview) => Some(S::CivilIntake),
            T::Accept if from == Some(S::CivilIntake) => Some(S::CivilReview),
            T::Approve if from == Some(S::CivilReview) => Some(S::Approved),
            T::Reject if from == Some(S::CivilReview) => Some(S::Rejected),
            _ => None,
        }
    }

    #[test]
    fn only_listed_steps_lead_on() {
        for from in [None].into_iter().chain(S::ALL.iter().copied().map(Some)) {
            for step in T::ALL.iter().copied() {
                assert_eq!(follow(from, step), model(from, step), "{from:?} {step}");
            }
        }
    }

    #[test]
    fn sixty_days_are_days_of_the_calendar() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        assert_eq!(due(S::CivilReview, day(3, 20), &WorkCalendar::default()), Some(day(5, 19)));
        assert_eq!(due(S::CivilIntake, day(3, 20), &WorkCalendar::default()), Some(day(3, 27)));
        assert_eq!(due(S::Rejected, day(3, 20), &WorkCalendar::default()), None);
    }

    proptest! {
        /// Through any door: what civil affairs approves was submitted, consented to and accepted, in this
        /// order and since it was last returned.
        #[test]
        fn nothing_is_approved_past_a_tier(steps in proptest::collection::vec(0_usize..9, 0..80)) {
            let (mut state, mut way) = (S::Preparing, Vec::new());
            for step in steps {
                let step = T::ALL[step];
                let Ok(next) = state.after(step) else { continue };
                match step {
                    T::Return => way.clear(),
                    T::Save => {}
                    step => way.push(step),
                }
                if next == S::Approved {
                    prop_assert_eq!(&way, &[T::Submit, T::Consent, T::Accept, T::Approve]);
                }
                state = next;
                prop_assert_eq!(state.steps().is_empty(), !state.is_open());
            }
        }
    }
}
