//! The change feed: what it tells of, and its rows. A change says that a thing is another one now, or gone; what it is
//! now is read where it is always read. So a thing stands in the feed once, at the place of its last change.

use crate::id::Kind;

words! {
    /// What the change feed tells of (变更对象).
    ChangeKind {
        /// A society with all that is read of it (社会组织).
        Society = "SOCIETY", "社会组织", "Society";
        /// A result as it is published (公开成果).
        PublishedResult = "PUBLISHED_RESULT", "公开成果", "Published result";
        /// A demand to which one is bound, with its offers (需求).
        Demand = "DEMAND", "需求", "Demand";
        /// Something that waits for somebody; gone when it is closed (待办).
        OpenItem = "OPEN_ITEM", "待办", "Open item";
    }
}

impl ChangeKind {
    /// The field of the policy table that says who may read such a thing.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Society => "Query.society",
            Self::PublishedResult => "Query.publishedResults",
            Self::Demand => "Query.demands",
            Self::OpenItem => "Query.openItems",
        }
    }

    /// What its global ids point at.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Society => Kind::Society,
            Self::PublishedResult => Kind::PublishedResult,
            Self::Demand => Kind::Demand,
            Self::OpenItem => Kind::OpenItem,
        }
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ChangeKind;

    /// A thing's last change.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: ChangeKind,
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject_id: Uuid,
        /// The total order.
        #[sea_orm(unique)]
        pub sequence: i64,
        /// GB/T 2260 code of its region: a reach is a prefix of it.
        pub region_code: String,
        /// It is read in no list any more.
        pub gone: bool,
        /// When it took its place.
        pub at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was told by a transaction and has no place yet: only what is committed can be given one.
#[cfg(feature = "orm")]
pub mod outbox {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ChangeKind;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kind: ChangeKind,
        pub subject_id: Uuid,
        pub region_code: String,
        pub gone: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The place given last; one row, locked while places are given.
#[cfg(feature = "orm")]
pub mod change_head {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "change_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub last: i64,
        /// Which life of the database: a restored one gives its places anew, and old cursors must not fit. Empty until
        /// somebody reads the feed.
        pub epoch: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
