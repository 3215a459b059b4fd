//! A formation (组建事项): the case that sets up, converts or ends a society's Party organisation or
//! names its liaison. Its states, its moves as one table (SM-2), its rows.

pub mod machine;

typed_id! {
    /// A formation's id.
    FormationId => Formation;
}

words! {
    /// Where a formation stands (办理状态).
    FormationState {
        /// The federation reviews the proposal (社科联审核).
        FedReview = "FED_REVIEW", "社科联审核中", "With the Federation";
        /// Returned to the society, with a reason (退回补正).
        Returned = "RETURNED", "已退回补正", "Returned to the society";
        /// The superior Party organisation approves (待上级党组织批复).
        SuperiorApproval = "SUPERIOR_APPROVAL", "待上级党组织批复", "Awaiting the superior body";
        /// Approved: the fact stands in the register (已批复).
        Approved = "APPROVED", "已批复", "Approved";
        /// Withdrawn by the society (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
    }
}

words! {
    /// A move of a formation (办理动作).
    FormationMove {
        /// The society proposes, or the federation on its behalf (申报).
        Propose = "PROPOSE", "申报", "Proposed";
        /// The society sends the corrected proposal (补正后重报).
        Resubmit = "RESUBMIT", "补正重报", "Sent again";
        /// The society takes it back (撤回).
        Withdraw = "WITHDRAW", "撤回", "Withdrawn";
        /// The federation has no objection and sends it on (审核通过).
        Pass = "PASS", "审核通过", "Passed on";
        /// It goes back to the society, with a reason (退回).
        Return = "RETURN", "退回", "Returned";
        /// It is approved (批复).
        Approve = "APPROVE", "批复", "Approved";
    }
}

words! {
    /// Why a proposal was returned (退回原因).
    ReturnReason {
        /// The counts are not clear (人数不清).
        CountsUnclear = "COUNTS_UNCLEAR", "党员人数不清", "The counts are unclear";
        /// The form does not fit the society (形式不符合条件).
        FormNotFitting = "FORM_NOT_FITTING", "形式不符合条件", "The form does not fit";
        /// A nominee cannot take the post (人选不合适).
        OfficerNotEligible = "OFFICER_NOT_ELIGIBLE", "人选不符合要求", "A nominee is not eligible";
        /// A document is missing (材料不全).
        DocumentMissing = "DOCUMENT_MISSING", "材料不全", "A document is missing";
        /// The superior Party organisation refused (上级党组织未批准).
        SuperiorRefused = "SUPERIOR_REFUSED", "上级党组织未批准", "The superior body refused";
        /// Another reason, said in the text (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{FormationId, FormationState, ReturnReason};
    use crate::form::assessment::RecommendedForm;
    use crate::form::party_form::PartyForm;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "party_formation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FormationId,
        pub society_id: SocietyId,
        /// Counts the moves of this case; a stale move is a conflict.
        pub version: i32,
        /// The form that stood when it was proposed.
        pub from_form: PartyForm,
        /// The form that is proposed; `NONE` dissolves.
        pub form: PartyForm,
        pub state: FormationState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        pub proposed_on: Date,
        /// Formal and resident formal members when it was last sent, and what the rules said then.
        pub formal: i32,
        pub resident_formal: i32,
        pub recommended: RecommendedForm,
        pub rule_version: String,
        /// Nominees as they were sent: JSON of `proposal::Nominee`s.
        pub nominees: String,
        /// Why the society wants this; empty where the rules recommend it and nothing was said.
        pub reason: String,
        /// Name of the superior Party organisation; empty for a liaison.
        pub superior: String,
        pub return_reason: Option<ReturnReason>,
        pub return_text: Option<String>,
        pub document_no: Option<String>,
        pub document_on: Option<Date>,
        pub closed_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of a case: one row a move.
#[cfg(feature = "orm")]
pub mod step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{FormationId, FormationMove, FormationState, ReturnReason};
    use crate::account::role::Role;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "party_formation_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub formation_id: FormationId,
        pub society_id: SocietyId,
        pub at: DateTimeUtc,
        pub step: FormationMove,
        /// The state that it led to.
        pub state: FormationState,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub role: Option<Role>,
        pub reason: Option<ReturnReason>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
