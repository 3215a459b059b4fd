//! A reason for conclusions is edited: it counts its writes, so that of two who edit it one is told.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut version = ColumnDef::new("version").integer().not_null().default(1).take();
        manager.alter_table(Table::alter().table("conclusion_reason").add_column(&mut version).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("conclusion_reason").drop_column("version").take()).await
    }
}
