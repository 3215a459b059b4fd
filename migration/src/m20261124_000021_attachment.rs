//! Attachments: which file belongs to what. The one file that a formation could have named was never
//! filled and goes.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, index, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn attachment() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("file_id"),
        text("purpose"),
        text("subject_kind"),
        uuid("subject_id"),
        optional(uuid("society_id")),
        optional(uuid("agency_id")),
        moment("attached_at"),
        optional(moment("released_at")),
    ];
    let attachment = pointing(table("attachment", columns), "file_id", "file", "id");
    let attachment = pointing(attachment, "society_id", "society", "id");
    let mut attachment = pointing(attachment, "agency_id", "agency", "id");
    // Exactly one of the two, as with the holder of an open item.
    attachment.check(Expr::col("society_id").is_null().ne(Expr::col("agency_id").is_null())).take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(attachment()).await?;
        index(manager, "attachment", &["subject_id", "subject_kind"], false).await?;
        // A file belongs to many only where one intention named it for many at once, and to each once.
        index(manager, "attachment", &["file_id", "subject_id"], true).await?;
        manager.alter_table(Table::alter().table("party_formation").drop_column("file_id").take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = optional(uuid("file_id"));
        manager.alter_table(Table::alter().table("party_formation").add_column(&mut column).take()).await?;
        drop_all(manager, &["attachment"]).await
    }
}
