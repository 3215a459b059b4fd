//! Attachments: which file belongs to what, and as what. What may be read of the subject may be read of
//! its attachments, and nothing else.

words! {
    /// What a file is attached to (附件所属).
    SubjectKind {
        /// A formation (组建事项).
        Formation = "FORMATION", "党组织组建", "Formation";
        /// A recorded act of Party life (党组织活动).
        PartyAct = "PARTY_ACT", "党组织活动", "Party act";
        /// A directive (部署任务).
        Directive = "DIRECTIVE", "部署任务", "Directive";
        /// A recipient's answer to a directive (办理反馈).
        DirectiveRecipient = "DIRECTIVE_RECIPIENT", "办理反馈", "Answer to a directive";
        /// A record of guidance (指导记录).
        Guidance = "GUIDANCE", "指导记录", "Guidance record";
        /// A finding (问题).
        Finding = "FINDING", "问题", "Finding";
        /// A letter between agencies (函件).
        Letter = "LETTER", "函件", "Letter";
        /// A society's annual report (年度报告).
        AnnualReport = "ANNUAL_REPORT", "年度报告", "Annual report";
        /// An application to registration (成立登记申请).
        Registration = "REGISTRATION", "成立登记", "Registration";
        /// A change of the register (变更与注销登记).
        RegisterChange = "REGISTER_CHANGE", "变更与注销登记", "Change of the register";
        /// An activity filing (活动报备).
        Activity = "ACTIVITY", "活动报备", "Activity filing";
        /// An evaluation (等级评估).
        Evaluation = "EVALUATION", "等级评估", "Evaluation";
        /// A case of a credit list (信用名单事项).
        ListCase = "LIST_CASE", "信用名单事项", "Credit list case";
        /// An enforcement case (执法事项).
        Enforcement = "ENFORCEMENT", "执法事项", "Enforcement case";
        /// A contest of a figure (数据异议).
        FigureContest = "FIGURE_CONTEST", "数据异议", "Contested figure";
        /// An application to a call (项目申报).
        Application = "APPLICATION", "项目申报", "Application";
        /// The blind paper of an application, which its experts read too (论证活页).
        BlindPaper = "BLIND_PAPER", "论证活页", "Blind paper";
        /// A demand (需求).
        Demand = "DEMAND", "需求", "Demand";
        /// An offer (响应方案).
        Offer = "OFFER", "响应方案", "Offer";
        /// A case for the casebook (案例).
        CaseStudy = "CASE_STUDY", "案例", "Case for the casebook";
        /// A project (项目).
        Project = "PROJECT", "项目", "Project";
        /// What became of a project's result (成果应用).
        ResultUse = "RESULT_USE", "成果应用", "Use of a result";
    }
}

