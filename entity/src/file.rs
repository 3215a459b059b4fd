//! Files: bytes that came in or go out by a signed URL. What one may be called, what it may be and how
//! large: pure rules, so that the browser says beforehand what the server would refuse.

pub mod attachment;
pub mod fault;
pub mod kind;
pub mod name;

pub use fault::FileFault;
pub use kind::{FileKind, FilePurpose};

words! {
    /// How far a file is (文件状态).
    FileState {
        /// It was announced and has not arrived whole and checked (待上传).
        Arriving = "ARRIVING", "待上传", "Arriving";
        /// It has arrived, is what its name says, and no scanner objected (已检查).
        Checked = "CHECKED", "已检查", "Checked";
        /// A scanner objected: its bytes are not kept (已拒收).
        Refused = "REFUSED", "已拒收", "Refused";
    }
}

/// An upload that nothing names is kept so long, days: a draft on a phone outlives a weekend.
pub const UNBOUND_DAYS: i64 = 7;
/// Attachments of what was withdrawn are kept so long, days.
pub const RELEASED_DAYS: i64 = 30;
/// The most uploads of one person that nothing names yet.
pub const UNBOUND_MAX: u64 = 100;

typed_id! {
    /// A file's id.
    FileId => File;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{FileId, FilePurpose, FileState};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FileId,
        pub user_id: UserId,
        /// The user's name as shown at the time.
        pub uploaded_by: String,
        pub purpose: FilePurpose,
        /// A label for people, never a path.
        pub name: String,
        pub media_type: String,
        /// Bytes: announced first, then as they arrived.
        pub size: i64,
        /// SHA-256 in hexadecimal: announced or none at first, then of what arrived.
        pub sha256: Option<String>,
        pub state: FileState,
        pub created_at: DateTimeUtc,
        /// When an intention named it; once and for all.
        pub bound_at: Option<DateTimeUtc>,
        /// It is swept after this moment; none while something names it.
        pub kept_until: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Bytes that had landed in the database before there was a store: the first start moves them there.
#[cfg(feature = "orm")]
pub mod landed {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::FileId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "file_landed")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub file_id: FileId,
        pub content: Vec<u8>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
