//! What the institution refuses.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_institution {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
                /// A rule about activities refuses the plan.
                ActivityRule { #[doc = "Which."] against: Against } = "ACTIVITY_RULE", None, "{against}", "{against:#}";
                /// One of many that has to be looked at by itself.
                NeedsOwnLook = "NEEDS_OWN_LOOK", None, "有提醒事项，请打开逐件审核", "The rules point at something: open it and review it by itself";
                /// The day of an activity has not come.
                NotHeldYet { #[doc = "The day that was planned."] held_on: chrono::NaiveDate } = "NOT_HELD_YET", None, "活动还没有到举办日期（{held_on}），举办后再报告", "It has not been held yet ({held_on}): report on it afterwards";
                /// The days of a campaign do not follow one another.
                CampaignDaysOutOfOrder = "CAMPAIGN_DAYS_OUT_OF_ORDER", CAMPAIGN, "日期须依次为开放、学会提交、社科联初审、报民政、出结论", "The days follow one another: opening, societies, federation, civil affairs, conclusions";
                /// The region has a campaign of this year.
                CampaignExists = "CAMPAIGN_EXISTS", CAMPAIGN, "本地区这一年度的年检已经布置", "The region has a campaign of this year already";
                /// Not a year that can be inspected now.
                CampaignYear = "CAMPAIGN_YEAR", CAMPAIGN, "年度只能是今年或上一年", "The year is this one or the one before";
                /// Societies cannot fill in yet.
                CampaignNotOpen { #[doc = "From when they can."] opens_on: chrono::NaiveDate } = "CAMPAIGN_NOT_OPEN", CAMPAIGN, "年检自{opens_on}起填报", "Reports are filled in from {opens_on}";
                /// The last day to submit is over.
                LateReport { #[doc = "The last day."] due_on: chrono::NaiveDate } = "LATE_REPORT", CAMPAIGN, "提交截止于{due_on}；内容已保存，请向登记管理机关申请补检", "Submission ended on {due_on}: what you wrote is kept, ask the registration authority to admit you late";
                /// Someone else has to act.
                NotYourTurn = "NOT_YOUR_TURN", CAMPAIGN, "现在不由您办理，请看当前办理人", "It is not your turn: see who holds it";
                /// A return without saying at which field.
                RemarkRequired = "REMARK_REQUIRED", CAMPAIGN, "请至少在一个栏目旁写明要补正什么", "Say at one field at least what has to be corrected";
                /// A field that was remarked on is as it was, and nothing explains it.
                RemarkUnanswered = "REMARK_UNANSWERED", CAMPAIGN, "此栏目被退回但没有改动：请修改，或在说明中写明理由", "This field was returned and is unchanged: correct it, or explain it in the note";
                /// A field that the society is not asked for.
                FieldNotAsked = "FIELD_NOT_ASKED", CAMPAIGN, "此栏目本会无需填写", "The society is not asked for this field";
                /// The same field twice in one input.
                FieldTwice = "FIELD_TWICE", None, "同一栏目重复出现，请只保留一个", "The same field comes twice: keep one of them";
                /// Not a number.
                NotANumber = "NOT_A_NUMBER", None, "请填写整数", "Give a whole number";
                /// Not an amount that can be.
                AmountOutOfRange = "AMOUNT_OUT_OF_RANGE", None, "金额不合理，请核对单位（元）", "The amount cannot be: check the unit (yuan)";
                /// Not a day.
                NotADay = "NOT_A_DAY", None, "请填写日期，例如2025-06-30", "Give a day, for example 2025-06-30";
                /// Not one of the choices.
                UnknownChoice = "UNKNOWN_CHOICE", None, "请从所列选项中选择", "Choose one of what is offered";
                /// Not a day of the year.
                NotInYear { #[doc = "The year."] year: i32 } = "NOT_IN_YEAR", None, "日期应在{year}年内", "The day lies in {year}";
                /// A conclusion that finds fault names its reasons.
                ConclusionReasonRequired = "CONCLUSION_REASON_REQUIRED", CAMPAIGN, "基本合格、不合格须选定理由", "Basically qualified and unqualified need a reason";
                /// Unqualified for trifles.
                GraveReasonRequired = "GRAVE_REASON_REQUIRED", CAMPAIGN, "不合格须至少有一项严重理由，否则请定为基本合格", "Unqualified needs a grave reason at least: otherwise it is basically qualified";
                /// A conclusion without fault has no reasons.
                ReasonNotNeeded = "REASON_NOT_NEEDED", CAMPAIGN, "合格结论不附理由，请取消勾选或改用其他结论", "Qualified has no reasons: take them out, or choose another conclusion";
                /// No such reason, or not offered any more.
                UnknownReason = "UNKNOWN_REASON", CAMPAIGN, "理由不在现行清单中", "Not one of the reasons on the list";
                /// The Party half does not pass and the campaign has a hard gate.
                PartyGateFailed { #[doc = "The gravest reason."] reason: Standing } = "PARTY_GATE_FAILED", GATE, "党建关口未通过（{reason}），本次年检为硬性关口，不能定为合格", "The Party half does not pass ({reason:#}) and this campaign has a hard gate: it cannot be qualified";
                /// The days to object are over.
                LateObjection { #[doc = "The last day."] due_on: chrono::NaiveDate } = "LATE_OBJECTION", CREDIT, "异议期已于{due_on}届满；列入后可申请移出", "The days to object ended on {due_on}: once listed, apply for removal";
                /// The society can still object.
                NoticeRunning { #[doc = "The last day to object."] due_on: chrono::NaiveDate } = "NOTICE_RUNNING", CREDIT, "学会可在{due_on}前陈述申辩，期满或收到异议后再决定", "The society can object until {due_on}: decide when that is over or it has objected";
                /// Not before the day on which the list can be left.
                ExitTooEarly { #[doc = "From when."] from: chrono::NaiveDate } = "EXIT_TOO_EARLY", CREDIT, "自{from}起方可移出，请届时再办", "It can be taken off from {from}: come back then";
                /// The society has a case of this list.
                ListCaseOpen = "LIST_CASE_OPEN", CREDIT, "该学会已有这一名单的事项或已在列，请在原事项中办理", "The society has a case of this list, or stands on it: go on there";
                /// The days to object to a penalty are over.
                LatePlea { #[doc = "The last day."] due_on: chrono::NaiveDate } = "LATE_PLEA", PENALTY, "陈述申辩已于{due_on}届满；对处罚决定可依法申请行政复议", "The days to object ended on {due_on}: the decision can be appealed by law";
                /// The society can still object to the penalty.
                PleaRunning { #[doc = "The last day to object."] due_on: chrono::NaiveDate } = "PLEA_RUNNING", PENALTY, "学会可在{due_on}前陈述申辩，期满或收到申辩后再决定", "The society can object until {due_on}: decide when that is over or it has objected";
                /// The penalty does not have this.
                NotOfPenalty = "NOT_OF_PENALTY", PENALTY, "这种处罚不填此项，请留空", "This penalty does not have it: leave it empty";
                /// Something stands in the way of what is applied for.
                NotEligible { #[doc = "What."] blocker: Blocker } = "NOT_ELIGIBLE", None, "{blocker}", "{blocker:#}";
                /// The notice of a result does not run: the days to object are over.
                EvaluationNoticeOver { #[doc = "The last day."] due_on: chrono::NaiveDate } = "EVALUATION_NOTICE_OVER", EVALUATION, "公示已于{due_on}结束，不再受理异议", "The notice ended on {due_on}: objections are not taken any more";
                /// A day of another year than the one that is entered.
                DayOfAnotherYear { #[doc = "The day."] day: chrono::NaiveDate } = "DAY_OF_ANOTHER_YEAR", None, "{day}不属于这一年", "{day} is not of this year";
                /// A make-up day that is worked as it is.
                WorkedAnyway { #[doc = "The day."] day: chrono::NaiveDate } = "WORKED_ANYWAY", None, "{day}本来就是工作日，调休上班只填周六、周日", "{day} is worked as it is: only a Saturday or Sunday can be a make-up day";
                /// The same day twice.
                DayTwice { #[doc = "The day."] day: chrono::NaiveDate } = "DAY_TWICE", None, "{day}填了两次", "{day} stands there twice";
                /// The name cannot be used.
                NameRefused { #[doc = "What the linter says."] finding: Said } = "NAME_REFUSED", NAMES, "{finding}。请另拟名称", "{finding:#}. Choose another name";
                /// Fewer members than a society needs.
                TooFewFounders = "TOO_FEW_FOUNDERS", FOUNDING, "须有个人会员50个以上或单位会员30个以上，混合组成的共50个以上", "At least 50 individual or 30 unit members, or 50 of both together";
                /// Less money than a society needs.
                FundsTooLow { #[doc = "The least, yuan."] yuan: i64 } = "FUNDS_TOO_LOW", FOUNDING, "地方性社会团体的活动资金不少于{yuan}元", "A local society needs funds of at least {yuan} yuan";
                /// Nobody works there full time.
                NoFullTimeStaff = "NO_FULL_TIME_STAFF", FOUNDING, "须有与业务活动相适应的专职工作人员", "At least one person has to work there full time";
                /// Somebody of this name is legal representative of another society.
                LegalRepresentativeTaken { #[doc = "Of which."] society: String } = "LEGAL_REPRESENTATIVE_TAKEN", Some("《社会团体登记管理条例》第十二条"), "与“{society}”的法定代表人同名，不得同时担任；请另定人选，确非同一人的请写明核实情况", "Somebody of this name is legal representative of {society}: name another, or say how it was verified that he is not the same person";
                /// A paper that has to be there.
                PaperMissing { #[doc = "Which."] paper: Standing } = "PAPER_MISSING", PAPERS, "缺“{paper}”，请上传", "{paper:#} is missing: upload it";
                /// Whoever submitted it does not consent to it.
                FourEyes = "FOUR_EYES", None, "提交人不能自己审查同意，请由另一人办理", "Whoever submitted it does not consent to it: another person does";
                /// Whoever gave notice decides about the objection to it.
                SecondOfficial = "SECOND_OFFICIAL", Some("《行政处罚法》第六十四条（由非本案调查人员主持）；是否启用由办理期限数据决定"), "提出或告知的人不能决定对它的异议，请由另一名工作人员办理", "Whoever proposed it or gave notice does not decide about the objection: another official does";
                /// The credit code belongs to another society, or to another region.
                UsccTaken = "USCC_TAKEN", Some("GB 32100-2015"), "该统一社会信用代码已在册，或不属于本地区，请核对证书", "The code is in the register already or is of another region: compare the certificate";
                /// The certificate waits for the member survey.
                SurveyRequired = "SURVEY_REQUIRED", PAPERS, "尚未提交党员情况调查表，暂不能发证", "The member survey has not been filed: the certificate waits for it";
                /// The entry gate is hard and not passed.
                EntryGateFailed { #[doc = "The gravest reason."] reason: Standing } = "ENTRY_GATE_FAILED", Some("来源文件 三（入口关）"), "入口关未通过（{reason}），现为硬性关口，请退回补正", "The entry gate is not passed ({reason:#}) and it is hard: return the application";
                /// A code of a list is not written as codes are.
                CodeMalformed { #[doc = "The most characters."] max: usize } = "CODE_MALFORMED", None, "编码由大写字母、数字和下划线组成，以字母开头，最多{max}位", "A code has capital letters, digits and _, begins with a letter and has at most {max} characters";
                /// What is proposed stands in the register already.
                NothingChanges = "NOTHING_CHANGES", CHANGES, "与现登记内容相同，无需变更", "The register says so already: nothing changes";
                /// The society has a case of this matter on its way.
                ChangeOpen = "CHANGE_OPEN", CHANGES, "本会已有同一事项的变更在办，请先办结或撤回", "A case of this matter is open: finish or withdraw it first";
                /// Something has to be settled before the society ends.
                EndBarred { #[doc = "What."] duty: Standing } = "END_BARRED", ENDING, "{duty}，办结后才能注销", "{duty:#}: settle it before the society is deregistered";
                /// Nobody was named who liquidates.
                LiquidatorsRequired = "LIQUIDATORS_REQUIRED", ENDING, "请先成立清算组织", "Name the liquidators first";
                /// Another contest of this figure waits for its answer.
                ContestOpen = "CONTEST_OPEN", RELIEF, "本会对这一数据的异议正在办理，请等待答复或先撤回", "A contest of this figure is open: wait for its answer, or take it back first";
                /// The figure says what the society says.
                FiguresAgree = "FIGURES_AGREE", RELIEF, "该方数据与所述一致，或尚无数据，无需提出异议", "That side says the same, or nothing at all: there is nothing to contest";
                /// The society's own figure.
                OwnFigure = "OWN_FIGURE", RELIEF, "这是本会自己的数据，请在年度报告或人数登记中更正", "This is the society's own figure: correct it in the annual report or the headcount";
                /// Not a value of this fact.
                FigureMalformed = "FIGURE_MALFORMED", None, "格式不正确：人数填整数，日期填如2029-04-30", "Not a value of this fact: a whole number, or a day such as 2029-04-30";
            }
            $($further)*
        }
    };
}