words! {
    /// As what a file is attached (附件用途).
    AttachmentPurpose {
        /// The superior body's document that approves a formation (批复文件).
        ApprovalDocument = "APPROVAL_DOCUMENT", "批复文件", "Approval document";
        /// The superior body's document that opens a barred act (上级文件).
        OverrideDocument = "OVERRIDE_DOCUMENT", "上级文件", "Superior document";
        /// Papers of a directive (任务附件).
        DirectivePaper = "DIRECTIVE_PAPER", "任务附件", "Paper of a directive";
        /// What shows that a directive is done (办结佐证).
        EchoEvidence = "ECHO_EVIDENCE", "办结佐证", "Evidence that it is done";
        /// What shows that guidance was given (指导佐证).
        GuidanceEvidence = "GUIDANCE_EVIDENCE", "指导佐证", "Evidence of guidance";
        /// What shows a finding (问题佐证).
        FindingEvidence = "FINDING_EVIDENCE", "问题佐证", "Evidence of a finding";
        /// What shows how a finding is put right, or why it is not (整改佐证).
        RectificationEvidence = "RECTIFICATION_EVIDENCE", "整改佐证", "Evidence of the correction";
        /// Enclosed in a letter (函件附件).
        LetterEnclosure = "LETTER_ENCLOSURE", "函件附件", "Enclosure";
        /// Submitted with an annual report: the signed statement page, the audit (年检材料).
        ReportPaper = "REPORT_PAPER", "年检材料", "Paper of the annual report";
        /// What shows that a fault found by the inspection was put right (年检整改材料).
        ReportRectification = "REPORT_RECTIFICATION", "年检整改材料", "Evidence of the rectification";
        /// The application itself (登记申请书), Registration Regulations art. 11.
        RegistrationForm = "REGISTRATION_FORM", "登记申请书", "Application form";
        /// Proof of the funds and of the seat (验资报告、住所使用权证明).
        CapitalAndSeat = "CAPITAL_AND_SEAT", "验资报告、住所使用权证明", "Proof of funds and seat";
        /// Who founds and who will lead it, without identity numbers (发起人和拟任负责人基本情况).
        FoundersProfile = "FOUNDERS_PROFILE", "发起人和拟任负责人基本情况", "Founders and proposed leaders";
        /// The draft charter (章程草案).
        CharterDraft = "CHARTER_DRAFT", "章程草案", "Draft charter";
        /// The commitment to do Party work (党建工作承诺书).
        CommitmentLetter = "COMMITMENT_LETTER", "党建工作承诺书", "Commitment letter";
        /// The supervising unit's document of consent (业务主管单位批准文件).
        SponsorConsent = "SPONSOR_CONSENT", "业务主管单位批准文件", "Supervising unit's consent";
        /// The survey of Party members (党员情况调查表): counts, no names.
        MemberSurvey = "MEMBER_SURVEY", "党员情况调查表", "Member survey";
        /// What the society decided: minutes, application (会议决议、变更或注销申请).
        ChangeResolution = "CHANGE_RESOLUTION", "会议决议与申请书", "Resolution and application";
        /// The financial audit, Registration Regulations art. 27 (财务审计报告).
        AuditReport = "AUDIT_REPORT", "财务审计报告", "Financial audit";
        /// The revised charter (修改后的章程).
        RevisedCharter = "REVISED_CHARTER", "修改后的章程", "Revised charter";
        /// What else belongs to a change: proof of a seat, of funds (变更证明材料).
        ChangeProof = "CHANGE_PROOF", "变更证明材料", "Proof of a change";
        /// The report of a liquidation, art. 20 (清算报告书).
        LiquidationReport = "LIQUIDATION_REPORT", "清算报告书", "Liquidation report";
        /// The supervising unit's document on a change (业务主管单位对变更的批复).
        ChangeConsent = "CHANGE_CONSENT", "业务主管单位批复", "Supervising unit's consent to a change";
        /// What shows an activity, if anybody wishes to show it (活动照片).
        ActivityRecord = "ACTIVITY_RECORD", "活动照片", "Record of an activity";
        /// What bears the self-rating of an evaluation out (评估申报材料).
        EvaluationPaper = "EVALUATION_PAPER", "评估申报材料", "Paper of the evaluation";
        /// What civil affairs served or what shows the facts (名单文书).
        ListPaper = "LIST_PAPER", "名单文书", "Paper of the agency";
        /// What a society sends with its objection or to be taken off (异议、移出材料).
        ListObjection = "LIST_OBJECTION", "异议、移出材料", "Paper of the society";
        /// What shows that a figure is wrong, or why it stands (数据异议材料).
        ContestPaper = "CONTEST_PAPER", "数据异议材料", "Paper about a contested figure";
        /// What goes with an application: the signed form, proofs (申报材料).
        ApplicationPaper = "APPLICATION_PAPER", "申报材料", "Paper of the application";
        /// The argument without names and places, for the experts (论证活页).
        BlindPaper = "BLIND_PAPER", "论证活页", "Blind paper";
        /// The agreement that was signed about a demand (承接协议).
        DemandAgreement = "DEMAND_AGREEMENT", "承接协议", "Agreement";
        /// What was delivered (交付成果).
        DemandDelivery = "DEMAND_DELIVERY", "交付成果", "Delivery";
        /// What else belongs to a demand (需求材料).
        DemandPaper = "DEMAND_PAPER", "需求材料", "Paper of a demand";
        /// What a society sends with its offer (响应材料).
        OfferPaper = "OFFER_PAPER", "响应材料", "Paper of an offer";
        /// Pictures and papers of a case (案例材料).
        CasePaper = "CASE_PAPER", "案例材料", "Paper of a case";
        /// An order, notice or decision that was served (执法文书).
        EnforcementOrder = "ENFORCEMENT_ORDER", "执法文书", "Paper that was served";
        /// What a society sends to show a correction, or with its objection (改正、申辩材料).
        CorrectionProof = "CORRECTION_PROOF", "改正、申辩材料", "Proof of the society";
        /// The agreement of a project, signed (项目协议).
        ProjectAgreement = "PROJECT_AGREEMENT", "项目协议", "Agreement of the project";
        /// What a society sends with its reports and requests (项目报告材料).
        ProjectReport = "PROJECT_REPORT", "项目报告材料", "Paper of a project's report";
        /// What the federation adds: the opinion of the panel, proof of an exemption (项目审查材料).
        ProjectReview = "PROJECT_REVIEW", "项目审查材料", "Paper of a project's review";
        /// What shows that a result is used (成果应用证明).
        ResultProof = "RESULT_PROOF", "成果应用证明", "Proof that a result is used";
    }
}

