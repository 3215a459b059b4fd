//! An application to a call (申报书): what a society asks support for, and what became of it. Its words and
//! rows; its steps and what is due stand beside.

pub mod due;
pub mod machine;
pub mod whole;

typed_id! {
    /// An application's id.
    ApplicationId => Application;
}

words! {
    /// Where an application stands (申报状态).
    ApplicationState {
        /// Being written by the society (填报中).
        Draft = "DRAFT", "填报中", "Draft";
        /// Submitted: it can be taken back until the last day (已提交).
        Submitted = "SUBMITTED", "已提交", "Submitted";
        /// The federation looks whether it is complete (形式审查).
        FormalCheck = "FORMAL_CHECK", "形式审查中", "Formal check";
        /// Returned to be completed (退回补正).
        Returned = "RETURNED", "已退回补正", "Returned to the society";
        /// Experts read it (专家评审).
        ExpertReview = "EXPERT_REVIEW", "专家评审中", "With the experts";
        /// The panel proposes (会评).
        Panel = "PANEL", "会评中", "With the panel";
        /// The federation's Party group decides (党组审定).
        PartyGroup = "PARTY_GROUP", "党组审定中", "With the Party group";
        /// It is to be approved and published for objections (公示).
        PublicNotice = "PUBLIC_NOTICE", "公示中", "Public notice";
        /// Approved with money (立项资助).
        ApprovedFunded = "APPROVED_FUNDED", "立项资助", "Approved, funded";
        /// Approved without money (立项不资助).
        ApprovedUnfunded = "APPROVED_UNFUNDED", "立项不资助", "Approved, not funded";
        /// Not approved (不予立项).
        Declined = "DECLINED", "不予立项", "Declined";
        /// Failed the formal check (形式审查不合格).
        NotEligible = "NOT_ELIGIBLE", "形式审查不合格", "Not eligible";
        /// Still a draft when the call was over (未提交).
        NotSubmitted = "NOT_SUBMITTED", "未提交", "Not submitted";
        /// The society took it back (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
    }
}

words! {
    /// A step of an application (办理动作).
    ApplicationStep {
        /// The society begins to write (开始填报).
        Begin = "BEGIN", "开始填报", "Begun";
        /// It submits, or submits again what was returned (提交).
        Submit = "SUBMIT", "提交", "Submitted";
        /// It takes back what it may still change (撤回修改).
        Recall = "RECALL", "撤回修改", "Recalled";
        /// It gives up (撤回申报).
        Withdraw = "WITHDRAW", "撤回申报", "Withdrawn";
        /// The call is over: the clock, or whoever closes it, passes it on (转入形式审查).
        Close = "CLOSE", "转入形式审查", "To the formal check";
        /// The days are over and nothing came: the clock notes it (逾期).
        Lapse = "LAPSE", "逾期未办", "Lapsed";
        /// It is incomplete and goes back (退回补正).
        Return = "RETURN", "退回补正", "Returned";
        /// It is complete (形式审查合格).
        Pass = "PASS", "形式审查合格", "Passed the formal check";
        /// It fails the formal check, with a reason (形式审查不合格).
        Reject = "REJECT", "形式审查不合格", "Failed the formal check";
        /// The experts have read it (送会评).
        ToPanel = "TO_PANEL", "送会评", "To the panel";
        /// The panel proposes what becomes of it (提出立项建议).
        Propose = "PROPOSE", "提出立项建议", "Proposed";
        /// The Party group sends it back to the panel (退回复议).
        Reconsider = "RECONSIDER", "退回复议", "Back to the panel";
        /// The Party group approves: it is published (拟立项公示).
        Approve = "APPROVE", "拟立项公示", "To be approved, published";
        /// The Party group declines (不予立项).
        Decline = "DECLINE", "不予立项", "Declined";
        /// An objection holds: it is not approved (异议成立).
        Overturn = "OVERTURN", "异议成立，不予立项", "Objection upheld";
        /// The notice is over: approved with money (立项资助).
        Fund = "FUND", "立项资助", "Approved, funded";
        /// The notice is over: approved without money (立项不资助).
        Acknowledge = "ACKNOWLEDGE", "立项不资助", "Approved, not funded";
        /// Its society has ended (随学会终止).
        Cease = "CEASE", "随学会终止", "Ended with the society";
    }
}

