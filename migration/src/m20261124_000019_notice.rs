//! Notices: where the row of an open item goes when it is closed, and up to when a user has seen what is new.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, index, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn closed_item() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("kind"),
        uuid("subject_id"),
        optional(uuid("society_id")),
        optional(uuid("holder_society_id")),
        optional(uuid("holder_agency_id")),
        text("title"),
        moment("closed_at"),
        // Written a moment before its event, in the same transaction: no reference that is checked at once.
        uuid("event_id"),
    ];
    let closed = pointing(table("closed_item", columns), "society_id", "society", "id");
    let closed = pointing(closed, "holder_society_id", "society", "id");
    pointing(closed, "holder_agency_id", "agency", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(closed_item()).await?;
        for holder in ["society_id", "holder_society_id", "holder_agency_id"] {
            index(manager, "closed_item", &[holder, "closed_at"], false).await?;
        }
        let seen = table("notice_seen", [key("user_id"), moment("seen_at")]);
        manager.create_table(pointing(seen, "user_id", "user_account", "id")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["closed_item", "notice_seen"]).await
    }
}
