//! The cause tree: why a society is not covered, or must form an organisation and has not; with one
//! next action and its owner.

use super::formation::FormationState;
use super::party_form::CoverageState;
use crate::register::present::Present;
use crate::register::standing::Abnormality;
use crate::{Language, Word};

words! {
    /// Why a society is not covered as it should be (未覆盖原因).
    GapCause {
        /// No headcount was recorded: nobody knows which form is due (人数未登记).
        NoMembersCounted = "NO_MEMBERS_COUNTED", "人数未登记", "No headcount";
        /// Nobody has proposed anything (未申报).
        NotProposed = "NOT_PROPOSED", "尚未申报", "Not proposed";
        /// The proposal was returned and waits for its correction (退回待补正).
        ReturnedToSociety = "RETURNED_TO_SOCIETY", "退回待补正", "Returned to the society";
        /// The federation has the proposal (社科联审核中).
        WaitingForFederation = "WAITING_FOR_FEDERATION", "社科联审核中", "With the Federation";
        /// The superior Party organisation has not approved yet (上级未批复).
        SuperiorApprovalMissing = "SUPERIOR_APPROVAL_MISSING", "上级党组织未批复", "Superior approval missing";
        /// The society is abnormal and proposes nothing (异常学会).
        Abnormal = "ABNORMAL", "异常学会", "Abnormal society";
        /// Being liquidated: nothing is due any more (清算免建).
        LiquidatingExempt = "LIQUIDATING_EXEMPT", "清算中，免建", "Being liquidated, exempt";
    }
}

words! {
    /// What is to be done next (下一步).
    GapAction {
        /// Record the headcount (登记人数).
        RecordHeadcount = "RECORD_HEADCOUNT", "登记人数", "Record the headcount";
        /// Propose the recommended form (申报).
        Propose = "PROPOSE", "申报组建", "Propose the form";
        /// Correct the proposal and send it again (补正重报).
        Correct = "CORRECT", "补正后重报", "Correct and send again";
        /// Review the proposal (审核).
        Review = "REVIEW", "审核申报", "Review the proposal";
        /// Obtain and record the superior body's approval (登记批复).
        RecordApproval = "RECORD_APPROVAL", "催办并登记批复", "Obtain and record the approval";
        /// Send a Party-building instructor (选派指导员).
        SendInstructor = "SEND_INSTRUCTOR", "选派党建工作指导员", "Send an instructor";
        /// Propose on the society's behalf (代为申报).
        ProposeForSociety = "PROPOSE_FOR_SOCIETY", "联系学会或代为申报", "Propose on its behalf";
        /// Finish the liquidation and deregister (办结清算注销).
        Deregister = "DEREGISTER", "办结清算并注销", "Finish the liquidation";
    }
}

words! {
    /// Who has the next action (责任方).
    GapOwner {
        /// The society itself (学会).
        Society = "SOCIETY", "学会", "The society";
        /// The federation (社科联).
        Federation = "FEDERATION", "社科联", "The Federation";
        /// Civil affairs (民政部门).
        CivilAffairs = "CIVIL_AFFAIRS", "民政部门", "Civil affairs";
    }
}

impl GapAction {
    /// Whose it is: each action has exactly one owner.
    #[must_use]
    pub const fn owner(self) -> GapOwner {
        match self {
            Self::RecordHeadcount | Self::Propose | Self::Correct => GapOwner::Society,
            Self::Review | Self::RecordApproval | Self::SendInstructor | Self::ProposeForSociety => {
                GapOwner::Federation
            }
            Self::Deregister => GapOwner::CivilAffairs,
        }
    }
}

/// A gap: its cause and the one thing to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub cause: GapCause,
    /// The list it stands in, where that is the cause.
    pub abnormality: Option<Abnormality>,
    /// How long its holder has had it, working days; 0 where nobody was asked yet.
    pub days: i64,
    /// What is next.
    pub action: GapAction,
}

/// The open case of a society, as far as the tree asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenCase {
    /// Where it stands.
    pub state: FormationState,
    /// For how long, working days.
    pub days: i64,
}

