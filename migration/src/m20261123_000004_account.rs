//! Users, passwords, posts, sessions, tries, signing keys.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &["user_account", "user_password", "user_post", "session", "login_try", "signing_key"];

fn user() -> TableCreateStatement {
    let last_login = optional(moment("last_login_at"));
    table(
        "user_account",
        [
            key("id"),
            text("username").unique_key().take(),
            text("display_name"),
            flag("disabled"),
            moment("created_at"),
            last_login,
        ],
    )
}

fn user_post() -> TableCreateStatement {
    let post = table(
        "user_post",
        [
            key("id"),
            uuid("user_id"),
            text("role"),
            uuid("region_id"),
            optional(uuid("agency_id")),
            optional(uuid("society_id")),
            date("since"),
            optional(date("until")),
        ],
    );
    let post = pointing(post, "user_id", "user_account", "id");
    let post = pointing(post, "region_id", "region", "id");
    let post = pointing(post, "agency_id", "agency", "id");
    pointing(post, "society_id", "society", "id")
}

fn session() -> TableCreateStatement {
    let session = table(
        "session",
        [
            key("id"),
            uuid("user_id"),
            text("token"),
            optional(text("previous_token")),
            moment("rotated_at"),
            moment("created_at"),
            moment("expires_at"),
            optional(moment("ended_at")),
        ],
    );
    pointing(session, "user_id", "user_account", "id")
}

fn login_try() -> TableCreateStatement {
    table(
        "login_try",
        [
            text("subject").primary_key().take(),
            integer("failures"),
            moment("last_at"),
            optional(moment("locked_until")),
        ],
    )
}

fn signing_key() -> TableCreateStatement {
    let secret = ColumnDef::new("secret").blob().not_null().take();
    table(
        "signing_key",
        [text("kid").primary_key().take(), secret, moment("created_at"), optional(moment("retired_at"))],
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let password = table("user_password", [key("user_id"), text("hash"), moment("changed_at")]);
        manager.create_table(user()).await?;
        manager.create_table(pointing(password, "user_id", "user_account", "id")).await?;
        manager.create_table(user_post()).await?;
        manager.create_table(session()).await?;
        manager.create_table(login_try()).await?;
        manager.create_table(signing_key()).await?;
        index(manager, "user_post", &["user_id"], false).await?;
        index(manager, "user_post", &["society_id"], false).await?;
        index(manager, "session", &["user_id"], false).await?;
        index(manager, "session", &["token"], true).await?;
        index(manager, "session", &["previous_token"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, TABLES).await
    }
}
