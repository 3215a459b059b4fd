//! Attachments say which of the papers that were asked for by name they are.

use sea_orm_migration::prelude::*;

use crate::column::{optional, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut label = optional(text("label"));
        manager.alter_table(Table::alter().table("attachment").add_column(&mut label).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("attachment").drop_column("label").take()).await
    }
}
