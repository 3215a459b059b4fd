//! Trusted documents: what the platform's own client asks, by the digest of its text.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, moment, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [text("sha256").primary_key().take(), text("text"), moment("shipped_at")];
        manager.create_table(table("document", columns)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["document"]).await
    }
}
