//! What projects refuse.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_project {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
                /// Not an amount of money.
                AmountMalformed = "AMOUNT_MALFORMED", None, "金额填到分且大于零，例如20,000.00", "Give an amount to the fen and above nothing, for example 20,000.00";
                /// More than there is.
                OverLimit { #[doc = "Of what."] limit: Standing, #[doc = "What is left of it."] left: Said } = "OVER_LIMIT", FUNDING, "超出{limit}，还可安排{left}", "More than {limit:#} allows: {left:#} is left";
                /// There is no agreement under which money could be paid.
                AgreementMissing = "AGREEMENT_MISSING", FUNDING, "尚未签订协议，不能拨款", "There is no agreement yet: nothing can be paid";
                /// The agreement under which money could be paid has ended.
                AgreementExpired { #[doc = "Its last day."] until: chrono::NaiveDate } = "AGREEMENT_EXPIRED", FUNDING, "协议已于{until}到期，不能再拨款；请先办理延期", "The agreement ended on {until}: nothing is paid any more, extend the project first";
                /// The project was approved without money.
                NotFunded = "NOT_FUNDED", FUNDING, "该项目立项不资助，没有经费", "The project was approved without money";
                /// The programme gives another kind of support.
                OtherProgramme = "OTHER_PROGRAMME", FUNDING, "资金计划与项目类别不符，请另选", "The programme gives another kind of support: choose another one";
                /// Money of this project is being recovered already.
                RecoveryOpen = "RECOVERY_OPEN", FUNDING, "该项目已有追回事项", "Money of this project is being recovered already";
                /// The project has been extended as often as it may be.
                ExtensionLimit { #[doc = "How often."] max: i32 } = "EXTENSION_LIMIT", PROJECTS, "最多延期{max}次", "A project is extended {max} times at most";
                /// Later than an extension may reach.
                ExtensionTooLong { #[doc = "The latest day."] latest: chrono::NaiveDate } = "EXTENSION_TOO_LONG", PROJECTS, "延期须晚于原期限，最迟到{latest}", "An extension is later than the day that was, and {latest} at the latest";
                /// A change that was asked for is answered first.
                ChangeAsked = "CHANGE_ASKED", PROJECTS, "变更申请尚未答复，请先办理", "A change was asked for: it is answered first";
                /// No change waits for its answer.
                NoChangeAsked = "NO_CHANGE_ASKED", PROJECTS, "没有待答复的变更申请", "No change waits for its answer";
                /// Not a size that a panel may have.
                PanelSize { #[doc = "The sizes."] sizes: String } = "PANEL_SIZE", PROJECTS, "鉴定组人数须为{sizes}人", "A panel has {sizes} members";
                /// Too many of the panel are of the project's own institution.
                PanelOwnInstitution { #[doc = "The most."] max: i32 } = "PANEL_OWN_INSTITUTION", PROJECTS, "本单位专家最多{max}人", "At most {max} of a panel are of the project's own institution";
                /// With this grade a project is not closed.
                GradeNotPassing = "GRADE_NOT_PASSING", PROJECTS, "等级不合格，不能结项；请退回修改或终止", "Not closed with this grade: return it, or end the project";
            }
            $($further)*
        }
    };
}
