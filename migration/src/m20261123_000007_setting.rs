//! Settings that belong to a database, not to a process: the demo clock's shift, the key of file URLs.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table("setting", [text("name").primary_key().take(), text("value")])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["setting"]).await
    }
}
