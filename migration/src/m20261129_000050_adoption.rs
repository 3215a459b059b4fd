//! Adoptions: that an agency uses a published result, in its own words.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            key("id"),
            uuid("result_id"),
            uuid("user_id"),
            text("adopter"),
            text("text"),
            date("adopted_on"),
            moment("recorded_at"),
            optional(date("withdrawn_on")),
        ];
        let adoption = pointing(table("adoption", columns), "result_id", "published_result", "id");
        manager.create_table(adoption).await?;
        index(manager, "adoption", &["result_id"], false).await?;
        // An agency says it once at a time.
        let one =
            "CREATE UNIQUE INDEX ix_adoption_one_current ON adoption (result_id, user_id) WHERE withdrawn_on IS NULL";
        manager.get_connection().execute_unprepared(one).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["adoption"]).await
    }
}
