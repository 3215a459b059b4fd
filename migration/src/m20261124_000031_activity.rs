//! Activity filings: what a society means to hold, and the steps that a filing has gone.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn filing() -> TableCreateStatement {
    let standing =
        [key("id"), uuid("society_id"), text("region_code"), integer("version"), text("state"), moment("state_since")];
    let plan = [
        text("kind"),
        text("title"),
        text("outline"),
        text("speakers"),
        integer("audience"),
        date("held_on"),
        text("place"),
        text("foreign_parties"),
        text("name_basis"),
        flag("fees"),
        text("fee_basis"),
        flag("awards"),
        text("award_basis"),
        text("co_hosts"),
        text("opinion"),
    ];
    let course = [
        date("filed_on"),
        integer("round"),
        text("receipt_no"),
        date("silent_on"),
        flag("by_silence"),
        optional(text("reason")),
        optional(text("text")),
        optional(date("took_place_on")),
        optional(integer("attendance")),
        optional(text("summary")),
    ];
    let columns = standing.into_iter().chain(plan).chain(course);
    pointing(table("activity_filing", columns), "society_id", "society", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("filing_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("reason")),
        optional(text("text")),
    ];
    pointing(table("activity_filing_step", columns), "filing_id", "activity_filing", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [filing(), step()] {
            manager.create_table(table).await?;
        }
        index(manager, "activity_filing", &["society_id", "id"], false).await?;
        index(manager, "activity_filing", &["region_code", "state_since"], false).await?;
        // What the clock looks for.
        index(manager, "activity_filing", &["state", "silent_on"], false).await?;
        index(manager, "activity_filing_step", &["filing_id", "at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["activity_filing", "activity_filing_step"]).await
    }
}
