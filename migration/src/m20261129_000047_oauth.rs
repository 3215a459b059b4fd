//! Clients of partner agencies with their secrets; keys say from when on they sign.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn client() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("user_id").unique_key().take(),
        text("client_id").unique_key().take(),
        text("name"),
        text("scopes"),
        moment("created_at"),
        optional(moment("revoked_at")),
        optional(moment("last_used_at")),
        integer("version"),
    ];
    pointing(table("oauth_client", columns), "user_id", "user_account", "id")
}

fn secret() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("oauth_client_id"),
        text("digest"),
        moment("created_at"),
        optional(moment("ended_at")),
        optional(moment("last_used_at")),
    ];
    pointing(table("oauth_secret", columns), "oauth_client_id", "oauth_client", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(client()).await?;
        manager.create_table(secret()).await?;
        index(manager, "oauth_secret", &["oauth_client_id", "digest"], true).await?;
        let mut signs_from = optional(moment("signs_from"));
        manager.alter_table(Table::alter().table("signing_key").add_column(&mut signs_from).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("signing_key").drop_column("signs_from").take()).await?;
        drop_all(manager, &["oauth_client", "oauth_secret"]).await
    }
}
