//! Application to registration (成立登记): the case from the founders' papers to a society in the register
//! (SM-1), and with it the first half of the double submission (SM-3). Its words and its rows.

pub mod admission;
pub mod application;
pub mod gate;
pub mod machine;
pub mod name;

words! {
    /// Where an application stands (登记申请状态).
    RegistrationState {
        /// The papers are being put together (筹备中).
        Preparing = "PREPARING", "筹备中", "Preparing";
        /// The federation's chair reviews them (社科联审查中).
        SponsorReview = "SPONSOR_REVIEW", "社科联审查中", "With the Federation";
        /// Returned with a reason, by the federation or by civil affairs (退回补正).
        Returned = "RETURNED", "已退回补正", "Returned";
        /// The federation consents; civil affairs looks whether the papers are complete (待民政受理).
        CivilIntake = "CIVIL_INTAKE", "社科联已同意，待民政受理", "Awaiting acceptance";
        /// The papers are complete: sixty days run (民政审查中).
        CivilReview = "CIVIL_REVIEW", "民政审查中", "With civil affairs";
        /// Approved: the society stands in the register (准予登记).
        Approved = "APPROVED", "准予登记", "Approved";
        /// Rejected, with the ground (不予登记).
        Rejected = "REJECTED", "不予登记", "Rejected";
        /// Taken back by the founders (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
    }
}

words! {
    /// A step of an application (登记申请步骤).
    RegistrationStep {
        /// The case is opened for named founders (受托立项).
        Begin = "BEGIN", "为发起人立项", "Opened";
        /// Something was filled in (填报).
        Save = "SAVE", "填报", "Filled in";
        /// The papers go to review, with the commitment letter (提交审查).
        Submit = "SUBMIT", "提交审查", "Submitted";
        /// The founders take it back (撤回).
        Withdraw = "WITHDRAW", "撤回", "Withdrawn";
        /// It goes back, with reasons (退回).
        Return = "RETURN", "退回补正", "Returned";
        /// The federation consents to registration (同意).
        Consent = "CONSENT", "业务主管单位同意", "Consented";
        /// Civil affairs finds the papers complete (受理).
        Accept = "ACCEPT", "受理", "Accepted";
        /// Civil affairs approves (准予登记).
        Approve = "APPROVE", "准予登记", "Approved";
        /// Civil affairs rejects (不予登记).
        Reject = "REJECT", "不予登记", "Rejected";
    }
}

