//! The annual report (年度报告): what a society submits once for two readers, the business half and the
//! Party half together (双提交), and how far it is (SM-4).

pub mod answer;
pub mod field;
pub mod gate;
pub mod machine;
pub mod merge;
pub mod prefill;
pub mod receipt;
pub mod said;

words! {
    /// How far a report is (年检状态).
    ReportState {
        /// Asked for, nothing filled in yet (待填报).
        Open = "OPEN", "待填报", "To be filled in";
        /// Being filled in (填报中).
        Draft = "DRAFT", "填报中", "Being filled in";
        /// Submitted and locked: the federation reviews (待初审).
        Submitted = "SUBMITTED", "待初审", "Awaiting review";
        /// Returned to the society by whoever held it (已退回).
        Returned = "RETURNED", "已退回补正", "Returned";
        /// Corrected and submitted again (补正待初审).
        Resubmitted = "RESUBMITTED", "补正待初审", "Corrected, awaiting review";
        /// Passed by the federation: civil affairs takes it up (初审通过).
        Passed = "PASSED", "初审通过", "Passed by the federation";
        /// Taken up by civil affairs (民政已受理).
        Received = "RECEIVED", "民政已受理", "Taken up by civil affairs";
        /// Concluded (已出结论).
        Concluded = "CONCLUDED", "已出结论", "Concluded";
        /// Concluded; the society puts right what was found (整改中).
        Rectifying = "RECTIFYING", "整改中", "Rectifying";
        /// Reported as put right: civil affairs checks (整改待核实).
        RectificationReported = "RECTIFICATION_REPORTED", "整改待核实", "Rectification to be checked";
        /// Put right (已整改).
        Rectified = "RECTIFIED", "已整改", "Rectified";
        /// Nothing was submitted by the last day (未参检).
        NotParticipated = "NOT_PARTICIPATED", "未参检", "Did not take part";
        /// Need not report (免检).
        Exempt = "EXEMPT", "免检", "Exempt";
    }
}

words! {
    /// A step in a report's life (年检步骤).
    ReportStep {
        /// The campaign asked for it (布置填报).
        Open = "OPEN", "布置填报", "Asked for";
        /// The society filled something in (填报).
        Save = "SAVE", "填报", "Filled in";
        /// The society submitted both halves (提交).
        Submit = "SUBMIT", "提交", "Submitted";
        /// The society took it back before anyone had acted (撤回).
        Recall = "RECALL", "撤回修改", "Recalled";
        /// Whoever held it returned it, with reasons (退回).
        Return = "RETURN", "退回补正", "Returned";
        /// The federation passed both halves (初审通过).
        Pass = "PASS", "初审通过", "Passed";
        /// Civil affairs took it up (受理).
        Receive = "RECEIVE", "受理", "Taken up";
        /// Civil affairs concluded (出具结论).
        Conclude = "CONCLUDE", "出具结论", "Concluded";
        /// The society reported what it has put right (报告整改).
        ReportRectification = "REPORT_RECTIFICATION", "报告整改", "Rectification reported";
        /// Civil affairs found it put right (核实整改).
        ConfirmRectification = "CONFIRM_RECTIFICATION", "核实整改", "Rectification confirmed";
        /// Civil affairs found it not put right (退回整改).
        RejectRectification = "REJECT_RECTIFICATION", "退回整改", "Rectification not accepted";
        /// The clock noted that nothing had come (记为未参检).
        Miss = "MISS", "记为未参检", "Noted as missing";
        /// Civil affairs lets a society report late (准予补检).
        Readmit = "READMIT", "准予补检", "Admitted late";
    }
}

words! {
    /// Which half of the double submission (双提交).
    ReportHalf {
        /// What a society does (业务报告).
        Business = "BUSINESS", "业务报告", "Business report";
        /// What it does for Party building (党建工作情况).
        Party = "PARTY", "党建工作情况", "Party report";
    }
}

words! {
    /// Why a report goes back (退回原因).
    ReportReturnReason {
        /// Something is missing (材料不全).
        Incomplete = "INCOMPLETE", "材料不全", "Incomplete";
        /// Figures do not agree (数据不一致).
        Inconsistent = "INCONSISTENT", "数据不一致", "Figures do not agree";
        /// The Party half does not say enough (党建情况不实不细).
        PartyUnclear = "PARTY_UNCLEAR", "党建情况不清", "Party half unclear";
        /// The finances do not say enough (财务情况不清).
        FinanceUnclear = "FINANCE_UNCLEAR", "财务情况不清", "Finances unclear";
        /// Something else (其他).
        Other = "OTHER", "其他", "Other";
    }
}

typed_id! {
    /// A report's id.
    ReportId => AnnualReport;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ReportId, ReportState};
    use crate::institution::campaign::CampaignId;
    use crate::institution::inspection::Conclusion;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "annual_report")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportId,
        pub campaign_id: CampaignId,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the society's region when the campaign opened.
        pub region_code: String,
        /// The year by which the register names the conclusion.
        pub year: i32,
        pub state: ReportState,
        /// Since when it has been in this state.
        pub state_since: DateTimeUtc,
        /// The last day to submit: the campaign's, or a later one for a society admitted late.
        pub due_on: Date,
        /// Moves of the case, and each save of a field.
        pub version: i32,
        /// How often it was submitted.
        pub round: i32,
        /// When it was first submitted.
        pub submitted_at: Option<DateTimeUtc>,
        /// Number of the receipt.
        pub receipt_no: Option<String>,
        pub passed_at: Option<DateTimeUtc>,
        pub concluded_on: Option<Date>,
        pub conclusion: Option<Conclusion>,
        /// Codes of the conclusion's reasons, a JSON list.
        pub reasons: String,
        /// What civil affairs says about the conclusion.
        pub opinion: Option<String>,
        pub rectify_due_on: Option<Date>,
        /// What the society last reported as put right.
        pub rectification: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What stands in a field of a report, and where it comes from.
#[cfg(feature = "orm")]
pub mod report_answer {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ReportId;
    use super::field::ReportField;
    use super::prefill::Origin;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "annual_report_answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report_id: ReportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: ReportField,
        pub value: String,
        pub origin: Origin,
        /// Writes to this field: two leaders at once are told apart field by field.
        pub version: i32,
        /// The round of submission in which it was last written, from 1.
        pub round: i32,
        pub at: DateTimeUtc,
        /// Name of the writer as shown at the time.
        pub written_by: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What whoever returned a report remarked about a field.
#[cfg(feature = "orm")]
pub mod report_remark {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ReportId;
    use super::field::ReportField;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "annual_report_remark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub report_id: ReportId,
        /// The round that was returned.
        pub round: i32,
        pub field: ReportField,
        pub text: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The steps that a report has gone.
#[cfg(feature = "orm")]
pub mod report_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ReportId, ReportReturnReason, ReportStep};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "annual_report_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub report_id: ReportId,
        pub at: DateTimeUtc,
        pub step: ReportStep,
        /// Name as shown at the time.
        pub actor: String,
        pub reason: Option<ReportReturnReason>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
