//! The closed list of refusals: what the platform declines, with the clause, in both languages.
//!
//! A refusal is data (a `userErrors` row); everything else that can go wrong is a fault.

mod clause;
mod said;

use crate::Language;
use crate::form::act::Permission;
use crate::institution::activity::rule::Against;
use crate::institution::eligibility::blocker::Blocker;
use crate::responsibility::Standing;

use clause::{
    BRANCH, CAMPAIGN, CHANGES, COMMITTEE, COUNTS, CREDIT, ENDING, EVALUATION, FOUNDING, GATE, LEADERS, MACHINE, NAMES,
    OVERRIDE, PAPERS, PENALTY, PRIVACY, RELIEF, SEED_FORM,
};
pub use said::Said;

/// One refusal, at a field of the input where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The input field in camel case, empty when it is the whole intention.
    pub path: &'static str,
    /// What and why.
    pub code: RefusalCode,
}

impl Refusal {
    /// A refusal of one input field.
    #[must_use]
    pub const fn at(path: &'static str, code: RefusalCode) -> Self {
        Self { path, code }
    }

    /// A refusal of the whole intention.
    #[must_use]
    pub const fn whole(code: RefusalCode) -> Self {
        Self { path: "", code }
    }
}

/// Writes the list once: variant (with values), code, clause, both sentences.
macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $ty:ty),+ })? = $code:literal, $rule:expr, $zh:literal, $en:literal;)+) => {
        /// What is refused, and why.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum RefusalCode {
            $($(#[$doc])* $variant $({ $($(#[$fdoc])* $field: $ty),+ })?,)+
        }

        words_of_refusals! { $($(#[$doc])* $variant = $code;)+ }

        impl RefusalCode {
            /// The stable code of the API.
            #[must_use]
            pub const fn name(&self) -> UserErrorCode {
                match self { $(Self::$variant { .. } => UserErrorCode::$variant,)+ }
            }

            /// The clause it rests on, if one does.
            #[must_use]
            pub const fn rule(&self) -> Option<&'static str> {
                // What is barred rests on another clause for each form.
                if let Self::BarredAct { barred } = self {
                    return Some(barred.rule);
                }
                if let Self::ActivityRule { against } = self {
                    return Some(against.clause());
                }
                if let Self::NotEligible { blocker } = self {
                    return Some(blocker.code.rule());
                }
                match self { $(Self::$variant { .. } => $rule,)+ }
            }

            /// One sentence that says what to do next.
            #[must_use]
            pub fn sentence(&self, language: Language) -> String {
                match (self, language) {
                    $(
                        (Self::$variant $({ $($field),+ })?, Language::Zh) => format!($zh),
                        (Self::$variant $({ $($field),+ })?, Language::En) => format!($en),
                    )+
                }
            }
        }
    };
}

macro_rules! words_of_refusals {
    ($($(#[$doc:meta])* $variant:ident = $code:literal;)+) => {
        /// Stable code of a refusal; new ones may be added.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
        pub enum UserErrorCode {
            $(
                $(#[$doc])*
                #[serde(rename = $code)]
                #[cfg_attr(feature = "graphql", graphql(name = $code))]
                $variant,
            )+
        }
    };
}

refusals! {
    /// User name and password do not fit together.
    InvalidCredentials = "INVALID_CREDENTIALS", None, "用户名或密码不正确，请重新输入", "User name or password is wrong: type them again";
    /// Too many failed attempts.
    LockedOut { #[doc = "How long it lasts, minutes."] minutes: i64 } = "LOCKED_OUT", None, "失败次数过多，请{minutes}分钟后再试", "Too many failed attempts: try again in {minutes} minutes";
    /// The session is over.
    SessionExpired = "SESSION_EXPIRED", None, "登录已过期，请重新登录", "The session is over: log in again";
    /// There is no such thing for the caller.
    NotFound = "NOT_FOUND", None, "没有找到，可能已不存在或不归您查看", "Not found: it may be gone or not be yours to see";
    /// Someone else wrote first.
    Conflict { #[doc = "The version that stands now."] current: i32 } = "CONFLICT", None, "内容已被他人更新（现为第{current}版），请对照后再提交", "Someone else has written first (version {current} stands): compare, then send again";
    /// The idempotency key was used for another input.
    KeyReused = "KEY_REUSED", None, "同一幂等键已用于其他内容，请换新键", "This idempotency key was used for another input: take a new one";
    /// A required text is empty.
    Required = "REQUIRED", None, "请填写此项", "Fill this in";
    /// A text is too long.
    TooLong { #[doc = "Most characters."] max: usize } = "TOO_LONG", None, "最多{max}个字", "At most {max} characters";
    /// A text holds control characters.
    ControlCharacter = "CONTROL_CHARACTER", None, "含有不可见的控制字符，请删除后重填", "There are invisible control characters: remove them";
    /// Not a phone number.
    InvalidPhone = "INVALID_PHONE", PRIVACY, "电话只含数字、空格、“+”“-”和括号，至少7位数字", "A phone number has at least 7 digits, with spaces, + - and brackets only";
    /// Not an e-mail address.
    InvalidEmail = "INVALID_EMAIL", PRIVACY, "邮箱格式不正确，例如 name@example.cn", "Not an e-mail address, for example name@example.cn";
    /// A count is negative.
    Negative = "NEGATIVE", None, "人数不能为负", "A count cannot be negative";
    /// A count is beyond any society.
    TooMany { #[doc = "The largest count."] max: i32 } = "TOO_MANY", None, "数字过大，最多{max}", "Too large: at most {max}";
    /// More resident formal members than formal members.
    ResidentOverFormal = "RESIDENT_OVER_FORMAL", COUNTS, "驻会正式党员不能多于正式党员", "Resident formal members cannot outnumber formal members";
    /// More formal members in council and staff than formal members.
    CouncilOverFormal = "COUNCIL_OVER_FORMAL", COUNTS, "理事会和工作人员中的正式党员不能多于正式党员", "Formal members in council and staff cannot outnumber formal members";
    /// More Party members than members and staff together.
    PartyOverPeople = "PARTY_OVER_PEOPLE", COUNTS, "党员总数不能多于个人会员与专职人员之和", "Party members cannot outnumber individual members and full-time staff together";
    /// A number outside its range.
    OutOfRange { #[doc = "The smallest."] min: i32, #[doc = "The largest."] max: i32 } = "OUT_OF_RANGE", None, "请填写{min}到{max}之间的数", "Give a number from {min} to {max}";
    /// A Party committee at fewer members than a general branch.
    ThresholdsOutOfOrder = "THRESHOLDS_OUT_OF_ORDER", COUNTS, "设党委的人数应多于设党总支的人数", "A Party committee needs more members than a general branch";
    /// A version that would be effective before today.
    EffectiveBeforeToday = "EFFECTIVE_BEFORE_TODAY", None, "生效日期不能早于今天", "It cannot be in force before today";
    /// A rule version that would be effective before the newest one.
    EffectiveBeforeNewest { #[doc = "The day from which the newest version holds."] newest: chrono::NaiveDate } = "EFFECTIVE_BEFORE_NEWEST", None, "生效日期不能早于最新版本的生效日期（{newest}）", "The version cannot be effective before the newest one ({newest})";
    /// The day lies in the future.
    DateInFuture = "DATE_IN_FUTURE", None, "日期不能晚于今天", "The day cannot lie in the future";
    /// The day lies before the society was registered.
    DateBeforeRegistration = "DATE_BEFORE_REGISTRATION", None, "日期不能早于成立登记日期", "The day cannot lie before the society's registration";
    /// The day lies before the newest recorded fact.
    DateOutOfOrder = "DATE_OUT_OF_ORDER", None, "日期不能早于最近一次登记的日期", "The day cannot lie before the newest record";
    /// The form that held on the day may not do this act.
    BarredAct { #[doc = "What the form may do with it."] barred: Permission } = "BARRED_ACT", COUNTS, "{barred}", "{barred:#}";
    /// There was neither a Party organisation nor a liaison on that day.
    NoPartyForm = "NO_PARTY_FORM", COUNTS, "这一天学会还没有党组织或联络员的记录；请核对日期，或先设立党组织、指定联络员", "On that day there was neither a Party organisation nor a liaison: check the day, or set one up first";
    /// The superior body's document is named in part only.
    OverrideIncomplete = "OVERRIDE_INCOMPLETE", OVERRIDE, "上级党组织文件的文号、日期和发文单位须填写完整", "Give the document's number, its day and the body that issued it, all three";
    /// A superior document is given for an act that needs none.
    OverrideNotNeeded = "OVERRIDE_NOT_NEEDED", OVERRIDE, "这一事项本来就可以办理，请去掉上级文件后提交", "This act is open as it is: leave the document out";
    /// The superior document is younger than the act it allows.
    OverrideAfterAct = "OVERRIDE_AFTER_ACT", OVERRIDE, "上级文件的日期不能晚于活动日期", "The document cannot be younger than the act it allows";
    /// More took part than can have.
    TooManyParticipants { #[doc = "The most who can have taken part."] max: i32 } = "TOO_MANY_PARTICIPANTS", None, "参加人数超过当日登记的人数（最多{max}人）；请核对，或先更新人数", "More than were on record that day (at most {max}): check it, or record the headcount first";
    /// Nobody took part.
    NobodyTookPart = "NOBODY_TOOK_PART", None, "至少有1人参加", "At least one person takes part";
    /// The same act stands on record already.
    ActOnRecord = "ACT_ON_RECORD", None, "同一天已有同名的同类记录；要更正请先撤回原记录", "The same act of that day is on record already: withdraw it first to correct it";
    /// The record was withdrawn before.
    AlreadyWithdrawn = "ALREADY_WITHDRAWN", None, "这条记录已经撤回", "This record has been withdrawn already";
    /// Not the year in which a leader can have been born.
    BirthYear = "BIRTH_YEAR", LEADERS, "出生年份不对：填四位年份，年满18周岁", "Not a possible year of birth: four digits, at least 18 years ago";
    /// Not the number of a term.
    TermNumber { #[doc = "The highest."] max: i32 } = "TERM_NUMBER", LEADERS, "届次从1到{max}", "Terms are numbered from 1 to {max}";
    /// Someone else holds the post that only one can hold.
    PostTaken = "POST_TAKEN", LEADERS, "该职务已有人担任：请先登记其离任，或办理职务交接", "Someone holds this post: record his end first, or hand the post over";
    /// He holds the post already.
    HoldsAlready = "HOLDS_ALREADY", LEADERS, "此人已担任该职务", "He holds this post already";
    /// The appointment has ended.
    AppointmentEnded = "APPOINTMENT_ENDED", LEADERS, "该任职已经结束", "This appointment has ended already";
    /// The post leads Party work already.
    LeadsAlready = "LEADS_ALREADY", None, "该职务已是党建负责人", "This post leads Party work already";
    /// No account has this name and this display name.
    NoSuchAccount = "NO_SUCH_ACCOUNT", None, "没有这个登录名且姓名相符的账号；留空提交，由管理员为接任者建立账号", "No account has this login name and the successor's name: leave it empty and let an administrator create one";
    /// The two are one row already, or their names differ.
    NotNamesakes = "NOT_NAMESAKES", None, "只核实姓名相同的两条人员记录", "Only two records with the same name can be settled";
    /// The file is too large.
    FileTooLarge { #[doc = "Most mebibytes."] max: u64 } = "FILE_TOO_LARGE", None, "文件不能超过{max} MB", "The file may have at most {max} MB";
    /// The file was not uploaded, or not completely.
    FileMissing = "FILE_MISSING", None, "文件还没有上传完，请重新上传", "The file has not arrived: upload it again";
    /// Not a spreadsheet that can be read.
    FileType = "FILE_TYPE", None, "只能导入 .csv 或 .xlsx 文件", "Only .csv and .xlsx files can be imported";
    /// A name that could be read as a path.
    FileName = "FILE_NAME", None, "文件名不能以“.”开头，也不能含 / \\ : * ? \" < > |，请改名后再选", "A file's name cannot begin with a dot nor hold / \\ : * ? \" < > |: rename it";
    /// Not a kind of file that can be attached.
    AttachmentType = "ATTACHMENT_TYPE", None, "附件请用 PDF、JPG、PNG、HEIC、DOCX、XLSX 或 OFD（不含宏）", "Attach a PDF, JPG, PNG, HEIC, DOCX, XLSX or OFD, without macros";
    /// The file was attached to something before.
    FileBound = "FILE_BOUND", None, "这个文件已附在别处，请重新选择文件", "This file is attached elsewhere already: choose the file again";
    /// Not a SHA-256.
    DigestMalformed = "DIGEST_MALFORMED", None, "SHA-256 须为64位小写十六进制数", "A SHA-256 has 64 lower-case hexadecimal digits";
    /// No such region.
    UnknownRegion = "UNKNOWN_REGION", Some("GB/T 2260"), "没有这个行政区划代码", "There is no region with this code";
    /// The mapping names a heading that the file does not have.
    UnknownColumn = "UNKNOWN_COLUMN", None, "文件中没有这一列", "The file has no such column";
    /// The credit code is valid: there is nothing to accept.
    UsccIsValid = "USCC_IS_VALID", Some("GB 32100-2015"), "代码本身有效，无需认可", "The code is valid as it is: there is nothing to accept";
    /// The credit code is wrong in more than a check digit.
    InvalidUscc = "INVALID_USCC", Some("GB 32100-2015"), "除校验码外还有错误，请核对18位代码", "The code is wrong in more than a check digit: compare its 18 characters";
    /// The thing is in a state from which this step does not lead on.
    WrongState { #[doc = "Where it stands."] state: Standing } = "WRONG_STATE", None, "现为“{state}”，不能这样办理，请刷新后再看", "It is at: {state:#}. This step does not follow from there: look again";
    /// The due date lies before today.
    DueBeforeToday = "DUE_BEFORE_TODAY", None, "期限不能早于今天", "The due date cannot lie before today";
    /// A directive that nobody would receive.
    NoRecipients = "NO_RECIPIENTS", None, "所选范围内没有接收单位，请重新选择", "Nobody is in what was chosen: choose again";
    /// More at once than one intention may touch.
    TooManyAtOnce { #[doc = "The most."] max: usize } = "TOO_MANY_AT_ONCE", None, "一次最多{max}个，请分批办理", "At most {max} at once: do it in parts";
    /// The directive was withdrawn.
    DirectiveWithdrawn = "DIRECTIVE_WITHDRAWN", None, "这项部署任务已撤回，无需再办", "The directive was withdrawn: nothing is to be done";
    /// Somebody reports on a finding that another holds.
    HolderReports = "HOLDER_REPORTS", None, "由整改责任主体报告；您可以提醒其办理", "Whoever holds the finding reports on it: remind him";
    /// Somebody checks a finding that is not his to check.
    CheckerConfirms = "CHECKER_CONFIRMS", None, "学会的问题由登记它的社科联核实，地区的问题由组织部门核实，不能自己核实自己", "The federation that recorded it checks a society's finding, the organisation department a region's: nobody confirms himself";
    /// The record of guidance was withdrawn before.
    GuidanceWithdrawn = "GUIDANCE_WITHDRAWN", None, "这条指导记录已撤回", "The record was withdrawn already";
    /// Only whoever opened a thread closes it.
    OpenerCloses = "OPENER_CLOSES", None, "由发函部门办结，请先答复", "Whoever opened the thread closes it: answer it";
    /// A rule about activities refuses the plan.
    ActivityRule { #[doc = "Which."] against: Against } = "ACTIVITY_RULE", None, "{against}", "{against:#}";
    /// One of many that has to be looked at by itself.
    NeedsOwnLook = "NEEDS_OWN_LOOK", None, "有提醒事项，请打开逐件审核", "The rules point at something: open it and review it by itself";
    /// The day of an activity has not come.
    NotHeldYet { #[doc = "The day that was planned."] held_on: chrono::NaiveDate } = "NOT_HELD_YET", None, "活动还没有到举办日期（{held_on}），举办后再报告", "It has not been held yet ({held_on}): report on it afterwards";
    /// An agency that writes to itself.
    OwnAgency = "OWN_AGENCY", None, "不能给本部门发函，请选择其他部门", "An agency does not write to itself: choose another";
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
    /// The mail waits or was sent: there is nothing to try again.
    MailNotGivenUp = "MAIL_NOT_GIVEN_UP", None, "这封邮件没有停发，无需重发", "This mail was not given up: there is nothing to try again";
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
    /// The text is no id of the expected kind.
    MalformedId = "MALFORMED_ID", None, "编号格式不正确", "Not an id of this kind";
    /// The case is in a state from which this move does not lead on.
    InvalidTransition { #[doc = "The state, and the moves that it has."] state: Said } = "INVALID_TRANSITION", MACHINE, "此事项现为{state}", "This case is {state:#}";
    /// Another case of the society is open.
    FormationOpen = "FORMATION_OPEN", MACHINE, "本会已有一件组建事项在办，请先办结或撤回", "Another formation of this society is open: finish or withdraw it first";
    /// The form proposed is the one in being.
    FormInBeing = "FORM_IN_BEING", SEED_FORM, "本会现在就是这种形式；更换人员请用“调整任职”", "The society has this form already: to change its people, reappoint them";
    /// The rules do not offer this form.
    FormNotOffered = "FORM_NOT_OFFERED", BRANCH, "现行规则不设联合党支部，请另选形式", "The rules in force offer no joint branch: choose another form";
    /// Too few formal members for a branch.
    TooFewFormal { #[doc = "The fewest, persons."] threshold: i32 } = "TOO_FEW_FORMAL", BRANCH, "正式党员不满{threshold}人，不能建立党支部；请指定联络员，或先更新人数", "Fewer than {threshold} formal members cannot form a branch: name a liaison, or record the headcount first";
    /// The rules recommend another form: a reason is needed.
    ReasonRequired = "REASON_REQUIRED", SEED_FORM, "与规则建议的形式不同，请说明理由", "The rules recommend another form: say why";
    /// A branch has exactly one secretary.
    SecretaryRequired = "SECRETARY_REQUIRED", COMMITTEE, "请提名1名书记", "Name exactly one secretary";
    /// Too few formal members for a committee.
    CommitteeTooSmall { #[doc = "The fewest formal members, persons."] threshold: i32 } = "COMMITTEE_TOO_SMALL", COMMITTEE, "正式党员不满{threshold}人不设支部委员会，只设书记，必要时设副书记", "With fewer than {threshold} formal members there is no committee: a secretary, and a deputy if needed";
    /// More officers than a committee may have.
    TooManyOfficers { #[doc = "The most, persons."] max: usize } = "TOO_MANY_OFFICERS", COMMITTEE, "支部委员会一般3至5人，最多{max}人", "A committee has 3 to 5 members, at most {max}";
    /// Exactly one liaison.
    OneLiaison = "ONE_LIAISON", SEED_FORM, "只能指定1名党建工作联络员", "Name exactly one liaison";
    /// The nominee's post does not belong to the form.
    NomineeNotOfForm = "NOMINEE_NOT_OF_FORM", SEED_FORM, "人选的职务与所报形式不符", "A nominee's post does not belong to this form";
    /// The same person twice.
    NomineeTwice = "NOMINEE_TWICE", COMMITTEE, "同一人只能提名一个职务", "A person can be named for one post only";
    /// A remark about a field that the proposal does not have.
    RemarkNotOfForm = "REMARK_NOT_OF_FORM", MACHINE, "申报的形式没有这一项，请改指其他项目", "A proposal of this form has no such field: point at another one";
    /// Two remarks about one field.
    RemarkTwice = "REMARK_TWICE", MACHINE, "同一项目只写一条意见，请合并", "One remark for each field: put them together";
    /// The society has an active liaison.
    LiaisonActive = "LIAISON_ACTIVE", SEED_FORM, "本会已有1名在任联络员，须先更换", "The society has an active liaison: replace him instead";
    /// The society has a branch: an instructor is for those without one.
    BranchInBeing = "BRANCH_IN_BEING", SEED_FORM, "本会已有党支部，不再选派指导员", "The society has a branch: no instructor is sent";
    /// There is nobody to be replaced.
    NothingToReplace = "NOTHING_TO_REPLACE", SEED_FORM, "本会尚无党组织或联络员，请先申报", "There is no organisation and no liaison yet: propose one first";
    /// The day lies before the proposal.
    DateBeforeProposal = "DATE_BEFORE_PROPOSAL", MACHINE, "批复日期不能早于申报日期", "The approval cannot lie before the proposal";
}
