//! The change feed tells of open items. Those that wait already wait for a place in it too, so that a feed read from its
//! beginning is the whole. Whether there is anything new for a partner is asked at each commit, and most of what is new is
//! none of his: an index by kind.

use sea_orm_migration::prelude::*;

use crate::column::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let fill = "INSERT INTO outbox (kind, subject_id, region_code, gone) \
                    SELECT 'OPEN_ITEM', id, region_code, FALSE FROM open_item";
        manager.get_connection().execute_unprepared(fill).await?;
        index(manager, "change", &["kind", "sequence"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("ix_change_kind_sequence").table("change").to_owned()).await?;
        for table in ["outbox", "change"] {
            let told = format!("DELETE FROM {table} WHERE kind = 'OPEN_ITEM'");
            manager.get_connection().execute_unprepared(&told).await?;
        }
        Ok(())
    }
}
