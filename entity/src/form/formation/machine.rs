//! SM-2: the moves of a formation as one table, what each needs, and how long each holder has.

use chrono::NaiveDate;

use super::{FormationMove, FormationState};
use crate::form::party_form::{CoverageState, PartyForm};
use crate::institution::calendar::WorkCalendar;
use crate::refusal::{Refusal, RefusalCode, Said};
use crate::{Language, Word};

use FormationMove as M;
use FormationState as S;

/// Whether an approval needs the superior Party organisation: it does where an organisation begins or
/// ends. A liaison in the place of nobody is confirmed by the federation alone.
#[must_use]
pub fn needs_superior(from: PartyForm, to: PartyForm) -> bool {
    [from, to].into_iter().any(|form| form.coverage() == CoverageState::Organisation)
}

/// SM-2: from where, by which move, to where; `None` begins.
const MOVES: &[(Option<S>, M, S)] = &[
    (None, M::Propose, S::FedReview),
    (Some(S::FedReview), M::Return, S::Returned),
    (Some(S::FedReview), M::Withdraw, S::Withdrawn),
    (Some(S::Returned), M::Resubmit, S::FedReview),
    (Some(S::Returned), M::Withdraw, S::Withdrawn),
    (Some(S::SuperiorApproval), M::Approve, S::Approved),
    (Some(S::SuperiorApproval), M::Return, S::Returned),
];

/// What the federation's consent leads to where the superior body has a word, and where it has none.
const WITH_SUPERIOR: (S, M, S) = (S::FedReview, M::Pass, S::SuperiorApproval);
const WITHOUT_SUPERIOR: (S, M, S) = (S::FedReview, M::Approve, S::Approved);

impl FormationState {
    /// The case is over.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Approved | Self::Withdrawn)
    }

    /// The moves that lead on from here.
    #[must_use]
    pub fn moves(self, superior: bool) -> Vec<FormationMove> {
        M::ALL.iter().copied().filter(|step| follow(Some(self), *step, superior).is_some()).collect()
    }
}

/// The state that a move leads to; none where the machine does not list it.
#[must_use]
pub fn follow(from: Option<FormationState>, step: FormationMove, superior: bool) -> Option<FormationState> {
    let (state, consent, next) = if superior { WITH_SUPERIOR } else { WITHOUT_SUPERIOR };
    if (from, step) == (Some(state), consent) {
        return Some(next);
    }
    MOVES.iter().find(|(listed, by, _)| (*listed, *by) == (from, step)).map(|(.., to)| *to)
}

/// The move, or the refusal that names the state and what is possible from it.
pub fn checked(from: FormationState, step: FormationMove, superior: bool) -> Result<FormationState, Refusal> {
    follow(Some(from), step, superior).ok_or_else(|| {
        let said = |language| {
            let moves: Vec<_> = from.moves(superior).into_iter().map(|step| step.label(language)).collect();
            let none = Language::pick(language, "无", "nothing");
            let listed = if moves.is_empty() { none.to_owned() } else { moves.join(language.pick("、", ", ")) };
            match language {
                Language::Zh => format!("“{}”，可以：{listed}", from.label(language)),
                Language::En => format!("“{}”; possible: {listed}", from.label(language)),
            }
        };
        Refusal::whole(RefusalCode::InvalidTransition {
            state: Said { zh: said(Language::Zh), en: said(Language::En) },
        })
    })
}

/// How long each holder has, working days. Professional practice and no clause: data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormationTerms {
    /// The federation, to review.
    pub review: u32,
    /// The society, to correct.
    pub correct: u32,
    /// The federation, to obtain and record the superior body's approval.
    pub approval: u32,
    /// Where the figures come from.
    pub source: &'static str,
}

/// The terms in force.
pub const TERMS: FormationTerms =
    FormationTerms {
        review: 5, correct: 10, approval: 20, source: "办理惯例：审核5个、补正10个、上级批复20个工作日"
    };

impl FormationTerms {
    /// The last day for whoever holds a case in this state; none where it is over.
    #[must_use]
    pub fn due(&self, state: FormationState, from: NaiveDate, calendar: &WorkCalendar) -> Option<NaiveDate> {
        let days = match state {
            S::FedReview => self.review,
            S::Returned => self.correct,
            S::SuperiorApproval => self.approval,
            S::Approved | S::Withdrawn => return None,
        };
        Some(calendar.after(from, days))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The machine once more, said in another way: who may do what when.
    fn model(from: Option<S>, step: M, superior: bool) -> Option<S> {
        match (from, step) {
            (None, M::Propose) | (Some(S::Returned), M::Resubmit) => Some(S::FedReview),
            (Some(S::FedReview | S::Returned), M::Withdraw) => Some(S::Withdrawn),
            (Some(S::FedReview | S::SuperiorApproval), M::Return) => Some(S::Returned),
            (Some(S::FedReview), M::Pass) if superior => Some(S::SuperiorApproval),
            (Some(S::FedReview), M::Approve) if !superior => Some(S::Approved),
            (Some(S::SuperiorApproval), M::Approve) => Some(S::Approved),
            _ => None,
        }
    }

    #[test]
    fn only_listed_moves_pass() {
        let states = [None].into_iter().chain(S::ALL.iter().copied().map(Some));
        for from in states {
            for step in M::ALL.iter().copied() {
                for superior in [false, true] {
                    assert_eq!(follow(from, step, superior), model(from, step, superior), "{from:?} {step} {superior}");
                }
            }
        }
    }

    #[test]
    fn a_refusal_names_the_state_and_what_is_possible() {
        let refused = checked(S::SuperiorApproval, M::Withdraw, true).err().map(|refusal| refusal.code);
        let told = refused.as_ref().map(|code| code.sentence(Language::Zh)).unwrap_or_default();
        assert!(told.contains("待上级党组织批复") && told.contains("退回、批复"), "{told}");
        let told = refused.map(|code| code.sentence(Language::En)).unwrap_or_default();
        assert!(told.contains("Awaiting the superior body") && told.contains("Returned, Approved"), "{told}");
    }

    #[test]
    fn an_organisation_that_begins_or_ends_needs_the_superior_body() {
        assert!(needs_superior(PartyForm::None, PartyForm::Functional));
        assert!(needs_superior(PartyForm::Established, PartyForm::Liaison));
        assert!(!needs_superior(PartyForm::None, PartyForm::Liaison));
        assert!(!needs_superior(PartyForm::Liaison, PartyForm::None));
    }

    #[test]
    fn weekends_are_no_working_days() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        let calendar = WorkCalendar::default();
        assert_eq!(TERMS.due(S::FedReview, day(3, 20), &calendar), Some(day(3, 27)));
        assert_eq!(TERMS.due(S::Returned, day(3, 20), &calendar), Some(day(4, 3)));
        assert_eq!(TERMS.due(S::Approved, day(3, 20), &calendar), None);
    }

    proptest! {
        #[test]
        fn any_walk_ends_closed_or_can_go_on(steps in proptest::collection::vec(0_usize..6, 0..40), superior: bool) {
            let mut state = S::FedReview;
            for step in steps {
                match follow(Some(state), M::ALL[step], superior) {
                    Some(next) => state = next,
                    None => prop_assert!(!state.moves(superior).contains(&M::ALL[step])),
                }
                prop_assert_eq!(state.moves(superior).is_empty(), state.is_closed());
                if !superior {
                    prop_assert_ne!(state, S::SuperiorApproval);
                }
            }
        }
    }
}
