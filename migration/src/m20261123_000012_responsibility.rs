//! Responsibility: directives and who has to carry them out, guidance, findings, letters between agencies.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn directive() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("number"),
        text("title"),
        text("body"),
        uuid("issuer_id"),
        text("region_code"),
        date("issued_on"),
        date("due_on"),
        optional(date("withdrawn_on")),
        optional(text("withdraw_reason")),
    ];
    pointing(table("directive", columns), "issuer_id", "agency", "id")
}

fn recipient() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("directive_id"),
        optional(uuid("society_id")),
        optional(uuid("agency_id")),
        text("region_code"),
        text("state"),
        optional(moment("acked_at")),
        optional(text("acked_by")),
        optional(moment("done_at")),
        optional(text("done_by")),
        optional(text("echo")),
    ];
    let recipient = pointing(table("directive_recipient", columns), "directive_id", "directive", "id");
    let recipient = pointing(recipient, "society_id", "society", "id");
    let mut recipient = pointing(recipient, "agency_id", "agency", "id");
    // Exactly one of the two, as with the holder of an open item.
    recipient.check(Expr::col("society_id").is_null().ne(Expr::col("agency_id").is_null())).take()
}

fn guidance() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        uuid("agency_id"),
        text("kind"),
        date("held_on"),
        text("held_by"),
        text("evidence"),
        optional(date("withdrawn_on")),
        optional(text("withdraw_reason")),
    ];
    let record = pointing(table("guidance_record", columns), "society_id", "society", "id");
    pointing(record, "agency_id", "agency", "id")
}

fn finding() -> TableCreateStatement {
    let columns = [
        key("id"),
        optional(uuid("society_id")),
        text("region_code"),
        uuid("agency_id"),
        text("category"),
        text("severity"),
        text("state"),
        text("text"),
        text("action"),
        date("found_on"),
        date("due_on"),
        optional(text("report")),
        optional(date("resolved_on")),
        integer("version"),
    ];
    let finding = pointing(table("finding", columns), "society_id", "society", "id");
    pointing(finding, "agency_id", "agency", "id")
}

fn thread() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("subject"),
        optional(uuid("society_id")),
        text("region_code"),
        uuid("from_agency_id"),
        uuid("to_agency_id"),
        text("state"),
        date("opened_on"),
        date("due_on"),
        optional(date("closed_on")),
        integer("version"),
    ];
    let thread = pointing(table("thread", columns), "society_id", "society", "id");
    let thread = pointing(thread, "from_agency_id", "agency", "id");
    let mut thread = pointing(thread, "to_agency_id", "agency", "id");
    thread.check(Expr::col("from_agency_id").ne(Expr::col("to_agency_id"))).take()
}

fn message() -> TableCreateStatement {
    let columns = [key("id"), uuid("thread_id"), uuid("agency_id"), text("author"), moment("at"), text("body")];
    let message = pointing(table("thread_message", columns), "thread_id", "thread", "id");
    pointing(message, "agency_id", "agency", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [directive(), recipient(), guidance(), finding(), thread(), message()] {
            manager.create_table(table).await?;
        }
        index(manager, "directive", &["region_code", "id"], false).await?;
        // A recipient stands once in a directive; NULLs are told apart by both databases.
        index(manager, "directive_recipient", &["directive_id", "society_id"], true).await?;
        index(manager, "directive_recipient", &["directive_id", "agency_id"], true).await?;
        index(manager, "directive_recipient", &["society_id"], false).await?;
        index(manager, "directive_recipient", &["agency_id"], false).await?;
        index(manager, "directive_recipient", &["region_code", "id"], false).await?;
        index(manager, "guidance_record", &["society_id", "held_on"], false).await?;
        index(manager, "finding", &["society_id"], false).await?;
        index(manager, "finding", &["region_code", "id"], false).await?;
        index(manager, "thread", &["from_agency_id"], false).await?;
        index(manager, "thread", &["to_agency_id"], false).await?;
        index(manager, "thread_message", &["thread_id", "at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["directive", "directive_recipient", "guidance_record", "finding", "thread", "thread_message"];
        drop_all(manager, &tables).await
    }
}
