//! What the ledger records of projects.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_project {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
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
