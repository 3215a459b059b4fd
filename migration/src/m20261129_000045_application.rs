//! Calls, applications and blind reviews.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, index, integer, key, long, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn call() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("region_code"),
        uuid("agency_id"),
        integer("version"),
        text("kind"),
        integer("year"),
        text("title"),
        text("state"),
        moment("state_since"),
        date("opens_on"),
        date("closes_on"),
        long("budget_fen"),
        long("ceiling_fen"),
        optional(uuid("programme_id")),
        text("content"),
        optional(text("reason")),
    ];
    pointing(table("call", columns), "agency_id", "agency", "id")
}

fn application() -> TableCreateStatement {
    let standing = [
        key("id"),
        uuid("call_id"),
        uuid("society_id"),
        text("region_code"),
        integer("version"),
        text("state"),
        moment("state_since"),
        text("title"),
        text("title_key"),
        text("leader_name"),
        long("amount_fen"),
        text("topic"),
        text("receipt_no"),
        integer("round"),
        optional(date("submitted_on")),
        optional(date("due_on")),
        optional(text("reason")),
        optional(text("text")),
    ];
    let judged = [
        integer("scored"),
        integer("score_mean"),
        integer("score_spread"),
        optional(text("proposal")),
        long("proposed_fen"),
        optional(text("proposal_note")),
        optional(uuid("proposed_by")),
        optional(text("decision")),
        long("awarded_fen"),
        optional(date("decided_on")),
        optional(text("objection")),
        optional(uuid("objector_id")),
        optional(text("objection_answer")),
        optional(date("closed_on")),
    ];
    let table = pointing(table("application", standing.into_iter().chain(judged)), "call_id", "call", "id");
    pointing(table, "society_id", "society", "id")
}

/// A value a field: the key is both.
fn answer() -> TableCreateStatement {
    let columns =
        [uuid("application_id"), text("field"), text("value"), integer("version"), moment("at"), text("written_by")];
    let mut table = pointing(table("application_answer", columns), "application_id", "application", "id");
    table.primary_key(Index::create().col("application_id").col("field")).take()
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("application_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("reason")),
        optional(text("text")),
    ];
    pointing(table("application_step", columns), "application_id", "application", "id")
}

fn review() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("application_id"),
        uuid("call_id"),
        uuid("user_id"),
        text("number"),
        integer("version"),
        text("state"),
        moment("assigned_at"),
        date("due_on"),
        text("scores"),
        integer("total"),
        text("comment"),
        optional(moment("scored_at")),
    ];
    let table = pointing(table("review", columns), "application_id", "application", "id");
    pointing(table, "user_id", "user_account", "id")
}

fn expert() -> TableCreateStatement {
    let columns = [
        uuid("user_id").primary_key().take(),
        integer("version"),
        text("affiliation"),
        text("disciplines"),
        text("societies"),
        integer("capacity"),
        flag("active"),
    ];
    pointing(table("expert", columns), "user_id", "user_account", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [call(), application(), answer(), step(), review(), expert()] {
            manager.create_table(table).await?;
        }
        index(manager, "call", &["region_code", "state"], false).await?;
        // What the clock looks for.
        index(manager, "call", &["state", "closes_on"], false).await?;
        index(manager, "application", &["society_id", "id"], false).await?;
        index(manager, "application", &["region_code", "state_since"], false).await?;
        index(manager, "application", &["call_id", "state"], false).await?;
        // A page of the ranking costs the same in a call of ten thousand.
        index(manager, "application", &["call_id", "score_mean", "id"], false).await?;
        // The same topic twice.
        index(manager, "application", &["title_key"], false).await?;
        index(manager, "application", &["state", "due_on"], false).await?;
        index(manager, "application_step", &["application_id", "at"], false).await?;
        // Nobody reads an application twice.
        index(manager, "review", &["application_id", "user_id"], true).await?;
        index(manager, "review", &["user_id", "state"], false).await?;
        index(manager, "review", &["call_id", "user_id"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["call", "application", "application_answer", "application_step", "review", "expert"];
        drop_all(manager, &tables).await
    }
}
