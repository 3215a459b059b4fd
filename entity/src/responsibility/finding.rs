//! Findings: what the federation found wanting in a society or in a region, and how it is put right.

use crate::refusal::RefusalCode;

words! {
    /// The three problems that the survey named (问题类别).
    FindingCategory {
        /// Party building does not reach it (党组织覆盖率低).
        LowCoverage = "LOW_COVERAGE", "党组织覆盖率低", "Low coverage";
        /// The model or its rules are immature (党建模式机制不完善).
        ImmatureModel = "IMMATURE_MODEL", "党建模式机制不完善", "Immature model";
        /// The political core role is weak (政治核心功能发挥欠缺).
        WeakCoreRole = "WEAK_CORE_ROLE", "政治核心功能发挥欠缺", "Weak core role";
    }
}

words! {
    /// How much it matters (严重程度).
    Severity {
        /// To be improved (一般).
        Minor = "MINOR", "一般", "Minor";
        /// To be put right soon (较重).
        Major = "MAJOR", "较重", "Major";
        /// To be put right at once (严重).
        Severe = "SEVERE", "严重", "Severe";
    }
}

words! {
    /// How far a finding is (整改状态).
    FindingState {
        /// Recorded (待整改).
        Open = "OPEN", "待整改", "Open";
        /// Being put right (整改中).
        InProgress = "IN_PROGRESS", "整改中", "In progress";
        /// Reported as put right, to be checked (待核实).
        Reported = "REPORTED", "待核实", "To be checked";
        /// Checked (已整改).
        Resolved = "RESOLVED", "已整改", "Resolved";
    }
}

/// What can be done with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingStep {
    /// The holder says how far he is.
    Progress,
    /// The holder says that it is put right.
    Report,
    /// The federation has checked that it is.
    Confirm,
    /// The federation finds that it is not, or not any more.
    Reopen,
}

/// Days that the federation has to check a report.
pub const CHECK_WITHIN_DAYS: i64 = 7;

impl FindingState {
    /// Whether someone still has to act.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Resolved)
    }

    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: FindingStep) -> Result<Self, RefusalCode> {
        match (self, step) {
            (Self::Open | Self::InProgress, FindingStep::Progress) => Ok(Self::InProgress),
            (Self::Open | Self::InProgress, FindingStep::Report) => Ok(Self::Reported),
            (Self::Reported, FindingStep::Confirm) => Ok(Self::Resolved),
            (Self::Reported | Self::Resolved, FindingStep::Reopen) => Ok(Self::Open),
            _ => Err(RefusalCode::wrong_state(self)),
        }
    }
}

typed_id! {
    /// A finding's id.
    FindingId => Finding;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{FindingCategory, FindingId, FindingState, Severity};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "finding")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FindingId,
        /// The society that it is about; none when it is about the region.
        pub society_id: Option<SocietyId>,
        /// GB/T 2260 code.
        pub region_code: String,
        /// The federation that recorded it and checks it.
        pub agency_id: AgencyId,
        pub category: FindingCategory,
        pub severity: Severity,
        pub state: FindingState,
        /// What was found.
        pub text: String,
        /// What is to be done.
        pub action: String,
        pub found_on: Date,
        pub due_on: Date,
        /// What the holder last reported, or why the federation reopened it.
        pub report: Option<String>,
        pub resolved_on: Option<Date>,
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn only_a_check_resolves_and_only_a_resolved_or_reported_one_is_reopened() {
        for state in FindingState::ALL {
            let confirmed = state.after(FindingStep::Confirm).is_ok();
            assert_eq!(confirmed, *state == FindingState::Reported, "{state}");
            let held = matches!(state, FindingState::Open | FindingState::InProgress);
            assert_eq!(state.after(FindingStep::Progress).is_ok(), held, "{state}");
            assert_eq!(state.after(FindingStep::Report).is_ok(), held, "{state}");
            assert_eq!(state.after(FindingStep::Reopen).is_ok(), !held, "{state}");
        }
    }
}
