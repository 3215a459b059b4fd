//! Results as they are published (seed 宣传推介的桥梁、成果转化): a public, searchable list. A row is written by the
//! intention that publishes and stays as a tombstone when it is withdrawn.

typed_id! {
    /// A published result's id.
    ResultId => PublishedResult;
}

words! {
    /// What a published result comes from (成果类别).
    ResultKind {
        /// A demand that was matched and delivered (需求对接成果).
        Match = "MATCH", "需求对接成果", "Result of a match";
        /// A case of the casebook (创新案例).
        Case = "CASE", "创新案例", "Case of the casebook";
        /// A research project (课题成果).
        Research = "RESEARCH", "课题成果", "Research result";
        /// A supported project (扶持项目成果).
        Support = "SUPPORT", "扶持项目成果", "Result of a supported project";
    }
}

words! {
    /// Through what a result was made known (推介渠道), seed section 5.
    Channel {
        /// A newspaper or journal (报刊).
        Press = "PRESS", "报刊", "Newspaper or journal";
        /// Radio or television (广播电视).
        Broadcast = "BROADCAST", "广播电视", "Radio or television";
        /// A website (网站).
        Website = "WEBSITE", "网站", "Website";
        /// A public account (公众号).
        PublicAccount = "PUBLIC_ACCOUNT", "公众号", "Public account";
        /// A meeting or an exhibition (会议展览).
        Meeting = "MEETING", "会议、展览", "Meeting or exhibition";
        /// A report to those who decide (决策内参).
        Briefing = "BRIEFING", "决策内参", "Briefing for decision makers";
    }
}

/// The longest summary.
pub const SUMMARY_MAX: usize = 1000;
/// The longest text of an adoption.
pub const ADOPTION_MAX: usize = 500;
/// The longest place of a promotion: a paper's name and issue, an address.
pub const PLACE_MAX: usize = 100;

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ResultId, ResultKind};
    use crate::register::society::{Discipline, SocietyId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "published_result")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ResultId,
        pub kind: ResultKind,
        /// What it comes from, in the table of its kind.
        pub source_id: Uuid,
        /// GB/T 2260 code of the region whose federation published it.
        pub region_code: String,
        pub title: String,
        pub summary: String,
        pub society_id: SocietyId,
        /// The society's name on the day of the publication.
        pub society_name: String,
        pub discipline: Discipline,
        /// To what effect it was done: codes, by comma; empty for nothing said.
        pub outcomes: String,
        pub year: i32,
        pub published_on: Date,
        /// The day on which it was withdrawn; none while it stands.
        pub withdrawn_on: Option<Date>,
        /// Title and society, with pinyin and initials, and the summary, in lower case.
        pub search: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// That an agency uses a result: one row a word of it.
#[cfg(feature = "orm")]
pub mod adoption {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ResultId;
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "adoption")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub result_id: ResultId,
        pub user_id: UserId,
        /// The agency's name as shown at the time.
        pub adopter: String,
        pub text: String,
        pub adopted_on: Date,
        pub recorded_at: DateTimeUtc,
        /// It was taken back, or replaced; none while it stands.
        pub withdrawn_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// How a result was made known: one row a place.
#[cfg(feature = "orm")]
pub mod promotion {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{Channel, ResultId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "promotion")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub result_id: ResultId,
        pub channel: Channel,
        pub place: String,
        pub published_on: Date,
        /// Who recorded it.
        pub actor: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
