//! The days of credit lists and of enforcement are edited on a screen: they count their writes, so that of two who
//! edit them one is told.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 2] = ["list_term", "enforcement_term"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            let mut version = ColumnDef::new("version").integer().not_null().default(1).take();
            manager.alter_table(Table::alter().table(table).add_column(&mut version).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            manager.alter_table(Table::alter().table(table).drop_column("version").take()).await?;
        }
        Ok(())
    }
}
