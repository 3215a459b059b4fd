//! Changes of registered items and deregistration: cases with their steps, and the registered items as dated
//! facts.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, one_current, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn change() -> TableCreateStatement {
    // On the heap: so many columns are more than a stack should hold.
    let columns = vec![
        key("id"),
        uuid("society_id"),
        text("region_code"),
        uuid("agency_id"),
        text("matter"),
        text("old_value"),
        text("new_value"),
        text("reason"),
        optional(text("ground")),
        text("namesake_note"),
        text("on_paper"),
        date("decided_on"),
        text("state"),
        moment("state_since"),
        integer("version"),
        date("proposed_on"),
        uuid("proposed_by"),
        optional(text("return_reason")),
        optional(text("return_text")),
        optional(text("consent_no")),
        optional(date("consent_on")),
        optional(date("file_by")),
        optional(date("filed_on")),
        text("liquidators"),
        optional(date("liquidated_on")),
        optional(text("document_no")),
        optional(date("effective_on")),
        optional(date("closed_on")),
    ];
    let change = pointing(table("register_change", columns), "society_id", "society", "id");
    pointing(change, "agency_id", "agency", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("change_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("role")),
        optional(text("reason")),
        optional(text("text")),
    ];
    pointing(table("register_change_step", columns), "change_id", "register_change", "id")
}

fn registered_item() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        text("matter"),
        text("value"),
        text("source"),
        text("document_no"),
        date("since"),
        optional(date("until")),
    ];
    pointing(table("registered_item", columns), "society_id", "society", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [change(), step(), registered_item()] {
            manager.create_table(table).await?;
        }
        // One case of a matter at a time: the database says so, not a hope.
        let one_open = "CREATE UNIQUE INDEX ix_register_change_one_open ON register_change (society_id, matter) \
                        WHERE closed_on IS NULL";
        manager.get_connection().execute_unprepared(one_open).await?;
        one_current(manager, "registered_item", "society_id, matter").await?;
        index(manager, "register_change", &["region_code", "id"], false).await?;
        index(manager, "register_change_step", &["change_id", "at"], false).await?;
        index(manager, "registered_item", &["society_id", "since"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["register_change", "register_change_step", "registered_item"]).await
    }
}
