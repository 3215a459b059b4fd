//! What register, forms, responsibility, people, accounts and files refuse.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_house {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
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
                /// One of the caller's snapshots is not finished.
                SnapshotUnderWay = "SNAPSHOT_UNDER_WAY", None, "上一份快照还在生成，请等它完成", "A snapshot is being written already: wait until it is ready";
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
                /// An agency that writes to itself.
                OwnAgency = "OWN_AGENCY", None, "不能给本部门发函，请选择其他部门", "An agency does not write to itself: choose another";
                /// The mail waits or was sent: there is nothing to try again.
                MailNotGivenUp = "MAIL_NOT_GIVEN_UP", None, "这封邮件没有停发，无需重发", "This mail was not given up: there is nothing to try again";
                /// The partner's client was revoked.
                ClientRevoked = "CLIENT_REVOKED", None, "该接入方已停用，不能再办理；需要时请重新登记", "This client was revoked for good: register a new one";
                /// As many secrets are valid as may be at once.
                TooManySecrets { #[doc = "The most."] max: usize } = "TOO_MANY_SECRETS", None, "同时有效的密钥最多{max}个，请先停用不再使用的一个", "At most {max} secrets are valid at once: end the one that is not used any more";
                /// The secret was ended before.
                SecretEnded = "SECRET_ENDED", None, "这个密钥已经停用", "This secret has been ended already";
                /// A caller has as many webhooks as one may have.
                TooManyWebhooks { #[doc = "The most."] max: usize } = "TOO_MANY_WEBHOOKS", None, "推送地址最多{max}个，请先停用不再使用的一个", "At most {max} webhooks at once: end the one that is not used any more";
                /// The text is no address to which a message can be sent.
                InvalidWebhookUrl = "INVALID_WEBHOOK_URL", None, "请填写完整的https地址，例如 https://example.cn/hooks/xuehui，不含用户名和密码", "Give a whole https address, for example https://example.cn/hooks/xuehui, without user name and password";
                /// The address lies in a private network that this platform does not send to.
                PrivateWebhookUrl = "PRIVATE_WEBHOOK_URL", None, "不能推送到内部网络地址；确有需要请联系平台管理员开通", "Messages are not sent to private networks: ask the platform's administrator to allow yours";
                /// The webhook was ended.
                WebhookEnded = "WEBHOOK_ENDED", None, "这个推送地址已停用；需要时请重新登记", "This webhook was ended for good: register a new one";
                /// The webhook is paused or was switched off.
                WebhookNotActive = "WEBHOOK_NOT_ACTIVE", None, "推送已暂停，请先恢复推送", "The webhook is paused: resume it first";
                /// None of the messages was given up.
                NothingToResend = "NOTHING_TO_RESEND", None, "没有未送达的消息需要重发", "No message was given up: there is nothing to send again";
                /// The cursor belongs to a feed that is gone.
                CursorGone = "CURSOR_GONE", None, "这个游标已失效，请留空从头推送，或改用最新游标", "This cursor's feed is gone: leave it out to begin anew, or take a newer one";
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
            $($further)*
        }
    };
}
