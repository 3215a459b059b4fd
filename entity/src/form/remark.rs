//! Remarks of a return: which field of a proposal is wrong, and what is wrong with it.

use serde::{Deserialize, Serialize};

use super::party_form::{CoverageState, PartyForm};
use super::proposal::text_fault;
use crate::refusal::{Refusal, RefusalCode};

words! {
    /// A field of a proposal (申报项目).
    ProposalField {
        /// The form (申报形式).
        Form = "FORM", "申报形式", "Form proposed";
        /// The secretary of the branch (书记).
        Secretary = "SECRETARY", "书记", "Secretary";
        /// The deputy secretary (副书记).
        DeputySecretary = "DEPUTY_SECRETARY", "副书记", "Deputy secretary";
        /// The members of the committee (支部委员).
        CommitteeMembers = "COMMITTEE_MEMBERS", "支部委员", "Committee members";
        /// The liaison (党建工作联络员).
        Liaison = "LIAISON", "联络员", "Liaison";
        /// The superior Party organisation (上级党组织).
        Superior = "SUPERIOR", "上级党组织", "Superior Party organisation";
        /// The day of the proposal (申报日期).
        ProposedOn = "PROPOSED_ON", "申报日期", "Day of the proposal";
        /// The reason (理由).
        Reason = "REASON", "理由", "Reason";
    }
}

/// The longest remark, characters.
pub const REMARK_MAX: usize = 200;

impl ProposalField {
    /// Whether a proposal of this form has the field.
    #[must_use]
    pub fn belongs_to(self, form: PartyForm) -> bool {
        match self {
            Self::Form | Self::ProposedOn | Self::Reason => true,
            Self::Liaison => form.coverage() == CoverageState::Work,
            Self::Secretary | Self::DeputySecretary | Self::CommitteeMembers | Self::Superior => {
                form.coverage() == CoverageState::Organisation
            }
        }
    }
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The field.
    pub field: ProposalField,
    /// What is wrong, in the federation's words.
    pub text: String,
}

/// What is wrong with the remarks about a proposal of this form; they are trimmed already.
#[must_use]
pub fn remark_faults(form: PartyForm, remarks: &[Remark]) -> Vec<Refusal> {
    let fault = |(place, remark): (usize, &Remark)| {
        if !remark.field.belongs_to(form) {
            return Some(Refusal::at("remarks", RefusalCode::RemarkNotOfForm));
        }
        if remarks[..place].iter().any(|earlier| earlier.field == remark.field) {
            return Some(Refusal::at("remarks", RefusalCode::RemarkTwice));
        }
        if remark.text.is_empty() {
            return Some(Refusal::at("remarks", RefusalCode::Required));
        }
        text_fault("remarks", &remark.text, REMARK_MAX)
    };
    let mut faults: Vec<Refusal> = Vec::new();
    for refusal in remarks.iter().enumerate().filter_map(fault) {
        if !faults.contains(&refusal) {
            faults.push(refusal);
        }
    }
    faults
}

/// Dated history: what a return said about a field.
#[cfg(feature = "orm")]
pub mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ProposalField;
    use crate::form::formation::FormationId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "party_formation_remark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The move that returned the case.
        pub step_id: Uuid,
        pub formation_id: FormationId,
        pub society_id: SocietyId,
        pub field: ProposalField,
        pub text: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    fn remark(field: ProposalField, text: &str) -> Remark {
        Remark { field, text: text.into() }
    }

    fn codes(form: PartyForm, remarks: &[Remark]) -> Vec<RefusalCode> {
        remark_faults(form, remarks).into_iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn a_remark_is_about_a_field_of_the_proposal_and_says_something() {
        use ProposalField as F;
        let branch = PartyForm::Functional;
        assert_eq!(codes(branch, &[]), []);
        assert_eq!(codes(branch, &[remark(F::Secretary, "换人"), remark(F::Reason, "写明")]), []);
        assert_eq!(codes(branch, &[remark(F::Liaison, "换人")]), [RefusalCode::RemarkNotOfForm]);
        assert_eq!(codes(PartyForm::Liaison, &[remark(F::Superior, "写明")]), [RefusalCode::RemarkNotOfForm]);
        assert_eq!(codes(branch, &[remark(F::Form, "甲"), remark(F::Form, "乙")]), [RefusalCode::RemarkTwice]);
        assert_eq!(codes(branch, &[remark(F::Form, "")]), [RefusalCode::Required]);
        let long = "长".repeat(REMARK_MAX + 1);
        assert_eq!(codes(branch, &[remark(F::Form, &long)]), [RefusalCode::TooLong { max: REMARK_MAX }]);
    }

    proptest! {
        #[test]
        fn each_field_once_is_accepted_exactly_where_it_belongs(places in proptest::collection::btree_set(0_usize..8, 0..8), form in 0_usize..5) {
            let form = PartyForm::ALL[form];
            let remarks: Vec<_> = places.iter().map(|place| remark(ProposalField::ALL[*place], "改")).collect();
            let belong = remarks.iter().all(|remark| remark.field.belongs_to(form));
            prop_assert_eq!(remark_faults(form, &remarks).is_empty(), belong);
        }
    }
}
