//! Idempotency: the first answer to a key, so that a retry on a bad network changes nothing twice.
#![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
use sea_orm::entity::prelude::*;

use crate::account::UserId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// SHA-256 of intention and input, hexadecimal.
    pub input: String,
    /// What the intention led to: the id of the row it wrote.
    pub outcome: String,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
