//! An evaluation (社会组织评估, 1A to 5A): a society applies with a rating of itself, civil affairs has it looked
//! at and publishes what came of it. Its words and rows; its steps, its scores and its rules stand beside.

pub mod machine;
pub mod rules;
pub mod score;

typed_id! {
    /// An evaluation's id.
    EvaluationId => Evaluation;
}

words! {
    /// One of the four blocks that are rated (评估指标).
    EvaluationBlock {
        /// Basic conditions (基础条件).
        BasicConditions = "BASIC_CONDITIONS", "基础条件", "Basic conditions";
        /// Governance (内部治理).
        Governance = "GOVERNANCE", "内部治理", "Governance";
        /// Work results (工作绩效).
        WorkResults = "WORK_RESULTS", "工作绩效", "Work results";
        /// Social appraisal (社会评价).
        SocialAppraisal = "SOCIAL_APPRAISAL", "社会评价", "Social appraisal";
    }
}

words! {
    /// Where an evaluation stands (评估状态). Whether a grade expires soon or has expired follows from its day.
    EvaluationState {
        /// The society has rated itself and applied: the federation gives its opinion (已自评申报).
        SelfRated = "SELF_RATED", "已自评申报，待社科联意见", "Self-rated, with the federation";
        /// Civil affairs looks the documents through (材料审核).
        Docs = "DOCS", "材料审核", "Documents looked through";
        /// Returned to the society, with a reason (退回补正).
        Returned = "RETURNED", "已退回补正", "Returned to the society";
        /// Accepted: the visit on site is ahead (实地考察).
        OnSite = "ON_SITE", "已受理，待实地考察", "Accepted, visit ahead";
        /// The panel rates it (专家评审).
        Panel = "PANEL", "待专家评审", "With the panel";
        /// The panel has rated it: the notice is ahead (评审完成，待公示).
        Scored = "SCORED", "评审完成，待公示", "Rated, notice ahead";
        /// The result is published: the days to object run (公示).
        Notice = "NOTICE", "公示中", "Notice published";
        /// The society objects: a second official looks at it again (复核).
        Review = "REVIEW", "有异议，复核中", "Objected, under review";
        /// The days are over: the decision is ahead (公示期满，待决定).
        Decision = "DECISION", "公示期满，待决定", "Notice over, decision ahead";
        /// The grade was given (已评定).
        Graded = "GRADED", "已评定等级", "Graded";
        /// No grade was reached (未达等级).
        NotGraded = "NOT_GRADED", "未达到等级标准", "No grade reached";
        /// Not taken up or broken off, with a reason (不予评估).
        Refused = "REFUSED", "不予评估", "Refused";
        /// The society withdrew it (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
        /// The grade was lowered, with a reason (已降低等级).
        Downgraded = "DOWNGRADED", "已降低等级", "Downgraded";
        /// The grade was taken away, with a reason (已取消等级).
        Revoked = "REVOKED", "已取消等级", "Revoked";
    }
}

words! {
    /// A step of an evaluation (办理动作).
    EvaluationStep {
        /// The society applies with its self-rating; the rules are asked at the door (申报).
        Apply = "APPLY", "自评申报", "Applied";
        /// The federation gives its opinion (社科联意见).
        Opine = "OPINE", "社科联出具意见", "Opinion given";
        /// The federation said nothing in its days: the clock passes it on (逾期未出具意见).
        LapseOpinion = "LAPSE_OPINION", "社科联逾期未出具意见，转民政部门", "No opinion in time: passed on";
        /// It goes back to the society, with a reason (退回).
        Return = "RETURN", "退回补正", "Returned";
        /// The society sends it again (补正重报).
        Resubmit = "RESUBMIT", "补正重报", "Sent again";
        /// Civil affairs takes it up (受理).
        Accept = "ACCEPT", "受理", "Accepted";
        /// The visit is on record (实地考察).
        Visit = "VISIT", "实地考察", "Visited";
        /// The panel's scores are on record (专家评分).
        Score = "SCORE", "专家评审评分", "Rated by the panel";
        /// The result is published (公示).
        Publish = "PUBLISH", "发布公示", "Notice published";
        /// The society objects (异议).
        Object = "OBJECT", "提出异议", "Objected";
        /// The days to object passed: the clock notes it (公示期满).
        Lapse = "LAPSE", "公示期满无异议", "Notice over, no objection";
        /// The review keeps the result (复核维持).
        Uphold = "UPHOLD", "复核维持", "Result upheld";
        /// The review sends it to the panel once more (复核重评).
        Reopen = "REOPEN", "复核重新评审", "To be rated again";
        /// The grade is given (评定).
        Grade = "GRADE", "评定等级", "Graded";
        /// No grade is given (未达标).
        DeclineGrade = "DECLINE_GRADE", "未达到等级标准", "No grade";
        /// It is refused, with a reason (不予评估).
        Refuse = "REFUSE", "不予评估", "Refused";
        /// The society withdraws it (撤回).
        Withdraw = "WITHDRAW", "撤回申报", "Withdrawn";
        /// A grade that the register names is taken over, so that it can be lowered or taken away (载入).
        Adopt = "ADOPT", "登记册载入", "Taken over from the register";
        /// The grade is lowered (降低等级).
        Downgrade = "DOWNGRADE", "降低等级", "Downgraded";
        /// The grade is taken away (取消等级).
        Revoke = "REVOKE", "取消等级", "Revoked";
        /// The society has ended (随学会终止).
        Cease = "CEASE", "随学会终止", "Ended with the society";
    }
}

