//! A project after the award, research and support alike: from the agreement to the certificate, or out of it.
//! The steps stand in `machine`; what a society asks to be changed in `change`.

pub mod change;
pub mod machine;

words! {
    /// How far a project is (项目状态).
    ProjectState {
        /// The agreement is to be signed (待签协议).
        Agreement = "AGREEMENT", "待签协议", "Agreement";
        /// Under way: the midterm report is next (在研).
        InProgress = "IN_PROGRESS", "实施中，待中期报告", "In progress";
        /// The midterm report waits for the desk (中期待查).
        MidtermReported = "MIDTERM_REPORTED", "中期报告待审", "Midterm reported";
        /// The society puts right what the midterm found (中期整改).
        Rectifying = "RECTIFYING", "中期整改", "Rectifying";
        /// The midterm was passed: the final report is next (中期通过).
        MidtermPassed = "MIDTERM_PASSED", "中期通过，待结项报告", "Midterm passed";
        /// The midterm was not passed: it is ended (中期不通过).
        MidtermFailed = "MIDTERM_FAILED", "中期不通过", "Midterm failed";
        /// The final report waits for the desk (结项待审).
        FinalSubmitted = "FINAL_SUBMITTED", "结项材料待审", "Final report submitted";
        /// The final report has to be corrected (结项退回).
        FinalReturned = "FINAL_RETURNED", "结项材料退回", "Final report returned";
        /// A panel appraises it (鉴定).
        Appraisal = "APPRAISAL", "成果鉴定", "Appraisal";
        /// It needs no panel (免予鉴定).
        AppraisalExempt = "APPRAISAL_EXEMPT", "免予鉴定", "Exempt from appraisal";
        /// It has its grade (已评定).
        Graded = "GRADED", "已评定，待结项", "Graded";
        /// It has its certificate (已结项).
        Closed = "CLOSED", "已结项", "Closed";
        /// Ended without a result (终止).
        Terminated = "TERMINATED", "已终止", "Terminated";
        /// Withdrawn: money is recovered and nothing granted for a while (撤项).
        Withdrawn = "WITHDRAWN", "已撤项", "Withdrawn";
    }
}

words! {
    /// A step of a project (项目步骤).
    ProjectStep {
        /// It was awarded (立项).
        Found = "FOUND", "立项", "Awarded";
        /// The agreement was signed (签订协议).
        Agree = "AGREE", "签订协议", "Agreement signed";
        /// The society reported at the middle (提交中期报告).
        ReportMidterm = "REPORT_MIDTERM", "提交中期报告", "Midterm report";
        /// The desk passed it (中期通过).
        PassMidterm = "PASS_MIDTERM", "中期检查通过", "Midterm passed";
        /// The desk asks for something to be put right (中期整改).
        RectifyMidterm = "RECTIFY_MIDTERM", "要求整改", "Rectification asked for";
        /// The desk did not pass it (中期不通过).
        FailMidterm = "FAIL_MIDTERM", "中期检查不通过", "Midterm failed";
        /// The society handed its final report in (提交结项报告).
        SubmitFinal = "SUBMIT_FINAL", "提交结项材料", "Final report";
        /// The desk returned it (退回结项).
        ReturnFinal = "RETURN_FINAL", "退回结项材料", "Final report returned";
        /// The desk had it appraised (送鉴定).
        OpenAppraisal = "OPEN_APPRAISAL", "送交鉴定", "Sent to appraisal";
        /// The desk exempted it (免予鉴定).
        ExemptAppraisal = "EXEMPT_APPRAISAL", "免予鉴定", "Exempted from appraisal";
        /// The grade was recorded (评定等级).
        Grade = "GRADE", "评定等级", "Graded";
        /// It was closed with a certificate (结项发证).
        Close = "CLOSE", "准予结项", "Closed";
        /// The society asked for a change (申请变更).
        AskChange = "ASK_CHANGE", "申请变更", "Change asked for";
        /// The change was granted (同意变更).
        GrantChange = "GRANT_CHANGE", "同意变更", "Change granted";
        /// The change was not granted (不同意变更).
        RefuseChange = "REFUSE_CHANGE", "不同意变更", "Change refused";
        /// The chair ended it (终止).
        Terminate = "TERMINATE", "终止项目", "Terminated";
        /// The chair withdrew it (撤项).
        Withdraw = "WITHDRAW", "撤销项目", "Withdrawn";
        /// It ended with the society (随学会终止).
        Cease = "CEASE", "随学会终止", "Ended with the society";
    }
}

words! {
    /// Why a result needs no panel (免予鉴定理由).
    ExemptReason {
        /// Published as a book (出版).
        Published = "PUBLISHED", "成果正式出版", "Published as a book";
        /// Two papers in indexed journals (两篇核心期刊论文).
        IndexedPapers = "INDEXED_PAPERS", "两篇以上核心期刊论文", "Two papers in indexed journals";
        /// A prize (获奖).
        Prize = "PRIZE", "获市级以上奖励", "A prize";
        /// Adopted by a government (党政部门采纳).
        Adopted = "ADOPTED", "被党政部门采纳", "Adopted by an agency";
        /// Secret (涉密).
        Secret = "SECRET", "涉密成果", "Secret";
    }
}

typed_id! {
    /// A project's id.
    ProjectId => Project;
    /// The id of a change that a society asked for.
    ProjectChangeId => ProjectChange;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ExemptReason, ProjectId, ProjectState};
    use crate::project::fund::ProgrammeKind;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProjectId,
        /// The application that it came of; none for what was entered from paper.
        pub application_id: Option<Uuid>,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the society's region when it was awarded.
        pub region_code: String,
        /// Number of the call; empty for none.
        pub call_no: String,
        pub call_title: String,
        pub kind: ProgrammeKind,
        pub title: String,
        pub leader_name: String,
        /// Whether money comes with it; approved without money otherwise.
        pub funded: bool,
        pub state: ProjectState,
        /// Counts the moves; a stale move is a conflict.
        pub version: i32,
        pub begun_on: Date,
        pub midterm_on: Date,
        /// The day of the final report.
        pub due_on: Date,
        /// Until when whoever holds it is expected to act.
        pub waits_until: Date,
        /// Whether a change that the society asked for waits for its answer.
        pub change_asked: bool,
        /// How often it was extended.
        pub extended: i32,
        /// The day of the appraisal; none before it.
        pub appraised_on: Option<Date>,
        /// How many the panel had, and how many of them of the own institution.
        pub panel_members: Option<i32>,
        pub panel_own: Option<i32>,
        pub exempt_reason: Option<ExemptReason>,
        /// Code of the grade.
        pub grade: Option<String>,
        pub certificate_no: Option<String>,
        /// By which whoever holds the certificate may verify it.
        pub certificate_code: Option<String>,
        pub closed_on: Option<Date>,
        /// Until when nothing is granted to whoever led it.
        pub barred_until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The steps that a project has gone.
#[cfg(feature = "orm")]
pub mod project_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ProjectId, ProjectStep};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub project_id: ProjectId,
        pub at: DateTimeUtc,
        pub step: ProjectStep,
        /// Name as shown at the time.
        pub actor: String,
        pub text: Option<String>,
        /// Whose account made it; none for the platform.
        pub user_id: Option<UserId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
