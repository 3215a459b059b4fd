//! Appointments: who holds which post in a society, from when until when; who leads Party work.

words! {
    /// A leader's post in a society (学会职务).
    LeaderPost {
        /// President (会长), legal representative where the charter says so.
        President = "PRESIDENT", "会长", "President";
        /// Vice-president (副会长).
        VicePresident = "VICE_PRESIDENT", "副会长", "Vice-president";
        /// Secretary-general (秘书长).
        SecretaryGeneral = "SECRETARY_GENERAL", "秘书长", "Secretary-general";
        /// Another post (其他).
        Other = "OTHER", "其他", "Other";
    }
}

words! {
    /// Why someone no longer holds a post (离任原因).
    EndReason {
        /// His term is over (任期届满).
        TermOver = "TERM_OVER", "任期届满", "Term over";
        /// He resigned (辞职).
        Resigned = "RESIGNED", "本人辞职", "Resigned";
        /// He was moved to other work (工作调动).
        Transferred = "TRANSFERRED", "工作调动", "Moved to other work";
        /// He retired, or is over the age of the charter (退休或超龄).
        Retired = "RETIRED", "退休或超龄", "Retired or over age";
        /// The council or the assembly dismissed him (罢免).
        Dismissed = "DISMISSED", "罢免", "Dismissed";
        /// He handed the post over (职务交接).
        HandedOver = "HANDED_OVER", "职务交接", "Handed over";
        /// It had been recorded by mistake (登记有误).
        Mistake = "MISTAKE", "登记有误", "Recorded by mistake";
        /// Another reason (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

typed_id! {
    /// An appointment's id.
    AppointmentId => Appointment;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{AppointmentId, EndReason, LeaderPost};
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "appointment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AppointmentId,
        pub society_id: SocietyId,
        pub person_id: Uuid,
        pub post: LeaderPost,
        /// Which consecutive term it is; none while it is not known.
        pub term_no: Option<i32>,
        pub since: Date,
        pub until: Option<Date>,
        /// Why it ended; none while it holds, and where nobody has said so.
        pub end_reason: Option<EndReason>,
        #[sea_orm(belongs_to, from = "person_id", to = "id")]
        pub person: BelongsTo<super::person::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Persons: a name and at most the year of birth; post-holders only, no identity numbers.
#[cfg(feature = "orm")]
pub mod person {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        /// For the age limit of charters; none while it is not known.
        pub birth_year: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the federation settled about two persons of one name.
#[cfg(feature = "orm")]
pub mod settlement {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person_settlement")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The smaller id of the two.
        pub person_id: Uuid,
        pub other_id: Uuid,
        /// Whether they are one person.
        pub same: bool,
        /// How it was verified.
        pub note: String,
        /// Who settled it, by the name shown at the time.
        pub settled_by: String,
        pub settled_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Dated facts: which post leads Party work in a society (党建负责人).
#[cfg(feature = "orm")]
pub mod party_lead {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::LeaderPost;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "party_lead")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub post: LeaderPost,
        pub since: Date,
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
