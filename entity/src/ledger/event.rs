//! Ledger events: what happened, when, by whom, with old and new values.

typed_id! {
    /// An event's id.
    EventId => Event;
}

words! {
    /// What an event records (事项): one intention each.
    Action {
        /// The register was imported: a society was entered.
        EnterSociety = "ENTER_SOCIETY", "登记入册", "Entered in the register";
        /// The register was imported: facts of a society changed.
        ChangeFacts = "CHANGE_FACTS", "登记信息更新", "Register facts changed";
        /// A spreadsheet was imported.
        ImportSocieties = "IMPORT_SOCIETIES", "导入登记表", "Register imported";
        /// A list was exported.
        ExportSocieties = "EXPORT_SOCIETIES", "导出登记表", "Register exported";
        /// A society's contact changed.
        UpdateContact = "UPDATE_CONTACT", "更新联系方式", "Contact updated";
        /// A headcount was recorded.
        RecordHeadcount = "RECORD_HEADCOUNT", "登记人数", "Headcount recorded";
        /// A form of the Party organisation, or its end, was proposed.
        ProposeFormation = "PROPOSE_FORMATION", "申报党组织组建", "Formation proposed";
        /// A returned proposal was corrected and sent again.
        ResubmitFormation = "RESUBMIT_FORMATION", "补正重报", "Formation sent again";
        /// A proposal was withdrawn.
        WithdrawFormation = "WITHDRAW_FORMATION", "撤回申报", "Formation withdrawn";
        /// The federation passed a proposal on to the superior Party organisation.
        PassFormation = "PASS_FORMATION", "审核通过", "Formation passed on";
        /// A proposal was returned to the society.
        ReturnFormation = "RETURN_FORMATION", "退回申报", "Formation returned";
        /// A proposal was approved: the new form holds.
        ApproveFormation = "APPROVE_FORMATION", "登记批复", "Formation approved";
        /// The federation sent a Party-building instructor.
        SendInstructor = "SEND_INSTRUCTOR", "选派党建工作指导员", "Instructor sent";
        /// Officers or the liaison were replaced.
        ReplaceOfficers = "REPLACE_OFFICERS", "调整任职", "Officers replaced";
        /// A credit code with a wrong check digit was accepted as its certificate says.
        AcceptUscc = "ACCEPT_USCC", "认可证书所载代码", "Credit code accepted";
        /// An act of Party life was recorded.
        RecordPartyAct = "RECORD_PARTY_ACT", "登记党组织活动", "Party act recorded";
        /// A barred act was recorded on a document of the superior body.
        RecordActByOverride = "RECORD_ACT_BY_OVERRIDE", "凭上级文件登记事项", "Act recorded on a superior document";
        /// A recorded act was withdrawn.
        WithdrawPartyAct = "WITHDRAW_PARTY_ACT", "撤回党组织活动", "Party act withdrawn";
        /// A leader was appointed.
        RecordAppointment = "RECORD_APPOINTMENT", "登记任职", "Appointment recorded";
        /// A leader's appointment ended.
        EndAppointment = "END_APPOINTMENT", "登记离任", "Appointment ended";
        /// The post that leads Party work changed.
        SetPartyLead = "SET_PARTY_LEAD", "变更党建负责人", "Party lead changed";
        /// A post was handed over to a successor.
        HandOverPost = "HAND_OVER_POST", "职务交接", "Post handed over";
        /// It was settled whether two persons of one name are one.
        SettleSamePerson = "SETTLE_SAME_PERSON", "核实同名人员", "Namesakes verified";
        /// The platform found that a change of form is due.
        OpenChangeDue = "OPEN_CHANGE_DUE", "提示党组织形式应变更", "Change of form became due";
        /// The platform found that no change of form is due any more.
        CloseChangeDue = "CLOSE_CHANGE_DUE", "党组织形式无需再变更", "Change of form no longer due";
        /// A version of the rules was published.
        PublishRules = "PUBLISH_RULES", "发布规则版本", "Rule version published";
        /// A directive was issued.
        IssueDirective = "ISSUE_DIRECTIVE", "下达部署任务", "Directive issued";
        /// A recipient acknowledged a directive.
        AcknowledgeDirective = "ACKNOWLEDGE_DIRECTIVE", "签收部署任务", "Directive acknowledged";
        /// A recipient reported a directive as done.
        ReportDirectiveDone = "REPORT_DIRECTIVE_DONE", "反馈部署任务办结", "Directive reported done";
        /// A directive was withdrawn.
        WithdrawDirective = "WITHDRAW_DIRECTIVE", "撤回部署任务", "Directive withdrawn";
        /// The federation guided a society.
        RecordGuidance = "RECORD_GUIDANCE", "登记指导记录", "Guidance recorded";
        /// A record of guidance was withdrawn.
        WithdrawGuidance = "WITHDRAW_GUIDANCE", "撤回指导记录", "Guidance record withdrawn";
        /// A finding was recorded.
        RecordFinding = "RECORD_FINDING", "登记问题", "Finding recorded";
        /// The holder of a finding told how far it is.
        ReportFindingProgress = "REPORT_FINDING_PROGRESS", "报告整改进展", "Progress on a finding";
        /// The holder of a finding reported it as put right.
        ReportFindingResolved = "REPORT_FINDING_RESOLVED", "报告整改完成", "Finding reported resolved";
        /// A report was checked: the finding is resolved.
        ConfirmFinding = "CONFIRM_FINDING", "核实整改", "Finding resolved";
        /// A finding was opened again.
        ReopenFinding = "REOPEN_FINDING", "退回整改", "Finding reopened";
        /// A thread between agencies was opened.
        OpenThread = "OPEN_THREAD", "部门间发函", "Interagency thread opened";
        /// A letter of a thread.
        WriteToThread = "WRITE_TO_THREAD", "部门间复函", "Interagency letter";
        /// A thread was closed.
        CloseThread = "CLOSE_THREAD", "部门间办结", "Interagency thread closed";
        /// An annual inspection was opened.
        OpenInspection = "OPEN_INSPECTION", "布置年检", "Annual inspection opened";
        /// Fields of an annual report were filled in.
        SaveAnnualReport = "SAVE_ANNUAL_REPORT", "填报年报", "Annual report filled in";
        /// An annual report was submitted, both halves.
        SubmitAnnualReport = "SUBMIT_ANNUAL_REPORT", "提交年报", "Annual report submitted";
        /// An annual report was taken back by the society.
        RecallAnnualReport = "RECALL_ANNUAL_REPORT", "撤回年报", "Annual report recalled";
        /// An annual report was returned to the society.
        ReturnAnnualReport = "RETURN_ANNUAL_REPORT", "退回年报", "Annual report returned";
        /// The federation passed an annual report.
        PassAnnualReports = "PASS_ANNUAL_REPORTS", "年报初审通过", "Annual report passed";
        /// Civil affairs took an annual report up.
        ReceiveAnnualReports = "RECEIVE_ANNUAL_REPORTS", "受理年报", "Annual report taken up";
        /// Civil affairs concluded an annual inspection.
        ConcludeAnnualReport = "CONCLUDE_ANNUAL_REPORT", "出具年检结论", "Annual inspection concluded";
        /// The clock noted that a society did not take part.
        MissAnnualReport = "MISS_ANNUAL_REPORT", "记为未参检", "Noted as not taking part";
        /// A society was admitted late.
        ReadmitAnnualReport = "READMIT_ANNUAL_REPORT", "准予补检", "Admitted late";
        /// A society reported what it has put right after an inspection.
        ReportRectification = "REPORT_RECTIFICATION", "报告年检整改", "Rectification reported";
        /// Civil affairs found it put right.
        ConfirmRectification = "CONFIRM_RECTIFICATION", "核实年检整改", "Rectification confirmed";
        /// Civil affairs found it not put right.
        RejectRectification = "REJECT_RECTIFICATION", "退回年检整改", "Rectification not accepted";
        /// An application to registration was opened for named founders.
        BeginRegistration = "BEGIN_REGISTRATION", "为发起人立项", "Registration opened";
        /// An application to registration was filled in.
        SaveRegistration = "SAVE_REGISTRATION", "填报登记申请", "Registration filled in";
        /// An application to registration was submitted with its commitment letter.
        SubmitRegistration = "SUBMIT_REGISTRATION", "提交登记申请", "Registration submitted";
        /// An application to registration was taken back.
        WithdrawRegistration = "WITHDRAW_REGISTRATION", "撤回登记申请", "Registration withdrawn";
        /// An application to registration was returned.
        ReturnRegistration = "RETURN_REGISTRATION", "退回登记申请", "Registration returned";
        /// The federation consented to a registration.
        ConsentRegistration = "CONSENT_REGISTRATION", "同意登记申请", "Registration consented to";
        /// Civil affairs accepted the papers of an application.
        AcceptRegistration = "ACCEPT_REGISTRATION", "受理登记申请", "Registration accepted";
        /// A society was registered.
        ApproveRegistration = "APPROVE_REGISTRATION", "准予登记", "Society registered";
        /// Registration was refused.
        RejectRegistration = "REJECT_REGISTRATION", "不予登记", "Registration refused";
        /// A new society filed its member survey.
        FileMemberSurvey = "FILE_MEMBER_SURVEY", "提交党员情况调查表", "Member survey filed";
        /// Civil affairs handed the certificate out and the papers over.
        HandOverCertificate = "HAND_OVER_CERTIFICATE", "发证并移交组建资料", "Certificate handed out";
        /// The federation received the formation papers of a new society.
        ReceiveFormationPapers = "RECEIVE_FORMATION_PAPERS", "接收组建资料", "Formation papers received";
        /// The clock noted that a new society has not formed in time.
        LapseFormation = "LAPSE_FORMATION", "记为逾期未组建", "Noted as not formed in time";
        /// The rules of the entry gate were changed.
        SetRegistrationRules = "SET_REGISTRATION_RULES", "更新入口关规则", "Entry gate changed";
        /// The days of activity filings were changed.
        SetActivityTerms = "SET_ACTIVITY_TERMS", "更新活动报备期限", "Days of activity filings changed";
        /// A reason for conclusions was entered, changed or retired.
        SetConclusionReason = "SET_CONCLUSION_REASON", "更新年检结论理由", "Reason for conclusions changed";
        /// A case of a credit list was opened by notice to the society.
        OpenListCase = "OPEN_LIST_CASE", "列入名单告知", "Notice of listing";
        /// The clock or a penalty proposed a listing.
        ProposeListing = "PROPOSE_LISTING", "建议列入名单", "Listing proposed";
        /// Notice of a proposed listing was given.
        ServeListNotice = "SERVE_LIST_NOTICE", "送达列入告知", "Notice of listing given";
        /// The society objected to being listed.
        ObjectToListing = "OBJECT_TO_LISTING", "对列入提出异议", "Objection to a listing";
        /// The days to object passed.
        LapseListNotice = "LAPSE_LIST_NOTICE", "列入告知期满", "Days to object passed";
        /// The federation gave its opinion on a listing.
        GiveListOpinion = "GIVE_LIST_OPINION", "对列入提出意见", "Opinion on a listing";
        /// A society was entered on a list.
        EnterOnList = "ENTER_ON_LIST", "列入名单", "Entered on a list";
        /// A society was not listed after all.
        DismissListCase = "DISMISS_LIST_CASE", "不予列入名单", "Not listed";
        /// A new fault of a listed society restarted the time.
        RecordListFault = "RECORD_LIST_FAULT", "在列期间再次违规", "New fault while listed";
        /// Removal from a list was applied for.
        ApplyForListExit = "APPLY_FOR_LIST_EXIT", "申请移出名单", "Removal from a list applied for";
        /// The time on a list is over and nothing has to be put right.
        MatureListing = "MATURE_LISTING", "在列期满", "Time on a list over";
        /// A society was taken off a list.
        GrantListExit = "GRANT_LIST_EXIT", "移出名单", "Taken off a list";
        /// A society was not taken off a list.
        RefuseListExit = "REFUSE_LIST_EXIT", "不予移出名单", "Not taken off a list";
        /// A listing that the register names became a case.
        AdoptListing = "ADOPT_LISTING", "登记册名单载入", "Listing of the register taken over";
        /// The register ended a listing.
        EndListing = "END_LISTING", "登记册名单移出", "Listing ended by the register";
        /// The days of a credit list were changed.
        SetListTerms = "SET_LIST_TERMS", "更新名单办理期限", "Days of a credit list changed";
        /// A version of the days of enforcement was published.
        PublishEnforcementTerms = "PUBLISH_ENFORCEMENT_TERMS", "发布执法办理期限版本", "Days of enforcement published";
        /// A clue was brought to civil affairs.
        ReportClue = "REPORT_CLUE", "提供执法线索", "Clue brought";
        /// Civil affairs opened an investigation.
        OpenInvestigation = "OPEN_INVESTIGATION", "立案调查", "Investigation opened";
        /// Civil affairs did nothing about it.
        DropEnforcement = "DROP_ENFORCEMENT", "不予处罚", "Enforcement dropped";
        /// A society was ordered to put something right.
        OrderCorrection = "ORDER_CORRECTION", "责令改正", "Ordered to correct";
        /// A society reported what it was ordered to put right.
        ReportCorrection = "REPORT_CORRECTION", "报告改正", "Correction reported";
        /// Civil affairs found it put right.
        ConfirmCorrection = "CONFIRM_CORRECTION", "核实改正", "Correction confirmed";
        /// Civil affairs found it not put right.
        RejectCorrection = "REJECT_CORRECTION", "退回改正", "Correction not accepted";
        /// Notice of a penalty was given.
        NoticePenalty = "NOTICE_PENALTY", "处罚事先告知", "Notice of a penalty";
        /// A society objected to a penalty.
        ObjectToPenalty = "OBJECT_TO_PENALTY", "对处罚陈述申辩", "Objection to a penalty";
        /// The days to object to a penalty passed.
        LapsePenaltyNotice = "LAPSE_PENALTY_NOTICE", "处罚告知期满", "Days to object to a penalty passed";
        /// A penalty was imposed.
        ImposePenalty = "IMPOSE_PENALTY", "作出处罚决定", "Penalty imposed";
        /// A penalty was carried out.
        CloseEnforcement = "CLOSE_ENFORCEMENT", "处罚执行结案", "Penalty carried out";
        /// A suspension was over.
        LiftSuspension = "LIFT_SUSPENSION", "停止活动期满恢复", "Suspension over";
        /// A society proposed a change of the register, or its end.
        ProposeRegisterChange = "PROPOSE_REGISTER_CHANGE", "申报变更登记", "Change of the register proposed";
        /// A returned change was corrected and sent again.
        ResubmitRegisterChange = "RESUBMIT_REGISTER_CHANGE", "补正重报变更登记", "Change sent again";
        /// A society took a change back.
        WithdrawRegisterChange = "WITHDRAW_REGISTER_CHANGE", "撤回变更登记", "Change withdrawn";
        /// A change was returned to the society.
        ReturnRegisterChange = "RETURN_REGISTER_CHANGE", "退回变更登记", "Change returned";
        /// The federation consented to a change, or to the end of a society.
        ConsentToRegisterChange = "CONSENT_TO_REGISTER_CHANGE", "同意变更登记", "Change consented to";
        /// A society named who liquidates it.
        NameLiquidators = "NAME_LIQUIDATORS", "成立清算组织", "Liquidators named";
        /// A society reported that its liquidation has ended.
        ReportLiquidation = "REPORT_LIQUIDATION", "报告清算结果", "Liquidation reported";
        /// A change was filed with civil affairs.
        FileRegisterChange = "FILE_REGISTER_CHANGE", "报登记管理机关变更", "Change filed";
        /// A change was approved: the register says so.
        ApproveRegisterChange = "APPROVE_REGISTER_CHANGE", "准予变更登记", "Change approved";
        /// A change was refused.
        RefuseRegisterChange = "REFUSE_REGISTER_CHANGE", "不予变更登记", "Change refused";
        /// An activity was filed.
        FileActivity = "FILE_ACTIVITY", "报备活动", "Activity filed";
        /// A returned filing was corrected and filed again.
        RefileActivity = "REFILE_ACTIVITY", "补正重报活动", "Activity filed again";
        /// The federation took an activity filing up.
        TakeUpActivities = "TAKE_UP_ACTIVITIES", "受理活动报备", "Activity filing taken up";
        /// The federation had no objection to an activity.
        PassActivities = "PASS_ACTIVITIES", "活动无异议", "No objection to the activity";
        /// The federation set conditions for an activity.
        ConditionActivity = "CONDITION_ACTIVITY", "附条件同意活动", "Activity cleared on conditions";
        /// The federation refused an activity.
        RefuseActivity = "REFUSE_ACTIVITY", "不同意举办活动", "Activity refused";
        /// An activity filing was returned to the society.
        ReturnActivity = "RETURN_ACTIVITY", "退回活动报备", "Activity filing returned";
        /// The clock noted that the days passed without a word.
        SilentActivity = "SILENT_ACTIVITY", "活动报备逾期未答复，视为无异议", "No answer in time: no objection";
        /// A society does not hold an activity.
        CancelActivity = "CANCEL_ACTIVITY", "取消活动", "Activity cancelled";
        /// The clock noted that a returned filing was not corrected in time.
        LapseActivity = "LAPSE_ACTIVITY", "活动报备逾期未补正，自动取消", "Activity filing lapsed";
        /// A society confirmed that an activity took place.
        HoldActivity = "HOLD_ACTIVITY", "确认活动已举办", "Activity held";
        /// A society reported on an activity.
        ReportActivity = "REPORT_ACTIVITY", "提交活动报告", "Activity reported";
        /// A society applied to be evaluated.
        ApplyForEvaluation = "APPLY_FOR_EVALUATION", "申报评估等级", "Evaluation applied for";
        /// A returned application was sent again.
        ResubmitEvaluation = "RESUBMIT_EVALUATION", "补正重报评估申报", "Evaluation sent again";
        /// A society withdrew its application.
        WithdrawEvaluation = "WITHDRAW_EVALUATION", "撤回评估申报", "Evaluation withdrawn";
        /// The federation gave its opinion on an evaluation.
        GiveEvaluationOpinion = "GIVE_EVALUATION_OPINION", "出具评估意见", "Opinion on an evaluation";
        /// The federation said nothing in its days.
        LapseEvaluationOpinion = "LAPSE_EVALUATION_OPINION", "社科联逾期未出具评估意见", "No opinion in time";
        /// Civil affairs accepted an evaluation.
        AcceptEvaluation = "ACCEPT_EVALUATION", "受理评估申报", "Evaluation accepted";
        /// Civil affairs returned an evaluation.
        ReturnEvaluation = "RETURN_EVALUATION", "退回评估申报", "Evaluation returned";
        /// Civil affairs refused an evaluation.
        RefuseEvaluation = "REFUSE_EVALUATION", "不予评估", "Evaluation refused";
        /// The visit of an evaluation was recorded.
        RecordEvaluationVisit = "RECORD_EVALUATION_VISIT", "登记实地考察", "Visit on site recorded";
        /// The panel's scores were recorded.
        RecordPanelScores = "RECORD_PANEL_SCORES", "登记专家评分", "Panel's scores recorded";
        /// The result of an evaluation was published.
        PublishEvaluationNotice = "PUBLISH_EVALUATION_NOTICE", "公示评估结果", "Result published";
        /// A society objected to the result.
        ObjectToEvaluation = "OBJECT_TO_EVALUATION", "对评估结果提出异议", "Objection to the result";
        /// The days to object passed.
        LapseEvaluationNotice = "LAPSE_EVALUATION_NOTICE", "评估公示期满", "Notice over";
        /// The review kept the result.
        UpholdEvaluation = "UPHOLD_EVALUATION", "评估复核维持", "Result upheld";
        /// The review sent it to the panel again.
        ReopenEvaluation = "REOPEN_EVALUATION", "评估复核重新评审", "To be rated again";
        /// An evaluation was decided.
        ConcludeEvaluation = "CONCLUDE_EVALUATION", "作出评估决定", "Evaluation decided";
        /// A grade was lowered.
        DowngradeSociety = "DOWNGRADE_SOCIETY", "降低评估等级", "Grade lowered";
        /// A grade was taken away.
        RevokeGrade = "REVOKE_GRADE", "取消评估等级", "Grade taken away";
        /// A version of the rules of evaluation was published.
        PublishEvaluationRules = "PUBLISH_EVALUATION_RULES", "发布评估规则版本", "Evaluation rules published";
        /// Civil affairs stated its figures about a society, or took them back.
        StateFigures = "STATE_FIGURES", "提供部门数据", "Agency's figures stated";
        /// A society contested an agency's figure.
        ContestFigure = "CONTEST_FIGURE", "对部门数据提出异议", "Figure contested";
        /// An agency corrected a contested figure.
        CorrectFigure = "CORRECT_FIGURE", "更正被异议的数据", "Contested figure corrected";
        /// An agency kept a contested figure.
        UpholdFigure = "UPHOLD_FIGURE", "维持被异议的数据", "Contested figure upheld";
        /// A society took a contest back.
        WithdrawContest = "WITHDRAW_CONTEST", "撤回数据异议", "Contest withdrawn";
        /// The days to answer a contest were changed.
        SetContestTerms = "SET_CONTEST_TERMS", "更新数据异议答复期限", "Days to answer a contest changed";
        /// The burden budget was changed.
        SetBurdenBudget = "SET_BURDEN_BUDGET", "更新填报负担上限", "Burden budget changed";
        /// Someone looked at what is new for him.
        SeeNotices = "SEE_NOTICES", "查看通知", "Notices seen";
        /// Someone took an attachment out.
        DownloadAttachment = "DOWNLOAD_ATTACHMENT", "下载附件", "Attachment downloaded";
        /// The holidays of a year were entered.
        SetCalendarYear = "SET_CALENDAR_YEAR", "更新工作日历", "Working calendar entered";
        /// A user said whether and where he wants mail.
        ChangeMailSetting = "CHANGE_MAIL_SETTING", "更新邮件设置", "Mail setting changed";
        /// A user made, renewed or revoked the address of his calendar.
        ChangeCalendarFeed = "CHANGE_CALENDAR_FEED", "更新日历订阅", "Calendar feed changed";
        /// A mail that was given up is tried again.
        RetryMail = "RETRY_MAIL", "重新发送邮件", "Mail tried again";
        /// Someone logged in.
        LogIn = "LOG_IN", "登录", "Logged in";
        /// A session ended by the user's wish.
        LogOut = "LOG_OUT", "退出", "Logged out";
        /// A used refresh token came again: its session was ended.
        EndStolenSession = "END_STOLEN_SESSION", "会话异常终止", "Session ended: token reused";
        /// An account was created or changed.
        ChangeAccount = "CHANGE_ACCOUNT", "账号变更", "Account changed";
        /// The ledger was verified.
        VerifyLedger = "VERIFY_LEDGER", "核验台账", "Ledger verified";
    }
}

/// The chain of events that belong to no society.
pub const COMMON_CHAIN: &str = "-";

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{Action, EventId};
    use crate::account::UserId;
    use crate::account::role::Role;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        /// The total order.
        #[sea_orm(primary_key)]
        pub position: i64,
        #[sea_orm(unique)]
        pub id: EventId,
        /// The society's id, or `-`: the chain it belongs to.
        pub chain: String,
        /// Its place in its chain, from 1.
        pub link: i64,
        pub at: DateTimeUtc,
        pub action: Action,
        pub society_id: Option<SocietyId>,
        pub user_id: Option<UserId>,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub role: Option<Role>,
        /// `[{"field":…,"old":…,"new":…}]` as canonical JSON text.
        pub changes: String,
        pub request_id: String,
        /// SHA-256 over the previous hash and this event, hexadecimal.
        pub hash: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The heads of the chains: locked while an event is appended.
#[cfg(feature = "orm")]
pub mod chain {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event_chain")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub chain: String,
        pub length: i64,
        pub hash: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