words! {
    /// Why an application goes back (退回原因).
    RegistrationReturnReason {
        /// A paper is missing (材料不全).
        Incomplete = "INCOMPLETE", "材料不全", "Papers missing";
        /// Papers and figures do not agree (内容不一致).
        Inconsistent = "INCONSISTENT", "材料与填报不一致", "Papers and figures do not agree";
        /// The name has to be changed (名称不当).
        NameUnfit = "NAME_UNFIT", "名称须调整", "The name does not fit";
        /// The formation pack does not say enough (党建资料不全不实).
        PartyPackUnclear = "PARTY_PACK_UNCLEAR", "党组织组建资料不清", "Formation pack unclear";
        /// Another reason, said in the text (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

words! {
    /// The grounds on which registration is refused (不予登记情形), Regulations art. 13.
    RejectionGround {
        /// Purpose or scope against art. 4 (宗旨、业务范围不符合规定).
        PurposeUnlawful = "PURPOSE_UNLAWFUL", "宗旨、业务范围不符合条例第四条", "Purpose or scope against article 4";
        /// The same field is covered in the same region (同一行政区域内已有业务范围相同或相似的社会团体).
        NotNeeded = "NOT_NEEDED", "同区域已有业务相同或相似的社团，没有必要成立", "A similar society exists in the region";
        /// A founder or proposed leader may not act (发起人、拟任负责人不具备资格).
        PersonBarred = "PERSON_BARRED", "发起人、拟任负责人不具备资格", "A founder or leader may not act";
        /// The application was not truthful (弄虚作假).
        Untruthful = "UNTRUTHFUL", "申请登记时弄虚作假", "The application was untruthful";
        /// Barred by law otherwise (法律、行政法规禁止的其他情形).
        BarredByLaw = "BARRED_BY_LAW", "法律、行政法规禁止的其他情形", "Barred by law otherwise";
    }
}

words! {
    /// A part of an application that a remark is about (填报项目).
    RegistrationField {
        /// The name (拟用名称).
        Name = "NAME", "拟用名称", "Proposed name";
        /// Discipline, purpose, scope and area (宗旨与业务范围).
        Purpose = "PURPOSE", "宗旨、业务范围、活动地域", "Purpose, scope and area";
        /// The seat (住所).
        Seat = "SEAT", "住所", "Seat";
        /// The funds (活动资金).
        Funds = "FUNDS", "活动资金", "Funds";
        /// The founders and members, the staff (会员与专职人员).
        Members = "MEMBERS", "会员与专职人员", "Members and staff";
        /// The legal representative (拟任法定代表人).
        LegalRepresentative = "LEGAL_REPRESENTATIVE", "拟任法定代表人", "Legal representative";
        /// The secretary-general (拟任秘书长).
        SecretaryGeneral = "SECRETARY_GENERAL", "拟任秘书长", "Secretary-general";
        /// The papers (申请材料).
        Papers = "PAPERS", "申请材料", "Papers";
        /// The formation pack (党组织组建资料).
        PartyPack = "PARTY_PACK", "党组织组建资料", "Formation pack";
    }
}

typed_id! {
    /// An application's id.
    RegistrationId => Registration;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::admission::AdmissionStage;
    use super::{RegistrationId, RegistrationReturnReason, RegistrationState, RejectionGround};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "registration")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RegistrationId,
        /// GB/T 2260 code of the region in which it is to be registered.
        pub region_code: String,
        /// The federation that files for the founders and sponsors the society.
        pub agency_id: AgencyId,
        /// The society that came of it; none until it is approved.
        pub society_id: Option<SocietyId>,
        // What is asked of other applications stands in columns, the rest in `content`.
        pub name: String,
        pub legal_representative: String,
        /// What was filled in: JSON of `application::Application`.
        pub content: String,
        pub state: RegistrationState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        pub version: i32,
        pub submitted_at: Option<DateTimeUtc>,
        pub receipt_no: Option<String>,
        /// Who submitted it: whoever consents is somebody else.
        pub submitted_by: Option<crate::account::UserId>,
        pub return_reason: Option<RegistrationReturnReason>,
        pub return_text: Option<String>,
        /// The federation's document of consent.
        pub consent_no: Option<String>,
        pub consent_on: Option<Date>,
        /// The day on which the papers were complete, and the last day to decide.
        pub accepted_on: Option<Date>,
        pub decide_by: Option<Date>,
        pub decided_on: Option<Date>,
        pub rejection: Option<RejectionGround>,
        pub decision: Option<String>,
        /// How far the first half of the double submission is (SM-3).
        pub stage: AdmissionStage,
        pub surveyed_on: Option<Date>,
        pub handed_over_on: Option<Date>,
        pub formation_due_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of an application: one row a step.
#[cfg(feature = "orm")]
pub mod step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::RegistrationId;
    use crate::account::role::Role;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "registration_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub registration_id: RegistrationId,
        pub at: DateTimeUtc,
        /// Code of a `RegistrationStep` or of an `AdmissionStep`.
        pub step: String,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub role: Option<Role>,
        /// The code of a return or of a rejection.
        pub reason: Option<String>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a return said about one part of the application.
#[cfg(feature = "orm")]
pub mod remark {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{RegistrationField, RegistrationId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "registration_remark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub step_id: Uuid,
        pub registration_id: RegistrationId,
        pub field: RegistrationField,
        pub text: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
