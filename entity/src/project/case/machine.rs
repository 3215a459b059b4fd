//! The steps of a project as one table, whose turn it is, and until when.

use chrono::NaiveDate;

use super::{ProjectState, ProjectStep};
use crate::institution::report::machine::Turn;
use crate::project::terms::{ProjectTerms, days_after};
use crate::refusal::RefusalCode;

use ProjectState as S;
use ProjectStep as T;

/// From where, by which step, to where.
const STEPS: &[(S, T, S)] = &[
    (S::Agreement, T::Agree, S::InProgress),
    (S::InProgress, T::ReportMidterm, S::MidtermReported),
    (S::Rectifying, T::ReportMidterm, S::MidtermReported),
    (S::MidtermReported, T::PassMidterm, S::MidtermPassed),
    (S::MidtermReported, T::RectifyMidterm, S::Rectifying),
    (S::MidtermReported, T::FailMidterm, S::MidtermFailed),
    (S::MidtermPassed, T::SubmitFinal, S::FinalSubmitted),
    (S::FinalReturned, T::SubmitFinal, S::FinalSubmitted),
    (S::FinalSubmitted, T::ReturnFinal, S::FinalReturned),
    (S::FinalSubmitted, T::OpenAppraisal, S::Appraisal),
    (S::FinalSubmitted, T::ExemptAppraisal, S::AppraisalExempt),
    (S::Appraisal, T::Grade, S::Graded),
    (S::AppraisalExempt, T::Grade, S::Graded),
    (S::Graded, T::ReturnFinal, S::FinalReturned),
    (S::Graded, T::Close, S::Closed),
];

impl ProjectState {
    /// Whose turn it is in this state.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::InProgress | Self::Rectifying | Self::MidtermPassed | Self::FinalReturned => Turn::Society,
            Self::Agreement
            | Self::MidtermReported
            | Self::MidtermFailed
            | Self::FinalSubmitted
            | Self::Appraisal
            | Self::AppraisalExempt
            | Self::Graded => Turn::Sponsor,
            Self::Closed | Self::Terminated | Self::Withdrawn => Turn::Nobody,
        }
    }

    /// Whether it goes on.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }

    /// The state after a step; any that is not listed is refused. What goes on can be ended, and what is the
    /// society's turn can be asked to be changed.
    pub fn after(self, step: ProjectStep) -> Result<Self, RefusalCode> {
        let ended = match step {
            T::Terminate | T::Cease if self.is_open() => Some(S::Terminated),
            T::Withdraw if self.is_open() => Some(S::Withdrawn),
            T::AskChange | T::GrantChange | T::RefuseChange if self.turn() == Turn::Society => Some(self),
            _ => None,
        };
        let listed = || STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step)).map(|(.., to)| *to);
        ended.or_else(listed).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here, with or without a change that waits for its answer.
    #[must_use]
    pub fn steps(self, change_asked: bool) -> Vec<ProjectStep> {
        use crate::Word;
        let all = ProjectStep::ALL.iter().copied();
        let open = all.filter(|step| self.after(*step).is_ok() && *step != T::Cease);
        open.filter(|step| step.fits(change_asked)).collect()
    }

    /// Until when whoever holds it is expected to act.
    #[must_use]
    pub fn due(
        self,
        today: NaiveDate,
        (midterm_on, due_on): (NaiveDate, NaiveDate),
        terms: &ProjectTerms,
    ) -> NaiveDate {
        match self {
            Self::InProgress => midterm_on,
            Self::MidtermPassed => due_on,
            Self::Rectifying | Self::FinalReturned => days_after(today, terms.rectify_days),
            Self::Agreement => days_after(today, terms.agreement_days),
            Self::Appraisal => days_after(today, terms.appraisal_days),
            _ => days_after(today, terms.review_days),
        }
    }
}

impl ProjectStep {
    /// Whether it can be taken while a change waits for its answer, or while none does: a request is answered
    /// before anything else goes on, but the chair can end the project.
    #[must_use]
    pub const fn fits(self, change_asked: bool) -> bool {
        match self {
            Self::GrantChange | Self::RefuseChange => change_asked,
            Self::Terminate | Self::Withdraw | Self::Cease => true,
            _ => !change_asked,
        }
    }
}

/// What the holder's item says while a change waits for its answer.
pub const CHANGE_ASKED: &str = "CHANGE_ASKED";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    /// The machine once more, said in another way: what each state waits for.
    fn model(from: S, step: T) -> Option<S> {
        let over = matches!(from, S::Closed | S::Terminated | S::Withdrawn);
        if over {
            return None;
        }
        let ours = matches!(from, S::InProgress | S::Rectifying | S::MidtermPassed | S::FinalReturned);
        match step {
            T::Found => None,
            T::Terminate | T::Cease => Some(S::Terminated),
            T::Withdraw => Some(S::Withdrawn),
            T::AskChange | T::GrantChange | T::RefuseChange => ours.then_some(from),
            T::Agree => (from == S::Agreement).then_some(S::InProgress),
            T::ReportMidterm => (from == S::InProgress || from == S::Rectifying).then_some(S::MidtermReported),
            T::PassMidterm => (from == S::MidtermReported).then_some(S::MidtermPassed),
            T::RectifyMidterm => (from == S::MidtermReported).then_some(S::Rectifying),
            T::FailMidterm => (from == S::MidtermReported).then_some(S::MidtermFailed),
            T::SubmitFinal => (from == S::MidtermPassed || from == S::FinalReturned).then_some(S::FinalSubmitted),
            T::ReturnFinal => (from == S::FinalSubmitted || from == S::Graded).then_some(S::FinalReturned),
            T::OpenAppraisal => (from == S::FinalSubmitted).then_some(S::Appraisal),
            T::ExemptAppraisal => (from == S::FinalSubmitted).then_some(S::AppraisalExempt),
            T::Grade => (from == S::Appraisal || from == S::AppraisalExempt).then_some(S::Graded),
            T::Close => (from == S::Graded).then_some(S::Closed),
        }
    }

    #[test]
    fn only_listed_steps_pass() {
        for from in S::ALL.iter().copied() {
            for step in T::ALL.iter().copied() {
                assert_eq!(from.after(step).ok(), model(from, step), "{from} {step}");
            }
            assert_eq!(from.steps(false).is_empty(), !from.is_open(), "{from}");
        }
    }

    proptest! {
        #[test]
        fn no_walk_closes_without_midterm_report_and_grade(walk in proptest::collection::vec(0..T::ALL.len(), 0..80)) {
            let (mut state, mut gone) = (S::Agreement, Vec::new());
            for step in walk.into_iter().map(|index| T::ALL[index]) {
                if let Ok(next) = state.after(step) {
                    prop_assert!(state.is_open());
                    state = next;
                    gone.push(step);
                }
            }
            if state == S::Closed {
                for needed in [T::Agree, T::ReportMidterm, T::PassMidterm, T::SubmitFinal, T::Grade] {
                    prop_assert!(gone.contains(&needed), "{needed}");
                }
            }
        }
    }
}
