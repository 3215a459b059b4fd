//! The state of a society's Party organisation as people are shown it: derived, never stored.

use super::formation::FormationState;
use super::party_form::PartyForm;

words! {
    /// Where a society's Party organisation stands (党组织状态), SM-2.
    OrganisationState {
        /// Nothing is known yet: no headcount was recorded (未评估).
        None = "NONE", "未评估", "Not assessed";
        /// The rules have said which form is due; nobody has proposed it (待申报).
        Assessed = "ASSESSED", "待申报", "To be proposed";
        /// Proposed; the federation reviews (社科联审核中).
        FedReview = "FED_REVIEW", "社科联审核中", "With the Federation";
        /// Returned to the society (退回补正).
        Returned = "RETURNED", "已退回补正", "Returned";
        /// Awaiting the superior Party organisation (待上级批复).
        SuperiorApproval = "SUPERIOR_APPROVAL", "待上级党组织批复", "Awaiting approval";
        /// In operation (运行中).
        InOperation = "IN_OPERATION", "运行中", "In operation";
        /// The counts have crossed a threshold: another form is due (应变更).
        ChangeDue = "CHANGE_DUE", "应变更", "Change due";
        /// In operation while a change to another form is under way (变更办理中).
        Converting = "CONVERTING", "变更办理中", "Converting";
        /// There was one; it has ended (已撤销).
        Dissolved = "DISSOLVED", "已撤销", "Dissolved";
    }
}

/// What the state is derived from.
#[derive(Clone, Copy, Debug)]
pub struct OrganisationFacts {
    /// The form in being.
    pub form: PartyForm,
    /// Whether there was an organisation or a liaison before.
    pub had_form: bool,
    /// The open case, if there is one.
    pub open: Option<FormationState>,
    /// Whether a change of form is due.
    pub change_due: bool,
    /// Whether a headcount was recorded.
    pub counted: bool,
}

/// The state of these facts.
#[must_use]
pub fn organisation_state(facts: OrganisationFacts) -> OrganisationState {
    let open = facts.open.filter(|state| !state.is_closed());
    match (open, facts.form) {
        (Some(FormationState::Returned), _) => OrganisationState::Returned,
        (Some(FormationState::SuperiorApproval), PartyForm::None) => OrganisationState::SuperiorApproval,
        (Some(_), PartyForm::None) => OrganisationState::FedReview,
        (Some(_), _) => OrganisationState::Converting,
        (None, PartyForm::None) if facts.had_form => OrganisationState::Dissolved,
        (None, PartyForm::None) if facts.counted => OrganisationState::Assessed,
        (None, PartyForm::None) => OrganisationState::None,
        (None, _) if facts.change_due => OrganisationState::ChangeDue,
        (None, _) => OrganisationState::InOperation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: OrganisationFacts =
        OrganisationFacts { form: PartyForm::None, had_form: false, open: None, change_due: false, counted: false };

    #[test]
    fn the_state_follows_from_form_case_and_threshold() {
        let branch = OrganisationFacts { form: PartyForm::Functional, counted: true, ..NOTHING };
        for (facts, state) in [
            (NOTHING, OrganisationState::None),
            (OrganisationFacts { counted: true, ..NOTHING }, OrganisationState::Assessed),
            (OrganisationFacts { had_form: true, ..NOTHING }, OrganisationState::Dissolved),
            (OrganisationFacts { open: Some(FormationState::FedReview), ..NOTHING }, OrganisationState::FedReview),
            (OrganisationFacts { open: Some(FormationState::Returned), ..branch }, OrganisationState::Returned),
            (OrganisationFacts { open: Some(FormationState::FedReview), ..branch }, OrganisationState::Converting),
            (OrganisationFacts { open: Some(FormationState::Approved), ..branch }, OrganisationState::InOperation),
            (OrganisationFacts { change_due: true, ..branch }, OrganisationState::ChangeDue),
            (branch, OrganisationState::InOperation),
        ] {
            assert_eq!(organisation_state(facts), state, "{facts:?}");
        }
    }
}
