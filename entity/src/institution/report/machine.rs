//! SM-4: the steps of an annual report as one table, who makes each, and how long each holder has.

use chrono::{NaiveDate, TimeDelta};

use super::{ReportState, ReportStep};
use crate::refusal::RefusalCode;
use crate::register::agency::Tier;

use ReportState as S;
use ReportStep as T;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The society's.
    Society,
    /// The federation's.
    Sponsor,
    /// Civil affairs'.
    Registration,
    /// Nobody's: it is over.
    Nobody,
}

impl Turn {
    /// The tier of the agency that holds it; none for the society and for nobody.
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::Sponsor => Some(Tier::Sponsor),
            Self::Registration => Some(Tier::Registration),
            Self::Society | Self::Nobody => None,
        }
    }
}

/// SM-4: from where, by which step, to where. Whoever holds a report returns it; what civil affairs
/// returned passes the federation again.
const STEPS: &[(S, T, S)] = &[
    (S::Open, T::Save, S::Draft),
    (S::Draft, T::Save, S::Draft),
    (S::Returned, T::Save, S::Returned),
    (S::Open, T::Submit, S::Submitted),
    (S::Draft, T::Submit, S::Submitted),
    (S::Returned, T::Submit, S::Resubmitted),
    (S::Submitted, T::Recall, S::Draft),
    (S::Submitted, T::Return, S::Returned),
    (S::Resubmitted, T::Return, S::Returned),
    (S::Submitted, T::Pass, S::Passed),
    (S::Resubmitted, T::Pass, S::Passed),
    (S::Passed, T::Receive, S::Received),
    (S::Passed, T::Return, S::Returned),
    (S::Received, T::Return, S::Returned),
    (S::Passed, T::Conclude, S::Concluded),
    (S::Received, T::Conclude, S::Concluded),
    (S::Rectifying, T::ReportRectification, S::RectificationReported),
    (S::RectificationReported, T::ConfirmRectification, S::Rectified),
    (S::RectificationReported, T::RejectRectification, S::Rectifying),
    (S::Open, T::Miss, S::NotParticipated),
    (S::Draft, T::Miss, S::NotParticipated),
    (S::NotParticipated, T::Readmit, S::Draft),
];

impl ReportState {
    /// Whose turn it is in this state.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Open | Self::Draft | Self::Returned | Self::Rectifying => Turn::Society,
            Self::Submitted | Self::Resubmitted => Turn::Sponsor,
            Self::Passed | Self::Received | Self::RectificationReported => Turn::Registration,
            Self::Concluded | Self::Rectified | Self::NotParticipated | Self::Exempt => Turn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }

    /// Whether its fields can be written.
    #[must_use]
    pub fn is_writable(self) -> bool {
        follow(self, T::Save).is_some()
    }

    /// The state after a step; any that is not listed is refused.
    pub fn after(self, step: ReportStep) -> Result<Self, RefusalCode> {
        follow(self, step).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<ReportStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }
}

fn follow(from: ReportState, step: ReportStep) -> Option<ReportState> {
    STEPS.iter().find(|(listed, by, _)| (*listed, *by) == (from, step)).map(|(.., to)| *to)
}

/// How long each holder has, days. Professional practice and no clause: data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportTerms {
    /// The society, to correct what was returned.
    pub correct: i64,
    /// The society, to put right what the conclusion found.
    pub rectify: i64,
    /// Civil affairs, to check what was put right.
    pub check: i64,
    /// The society, when it is admitted late.
    pub readmit: i64,
    /// Where the figures come from.
    pub source: &'static str,
}

/// The terms in force.
pub const TERMS: ReportTerms = ReportTerms {
    correct: 14,
    rectify: 90,
    check: 14,
    readmit: 14,
    source: "办理惯例：补正14日、整改3个月、核实14日、补检14日；由登记管理机关在办理时另定",
};

/// The last day of whoever holds a report in this state; none where it is over.
#[must_use]
pub fn due(
    state: ReportState,
    own: NaiveDate,
    days: &crate::institution::campaign::CampaignDays,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let within = |length: i64| today + TimeDelta::days(length);
    match state {
        S::Open | S::Draft => Some(own),
        S::Returned => Some(within(TERMS.correct)),
        S::Submitted | S::Resubmitted => Some(days.sponsor_due_on.max(today)),
        S::Passed | S::Received => Some(days.concludes_on.max(today)),
        S::Rectifying => Some(within(TERMS.rectify)),
        S::RectificationReported => Some(within(TERMS.check)),
        S::Concluded | S::Rectified | S::NotParticipated | S::Exempt => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    /// The machine once more, said by its rules.
    fn model(from: S, step: T) -> Option<S> {
        let reviewed = matches!(from, S::Submitted | S::Resubmitted);
        let decided = matches!(from, S::Passed | S::Received);
        let untouched = matches!(from, S::Open | S::Draft);
        match step {
            T::Save if untouched => Some(S::Draft),
            T::Save | T::Submit if from == S::Returned => {
                Some(if step == T::Save { S::Returned } else { S::Resubmitted })
            }
            T::Submit if untouched => Some(S::Submitted),
            T::Recall if from == S::Submitted => Some(S::Draft),
            T::Return if reviewed || decided => Some(S::Returned),
            T::Pass if reviewed => Some(S::Passed),
            T::Receive if from == S::Passed => Some(S::Received),
            T::Conclude if decided => Some(S::Concluded),
            T::ReportRectification if from == S::Rectifying => Some(S::RectificationReported),
            T::ConfirmRectification if from == S::RectificationReported => Some(S::Rectified),
            T::RejectRectification if from == S::RectificationReported => Some(S::Rectifying),
            T::Miss if untouched => Some(S::NotParticipated),
            T::Readmit if from == S::NotParticipated => Some(S::Draft),
            _ => None,
        }
    }

    #[test]
    fn only_listed_steps_lead_on() {
        for from in S::ALL.iter().copied() {
            for step in T::ALL.iter().copied() {
                assert_eq!(from.after(step).ok(), model(from, step), "{from} {step}");
            }
        }
    }

    proptest! {
        /// Through any door: what civil affairs concludes has passed the federation since it was last with
        /// the society, and what the federation passes was submitted whole.
        #[test]
        fn nothing_is_concluded_that_has_not_passed(steps in proptest::collection::vec(0_usize..13, 0..60)) {
            let (mut state, mut submitted, mut passed) = (S::Open, false, false);
            for step in steps {
                let step = T::ALL[step];
                let Ok(next) = state.after(step) else { continue };
                match step {
                    T::Submit => submitted = true,
                    T::Return | T::Recall => (submitted, passed) = (false, false),
                    T::Pass => {
                        prop_assert!(submitted);
                        passed = true;
                    }
                    T::Conclude => prop_assert!(passed),
                    _ => {}
                }
                state = next;
                prop_assert_eq!(state.is_writable(), state.turn() == Turn::Society && state != S::Rectifying);
                prop_assert!(state.is_open() || state.steps().iter().all(|step| *step == T::Readmit));
            }
        }
    }
}
