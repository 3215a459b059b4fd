//! SM-9: the steps of an evaluation as one table, whose turn it is, and until when.

use chrono::{NaiveDate, TimeDelta};

use super::rules::EvaluationTerms;
use super::{EvaluationState, EvaluationStep, GradeValidity};
use crate::institution::calendar::WorkCalendar;
use crate::institution::report::machine::Turn;
use crate::refusal::RefusalCode;

use EvaluationState as S;
use EvaluationStep as T;

/// SM-9: from where, by which step, to where. Applying begins it, and the rules of eligibility are asked there.
const STEPS: &[(S, T, S)] = &[
    (S::SelfRated, T::Opine, S::Docs),
    (S::SelfRated, T::LapseOpinion, S::Docs),
    (S::SelfRated, T::Withdraw, S::Withdrawn),
    (S::Docs, T::Accept, S::OnSite),
    (S::Docs, T::Return, S::Returned),
    (S::Docs, T::Refuse, S::Refused),
    (S::Docs, T::Withdraw, S::Withdrawn),
    (S::Returned, T::Resubmit, S::Docs),
    (S::Returned, T::Withdraw, S::Withdrawn),
    (S::OnSite, T::Visit, S::Panel),
    (S::OnSite, T::Refuse, S::Refused),
    (S::OnSite, T::Withdraw, S::Withdrawn),
    (S::Panel, T::Score, S::Scored),
    (S::Panel, T::Refuse, S::Refused),
    (S::Scored, T::Score, S::Scored),
    (S::Scored, T::Publish, S::Notice),
    (S::Scored, T::Refuse, S::Refused),
    (S::Notice, T::Object, S::Review),
    (S::Notice, T::Lapse, S::Decision),
    (S::Review, T::Uphold, S::Decision),
    (S::Review, T::Reopen, S::Panel),
    (S::Decision, T::Grade, S::Graded),
    (S::Decision, T::DeclineGrade, S::NotGraded),
    (S::Decision, T::Refuse, S::Refused),
    (S::Graded, T::Downgrade, S::Downgraded),
    (S::Graded, T::Revoke, S::Revoked),
    (S::Downgraded, T::Downgrade, S::Downgraded),
    (S::Downgraded, T::Revoke, S::Revoked),
];

impl EvaluationState {
    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: EvaluationStep) -> Result<Self, RefusalCode> {
        // Whatever somebody has ends with its society.
        if step == T::Cease && self.is_open() {
            return Ok(S::Withdrawn);
        }
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that somebody can take from here.
    #[must_use]
    pub fn steps(self) -> Vec<EvaluationStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::SelfRated => Turn::Sponsor,
            Self::Returned | Self::Notice => Turn::Society,
            Self::Docs | Self::OnSite | Self::Panel | Self::Scored | Self::Review | Self::Decision => {
                Turn::Registration
            }
            Self::Graded | Self::NotGraded | Self::Refused | Self::Withdrawn | Self::Downgraded | Self::Revoked => {
                Turn::Nobody
            }
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }

    /// Whether the grade that came of it is still held.
    #[must_use]
    pub const fn holds_grade(self) -> bool {
        matches!(self, Self::Graded | Self::Downgraded)
    }
}

impl EvaluationStep {
    /// Who takes it; none for what the clock notes and what follows from another step.
    #[must_use]
    pub const fn taker(self) -> Option<Turn> {
        match self {
            Self::Apply | Self::Resubmit | Self::Object | Self::Withdraw => Some(Turn::Society),
            Self::Opine => Some(Turn::Sponsor),
            Self::Return
            | Self::Accept
            | Self::Visit
            | Self::Score
            | Self::Publish
            | Self::Uphold
            | Self::Reopen
            | Self::Grade
            | Self::DeclineGrade
            | Self::Refuse
            | Self::Downgrade
            | Self::Revoke => Some(Turn::Registration),
            Self::LapseOpinion | Self::Lapse | Self::Adopt | Self::Cease => None,
        }
    }

    /// Whether it is said why, with a reason of the list.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Return | Self::Refuse | Self::Downgrade | Self::Revoke)
    }
}

/// The days of one evaluation from which its due dates follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvaluationDays {
    /// The last day for the federation's opinion.
    pub opinion_due_on: NaiveDate,
    /// The last day to object; none before the notice.
    pub objection_due_on: Option<NaiveDate>,
}

impl EvaluationTerms {
    /// The last day for the federation's opinion on what is filed today.
    #[must_use]
    pub fn opinion_due(&self, filed_on: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
        calendar.after(filed_on, self.opinion_work_days)
    }

    /// The last day to object to a notice of this day; a rest day moves it on.
    #[must_use]
    pub fn objection_due(&self, noticed_on: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
        calendar.on_or_after(noticed_on + TimeDelta::days(i64::from(self.notice_days)))
    }

    /// The last day of whoever holds an evaluation; none where it is over.
    #[must_use]
    pub fn due(
        &self,
        state: EvaluationState,
        days: EvaluationDays,
        today: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Option<NaiveDate> {
        let later = |days: u32| calendar.on_or_after(today + TimeDelta::days(i64::from(days)));
        Some(match state {
            S::SelfRated => days.opinion_due_on,
            S::Docs => calendar.after(today, self.documents_work_days),
            S::Returned => calendar.after(today, self.correct_work_days),
            S::OnSite => later(self.visit_days),
            S::Panel => later(self.panel_days),
            S::Scored | S::Decision => calendar.after(today, self.decision_work_days),
            S::Notice => days.objection_due_on.unwrap_or(today),
            S::Review => later(self.review_days),
            S::Graded | S::NotGraded | S::Refused | S::Withdrawn | S::Downgraded | S::Revoked => return None,
        })
    }
}

impl GradeValidity {
    /// How a grade with this last day stands: it expires soon when so many days are left.
    #[must_use]
    pub fn on(valid_until: NaiveDate, today: NaiveDate, warning_days: i64) -> Self {
        match (valid_until - today).num_days() {
            ..0 => Self::Expired,
            left if left <= warning_days => Self::Expiring,
            _ => Self::Valid,
        }
    }
}

#[cfg(test)]
mod tests;
