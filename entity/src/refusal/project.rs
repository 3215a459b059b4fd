//! What projects refuse.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_project {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
                /// A field of an application has to be filled in.
                AnswerMissing { #[doc = "Which."] field: String } = "ANSWER_MISSING", CALL, "“{field}”尚未填写", "{field} has to be filled in";
                /// A paper that nobody submits without is not there.
                DocumentMissing { #[doc = "Which."] name: String } = "DOCUMENT_MISSING", CALL, "缺“{name}”，请上传", "{name} is missing: upload it";
                /// A paper that the call does not name.
                DocumentNotAsked { #[doc = "Which."] name: String } = "DOCUMENT_NOT_ASKED", CALL, "申报通知没有列出“{name}”，请作为其他材料上传", "The call names no {name}: send it with the other papers";
                /// A value is none of its field.
                AnswerMalformed { #[doc = "Which."] field: String } = "ANSWER_MALFORMED", None, "“{field}”格式不正确或超出范围，请按栏目要求填写", "{field}: not a value of this field, or out of its range";
                /// A value is too long for its field.
                AnswerTooLong { #[doc = "Which."] field: String, #[doc = "The most characters."] max: usize } = "ANSWER_TOO_LONG", None, "“{field}”最多{max}字", "{field}: at most {max} characters";
                /// An application has one leader.
                OneLeader = "ONE_LEADER", CALL, "负责人只能填写1人，其他人请列为成员", "Name exactly one leader; the others are members";
                /// The leader stands among the members.
                LeaderAmongMembers = "LEADER_AMONG_MEMBERS", CALL, "负责人不要重复列入成员", "The leader is not one of the members: name him once";
                /// The society may not apply to this call.
                CallBarred { #[doc = "What stands in the way, and what would change it."] said: Said } = "CALL_BARRED", CALL, "{said}", "{said:#}";
                /// The same topic was sent before, or is under way.
                TopicTaken { #[doc = "Where."] place: Said } = "TOPIC_TAKEN", CALL, "同一题目{place}，请另拟题目", "The same title {place:#}: choose another one";
                /// The leader has sent an application to this call already, or has an unfinished project.
                LeaderBusy { #[doc = "Why."] said: Said } = "LEADER_BUSY", CALL, "{said}，请另定负责人", "{said:#}: name another leader";
                /// Points of a criterion are out of range, or missing.
                PointsOutOfRange { #[doc = "Which."] criterion: String, #[doc = "The most points."] max: i32 } = "POINTS_OUT_OF_RANGE", None, "“{criterion}”请评0至{max}分", "{criterion}: give 0 to {max} points";
                /// Scores are missing before the panel.
                ScoresMissing { #[doc = "How many are needed."] needed: i32 } = "SCORES_MISSING", CALL, "专家评分不足{needed}份，请先补派专家或等待评分", "Fewer than {needed} scores have come in: wait, or ask another expert";
                /// The expert must not read this application.
                ExpertBarred { #[doc = "What stands against it."] conflict: Standing } = "EXPERT_BARRED", CALL, "该专家须回避：{conflict}", "This expert must not read it: {conflict:#}";
                /// More money than the call has left.
                OverBudget { #[doc = "What is left, yuan."] yuan: String } = "OVER_BUDGET", CALL, "超出本次申报的经费额度，还可安排{yuan}元", "More than the call has left: {yuan} yuan";
                /// The public notice still runs.
                NoticeStillRuns { #[doc = "Its last day."] due_on: chrono::NaiveDate } = "NOTICE_STILL_RUNS", CALL, "公示至{due_on}，期满后才能立项", "The notice runs until {due_on}: conclude it after that day";
                /// The public notice is over.
                AwardNoticeOver { #[doc = "Its last day."] due_on: chrono::NaiveDate } = "AWARD_NOTICE_OVER", CALL, "公示已于{due_on}结束，不再受理异议", "The notice ended on {due_on}: objections are not taken any more";
                /// An objection waits for its answer.
                ObjectionOpen = "OBJECTION_OPEN", CALL, "有异议尚未答复，请先处理", "An objection waits for its answer: settle it first";
                /// The call's last day is not over.
                CallStillOpen { #[doc = "Its last day."] closes_on: chrono::NaiveDate } = "CALL_STILL_OPEN", CALL, "申报至{closes_on}截止，到期后再关闭", "The call is open until {closes_on}: close it after that day";
                /// What was returned was to be corrected earlier.
                CorrectionLate { #[doc = "The last day."] due_on: chrono::NaiveDate } = "CORRECTION_LATE", CALL, "补正期限{due_on}已过", "It was to be corrected until {due_on}";
                /// The expert was asked for this application before.
                AskedBefore = "ASKED_BEFORE", CALL, "该专家已分派过这项申报，请另选专家", "This expert was asked for it before: choose another one";
                /// The application is not with the experts any more.
                ReviewOver = "REVIEW_OVER", CALL, "这项申报的专家评审已结束，不能再修改", "The experts' review of this application is over: nothing can be changed any more";
                /// The society's own award.
                OwnAward = "OWN_AWARD", CALL, "这是本会自己的项目，不必提出异议；不再申报请撤回", "This is your own society's: withdraw it if you do not want it";
                /// There is no objection to answer.
                NoObjection = "NO_OBJECTION", CALL, "没有待答复的异议", "There is no objection to answer";
                /// The call was published: what applicants rely on stays as it is.
                CallPublished = "CALL_PUBLISHED", CALL, "申报通知已发布，只能延长截止日期；内容有误请撤回后重发", "The call was published: its last day can be put off; to change anything else, withdraw it and publish a new one";
                /// Not an amount of money.
                AmountMalformed = "AMOUNT_MALFORMED", None, "金额填到分且大于零，例如20,000.00", "Give an amount to the fen and above nothing, for example 20,000.00";
                /// The same thing is named twice.
                NamedTwice = "NAMED_TWICE", None, "同一项填了两次，请去掉重复", "The same stands there twice: take one out";
                /// A delivery before the last day to offer.
                DueBeforeOffers = "DUE_BEFORE_OFFERS", None, "交付期限不能早于征集截止日", "The delivery cannot be due before the last day to offer";
                /// A day too far in the future.
                TooFarAhead = "TOO_FAR_AHEAD", None, "期限最多三年，请另填", "At most three years ahead: give another day";
                /// The points are not a hundred together.
                PointsNotWhole = "POINTS_NOT_WHOLE", None, "各部分分值之和应为100", "The points have to be a hundred together";
                /// The days to offer are over.
                OffersClosed { #[doc = "The last day was."] until: chrono::NaiveDate } = "OFFERS_CLOSED", MATCHING, "征集已于{until}截止", "Offers were taken until {until}";
                /// The society offers already.
                OfferStands = "OFFER_STANDS", MATCHING, "本会已响应此需求，请在原方案上修改", "The society offers already: revise that offer";
                /// An agreement before the match.
                SignedTooEarly = "SIGNED_TOO_EARLY", MATCHING, "签约日期不能早于需求提出日期", "It cannot have been signed before the demand was posted";
                /// A rating that leaves a criterion out.
                RatingIncomplete = "RATING_INCOMPLETE", MATCHING, "请对每一方面各选一个评价用语", "Choose one word for each criterion";
                /// The society has not agreed to the publication.
                NoConsent = "NO_CONSENT", MATCHING, "学会未同意公开此成果", "The society has not agreed to the publication";
                /// It is published already.
                AlreadyPublished = "ALREADY_PUBLISHED", None, "此成果已公开", "This is published already";
                /// A result cannot be adopted before there was one.
                AdoptedBeforePublished { #[doc = "The day of its publication."] published: chrono::NaiveDate } = "ADOPTED_BEFORE_PUBLISHED", MATCHING, "成果于{published}公开，采纳日期不能早于这一天", "The result was published on {published}: it cannot be adopted before";
                /// The agency has not said so.
                NotAdopted = "NOT_ADOPTED", MATCHING, "本单位尚未登记采纳此成果", "Your agency has not adopted this result";
                /// The days to send a case are over.
                SubmissionClosed { #[doc = "The last day was."] until: chrono::NaiveDate } = "SUBMISSION_CLOSED", CASEBOOK, "征稿已于{until}截止", "Cases were taken until {until}";
                /// The days to send a case run.
                CollectingRuns { #[doc = "Until this day."] until: chrono::NaiveDate } = "COLLECTING_RUNS", CASEBOOK, "征稿到{until}止，之后才能截稿", "Cases are taken until {until}: close it after that";
                /// Another number of editors is wanted.
                EditorsMissing { #[doc = "So many."] wanted: i32 } = "EDITORS_MISSING", CASEBOOK, "须有{wanted}名编辑，分属{wanted}个学会", "{wanted} editors of as many societies are wanted";
                /// An editor and a case of his own society.
                EditorConflict = "EDITOR_CONFLICT", CASEBOOK, "编辑不能审读本会的案例，请由其他学会的编辑办理", "An editor does not read a case of his own society: another one does";
                /// Somebody who does not edit this.
                NotAnEditor = "NOT_AN_EDITOR", CASEBOOK, "不是本案例的编辑", "Not an editor of this case";
                /// The editor has said his word.
                WordSaid = "WORD_SAID", CASEBOOK, "您已提出意见，请等待其他编辑", "You have said your word: wait for the others";
                /// Fewer different editors than wanted.
                WordsMissing { #[doc = "So many."] wanted: i32 } = "WORDS_MISSING", CASEBOOK, "须有{wanted}名不同编辑的意见", "The words of {wanted} different editors are wanted";
                /// Cases of the edition wait.
                CasesOpen { #[doc = "How many."] count: u64 } = "CASES_OPEN", CASEBOOK, "还有{count}个案例未办结，办结后才能发布", "{count} cases wait: decide them first";
                /// No case was taken.
                NothingAccepted = "NOTHING_ACCEPTED", CASEBOOK, "没有已采用的案例，不能发布", "No case was accepted: there is nothing to publish";
                /// More than there is.
                OverLimit { #[doc = "Of what."] limit: Standing, #[doc = "What is left of it."] left: Said } = "OVER_LIMIT", FUNDING, "超出{limit}，还可安排{left}", "More than {limit:#} allows: {left:#} is left";
                /// There is no agreement under which money could be paid.
                AgreementMissing = "AGREEMENT_MISSING", FUNDING, "尚未签订协议，不能拨款", "There is no agreement yet: nothing can be paid";
                /// The agreement under which money could be paid has ended.
                AgreementExpired { #[doc = "Its last day."] until: chrono::NaiveDate } = "AGREEMENT_EXPIRED", FUNDING, "协议已于{until}到期，不能再拨款；请先办理延期", "The agreement ended on {until}: nothing is paid any more, extend the project first";
                /// A bank's statement cannot be read.
                StatementUnreadable { #[doc = "Why."] said: Said } = "STATEMENT_UNREADABLE", None, "{said}", "{said:#}";
                /// A bank's statement lacks the columns that are needed.
                StatementColumns = "STATEMENT_COLUMNS", None, "没有找到“金额”和“日期”两列，请保留银行回单的表头", "There are no columns for the amount and the day: keep the headings of the bank's statement";
                /// Lines of a bank's statement contradict what was paid.
                StatementContradicts { #[doc = "How many lines."] count: usize } = "STATEMENT_CONTRADICTS", FUNDING, "有{count}行与拨付记录不符，更正后重新上传；本次没有登记任何一笔", "{count} lines contradict what was paid: correct them and send it again; nothing was recorded";
                /// No line of a bank's statement is about a payment that waits for it.
                StatementEmpty = "STATEMENT_EMPTY", FUNDING, "表中没有待确认的拨付，无需登记", "None of its lines is about a payment that waits for the bank";
                /// Payments moved since the statement was looked at.
                StatementStale = "STATEMENT_STALE", None, "核对之后拨付情况已变化，请重新核对", "Payments have moved since: look at the statement again";
                /// Less is planned of a category than was spent of it.
                BelowSpent { #[doc = "What was spent."] spent: Said } = "BELOW_SPENT", FUNDING, "该科目已支出{spent}，预算不能低于支出", "{spent:#} of this category is spent: plan at least so much";
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