/// Why this society is not covered as it should be; none where it is.
#[must_use]
pub fn coverage_gap(society: &Present, open: Option<OpenCase>) -> Option<Gap> {
    let coverage = society.form.coverage();
    let must_form = society.must_form && coverage != CoverageState::Organisation;
    if coverage != CoverageState::Uncovered && !must_form {
        return None;
    }
    let open = open.filter(|case| !case.state.is_closed());
    let gap = |cause, action| Gap { cause, abnormality: None, days: open.map_or(0, |case| case.days), action };
    let state = open.map(|case| case.state);
    Some(match (society.abnormality, state) {
        (Some(Abnormality::Liquidating), _) => gap(GapCause::LiquidatingExempt, GapAction::Deregister),
        (_, Some(FormationState::Returned)) => gap(GapCause::ReturnedToSociety, GapAction::Correct),
        (_, Some(FormationState::SuperiorApproval)) => {
            gap(GapCause::SuperiorApprovalMissing, GapAction::RecordApproval)
        }
        (_, Some(_)) => gap(GapCause::WaitingForFederation, GapAction::Review),
        // Who cannot be reached or does nothing will not propose: the federation acts.
        (Some(kind), None) => {
            let action = if must_form { GapAction::ProposeForSociety } else { GapAction::SendInstructor };
            Gap { abnormality: Some(kind), ..gap(GapCause::Abnormal, action) }
        }
        (None, None) if !society.counted => gap(GapCause::NoMembersCounted, GapAction::RecordHeadcount),
        (None, None) => gap(GapCause::NotProposed, GapAction::Propose),
    })
}

impl Gap {
    /// One sentence for a person: the cause, then what is next.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let (cause, action, owner) =
            (self.cause.label(language), self.action.label(language), self.action.owner().label(language));
        let kind = self.abnormality.map(|kind| kind.label(language));
        let days = (self.days > 0).then_some(self.days);
        match language {
            Language::Zh => {
                let kind = kind.map(|kind| format!("（{kind}）")).unwrap_or_default();
                let days = days.map(|days| format!("，已{days}个工作日")).unwrap_or_default();
                format!("{cause}{kind}{days}。下一步：{owner}{action}")
            }
            Language::En => {
                let kind = kind.map(|kind| format!(" ({})", kind.to_lowercase())).unwrap_or_default();
                let days = days.map(|days| format!(", {days} working days")).unwrap_or_default();
                format!("{cause}{kind}{days}. Next: {owner}: {}", action.to_lowercase())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::party_form::PartyForm;

    fn society(form: PartyForm) -> Present {
        Present { form, counted: true, must_form: false, abnormality: None, ..Present::default() }
    }

    fn tree(society: &Present, state: Option<FormationState>) -> Option<(GapCause, GapAction)> {
        let open = state.map(|state| OpenCase { state, days: 12 });
        coverage_gap(society, open).map(|gap| (gap.cause, gap.action))
    }

    #[test]
    fn the_covered_have_no_gap() {
        assert_eq!(tree(&society(PartyForm::Liaison), None), None);
        assert_eq!(tree(&society(PartyForm::Functional), Some(FormationState::FedReview)), None);
        assert_eq!(tree(&Present { must_form: true, ..society(PartyForm::Established) }, None), None);
    }

    #[test]
    fn each_branch_of_the_tree_has_one_action() {
        use FormationState as S;
        let none = society(PartyForm::None);
        let liaison = Present { must_form: true, ..society(PartyForm::Liaison) };
        let listed = |kind| Present { abnormality: Some(kind), ..none.clone() };
        for (society, state, cause, action) in [
            (Present { counted: false, ..none.clone() }, None, GapCause::NoMembersCounted, GapAction::RecordHeadcount),
            (none.clone(), None, GapCause::NotProposed, GapAction::Propose),
            (liaison.clone(), None, GapCause::NotProposed, GapAction::Propose),
            (none.clone(), Some(S::Returned), GapCause::ReturnedToSociety, GapAction::Correct),
            (none.clone(), Some(S::FedReview), GapCause::WaitingForFederation, GapAction::Review),
            (liaison, Some(S::SuperiorApproval), GapCause::SuperiorApprovalMissing, GapAction::RecordApproval),
            (none.clone(), Some(S::Withdrawn), GapCause::NotProposed, GapAction::Propose),
            (listed(Abnormality::Dormant), None, GapCause::Abnormal, GapAction::SendInstructor),
            (
                Present { must_form: true, ..listed(Abnormality::SeriousList) },
                None,
                GapCause::Abnormal,
                GapAction::ProposeForSociety,
            ),
            (listed(Abnormality::SeriousList), Some(S::Returned), GapCause::ReturnedToSociety, GapAction::Correct),
            (listed(Abnormality::Liquidating), None, GapCause::LiquidatingExempt, GapAction::Deregister),
        ] {
            assert_eq!(tree(&society, state), Some((cause, action)));
        }
    }

    #[test]
    fn the_sentence_says_cause_time_and_owner() {
        let gap =
            coverage_gap(&society(PartyForm::None), Some(OpenCase { state: FormationState::FedReview, days: 12 }));
        let told = |language| gap.map(|gap| gap.sentence(language)).unwrap_or_default();
        assert_eq!(told(Language::Zh), "社科联审核中，已12个工作日。下一步：社科联审核申报");
        assert_eq!(
            told(Language::En),
            "With the Federation, 12 working days. Next: The Federation: review the proposal"
        );
    }
}
