//! What became of a project's result: adopted, instructed on, transformed. The society claims it with its proof,
//! the federation verifies it.

use crate::refusal::RefusalCode;

words! {
    /// How a result is used (成果应用方式).
    ResultUseKind {
        /// An agency adopted it (采纳).
        Adopted = "ADOPTED", "部门采纳", "Adopted";
        /// A leader gave instructions on it (批示).
        Instructed = "INSTRUCTED", "领导批示", "Instructed on";
        /// It became a practice, a standard, a product (转化).
        Transformed = "TRANSFORMED", "成果转化", "Put to use";
    }
}

words! {
    /// How far a claim is (成果应用状态).
    ResultUseState {
        /// Claimed: the federation verifies it (待核实).
        Claimed = "CLAIMED", "已申报，待核实", "Claimed";
        /// It is so (已核实).
        Verified = "VERIFIED", "已核实", "Verified";
        /// It was not shown (不予认定).
        Rejected = "REJECTED", "不予认定", "Rejected";
    }
}

words! {
    /// A step of a claim (成果应用步骤).
    ResultUseStep {
        /// The federation verifies it (核实).
        Verify = "VERIFY", "核实认定", "Verified";
        /// The federation does not (不予认定).
        Reject = "REJECT", "不予认定", "Rejected";
    }
}

impl ResultUseState {
    /// Whether the federation still has to act.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Claimed)
    }

    /// The state after a step; any that is not listed is refused.
    pub fn after(self, step: ResultUseStep) -> Result<Self, RefusalCode> {
        match (self, step) {
            (Self::Claimed, ResultUseStep::Verify) => Ok(Self::Verified),
            (Self::Claimed, ResultUseStep::Reject) => Ok(Self::Rejected),
            _ => Err(RefusalCode::wrong_state(self)),
        }
    }
}

typed_id! {
    /// A result use's id.
    ResultUseId => ResultUse;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ResultUseId, ResultUseKind, ResultUseState};
    use crate::project::case::ProjectId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "result_use")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ResultUseId,
        pub project_id: ProjectId,
        pub kind: ResultUseKind,
        /// Who uses it.
        pub body: String,
        pub used_on: Date,
        /// What was used, and what shows it.
        pub text: String,
        pub state: ResultUseState,
        pub version: i32,
        pub claimed_on: Date,
        pub decided_on: Option<Date>,
        pub answer: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
