//! Mail: whether and where a user wants it, what became of each one, and the address of his calendar.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn setting() -> TableCreateStatement {
    let columns =
        [key("user_id"), text("address"), text("wish"), text("language"), moment("told_until"), moment("changed_at")];
    pointing(table("mail_setting", columns), "user_id", "user_account", "id")
}

fn mail() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("user_id"),
        date("day"),
        text("address"),
        text("subject"),
        text("plain"),
        text("html"),
        text("unsubscribe"),
        text("state"),
        integer("tries"),
        moment("next_at"),
        text("fault"),
        moment("created_at"),
        optional(moment("sent_at")),
    ];
    pointing(table("mail", columns), "user_id", "user_account", "id")
}

fn feed() -> TableCreateStatement {
    let columns = [key("user_id"), text("token").unique_key().take(), text("language"), moment("made_at")];
    pointing(table("calendar_feed", columns), "user_id", "user_account", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [setting(), mail(), feed()] {
            manager.create_table(table).await?;
        }
        index(manager, "mail", &["user_id", "day"], true).await?;
        index(manager, "mail", &["state", "next_at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["mail_setting", "mail", "calendar_feed"]).await
    }
}
