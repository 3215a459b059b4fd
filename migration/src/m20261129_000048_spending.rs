//! What each caller has spent of his minute's budget: one row a caller, written over from minute to minute.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, long, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [text("caller").primary_key().take(), long("minute"), long("points")];
        manager.create_table(table("spending", columns)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["spending"]).await
    }
}
