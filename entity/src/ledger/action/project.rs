//! What the ledger records of projects.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_project {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
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
            }
            $($further)*
        }
    };
}
