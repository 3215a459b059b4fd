//! Enforcement (执法, SM-10): from a clue to an order to correct or a penalty. Until something is served on
//! the society it is known to civil affairs and the federation alone.

pub mod machine;
pub mod penalty;

words! {
    /// Who brought the clue (线索来源).
    ClueOrigin {
        /// Civil affairs itself (登记管理机关发现).
        CivilAffairs = "CIVIL_AFFAIRS", "登记管理机关发现", "Found by civil affairs";
        /// The federation (业务主管单位移送).
        Federation = "FEDERATION", "业务主管单位移送", "Passed on by the federation";
    }
}

words! {
    /// How far a case is (执法状态).
    EnforcementState {
        /// A clue: civil affairs looks into it (线索待核).
        Clue = "CLUE", "线索待核", "Clue";
        /// Being investigated (立案调查).
        Investigating = "INVESTIGATING", "立案调查", "Being investigated";
        /// Nothing was to it (不予处罚).
        NoAction = "NO_ACTION", "不予处罚", "No action";
        /// The society was ordered to put it right (责令改正).
        OrderedToCorrect = "ORDER_TO_CORRECT", "责令改正", "Ordered to correct";
        /// Reported as put right, to be checked (已报改正，待核实).
        CorrectionReported = "CORRECTION_REPORTED", "已报改正，待核实", "Correction to be checked";
        /// Put right (已改正).
        Corrected = "CORRECTED", "已改正", "Corrected";
        /// Notice of a penalty was given: the society may object (处罚告知).
        PenaltyNoticed = "PENALTY_NOTICED", "处罚告知", "Notice of penalty";
        /// The society objected: civil affairs looks again (已陈述申辩).
        PenaltyObjected = "PENALTY_OBJECTED", "已陈述申辩", "Objected to";
        /// The days to object are over: civil affairs decides (告知期满).
        PenaltyHeard = "PENALTY_HEARD", "告知期满待决定", "To be decided";
        /// The penalty is in force (处罚已生效).
        InForce = "IN_FORCE", "处罚已生效", "In force";
        /// Carried out (已执行结案).
        Closed = "CLOSED", "已执行结案", "Closed";
    }
}

words! {
    /// A step of a case (执法步骤).
    EnforcementStep {
        /// A clue was brought (提供线索).
        Report = "REPORT", "提供线索", "Clue brought";
        /// An investigation was opened (立案).
        Investigate = "INVESTIGATE", "立案调查", "Investigation opened";
        /// Nothing is done (不予处罚).
        Drop = "DROP", "不予处罚", "Dropped";
        /// The society was ordered to put it right (责令改正).
        Order = "ORDER", "责令改正", "Ordered to correct";
        /// The society reported it as put right (报告改正).
        ReportCorrection = "REPORT_CORRECTION", "报告改正", "Correction reported";
        /// It is (核实改正).
        ConfirmCorrection = "CONFIRM_CORRECTION", "核实改正", "Correction confirmed";
        /// It is not (未改正到位).
        RejectCorrection = "REJECT_CORRECTION", "退回改正", "Correction not accepted";
        /// Notice of a penalty was given (处罚事先告知).
        Notice = "NOTICE", "处罚事先告知", "Notice of penalty";
        /// The society objected (陈述申辩).
        Object = "OBJECT", "陈述申辩", "Objection";
        /// The days to object passed (告知期满).
        Lapse = "LAPSE", "告知期满", "Days to object passed";
        /// The penalty was imposed (作出处罚决定).
        Impose = "IMPOSE", "作出处罚决定", "Penalty imposed";
        /// It was carried out (执行完毕).
        Close = "CLOSE", "执行完毕", "Carried out";
        /// The days of the suspension are over (停止活动期满).
        Lift = "LIFT", "停止活动期满", "Suspension over";
    }
}

words! {
    /// A penalty (行政处罚).
    PenaltyKind {
        /// Warning (警告).
        Warning = "WARNING", "警告", "Warning";
        /// Suspension of activity until a day (限期停止活动).
        Suspension = "SUSPENSION", "限期停止活动", "Suspension";
        /// Fine and confiscation (罚没).
        Fine = "FINE", "罚没", "Fine and confiscation";
        /// Revocation of the registration (撤销登记).
        Revocation = "REVOCATION", "撤销登记", "Revocation";
    }
}

typed_id! {
    /// An enforcement case's id.
    EnforcementId => Enforcement;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::penalty::Penalty;
    use super::{ClueOrigin, EnforcementId, EnforcementState, PenaltyKind};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "enforcement_case")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EnforcementId,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the society's region when the case began.
        pub region_code: String,
        /// The registration authority that decides.
        pub agency_id: AgencyId,
        pub origin: ClueOrigin,
        /// What the clue says.
        pub clue: String,
        pub state: EnforcementState,
        pub version: i32,
        pub begun_on: Date,
        /// The day from which the society knows of it; none while it does not.
        pub served_on: Option<Date>,
        /// Until when it has to be put right, or the last day to object.
        pub due_on: Option<Date>,
        pub penalty: Option<PenaltyKind>,
        /// Fine and confiscation, fen.
        pub fine_fen: Option<i64>,
        /// The last day of the suspension.
        pub suspended_until: Option<Date>,
        /// The day the penalty was imposed.
        pub imposed_on: Option<Date>,
        pub closed_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The penalty that was noticed or imposed; none while there is none.
        #[must_use]
        pub fn punished(&self) -> Option<Penalty> {
            let (fine_fen, suspended_until) = (self.fine_fen, self.suspended_until);
            self.penalty.map(|kind| Penalty { kind, fine_fen, suspended_until })
        }
    }
}

/// The steps that a case has gone.
#[cfg(feature = "orm")]
pub mod enforcement_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{EnforcementId, EnforcementStep};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "enforcement_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub case_id: EnforcementId,
        pub at: DateTimeUtc,
        pub step: EnforcementStep,
        /// Name as shown at the time.
        pub actor: String,
        pub text: Option<String>,
        /// Whose account made it; none for the clock, and for what is older than this column.
        pub user_id: Option<UserId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// How long everything takes, a version from its day on: data.
#[cfg(feature = "orm")]
pub mod enforcement_term {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::machine::EnforcementTerms;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "enforcement_term")]
    pub struct Model {
        /// From this day on.
        #[sea_orm(primary_key, auto_increment = false)]
        pub effective_on: Date,
        /// Days for civil affairs to look into a clue.
        pub clue_days: i32,
        /// Days for civil affairs to decide on what it investigates.
        pub investigate_days: i32,
        /// Days for the society to put it right, where civil affairs sets no day.
        pub correct_days: i32,
        /// Days for civil affairs to check a correction, or to decide after an objection.
        pub check_days: i32,
        /// Working days for the society to object to a penalty.
        pub plea_work_days: i32,
        /// Days to carry a penalty out.
        pub carry_out_days: i32,
        /// An objection is decided by another official than the one who gave notice.
        pub second_official: bool,
        pub source: String,
        /// Counts the versions; 1 came with the platform.
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The terms without day and source.
        #[must_use]
        pub const fn terms(&self) -> EnforcementTerms {
            EnforcementTerms {
                clue_days: self.clue_days,
                investigate_days: self.investigate_days,
                correct_days: self.correct_days,
                check_days: self.check_days,
                plea_work_days: self.plea_work_days,
                carry_out_days: self.carry_out_days,
                second_official: self.second_official,
            }
        }
    }
}
