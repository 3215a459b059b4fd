//! Blind expert review (专家评审): who reads which application, what stands against it, and the scores. What
//! experts do is known to the federation and to nobody else.

pub mod assign;
pub mod conflict;
pub mod score;

typed_id! {
    /// A review's id.
    ReviewId => Review;
}

words! {
    /// Where a review stands (评审状态).
    ReviewState {
        /// Given to the expert (待评审).
        Assigned = "ASSIGNED", "待评审", "To be scored";
        /// Scored; the expert may change it until the panel has the application (已评分).
        Scored = "SCORED", "已评分", "Scored";
        /// The expert said that he must not read it (已回避).
        Declined = "DECLINED", "已回避", "Declined for a conflict";
        /// The federation gave it to somebody else (已改派).
        Replaced = "REPLACED", "已改派", "Given to another";
    }
}

words! {
    /// What stands against an expert reading an application (回避情形).
    ReviewConflict {
        /// He belongs to the society that applies (同一学会).
        SameSociety = "SAME_SOCIETY", "与申报学会有任职或会员关系", "Of the society that applies";
        /// He is its leader or one of its members (课题组成员).
        OfTheTeam = "OF_THE_TEAM", "本人在课题组内", "Of the team itself";
        /// He works where its leader or one of its members works (同一单位).
        SameAffiliation = "SAME_AFFILIATION", "与课题组成员同单位", "Works where a member works";
        /// He and its leader are together in another application of the call (合作关系).
        CoAuthor = "CO_AUTHOR", "与负责人在其他申报中合作", "Together in another application";
        /// He says so himself (本人申明).
        Declared = "DECLARED", "本人申明回避", "Declared by himself";
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ReviewId, ReviewState};
    use crate::account::UserId;
    use crate::project::application::ApplicationId;
    use crate::project::call::CallId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "review")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReviewId,
        pub application_id: ApplicationId,
        pub call_id: CallId,
        /// The expert.
        pub user_id: UserId,
        /// The number under which the expert knows the application; it says nothing of the order of others.
        pub number: String,
        /// Counts the writes.
        pub version: i32,
        pub state: ReviewState,
        pub assigned_at: DateTimeUtc,
        pub due_on: Date,
        /// Points a criterion, as JSON; empty before the score.
        pub scores: String,
        /// Their sum; -1 before the score.
        pub total: i32,
        /// What the expert says to it, or why he must not read it.
        pub comment: String,
        pub scored_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the federation knows of an expert, beside his account.
#[cfg(feature = "orm")]
pub mod expert {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "expert")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: UserId,
        /// Counts the writes.
        pub version: i32,
        /// Where he works.
        pub affiliation: String,
        /// Codes of the disciplines that he reads, separated by commas.
        pub disciplines: String,
        /// Ids of the societies that he belongs to, separated by commas.
        pub societies: String,
        /// The most applications that he reads at a time.
        pub capacity: i32,
        /// Whether he is asked at present.
        pub active: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
