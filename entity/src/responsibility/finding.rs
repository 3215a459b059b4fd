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
    /// Whoever checks it has seen that it is.
    Confirm,
    /// Whoever checks it finds that it is not, or not any more.
    Reopen,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// One society.
    Society,
    /// The federation's region as a whole.
    Region,
}

/// In whose hands a finding can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The society that it is about.
    Society,
    /// The federation that recorded it.
    Federation,
    /// The leading tier of the region (组织部门抓总).
    Lead,
}

impl About {
    /// Who puts it right, and alone may say how far that is.
    #[must_use]
    pub const fn holder(self) -> Hand {
        match self {
            Self::Society => Hand::Society,
            Self::Region => Hand::Federation,
        }
    }

    /// Who checks the report: the tier above whoever puts it right, so that nobody confirms himself.
    #[must_use]
    pub const fn checker(self) -> Hand {
        match self {
            Self::Society => Hand::Federation,
            Self::Region => Hand::Lead,
        }
    }

    /// Whose turn it is in a state; nobody's when it is resolved.
    #[must_use]
    pub const fn turn(self, state: FindingState) -> Option<Hand> {
        match state {
            FindingState::Open | FindingState::InProgress => Some(self.holder()),
            FindingState::Reported => Some(self.checker()),
            FindingState::Resolved => None,
        }
    }

    /// Who may take a step.
    #[must_use]
    pub const fn who(self, step: FindingStep) -> Hand {
        match step {
            FindingStep::Progress | FindingStep::Report => self.holder(),
            FindingStep::Confirm | FindingStep::Reopen => self.checker(),
        }
    }
}

impl FindingStep {
    /// The refusal of this step to whoever is not the one to take it.
    #[must_use]
    pub const fn of_another(self) -> RefusalCode {
        match self {
            Self::Progress | Self::Report => RefusalCode::HolderReports,
            Self::Confirm | Self::Reopen => RefusalCode::CheckerConfirms,
        }
    }
}

/// Days that a report waits for its check at most.
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
        /// The federation that recorded it.
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
        /// What the holder last reported, or why it was opened again.
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

    #[test]
    fn whoever_puts_it_right_does_not_check_it() {
        for about in [About::Society, About::Region] {
            assert_ne!(about.holder(), about.checker(), "{about:?}");
            for state in FindingState::ALL {
                for step in [FindingStep::Progress, FindingStep::Report, FindingStep::Confirm, FindingStep::Reopen] {
                    // Who has the turn is who may take the step that the machine lists, but for what was
                    // resolved: nobody has it, and whoever checked it may open it again.
                    let turn = about.turn(*state).unwrap_or(about.checker());
                    if state.after(step).is_ok() {
                        assert_eq!(about.who(step), turn, "{about:?} {state} {step:?}");
                    }
                }
            }
        }
    }
}
