//! What a registered society changes (变更登记) and how it ends (注销登记): one case a matter, from the
//! society's decision over the federation's consent to the register (Registration Regulations art. 18 to 23).
//! Its words and its rows.

pub mod blocker;
pub mod machine;
pub mod proposal;

words! {
    /// What is to change in the register (变更事项): the eight registered items of art. 12, the charter, the
    /// council's term, and the end of the society.
    ChangeMatter {
        /// The name (名称).
        Name = "NAME", "名称", "Name";
        /// The seat (住所).
        Seat = "SEAT", "住所", "Seat";
        /// The purpose (宗旨).
        Purpose = "PURPOSE", "宗旨", "Purpose";
        /// The scope of business (业务范围).
        Scope = "SCOPE", "业务范围", "Scope of business";
        /// The area of activity (活动地域).
        Area = "AREA", "活动地域", "Area of activity";
        /// The legal representative (法定代表人).
        LegalRepresentative = "LEGAL_REPRESENTATIVE", "法定代表人", "Legal representative";
        /// The funds (活动资金), yuan.
        Funds = "FUNDS", "活动资金", "Funds";
        /// The supervising unit (业务主管单位).
        Sponsor = "SPONSOR", "业务主管单位", "Supervising unit";
        /// A revision of the charter (章程核准).
        Charter = "CHARTER", "章程修改", "Charter revision";
        /// A re-election of the council (换届): the last day of the new term.
        Reelection = "REELECTION", "理事会换届", "Council re-election";
        /// The end of the society (注销登记).
        Deregistration = "DEREGISTRATION", "注销登记", "Deregistration";
    }
}

words! {
    /// Where a case stands (变更登记状态).
    ChangeState {
        /// The federation reviews it (社科联审查中).
        SponsorReview = "SPONSOR_REVIEW", "社科联审查中", "With the Federation";
        /// Returned by the federation with a reason (退回补正).
        Returned = "RETURNED", "已退回补正", "Returned";
        /// The federation consents to the end; the society is being liquidated (清算中).
        Liquidating = "LIQUIDATING", "清算中", "Being liquidated";
        /// Consented, or liquidated: to be filed with civil affairs in time (待报民政).
        ToFile = "TO_FILE", "待报登记管理机关", "To be filed";
        /// Civil affairs reviews it (民政审查中).
        CivilReview = "CIVIL_REVIEW", "民政审查中", "With civil affairs";
        /// Approved: the register says so (准予变更).
        Approved = "APPROVED", "已准予", "Approved";
        /// Refused by civil affairs (不予变更).
        Refused = "REFUSED", "不予准予", "Refused";
        /// Taken back by the society (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
    }
}

words! {
    /// A step of a case (变更登记步骤).
    ChangeStep {
        /// The society proposes (申报).
        Propose = "PROPOSE", "申报", "Proposed";
        /// The society corrects what was returned (补正重报).
        Resubmit = "RESUBMIT", "补正重报", "Sent again";
        /// The society takes it back (撤回).
        Withdraw = "WITHDRAW", "撤回", "Withdrawn";
        /// It goes back, with a reason (退回).
        Return = "RETURN", "退回补正", "Returned";
        /// The federation consents on a document (同意).
        Consent = "CONSENT", "业务主管单位同意", "Consented";
        /// The society names who liquidates it (成立清算组织).
        NameLiquidators = "NAME_LIQUIDATORS", "成立清算组织", "Liquidators named";
        /// The liquidation has ended, with its report (完成清算).
        ReportLiquidation = "REPORT_LIQUIDATION", "完成清算", "Liquidation reported";
        /// The society files it with civil affairs (报登记管理机关).
        File = "FILE", "报登记管理机关", "Filed";
        /// Civil affairs approves (准予).
        Approve = "APPROVE", "准予", "Approved";
        /// Civil affairs refuses (不予准予).
        Refuse = "REFUSE", "不予准予", "Refused";
        /// It ended with the society (随登记终止).
        Cease = "CEASE", "随学会终止", "Ended with the society";
    }
}

