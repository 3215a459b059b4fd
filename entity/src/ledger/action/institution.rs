//! What the ledger records of the institution.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_institution {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
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
                /// The days of changes of the register were changed.
                SetRegisterChangeTerms = "SET_REGISTER_CHANGE_TERMS", "更新变更登记办理期限", "Days of register changes changed";
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
                /// Civil affairs' figures were brought in from a file.
                ImportFigures = "IMPORT_FIGURES", "导入民政数据", "Figures brought in from a file";
                /// The days to answer a contest were changed.
                SetContestTerms = "SET_CONTEST_TERMS", "更新数据异议答复期限", "Days to answer a contest changed";
                /// The burden budget was changed.
                SetBurdenBudget = "SET_BURDEN_BUDGET", "更新填报负担上限", "Burden budget changed";
            }
            $($further)*
        }
    };
}
