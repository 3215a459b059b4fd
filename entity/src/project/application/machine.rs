//! SM-5 up to the award: the steps of an application as one table, whose turn it is, who takes which step,
//! and what a society may know while others have it.

use super::{ApplicationState, ApplicationStep, AwardOutcome};
use crate::institution::report::machine::Turn;
use crate::refusal::RefusalCode;

use ApplicationState as S;
use ApplicationStep as T;

/// From where, by which step, to where. `Begin` begins it.
const STEPS: &[(S, T, S)] = &[
    (S::Draft, T::Submit, S::Submitted),
    (S::Draft, T::Withdraw, S::Withdrawn),
    (S::Draft, T::Lapse, S::NotSubmitted),
    (S::Submitted, T::Recall, S::Draft),
    (S::Submitted, T::Withdraw, S::Withdrawn),
    (S::Submitted, T::Close, S::FormalCheck),
    (S::FormalCheck, T::Return, S::Returned),
    (S::FormalCheck, T::Pass, S::ExpertReview),
    (S::FormalCheck, T::Reject, S::NotEligible),
    (S::FormalCheck, T::Withdraw, S::Withdrawn),
    (S::Returned, T::Submit, S::FormalCheck),
    (S::Returned, T::Withdraw, S::Withdrawn),
    (S::Returned, T::Lapse, S::NotEligible),
    (S::ExpertReview, T::ToPanel, S::Panel),
    (S::ExpertReview, T::Withdraw, S::Withdrawn),
    (S::Panel, T::Propose, S::PartyGroup),
    (S::Panel, T::Withdraw, S::Withdrawn),
    (S::PartyGroup, T::Reconsider, S::Panel),
    (S::PartyGroup, T::Approve, S::PublicNotice),
    (S::PartyGroup, T::Decline, S::Declined),
    (S::PartyGroup, T::Withdraw, S::Withdrawn),
    (S::PublicNotice, T::Overturn, S::Declined),
    (S::PublicNotice, T::Fund, S::ApprovedFunded),
    (S::PublicNotice, T::Acknowledge, S::ApprovedUnfunded),
    (S::PublicNotice, T::Withdraw, S::Withdrawn),
];

impl ApplicationState {
    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: ApplicationStep) -> Result<Self, RefusalCode> {
        // Whatever somebody has ends with its society.
        if step == T::Cease && self.turn() != Turn::Nobody {
            return Ok(S::Withdrawn);
        }
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that somebody can take from here.
    #[must_use]
    pub fn steps(self) -> Vec<ApplicationStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Draft | Self::Returned => Turn::Society,
            Self::Submitted
            | Self::FormalCheck
            | Self::ExpertReview
            | Self::Panel
            | Self::PartyGroup
            | Self::PublicNotice => Turn::Sponsor,
            Self::ApprovedFunded
            | Self::ApprovedUnfunded
            | Self::Declined
            | Self::NotEligible
            | Self::NotSubmitted
            | Self::Withdrawn => Turn::Nobody,
        }
    }

    /// Whether the society may write into it.
    #[must_use]
    pub const fn is_writable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether it counts among those that a society may send.
    #[must_use]
    pub const fn counts(self) -> bool {
        !matches!(self, Self::NotSubmitted | Self::Withdrawn)
    }

    /// Whether the Party group has decided and everybody may know.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::PublicNotice | Self::ApprovedFunded | Self::ApprovedUnfunded | Self::Declined)
    }
}

impl ApplicationStep {
    /// Who takes it; none for what the platform notes.
    #[must_use]
    pub const fn taker(self) -> Option<Turn> {
        match self {
            Self::Begin | Self::Submit | Self::Recall | Self::Withdraw => Some(Turn::Society),
            Self::Return
            | Self::Pass
            | Self::Reject
            | Self::ToPanel
            | Self::Propose
            | Self::Reconsider
            | Self::Approve
            | Self::Decline
            | Self::Overturn
            | Self::Fund
            | Self::Acknowledge => Some(Turn::Sponsor),
            Self::Close | Self::Lapse | Self::Cease => None,
        }
    }
}