impl AttachmentPurpose {
    /// What it is attached to.
    #[must_use]
    pub const fn subject(self) -> SubjectKind {
        match self {
            Self::ApprovalDocument => SubjectKind::Formation,
            Self::OverrideDocument => SubjectKind::PartyAct,
            Self::DirectivePaper => SubjectKind::Directive,
            Self::EchoEvidence => SubjectKind::DirectiveRecipient,
            Self::GuidanceEvidence => SubjectKind::Guidance,
            Self::FindingEvidence | Self::RectificationEvidence => SubjectKind::Finding,
            Self::LetterEnclosure => SubjectKind::Letter,
            Self::ApplicationPaper => SubjectKind::Application,
            Self::BlindPaper => SubjectKind::BlindPaper,
            Self::ReportPaper | Self::ReportRectification => SubjectKind::AnnualReport,
            Self::RegistrationForm
            | Self::CapitalAndSeat
            | Self::FoundersProfile
            | Self::CharterDraft
            | Self::CommitmentLetter
            | Self::SponsorConsent
            | Self::MemberSurvey => SubjectKind::Registration,
            Self::ChangeResolution
            | Self::AuditReport
            | Self::RevisedCharter
            | Self::ChangeProof
            | Self::LiquidationReport
            | Self::ChangeConsent => SubjectKind::RegisterChange,
            Self::ActivityRecord => SubjectKind::Activity,
            Self::EvaluationPaper => SubjectKind::Evaluation,
            Self::ListPaper | Self::ListObjection => SubjectKind::ListCase,
            Self::ContestPaper => SubjectKind::FigureContest,
            Self::DemandAgreement | Self::DemandDelivery | Self::DemandPaper => SubjectKind::Demand,
            Self::OfferPaper => SubjectKind::Offer,
            Self::CasePaper => SubjectKind::CaseStudy,
            Self::ProjectAgreement | Self::ProjectReport | Self::ProjectReview => SubjectKind::Project,
            Self::ResultProof => SubjectKind::ResultUse,
            Self::EnforcementOrder | Self::CorrectionProof => SubjectKind::Enforcement,
        }
    }
}

/// The most files of one intention.
pub const FILES_MAX: usize = 10;

typed_id! {
    /// An attachment's id.
    AttachmentId => Attachment;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{AttachmentId, AttachmentPurpose, SubjectKind};
    use crate::file::FileId;
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "attachment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AttachmentId,
        pub file_id: FileId,
        pub purpose: AttachmentPurpose,
        pub subject_kind: SubjectKind,
        /// The row that it is attached to, in the table of its kind.
        pub subject_id: Uuid,
        /// Which of the papers that were asked for by name it is.
        pub label: Option<String>,
        /// Exactly one of the two owners is given: the database checks it.
        pub society_id: Option<SocietyId>,
        pub agency_id: Option<AgencyId>,
        pub attached_at: DateTimeUtc,
        /// Its subject was withdrawn: the file goes when nothing else needs it.
        pub released_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
