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
            }
            $($further)*
        }
    };
}
