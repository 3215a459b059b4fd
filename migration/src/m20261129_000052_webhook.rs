//! Webhooks: an address of a partner's with its own place in the change feed, and what became of each message to it.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, flag, index, integer, key, long, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn webhook() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("user_id"),
        text("url"),
        text("description"),
        text("kinds"),
        text("state"),
        integer("version"),
        integer("secret_number"),
        optional(moment("replaced_until")),
        text("epoch"),
        long("sequence"),
        optional(moment("failing_since")),
        moment("next_at"),
        optional(moment("held_until")),
        moment("created_at"),
    ];
    pointing(table("webhook", columns), "user_id", "user_account", "id")
}

fn message() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("webhook_id"),
        text("topic"),
        optional(text("kind")),
        optional(uuid("subject_id")),
        flag("gone"),
        text("epoch"),
        long("sequence"),
        moment("at"),
        text("state"),
        integer("tries"),
        moment("next_at"),
        optional(integer("status")),
        optional(text("fault")),
        optional(integer("took_ms")),
        optional(moment("tried_at")),
    ];
    pointing(table("webhook_message", columns), "webhook_id", "webhook", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(webhook()).await?;
        manager.create_table(message()).await?;
        index(manager, "webhook", &["user_id", "id"], false).await?;
        // What is due.
        index(manager, "webhook", &["state", "next_at"], false).await?;
        // The log, newest first; what is still to be sent, oldest first.
        index(manager, "webhook_message", &["webhook_id", "id"], false).await?;
        index(manager, "webhook_message", &["webhook_id", "state", "id"], false).await?;
        // What the broom looks for.
        index(manager, "webhook_message", &["at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["webhook", "webhook_message"]).await
    }
}