impl AwardOutcome {
    /// The step of the Party group that decides so.
    #[must_use]
    pub const fn decided(self) -> ApplicationStep {
        match self {
            Self::Funded | Self::Unfunded => ApplicationStep::Approve,
            Self::Declined => ApplicationStep::Decline,
        }
    }

    /// The step that ends the notice.
    #[must_use]
    pub const fn concluded(self) -> ApplicationStep {
        match self {
            Self::Funded => ApplicationStep::Fund,
            Self::Unfunded => ApplicationStep::Acknowledge,
            Self::Declined => ApplicationStep::Overturn,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    /// The machine once more, said by who has the turn and how far it has come.
    fn model(from: S, step: T) -> Option<S> {
        let order = [S::FormalCheck, S::ExpertReview, S::Panel, S::PartyGroup, S::PublicNotice];
        let open = from.turn() != Turn::Nobody;
        match step {
            T::Begin => None,
            T::Withdraw | T::Cease => open.then_some(S::Withdrawn),
            T::Submit => match from {
                S::Draft => Some(S::Submitted),
                S::Returned => Some(S::FormalCheck),
                _ => None,
            },
            T::Lapse => match from {
                S::Draft => Some(S::NotSubmitted),
                S::Returned => Some(S::NotEligible),
                _ => None,
            },
            T::Recall => (from == S::Submitted).then_some(S::Draft),
            T::Close => (from == S::Submitted).then_some(S::FormalCheck),
            T::Return => (from == S::FormalCheck).then_some(S::Returned),
            T::Reject => (from == S::FormalCheck).then_some(S::NotEligible),
            T::Reconsider => (from == S::PartyGroup).then_some(S::Panel),
            T::Decline => (from == S::PartyGroup).then_some(S::Declined),
            T::Overturn => (from == S::PublicNotice).then_some(S::Declined),
            T::Fund => (from == S::PublicNotice).then_some(S::ApprovedFunded),
            T::Acknowledge => (from == S::PublicNotice).then_some(S::ApprovedUnfunded),
            // Forward, one stage after the other.
            T::Pass | T::ToPanel | T::Propose | T::Approve => {
                let place = [T::Pass, T::ToPanel, T::Propose, T::Approve].iter().position(|other| *other == step)?;
                (from == order[place]).then(|| order[place + 1])
            }
        }
    }

    #[test]
    fn only_listed_steps_pass() {
        for from in S::ALL.iter().copied() {
            for step in T::ALL.iter().copied() {
                assert_eq!(from.after(step).ok(), model(from, step), "{from} {step}");
            }
            assert_eq!(from.steps().is_empty(), from.turn() == Turn::Nobody, "{from}");
            if from.is_writable() {
                assert_eq!(from.turn(), Turn::Society);
            }
        }
    }

    #[test]
    fn no_approval_without_formal_check_experts_panel_party_group_and_notice() {
        // Whatever way leads to money has gone through all five.
        fn walk(state: S, seen: &mut Vec<S>, depth: usize) {
            if state == S::ApprovedFunded || state == S::ApprovedUnfunded {
                for stage in [S::FormalCheck, S::ExpertReview, S::Panel, S::PartyGroup, S::PublicNotice] {
                    assert!(seen.contains(&stage), "{seen:?}");
                }
                return;
            }
            if depth == 0 {
                return;
            }
            for step in state.steps() {
                let next = state.after(step).expect("a listed step passes");
                seen.push(next);
                walk(next, seen, depth - 1);
                seen.pop();
            }
        }
        walk(S::Draft, &mut vec![S::Draft], 10);
    }

    proptest! {
        #[test]
        fn any_walk_ends_closed_or_can_go_on(steps in proptest::collection::vec(0..T::ALL.len(), 0..60)) {
            let mut state = S::Draft;
            for step in steps {
                if let Ok(next) = state.after(T::ALL[step]) {
                    prop_assert_ne!(next, state);
                    state = next;
                }
            }
            prop_assert_eq!(state.steps().is_empty(), state.turn() == Turn::Nobody);
        }
    }
}
