//! Enforcement: cases from a clue to a penalty, and the steps that they have gone.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, long, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn case() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        text("region_code"),
        uuid("agency_id"),
        text("origin"),
        text("clue"),
        text("state"),
        integer("version"),
        date("begun_on"),
        optional(date("served_on")),
        optional(date("due_on")),
        optional(text("penalty")),
        optional(long("fine_fen")),
        optional(date("suspended_until")),
        optional(date("imposed_on")),
        optional(date("closed_on")),
    ];
    let case = pointing(table("enforcement_case", columns), "society_id", "society", "id");
    pointing(case, "agency_id", "agency", "id")
}

fn step() -> TableCreateStatement {
    let columns = [key("id"), uuid("case_id"), moment("at"), text("step"), text("actor"), optional(text("text"))];
    pointing(table("enforcement_step", columns), "case_id", "enforcement_case", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [case(), step()] {
            manager.create_table(table).await?;
        }
        index(manager, "enforcement_case", &["region_code", "id"], false).await?;
        index(manager, "enforcement_case", &["society_id", "id"], false).await?;
        index(manager, "enforcement_case", &["state"], false).await?;
        index(manager, "enforcement_step", &["case_id", "at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["enforcement_case", "enforcement_step"]).await
    }
}