words! {
    /// Why a case goes back (退回原因).
    ChangeReturnReason {
        /// A paper is missing (材料不全).
        Incomplete = "INCOMPLETE", "材料不全", "Papers missing";
        /// The papers do not agree with what was filled in (内容不一致).
        Inconsistent = "INCONSISTENT", "材料与填报不一致", "Papers do not agree";
        /// What is proposed does not fit (变更内容不当).
        Unfit = "UNFIT", "变更内容须调整", "What is proposed does not fit";
        /// The procedure of the charter was not kept (未按章程履行程序).
        Procedure = "PROCEDURE", "未按章程履行程序", "The charter's procedure was not kept";
        /// Another reason, said in the text (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

words! {
    /// Why a society ends (注销事由), Regulations art. 19.
    EndGround {
        /// The purpose of the charter is fulfilled (完成章程规定的宗旨).
        Fulfilled = "FULFILLED", "完成章程规定的宗旨", "The charter's purpose is fulfilled";
        /// It dissolves itself (自行解散).
        Dissolved = "DISSOLVED", "自行解散", "It dissolves itself";
        /// It divides or merges (分立、合并).
        Merged = "MERGED", "分立、合并", "It divides or merges";
        /// It ends for another reason (由于其他原因终止).
        Other = "OTHER", "由于其他原因终止", "It ends for another reason";
    }
}

typed_id! {
    /// The id of a change of the register.
    ChangeId => RegisterChange;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ChangeId, ChangeMatter, ChangeReturnReason, ChangeState, EndGround};
    use crate::account::UserId;
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "register_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ChangeId,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the society's region.
        pub region_code: String,
        /// The federation that supervises it.
        pub agency_id: AgencyId,
        pub matter: ChangeMatter,
        /// What stood in the register when it was proposed; empty where that was not known.
        pub old_value: String,
        /// What is to stand there; empty for a deregistration.
        pub new_value: String,
        /// Why.
        pub reason: String,
        /// Why the society ends; none for a change.
        pub ground: Option<EndGround>,
        /// How it was verified that a namesake who is legal representative elsewhere is somebody else.
        pub namesake_note: String,
        /// Papers whose originals the federation has in hand: JSON of purposes.
        pub on_paper: String,
        /// The day on which the society decided it.
        pub decided_on: Date,
        pub state: ChangeState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        /// Counts the moves of this case; a stale move is a conflict.
        pub version: i32,
        pub proposed_on: Date,
        pub proposed_by: UserId,
        pub return_reason: Option<ChangeReturnReason>,
        pub return_text: Option<String>,
        /// The federation's document of consent.
        pub consent_no: Option<String>,
        pub consent_on: Option<Date>,
        /// The last day to file with civil affairs, as the clause names it.
        pub file_by: Option<Date>,
        pub filed_on: Option<Date>,
        /// Who liquidates, by post and name; empty for a change.
        pub liquidators: String,
        /// The day on which the liquidation ended.
        pub liquidated_on: Option<Date>,
        /// Civil affairs' document.
        pub document_no: Option<String>,
        /// From which day on the register says so.
        pub effective_on: Option<Date>,
        pub closed_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of a case: one row a step.
#[cfg(feature = "orm")]
pub mod change_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ChangeId, ChangeReturnReason, ChangeStep};
    use crate::account::role::Role;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "register_change_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub change_id: ChangeId,
        pub at: DateTimeUtc,
        pub step: ChangeStep,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub role: Option<Role>,
        pub reason: Option<ChangeReturnReason>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Registered items as dated facts: what the register has said of them since they went through a change.
#[cfg(feature = "orm")]
pub mod registered_item {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ChangeMatter;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "registered_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub matter: ChangeMatter,
        pub value: String,
        /// Where it comes from.
        pub source: String,
        pub document_no: String,
        pub since: Date,
        /// The first day on which it no longer holds; none while it holds.
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
