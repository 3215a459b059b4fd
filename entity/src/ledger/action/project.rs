//! What the ledger records of projects.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_project {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
                /// A call was written or changed before its publication.
                SaveCall = "SAVE_CALL", "起草申报通知", "Call written";
                /// A call was published.
                OpenCall = "OPEN_CALL", "发布申报通知", "Call published";
                /// The last day of a call was put off.
                ExtendCall = "EXTEND_CALL", "延长申报截止日期", "Call extended";
                /// A call was closed: by the clock, or after its last day.
                CloseCall = "CLOSE_CALL", "申报截止", "Call closed";
                /// A call was taken back.
                WithdrawCall = "WITHDRAW_CALL", "撤回申报通知", "Call withdrawn";
                /// What is known of an expert was entered.
                SetExpert = "SET_EXPERT", "登记评审专家", "Expert entered";
                /// A society began an application.
                BeginApplication = "BEGIN_APPLICATION", "开始填报申报书", "Application begun";
                /// An application was filled in.
                SaveApplication = "SAVE_APPLICATION", "填报申报书", "Application filled in";
                /// An application was submitted.
                SubmitApplication = "SUBMIT_APPLICATION", "提交申报书", "Application submitted";
                /// An application was taken back to be changed.
                RecallApplication = "RECALL_APPLICATION", "撤回修改申报书", "Application recalled";
                /// A society gave an application up.
                WithdrawApplication = "WITHDRAW_APPLICATION", "撤回申报", "Application withdrawn";
                /// An application went to the formal check.
                CheckApplication = "CHECK_APPLICATION", "转入形式审查", "Application to the formal check";
                /// A draft was not submitted, or a return not corrected, in time.
                LapseApplication = "LAPSE_APPLICATION", "申报逾期", "Application lapsed";
                /// An application was returned to the society.
                ReturnApplication = "RETURN_APPLICATION", "退回申报书", "Application returned";
                /// Applications passed the formal check.
                PassApplications = "PASS_APPLICATIONS", "形式审查合格", "Passed the formal check";
                /// An application failed the formal check.
                RejectApplication = "REJECT_APPLICATION", "形式审查不合格", "Failed the formal check";
                /// Experts were asked to read applications of a call.
                AssignReviews = "ASSIGN_REVIEWS", "分派专家评审", "Experts assigned";
                /// A review was given to another expert.
                ReplaceReview = "REPLACE_REVIEW", "改派评审专家", "Expert replaced";
                /// An expert scored an application.
                ScoreReview = "SCORE_REVIEW", "专家评分", "Application scored";
                /// An expert said that he must not read an application.
                DeclineReview = "DECLINE_REVIEW", "专家申明回避", "Expert declined";
                /// Applications went to the panel.
                SendToPanel = "SEND_TO_PANEL", "送会评", "Applications to the panel";
                /// The panel proposed what becomes of applications.
                ProposeAwards = "PROPOSE_AWARDS", "提出立项建议", "Awards proposed";
                /// The Party group decided about an application.
                DecideAwards = "DECIDE_AWARDS", "党组审定", "Award decided";
                /// Somebody objected to a published award.
                ObjectToAward = "OBJECT_TO_AWARD", "对拟立项提出异议", "Objection to an award";
                /// An objection to an award was answered.
                SettleObjection = "SETTLE_OBJECTION", "答复立项异议", "Objection settled";
                /// Awards were concluded after their notice.
                ConcludeAwards = "CONCLUDE_AWARDS", "公示期满立项", "Awards concluded";
                /// A demand was posted.
                PostDemand = "POST_DEMAND", "提出需求", "Demand posted";
                /// A demand passed the screening.
                ScreenDemand = "SCREEN_DEMAND", "需求审核通过", "Demand screened";
                /// A demand was not taken up.
                ScreenOutDemand = "SCREEN_OUT_DEMAND", "需求审核不通过", "Demand screened out";
                /// A demand was opened to the societies.
                OpenDemand = "OPEN_DEMAND", "发布需求征集", "Demand opened";
                /// A demand was withdrawn by its poster.
                WithdrawDemand = "WITHDRAW_DEMAND", "撤回需求", "Demand withdrawn";
                /// The clock noted that a demand found nobody in time.
                ExpireDemand = "EXPIRE_DEMAND", "需求过期", "Demand expired";
                /// A society offered to meet a demand.
                MakeOffer = "MAKE_OFFER", "响应需求", "Offer made";
                /// A society revised its offer.
                ReviseOffer = "REVISE_OFFER", "修改响应方案", "Offer revised";
                /// A society took its offer back.
                WithdrawOffer = "WITHDRAW_OFFER", "撤回响应", "Offer withdrawn";
                /// A society was chosen for a demand.
                ChooseOffer = "CHOOSE_OFFER", "选定承接学会", "Society chosen";
                /// A match was dissolved.
                ReleaseMatch = "RELEASE_MATCH", "解除匹配", "Match dissolved";
                /// The agreement about a demand was recorded.
                RecordAgreement = "RECORD_AGREEMENT", "登记承接协议", "Agreement recorded";
                /// A society reported its delivery.
                ReportDelivery = "REPORT_DELIVERY", "报告交付", "Delivery reported";
                /// A delivery was returned.
                ReturnDelivery = "RETURN_DELIVERY", "退回补充交付", "Delivery returned";
                /// A delivery was confirmed.
                ConfirmDelivery = "CONFIRM_DELIVERY", "确认交付", "Delivery confirmed";
                /// The poster rated a delivery in words.
                RateDelivery = "RATE_DELIVERY", "评价交付", "Delivery rated";
                /// The rules of matching were set.
                SetMatchingRules = "SET_MATCHING_RULES", "设定匹配规则", "Matching rules set";
                /// A result was published.
                PublishResult = "PUBLISH_RESULT", "公开成果", "Result published";
                /// A published result was withdrawn.
                WithdrawResult = "WITHDRAW_RESULT", "撤下成果", "Result withdrawn";
                /// It was recorded how a result was made known.
                RecordPromotion = "RECORD_PROMOTION", "登记成果推介", "Promotion recorded";
                /// An agency said that it uses a result.
                AdoptResult = "ADOPT_RESULT", "采纳成果", "Result adopted";
                /// It took that back.
                WithdrawAdoption = "WITHDRAW_ADOPTION", "撤回成果采纳", "Adoption withdrawn";
                /// An edition of the casebook was opened.
                OpenCasebook = "OPEN_CASEBOOK", "开编案例汇编", "Casebook opened";
                /// The collecting of cases was closed.
                CloseCasebook = "CLOSE_CASEBOOK", "汇编截稿", "Casebook closed";
                /// An edition of the casebook was published.
                PublishCasebook = "PUBLISH_CASEBOOK", "发布案例汇编", "Casebook published";
                /// A society sent a case.
                SubmitCase = "SUBMIT_CASE", "报送案例", "Case submitted";
                /// A society sent a case again, revised.
                ResubmitCase = "RESUBMIT_CASE", "修改重报案例", "Case sent again";
                /// A society took its case back.
                WithdrawCase = "WITHDRAW_CASE", "撤回案例", "Case withdrawn";
                /// A case was given to editors.
                AssignCaseEditors = "ASSIGN_CASE_EDITORS", "分配案例编辑", "Case given to editors";
                /// An editor said his word about a case.
                GiveCaseWord = "GIVE_CASE_WORD", "提出编辑意见", "Editor's word given";
                /// A case was returned for revision.
                ReturnCase = "RETURN_CASE", "退回案例修改", "Case returned";
                /// A case was accepted.
                AcceptCase = "ACCEPT_CASE", "采用案例", "Case accepted";
                /// A case was declined.
                DeclineCase = "DECLINE_CASE", "不采用案例", "Case declined";
                /// Fund entered (设立资金).
                CreateFund = "CREATE_FUND", "设立资金", "Fund entered";
                /// Programme entered (设立资金计划).
                CreateProgramme = "CREATE_PROGRAMME", "设立资金计划", "Programme entered";
                /// Project entered (登记项目).
                EnterProject = "ENTER_PROJECT", "登记项目", "Project entered";
                /// Project agreement signed (签订项目协议).
                SignProjectAgreement = "SIGN_PROJECT_AGREEMENT", "签订项目协议", "Project agreement signed";
                /// Tranches planned (安排拨款计划).
                PlanTranches = "PLAN_TRANCHES", "安排拨款计划", "Tranches planned";
                /// Payment requested (申请拨付).
                RequestPayment = "REQUEST_PAYMENT", "申请拨付", "Payment requested";
                /// Payment approved (复核拨付).
                ApprovePayment = "APPROVE_PAYMENT", "复核拨付", "Payment approved";
                /// Payment released (签批拨付).
                ReleasePayment = "RELEASE_PAYMENT", "签批拨付", "Payment released";
                /// Payment returned (退回拨付申请).
                ReturnPayment = "RETURN_PAYMENT", "退回拨付申请", "Payment returned";
                /// Payment confirmed (确认到账).
                ConfirmPayment = "CONFIRM_PAYMENT", "确认到账", "Payment confirmed";
                /// Payment sent back by the bank (登记银行退汇).
                BouncePayment = "BOUNCE_PAYMENT", "登记银行退汇", "Payment sent back by the bank";
                /// Recovery ordered (追回资金).
                OrderRecovery = "ORDER_RECOVERY", "追回资金", "Recovery ordered";
                /// Repayment recorded (登记退回资金).
                RecordRepayment = "RECORD_REPAYMENT", "登记退回资金", "Repayment recorded";
                /// Midterm reported (提交中期报告).
                ReportMidterm = "REPORT_MIDTERM", "提交中期报告", "Midterm reported";
                /// Midterm passed (中期检查通过).
                PassMidterm = "PASS_MIDTERM", "中期检查通过", "Midterm passed";
                /// Midterm rectification asked for (中期要求整改).
                RectifyMidterm = "RECTIFY_MIDTERM", "中期要求整改", "Midterm rectification asked for";
                /// Midterm failed (中期检查不通过).
                FailMidterm = "FAIL_MIDTERM", "中期检查不通过", "Midterm failed";
                /// Final report submitted (提交结项材料).
                SubmitFinalReport = "SUBMIT_FINAL_REPORT", "提交结项材料", "Final report submitted";
                /// Final report returned (退回结项材料).
                ReturnFinalReport = "RETURN_FINAL_REPORT", "退回结项材料", "Final report returned";
                /// Sent to appraisal (送交鉴定).
                OpenAppraisal = "OPEN_APPRAISAL", "送交鉴定", "Sent to appraisal";
                /// Exempted from appraisal (免予鉴定).
                ExemptAppraisal = "EXEMPT_APPRAISAL", "免予鉴定", "Exempted from appraisal";
                /// Project graded (评定项目等级).
                GradeProject = "GRADE_PROJECT", "评定项目等级", "Project graded";
                /// Project closed (准予结项).
                CloseProject = "CLOSE_PROJECT", "准予结项", "Project closed";
                /// Project terminated (终止项目).
                TerminateProject = "TERMINATE_PROJECT", "终止项目", "Project terminated";
                /// Project withdrawn (撤销项目).
                WithdrawProject = "WITHDRAW_PROJECT", "撤销项目", "Project withdrawn";
                /// Project change asked for (申请项目变更).
                AskProjectChange = "ASK_PROJECT_CHANGE", "申请项目变更", "Project change asked for";
                /// Project change granted (同意项目变更).
                GrantProjectChange = "GRANT_PROJECT_CHANGE", "同意项目变更", "Project change granted";
                /// Project change refused (不同意项目变更).
                RefuseProjectChange = "REFUSE_PROJECT_CHANGE", "不同意项目变更", "Project change refused";
                /// The terms of projects were set (设定项目办理规则).
                SetProjectTerms = "SET_PROJECT_TERMS", "设定项目办理规则", "Project terms set";
                /// Budget planned by category (安排科目预算).
                PlanBudget = "PLAN_BUDGET", "安排科目预算", "Budget planned";
                /// Spending reported by category (报告经费支出).
                ReportSpending = "REPORT_SPENDING", "报告经费支出", "Spending reported";
                /// Applications of a call exported (导出申报表).
                ExportApplications = "EXPORT_APPLICATIONS", "导出申报表", "Applications exported";
                /// Money exported (导出资金表).
                ExportMoney = "EXPORT_MONEY", "导出资金表", "Money exported";
                /// Result use claimed (申报成果应用).
                ClaimResultUse = "CLAIM_RESULT_USE", "申报成果应用", "Result use claimed";
                /// Result use verified (核实成果应用).
                VerifyResultUse = "VERIFY_RESULT_USE", "核实成果应用", "Result use verified";
                /// Result use rejected (不予认定成果应用).
                RejectResultUse = "REJECT_RESULT_USE", "不予认定成果应用", "Result use rejected";
            }
            $($further)*
        }
    };
}
