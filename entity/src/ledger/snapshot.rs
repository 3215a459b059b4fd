//! Snapshots: everything that a caller reads of the change feed's kinds, as one file, with the place in the feed from
//! which he goes on. Written beside the request.

words! {
    /// How far a snapshot is (快照状态).
    SnapshotState {
        /// Waits to be written.
        Queued = "QUEUED", "排队中", "Queued";
        /// Is being written.
        Writing = "WRITING", "生成中", "Being written";
        /// Can be fetched.
        Ready = "READY", "可下载", "Ready";
        /// Failed for a reason of ours: ask for another one.
        Failed = "FAILED", "生成失败，请重新申请", "Failed: ask for another one";
    }
}

typed_id! {
    /// A snapshot's id.
    SnapshotId => SyncSnapshot;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{SnapshotId, SnapshotState};
    use crate::account::UserId;
    use crate::file::FileId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sync_snapshot")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SnapshotId,
        /// Whose it is, and as whom it is written.
        pub user_id: UserId,
        /// To what his token narrowed him when he asked; none for people.
        pub scopes: Option<String>,
        /// Of which kinds, as JSON.
        pub kinds: String,
        pub state: SnapshotState,
        /// How many things there were to write when it was begun.
        pub total: i64,
        pub written: i64,
        /// Where the feed goes on after it; none until it is ready.
        pub cursor: Option<String>,
        pub file_id: Option<FileId>,
        pub asked_at: DateTimeUtc,
        /// When whoever writes it was heard of last.
        pub beat_at: DateTimeUtc,
        pub finished_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
