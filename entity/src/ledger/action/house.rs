//! What the ledger records of register, forms, responsibility, people and accounts.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_house {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
                /// The register was imported: a society was entered.
                EnterSociety = "ENTER_SOCIETY", "登记入册", "Entered in the register";
                /// The register was imported: facts of a society changed.
                ChangeFacts = "CHANGE_FACTS", "登记信息更新", "Register facts changed";
                /// A spreadsheet was imported.
                ImportSocieties = "IMPORT_SOCIETIES", "导入登记表", "Register imported";
                /// A list was exported.
                ExportSocieties = "EXPORT_SOCIETIES", "导出登记表", "Register exported";
                /// A society's contact changed.
                UpdateContact = "UPDATE_CONTACT", "更新联系方式", "Contact updated";
                /// A headcount was recorded.
                RecordHeadcount = "RECORD_HEADCOUNT", "登记人数", "Headcount recorded";
                /// A form of the Party organisation, or its end, was proposed.
                ProposeFormation = "PROPOSE_FORMATION", "申报党组织组建", "Formation proposed";
                /// A returned proposal was corrected and sent again.
                ResubmitFormation = "RESUBMIT_FORMATION", "补正重报", "Formation sent again";
                /// A proposal was withdrawn.
                WithdrawFormation = "WITHDRAW_FORMATION", "撤回申报", "Formation withdrawn";
                /// The federation passed a proposal on to the superior Party organisation.
                PassFormation = "PASS_FORMATION", "审核通过", "Formation passed on";
                /// A proposal was returned to the society.
                ReturnFormation = "RETURN_FORMATION", "退回申报", "Formation returned";
                /// A proposal was approved: the new form holds.
                ApproveFormation = "APPROVE_FORMATION", "登记批复", "Formation approved";
                /// The federation sent a Party-building instructor.
                SendInstructor = "SEND_INSTRUCTOR", "选派党建工作指导员", "Instructor sent";
                /// Officers or the liaison were replaced.
                ReplaceOfficers = "REPLACE_OFFICERS", "调整任职", "Officers replaced";
                /// A credit code with a wrong check digit was accepted as its certificate says.
                AcceptUscc = "ACCEPT_USCC", "认可证书所载代码", "Credit code accepted";
                /// An act of Party life was recorded.
                RecordPartyAct = "RECORD_PARTY_ACT", "登记党组织活动", "Party act recorded";
                /// A barred act was recorded on a document of the superior body.
                RecordActByOverride = "RECORD_ACT_BY_OVERRIDE", "凭上级文件登记事项", "Act recorded on a superior document";
                /// A recorded act was withdrawn.
                WithdrawPartyAct = "WITHDRAW_PARTY_ACT", "撤回党组织活动", "Party act withdrawn";
                /// A leader was appointed.
                RecordAppointment = "RECORD_APPOINTMENT", "登记任职", "Appointment recorded";
                /// A leader's appointment ended.
                EndAppointment = "END_APPOINTMENT", "登记离任", "Appointment ended";
                /// The post that leads Party work changed.
                SetPartyLead = "SET_PARTY_LEAD", "变更党建负责人", "Party lead changed";
                /// A post was handed over to a successor.
                HandOverPost = "HAND_OVER_POST", "职务交接", "Post handed over";
                /// It was settled whether two persons of one name are one.
                SettleSamePerson = "SETTLE_SAME_PERSON", "核实同名人员", "Namesakes verified";
                /// The platform found that a change of form is due.
                OpenChangeDue = "OPEN_CHANGE_DUE", "提示党组织形式应变更", "Change of form became due";
                /// The platform found that no change of form is due any more.
                CloseChangeDue = "CLOSE_CHANGE_DUE", "党组织形式无需再变更", "Change of form no longer due";
                /// A version of the rules was published.
                PublishRules = "PUBLISH_RULES", "发布规则版本", "Rule version published";
                /// A directive was issued.
                IssueDirective = "ISSUE_DIRECTIVE", "下达部署任务", "Directive issued";
                /// A recipient acknowledged a directive.
                AcknowledgeDirective = "ACKNOWLEDGE_DIRECTIVE", "签收部署任务", "Directive acknowledged";
                /// A recipient reported a directive as done.
                ReportDirectiveDone = "REPORT_DIRECTIVE_DONE", "反馈部署任务办结", "Directive reported done";
                /// A directive was withdrawn.
                WithdrawDirective = "WITHDRAW_DIRECTIVE", "撤回部署任务", "Directive withdrawn";
                /// The federation guided a society.
                RecordGuidance = "RECORD_GUIDANCE", "登记指导记录", "Guidance recorded";
                /// A record of guidance was withdrawn.
                WithdrawGuidance = "WITHDRAW_GUIDANCE", "撤回指导记录", "Guidance record withdrawn";
                /// A finding was recorded.
                RecordFinding = "RECORD_FINDING", "登记问题", "Finding recorded";
                /// The holder of a finding told how far it is.
                ReportFindingProgress = "REPORT_FINDING_PROGRESS", "报告整改进展", "Progress on a finding";
                /// The holder of a finding reported it as put right.
                ReportFindingResolved = "REPORT_FINDING_RESOLVED", "报告整改完成", "Finding reported resolved";
                /// A report was checked: the finding is resolved.
                ConfirmFinding = "CONFIRM_FINDING", "核实整改", "Finding resolved";
                /// A finding was opened again.
                ReopenFinding = "REOPEN_FINDING", "退回整改", "Finding reopened";
                /// A thread between agencies was opened.
                OpenThread = "OPEN_THREAD", "部门间发函", "Interagency thread opened";
                /// A letter of a thread.
                WriteToThread = "WRITE_TO_THREAD", "部门间复函", "Interagency letter";
                /// A thread was closed.
                CloseThread = "CLOSE_THREAD", "部门间办结", "Interagency thread closed";
                /// Someone looked at what is new for him.
                SeeNotices = "SEE_NOTICES", "查看通知", "Notices seen";
                /// Someone took an attachment out.
                DownloadAttachment = "DOWNLOAD_ATTACHMENT", "下载附件", "Attachment downloaded";
                /// The holidays of a year were entered.
                SetCalendarYear = "SET_CALENDAR_YEAR", "更新工作日历", "Working calendar entered";
                /// A user said whether and where he wants mail.
                ChangeMailSetting = "CHANGE_MAIL_SETTING", "更新邮件设置", "Mail setting changed";
                /// A user made, renewed or revoked the address of his calendar.
                ChangeCalendarFeed = "CHANGE_CALENDAR_FEED", "更新日历订阅", "Calendar feed changed";
                /// A mail that was given up is tried again.
                RetryMail = "RETRY_MAIL", "重新发送邮件", "Mail tried again";
                /// Someone logged in.
                LogIn = "LOG_IN", "登录", "Logged in";
                /// A session ended by the user's wish.
                LogOut = "LOG_OUT", "退出", "Logged out";
                /// A used refresh token came again: its session was ended.
                EndStolenSession = "END_STOLEN_SESSION", "会话异常终止", "Session ended: token reused";
                /// An account was created or changed.
                ChangeAccount = "CHANGE_ACCOUNT", "账号变更", "Account changed";
                /// A partner's client was registered.
                RegisterOauthClient = "REGISTER_OAUTH_CLIENT", "登记接入方", "Client registered";
                /// Name, scopes or expiry of a partner's client changed.
                UpdateOauthClient = "UPDATE_OAUTH_CLIENT", "更新接入方", "Client changed";
                /// A partner's client was given a further secret.
                AddOauthSecret = "ADD_OAUTH_SECRET", "增加接入密钥", "Client secret added";
                /// A secret of a partner's client was ended.
                EndOauthSecret = "END_OAUTH_SECRET", "停用接入密钥", "Client secret ended";
                /// A partner's client was revoked.
                RevokeOauthClient = "REVOKE_OAUTH_CLIENT", "停用接入方", "Client revoked";
                /// A partner's client was given an access token.
                IssueToken = "ISSUE_TOKEN", "签发访问令牌", "Access token issued";
                /// A partner's client gave an access token back.
                RevokeToken = "REVOKE_TOKEN", "撤销访问令牌", "Access token revoked";
                /// A new key was made to sign tokens.
                RotateKey = "ROTATE_KEY", "更换签名密钥", "Signing key rotated";
                /// A snapshot for a partner was asked for.
                RequestSyncSnapshot = "REQUEST_SYNC_SNAPSHOT", "申请数据快照", "Snapshot asked for";
                /// A partner's address was registered, to which changes are pushed.
                RegisterWebhook = "REGISTER_WEBHOOK", "登记推送地址", "Webhook registered";
                /// Address, kinds or state of a webhook changed.
                UpdateWebhook = "UPDATE_WEBHOOK", "更新推送地址", "Webhook changed";
                /// A webhook was given another secret.
                RotateWebhookSecret = "ROTATE_WEBHOOK_SECRET", "更换推送密钥", "Webhook secret rotated";
                /// A webhook was ended.
                EndWebhook = "END_WEBHOOK", "停用推送地址", "Webhook ended";
                /// A webhook was set to another place in the feed.
                ReplayWebhook = "REPLAY_WEBHOOK", "重推变更", "Webhook replayed";
                /// Messages to a webhook that were given up are sent again.
                ResendWebhookMessages = "RESEND_WEBHOOK_MESSAGES", "重发推送", "Webhook messages sent again";
                /// A message was sent to a webhook to try it.
                TestWebhook = "TEST_WEBHOOK", "测试推送地址", "Webhook tried";
                /// The ledger was verified.
                VerifyLedger = "VERIFY_LEDGER", "核验台账", "Ledger verified";
            }
            $($further)*
        }
    };
}