words! {
    /// Why an evaluation was returned or refused, a grade lowered or taken away (原因).
    EvaluationReason {
        /// A document is missing (材料不全).
        DocumentMissing = "DOCUMENT_MISSING", "材料不全", "A document is missing";
        /// The self-rating is not borne out (自评依据不足).
        SelfRatingUnfounded = "SELF_RATING_UNFOUNDED", "自评依据不足", "The self-rating is not borne out";
        /// The conditions are not met any more (不符合申报条件).
        ConditionsNotMet = "CONDITIONS_NOT_MET", "不符合申报条件", "The conditions are not met";
        /// False facts or papers (提供虚假情况).
        FalsePapers = "FALSE_PAPERS", "提供虚假情况和资料", "False facts or papers";
        /// The certificate was altered or lent (涂改、伪造、出租、出借证书).
        CertificateMisused = "CERTIFICATE_MISUSED", "涂改、伪造、出租、出借等级证书", "The certificate was misused";
        /// Basically qualified two years running (连续两年基本合格).
        BasicallyQualifiedTwice = "BASICALLY_QUALIFIED_TWICE", "连续两年年检基本合格", "Basically qualified two years running";
        /// Failed or missed the last inspection (年检不合格或者未参检).
        InspectionFailed = "INSPECTION_FAILED", "上年度年检不合格或者未参加年检", "Failed or missed the last inspection";
        /// Penalised (受到行政处罚).
        Penalised = "PENALISED", "受到行政处罚", "Penalised";
        /// Another reason, said in the text (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

words! {
    /// How a grade stands by its last day (等级有效性).
    GradeValidity {
        /// Valid (有效).
        Valid = "VALID", "有效", "Valid";
        /// It ends soon: it can be applied for again (即将到期).
        Expiring = "EXPIRING", "即将到期，可申报复评", "Expires soon, can be renewed";
        /// It has ended (已到期).
        Expired = "EXPIRED", "已到期", "Expired";
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{EvaluationId, EvaluationReason, EvaluationState};
    use crate::account::UserId;
    use crate::institution::eligibility::Purpose;
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;
    use crate::register::standing::GradeLevel;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evaluation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EvaluationId,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the society's region when it applied.
        pub region_code: String,
        /// The registration authority that evaluates.
        pub agency_id: AgencyId,
        /// A new grade, or the same one again.
        pub purpose: Purpose,
        /// The grade that is applied for.
        pub applied_level: GradeLevel,
        /// Counts the steps of this evaluation; a stale step is a conflict.
        pub version: i32,
        pub state: EvaluationState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        /// The version of the rules that judges it.
        pub rule_version: i32,
        pub receipt_no: String,
        /// How often it was sent in.
        pub round: i32,
        pub filed_on: Date,
        pub self_basic: i32,
        pub self_governance: i32,
        pub self_results: i32,
        pub self_appraisal: i32,
        /// What the society says to its rating.
        pub statement: String,
        /// The last day for the federation's opinion.
        pub opinion_due_on: Date,
        /// What the federation says; none while it has said nothing.
        pub opinion: Option<String>,
        pub visited_on: Option<Date>,
        pub visitors: Option<String>,
        pub visit_note: Option<String>,
        pub panel_on: Option<Date>,
        /// Who sat on it, each with his post.
        pub panel_members: Option<String>,
        pub panel_note: Option<String>,
        pub panel_basic: Option<i32>,
        pub panel_governance: Option<i32>,
        pub panel_results: Option<i32>,
        pub panel_appraisal: Option<i32>,
        /// What the scores lead to; none while there are none, and where no grade is reached.
        pub result_level: Option<GradeLevel>,
        pub noticed_on: Option<Date>,
        /// Who published it: another one reviews an objection.
        pub noticed_by: Option<UserId>,
        /// The last day to object.
        pub objection_due_on: Option<Date>,
        pub objection: Option<String>,
        pub reason: Option<EvaluationReason>,
        /// What was said with a return, a refusal, a review, a downgrade or a revocation.
        pub text: Option<String>,
        pub graded_on: Option<Date>,
        /// The last day of the grade's validity.
        pub valid_until: Option<Date>,
        /// The fact of the register that it led to.
        pub grade_id: Option<Uuid>,
        pub closed_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of an evaluation: one row a step.
#[cfg(feature = "orm")]
pub mod evaluation_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{EvaluationId, EvaluationReason, EvaluationStep};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evaluation_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub evaluation_id: EvaluationId,
        pub at: DateTimeUtc,
        pub step: EvaluationStep,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub reason: Option<EvaluationReason>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The versions of the rules of evaluation and eligibility: data with source and effective day.
#[cfg(feature = "orm")]
pub mod evaluation_rule {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evaluation_rule")]
    pub struct Model {
        /// Its number; 1 came with the platform.
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        /// The first day that it judges.
        pub effective_on: Date,
        /// The rules, as `EvaluationRules` writes them.
        pub content: String,
        /// When it was published; none for the version that came with the platform.
        pub published_at: Option<DateTimeUtc>,
        pub published_by: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
