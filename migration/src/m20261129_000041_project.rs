//! Projects after the award: their steps, the changes asked for, the use of their results.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn project() -> TableCreateStatement {
    let awarded = [
        key("id"),
        optional(uuid("application_id")),
        uuid("society_id"),
        text("region_code"),
        text("call_no"),
        text("call_title"),
        text("kind"),
        text("title"),
        text("leader_name"),
        flag("funded"),
        text("state"),
        integer("version"),
        date("begun_on"),
        date("midterm_on"),
        date("due_on"),
        date("waits_until"),
    ];
    let since = [
        flag("change_asked"),
        integer("extended"),
        optional(date("appraised_on")),
        optional(integer("panel_members")),
        optional(integer("panel_own")),
        optional(text("exempt_reason")),
        optional(text("grade")),
        optional(text("certificate_no")),
        optional(text("certificate_code")),
        optional(date("closed_on")),
        optional(date("barred_until")),
    ];
    pointing(table("project", awarded.into_iter().chain(since)), "society_id", "society", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("project_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("text")),
        optional(uuid("user_id")),
    ];
    pointing(table("project_step", columns), "project_id", "project", "id")
}

fn change() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("project_id"),
        text("kind"),
        optional(date("until")),
        optional(text("value")),
        text("text"),
        text("state"),
        date("asked_on"),
        optional(text("answer")),
        optional(date("decided_on")),
    ];
    pointing(table("project_change", columns), "project_id", "project", "id")
}

fn result_use() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("project_id"),
        text("kind"),
        text("body"),
        date("used_on"),
        text("text"),
        text("state"),
        integer("version"),
        date("claimed_on"),
        optional(date("decided_on")),
        optional(text("answer")),
    ];
    pointing(table("result_use", columns), "project_id", "project", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [project(), step(), change(), result_use()] {
            manager.create_table(table).await?;
        }
        index(manager, "project", &["region_code", "id"], false).await?;
        index(manager, "project", &["society_id", "id"], false).await?;
        index(manager, "project", &["certificate_no"], true).await?;
        index(manager, "project_step", &["project_id", "at"], false).await?;
        index(manager, "project_change", &["project_id"], false).await?;
        index(manager, "result_use", &["project_id"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["project", "project_step", "project_change", "result_use"]).await
    }
}
