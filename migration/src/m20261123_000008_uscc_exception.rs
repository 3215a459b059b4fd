//! Codes with a wrong check digit that were accepted as their certificates say.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, moment, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [text("uscc").primary_key().take(), text("reason"), uuid("user_id"), moment("accepted_at")];
        manager.create_table(pointing(table("uscc_exception", columns), "user_id", "user_account", "id")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["uscc_exception"]).await
    }
}
