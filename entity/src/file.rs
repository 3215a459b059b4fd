//! Files: bytes that came in or go out by a signed URL (an upload to import, an export).
#![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
use sea_orm::entity::prelude::*;

use crate::account::UserId;

typed_id! {
    /// A file's id.
    FileId => File;
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FileId,
    pub user_id: UserId,
    pub name: String,
    pub media_type: String,
    /// Announced size, bytes.
    pub size: i64,
    /// None until it has arrived whole.
    pub content: Option<Vec<u8>>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
