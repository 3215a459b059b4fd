//! Whether a society is still there: that it has ended is a dated fact, the present carries the answer.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, key, one_current, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What stood in the lists until now says what holds it back, the gravest last.
const HELD_BACK: [&str; 2] = ["SUSPENDED", "LIQUIDATING"];

fn society_end() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        text("existence"),
        text("source"),
        text("document_no"),
        text("notice"),
        date("since"),
        optional(date("until")),
    ];
    pointing(table("society_end", columns), "society_id", "society", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(society_end()).await?;
        one_current(manager, "society_end", "society_id").await?;
        let mut existence = text("existence").default("ACTIVE").take();
        manager.alter_table(Table::alter().table("society_present").add_column(&mut existence).take()).await?;
        for kind in HELD_BACK {
            let told = format!(
                "UPDATE society_present SET existence = '{kind}' WHERE society_id IN \
                 (SELECT society_id FROM listing WHERE kind = '{kind}' AND until IS NULL)"
            );
            manager.get_connection().execute_unprepared(&told).await?;
        }
        index(manager, "society_present", &["existence"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_society_present_existence").table("society_present").to_owned())
            .await?;
        manager.alter_table(Table::alter().table("society_present").drop_column("existence").take()).await?;
        drop_all(manager, &["society_end"]).await
    }
}
