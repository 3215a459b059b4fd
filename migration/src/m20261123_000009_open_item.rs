//! Open items: one row for each thing that waits, with exactly one holder.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn open_item() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("kind"),
        uuid("subject_id"),
        optional(uuid("society_id")),
        text("region_code"),
        optional(uuid("holder_society_id")),
        optional(uuid("holder_agency_id")),
        text("title"),
        text("reason"),
        moment("since"),
        date("due_on"),
    ];
    let item = pointing(table("open_item", columns), "society_id", "society", "id");
    let item = pointing(item, "holder_society_id", "society", "id");
    let mut item = pointing(item, "holder_agency_id", "agency", "id");
    let society = Expr::col("holder_society_id").is_null();
    let agency = Expr::col("holder_agency_id").is_null();
    item.check(society.ne(agency)).take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(open_item()).await?;
        index(manager, "open_item", &["kind", "subject_id"], true).await?;
        index(manager, "open_item", &["holder_society_id", "due_on"], false).await?;
        index(manager, "open_item", &["holder_agency_id", "due_on"], false).await?;
        index(manager, "open_item", &["society_id"], false).await?;
        index(manager, "open_item", &["region_code", "due_on"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["open_item"]).await
    }
}
