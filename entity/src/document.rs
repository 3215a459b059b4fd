//! Trusted documents: what the platform's own client asks, by the digest of its text. A document stays trusted for a while
//! after the release that asked it last, for a phone that was away and its writes that wait.
#![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    /// SHA-256 of the text, hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    pub text: String,
    /// When a server last began that has it in its client.
    pub shipped_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
