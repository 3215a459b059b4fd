//! The casebook: editions with their editors, cases with those who read them, and their steps.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn casebook() -> TableCreateStatement {
    let columns = vec![
        key("id"),
        text("region_code"),
        uuid("agency_id"),
        integer("year"),
        text("title"),
        text("call"),
        date("submit_until"),
        date("publish_by"),
        integer("editors_wanted"),
        integer("words_wanted"),
        integer("edit_days"),
        text("state"),
        integer("version"),
        date("opened_on"),
        optional(date("published_on")),
    ];
    pointing(table("casebook", columns), "agency_id", "agency", "id")
}

fn editor() -> TableCreateStatement {
    let columns = [uuid("casebook_id"), uuid("society_id"), text("name")];
    let editor = pointing(table("casebook_editor", columns), "casebook_id", "casebook", "id");
    let mut editor = pointing(editor, "society_id", "society", "id");
    editor.primary_key(Index::create().col("casebook_id").col("society_id")).take()
}

fn case() -> TableCreateStatement {
    let columns = vec![
        key("id"),
        uuid("casebook_id"),
        uuid("society_id"),
        text("society_name"),
        text("region_code"),
        uuid("agency_id"),
        text("title"),
        text("authors"),
        text("summary"),
        text("text"),
        text("outcomes"),
        text("state"),
        moment("state_since"),
        integer("version"),
        integer("round"),
        date("submitted_on"),
        optional(text("reason")),
    ];
    let case = pointing(table("case_study", columns), "casebook_id", "casebook", "id");
    let case = pointing(case, "agency_id", "agency", "id");
    pointing(case, "society_id", "society", "id")
}

fn case_editor() -> TableCreateStatement {
    let columns = [
        uuid("case_id"),
        uuid("society_id"),
        text("name"),
        integer("place"),
        optional(text("verdict")),
        optional(text("text")),
        optional(moment("said_at")),
    ];
    let editor = pointing(table("case_editor", columns), "case_id", "case_study", "id");
    let mut editor = pointing(editor, "society_id", "society", "id");
    editor.primary_key(Index::create().col("case_id").col("society_id")).take()
}

fn step() -> TableCreateStatement {
    let columns = [key("id"), uuid("case_id"), moment("at"), text("step"), text("actor"), optional(text("text"))];
    pointing(table("case_study_step", columns), "case_id", "case_study", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [casebook(), editor(), case(), case_editor(), step()] {
            manager.create_table(table).await?;
        }
        index(manager, "casebook", &["region_code", "id"], false).await?;
        index(manager, "case_study", &["casebook_id", "id"], false).await?;
        index(manager, "case_study", &["society_id", "id"], false).await?;
        index(manager, "case_study", &["region_code", "id"], false).await?;
        index(manager, "case_editor", &["society_id", "case_id"], false).await?;
        index(manager, "case_study_step", &["case_id", "at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["casebook", "casebook_editor", "case_study", "case_editor", "case_study_step"]).await
    }
}