words! {
    /// Why an application was returned or failed (退回或不合格的原因).
    ApplicationReason {
        /// Something is missing (材料不全).
        Incomplete = "INCOMPLETE", "材料不全", "Incomplete";
        /// Members have not signed (成员未签字).
        Unsigned = "UNSIGNED", "课题组成员未签字", "Members have not signed";
        /// The blind paper tells who wrote it (活页泄露身份).
        NotAnonymous = "NOT_ANONYMOUS", "论证活页出现姓名或单位", "The blind paper tells who wrote it";
        /// Not of the guide (不符合指南).
        OffGuide = "OFF_GUIDE", "不符合申报指南", "Not what the guide asks for";
        /// The same topic was funded before (重复立项).
        Duplicate = "DUPLICATE", "与已立项课题重复", "The same topic was approved before";
        /// The leader has an unfinished project (负责人有在研项目).
        Unfinished = "UNFINISHED", "负责人有未结项课题", "The leader has an unfinished project";
        /// The budget does not hold (经费预算不合理).
        Budget = "BUDGET", "经费预算不合理", "The budget does not hold";
        /// Another reason, said in the text (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

words! {
    /// What is proposed or decided (立项意见).
    AwardOutcome {
        /// Approved with money (立项资助).
        Funded = "FUNDED", "立项资助", "Approve and fund";
        /// Approved without money (立项不资助).
        Unfunded = "UNFUNDED", "立项不资助", "Approve without money";
        /// Not approved (不予立项).
        Declined = "DECLINED", "不予立项", "Decline";
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ApplicationId, ApplicationReason, ApplicationState, AwardOutcome};
    use crate::account::UserId;
    use crate::project::call::CallId;
    use crate::project::money::Fen;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApplicationId,
        pub call_id: CallId,
        pub society_id: SocietyId,
        /// GB/T 2260 code.
        pub region_code: String,
        /// Counts the steps and the writes of the society and of the federation's desk; what experts do does
        /// not count, so that nobody learns of it from here.
        pub version: i32,
        pub state: ApplicationState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        /// As last saved.
        pub title: String,
        /// The title without blanks and punctuation: the same topic twice is found by it.
        pub title_key: String,
        /// The leader's name as last saved; empty before.
        pub leader_name: String,
        /// What is asked for, fen; 0 before it was said.
        pub amount_fen: Fen,
        /// The topic's code; empty before it was chosen.
        pub topic: String,
        pub receipt_no: String,
        /// How often it was submitted.
        pub round: i32,
        pub submitted_on: Option<Date>,
        /// Until when it is corrected, or objected to.
        pub due_on: Option<Date>,
        pub reason: Option<ApplicationReason>,
        /// What was said with a return, a failure or a decision.
        pub text: Option<String>,
        /// Scores that have come in.
        pub scored: i32,
        /// Their mean in hundredths of a point; -1 before the first.
        pub score_mean: i32,
        /// Between the highest and the lowest, points.
        pub score_spread: i32,
        /// What the panel proposes.
        pub proposal: Option<AwardOutcome>,
        pub proposed_fen: Fen,
        pub proposal_note: Option<String>,
        pub proposed_by: Option<UserId>,
        /// What the Party group decided.
        pub decision: Option<AwardOutcome>,
        pub awarded_fen: Fen,
        pub decided_on: Option<Date>,
        /// An objection to the notice that waits for its answer.
        pub objection: Option<String>,
        /// Whose objection; none where the federation took it down from somebody outside.
        pub objector_id: Option<SocietyId>,
        /// What the objection was answered.
        pub objection_answer: Option<String>,
        pub closed_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What stands in a field of an application.
#[cfg(feature = "orm")]
pub mod application_answer {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ApplicationId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub application_id: ApplicationId,
        /// The field's code.
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        pub value: String,
        /// Counts the writes to this field.
        pub version: i32,
        pub at: DateTimeUtc,
        pub written_by: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of an application: one row a step. Experts take no step here.
#[cfg(feature = "orm")]
pub mod application_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ApplicationId, ApplicationReason, ApplicationStep};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub application_id: ApplicationId,
        pub at: DateTimeUtc,
        pub step: ApplicationStep,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub reason: Option<ApplicationReason>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
