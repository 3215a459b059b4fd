//! Credit lists (信用名单, MCA order 60 of 2018): how a society comes onto the list of abnormal activity or of
//! serious breaches, is heard first, and comes off again. That it is listed is the register's dated fact
//! (`register::standing::listing`); a case says why and how.

pub mod machine;

use crate::register::standing::Abnormality;

words! {
    /// Which list (名单).
    ListKind {
        /// The list of abnormal activity (活动异常名录).
        Abnormal = "ABNORMAL_LIST", "活动异常名录", "List of abnormal activity";
        /// The list of serious breaches (严重违法失信名单).
        Serious = "SERIOUS_LIST", "严重违法失信名单", "List of serious breaches";
    }
}

impl ListKind {
    /// The fact of the register that being listed is.
    #[must_use]
    pub const fn fact(self) -> Abnormality {
        match self {
            Self::Abnormal => Abnormality::AbnormalList,
            Self::Serious => Abnormality::SeriousList,
        }
    }

    /// The list that a fact of the register means; none for another fact.
    #[must_use]
    pub const fn of(fact: Abnormality) -> Option<Self> {
        match fact {
            Abnormality::AbnormalList => Some(Self::Abnormal),
            Abnormality::SeriousList => Some(Self::Serious),
            _ => None,
        }
    }
}

words! {
    /// Where a case comes from (来源).
    ListOrigin {
        /// Civil affairs found it (民政部门发现).
        Found = "FOUND", "民政部门发现", "Found by civil affairs";
        /// Two years on the list of abnormal activity (异常满两年).
        TwoYears = "TWO_YEARS", "活动异常满两年", "Two years on the abnormal list";
        /// A penalty (行政处罚).
        Penalty = "PENALTY", "行政处罚", "A penalty";
        /// The register said so before the platform did (登记册所载).
        Register = "REGISTER", "登记册所载", "Named in the register";
    }
}

words! {
    /// How far a case is (名单状态).
    ListState {
        /// Proposed: civil affairs gives notice or lets it be (建议列入).
        Proposed = "PROPOSED", "建议列入", "Proposed";
        /// Notice was given: the society may object (已告知，待陈述申辩).
        Noticed = "NOTICED", "已告知", "Notice given";
        /// The society objected: civil affairs decides (已提异议).
        Objected = "OBJECTED", "已提异议", "Objected to";
        /// The days to object are over: civil affairs decides (告知期满).
        Heard = "HEARD", "告知期满待决定", "To be decided";
        /// On the list (在列).
        Listed = "LISTED", "在列", "On the list";
        /// To be taken off: civil affairs checks (申请移出).
        ExitApplied = "EXIT_APPLIED", "申请移出", "Removal applied for";
        /// Off the list (已移出).
        Removed = "REMOVED", "已移出", "Taken off";
        /// Not listed after all (不予列入).
        Dismissed = "DISMISSED", "不予列入", "Not listed";
    }
}

words! {
    /// A step of a case (名单步骤).
    ListStep {
        /// The clock or a penalty proposed it (提出建议).
        Propose = "PROPOSE", "提出建议", "Proposed";
        /// Civil affairs gave notice (列入告知).
        Notify = "NOTIFY", "列入告知", "Notice given";
        /// The society objected (陈述申辩).
        Object = "OBJECT", "提出异议", "Objection";
        /// The days to object passed (告知期满).
        Lapse = "LAPSE", "告知期满", "Days to object passed";
        /// The federation gave its opinion (业务主管单位意见).
        Opine = "OPINE", "社科联意见", "Opinion of the federation";
        /// Civil affairs entered it (决定列入).
        Enter = "ENTER", "决定列入", "Entry on the list";
        /// Civil affairs let it be (不予列入).
        Dismiss = "DISMISS", "不予列入", "No entry";
        /// A new fault on the list: the time begins anew (再次违规).
        Refault = "REFAULT", "再次违规，重新计时", "New fault, time restarts";
        /// The society applied for removal (申请移出).
        ApplyExit = "APPLY_EXIT", "申请移出", "Removal applied for";
        /// Nothing to put right and the time is over (期满待移出).
        Mature = "MATURE", "期满待移出", "Time is over";
        /// Civil affairs took it off (移出).
        GrantExit = "GRANT_EXIT", "准予移出", "Taken off";
        /// Civil affairs did not take it off (不予移出).
        RefuseExit = "REFUSE_EXIT", "不予移出", "Not taken off";
        /// It moved to the graver list (转入严重名单).
        Transfer = "TRANSFER", "转入严重违法失信名单", "Moved to the serious list";
        /// The register named it (登记册载入).
        Adopt = "ADOPT", "登记册载入", "Taken over from the register";
        /// The register ended it (登记册移出).
        End = "END", "登记册移出", "Ended by the register";
    }
}

typed_id! {
    /// A list case's id.
    ListCaseId => ListCase;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ListCaseId, ListKind, ListOrigin, ListState};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "list_case")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ListCaseId,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the society's region when the case began.
        pub region_code: String,
        /// The registration authority that decides.
        pub agency_id: AgencyId,
        pub list: ListKind,
        pub origin: ListOrigin,
        /// Code of the reason.
        pub reason: String,
        /// What shows it.
        pub evidence: String,
        pub state: ListState,
        pub version: i32,
        pub begun_on: Date,
        /// The day of the notice; none while there was none.
        pub notified_on: Option<Date>,
        /// The last day to object.
        pub objection_due_on: Option<Date>,
        /// The day of the entry.
        pub listed_on: Option<Date>,
        /// From when the time on the list counts: the entry, or the newest fault.
        pub counts_since: Option<Date>,
        /// The fact of the register that it led to.
        pub listing_id: Option<Uuid>,
        pub closed_on: Option<Date>,
        /// What the federation says about it.
        pub opinion: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The steps that a case has gone.
#[cfg(feature = "orm")]
pub mod list_case_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ListCaseId, ListStep};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "list_case_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub list_case_id: ListCaseId,
        pub at: DateTimeUtc,
        pub step: ListStep,
        /// Name as shown at the time.
        pub actor: String,
        pub text: Option<String>,
        /// Whose account made it; none for the clock, and for what is older than this column.
        pub user_id: Option<UserId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Reasons for a list: data, each with its clause.
#[cfg(feature = "orm")]
pub mod list_reason {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ListKind;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "list_reason")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub list: ListKind,
        pub zh: String,
        pub en: String,
        /// There is something to put right before it comes off.
        pub duty: bool,
        /// The clause.
        pub source: String,
        /// Not offered any more.
        pub retired: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// How long everything takes, list by list: data.
#[cfg(feature = "orm")]
pub mod list_term {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ListKind;
    use super::machine::ListTerms;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "list_term")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub list: ListKind,
        /// Days to object.
        pub objection_days: i32,
        /// Days for civil affairs to decide.
        pub decision_days: i32,
        /// Months on the list until it comes off.
        pub exit_months: i32,
        /// Working days for civil affairs to take it off.
        pub exit_work_days: i32,
        /// Months on this list after which the graver one is proposed; none for never.
        pub graver_months: Option<i32>,
        pub source: String,
        /// An objection is decided by another official than the one who gave notice.
        pub second_official: bool,
        /// Counts the writes to them.
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The terms without their source.
        #[must_use]
        pub fn terms(&self) -> ListTerms {
            ListTerms {
                objection_days: self.objection_days,
                decision_days: self.decision_days,
                exit_months: self.exit_months,
                exit_work_days: self.exit_work_days,
                graver_months: self.graver_months,
                second_official: self.second_official,
            }
        }
    }
}
