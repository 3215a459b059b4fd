//! Consistency: figures that an agency has stated, the facts on which the sides differ, contests and their
//! steps.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, one_current, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn figure() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        uuid("agency_id"),
        text("fact"),
        text("value"),
        text("document_no"),
        date("since"),
        optional(date("until")),
        text("stated_by"),
    ];
    let figure = pointing(table("agency_figure", columns), "society_id", "society", "id");
    pointing(figure, "agency_id", "agency", "id")
}

fn difference() -> TableCreateStatement {
    let columns = [uuid("society_id"), text("fact"), text("region_code"), date("since")];
    let mut difference = pointing(table("figure_difference", columns), "society_id", "society", "id");
    difference.primary_key(Index::create().col("society_id").col("fact")).take()
}

fn contest() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        text("region_code"),
        uuid("agency_id"),
        text("fact"),
        text("side"),
        text("stated"),
        text("claimed"),
        text("text"),
        text("state"),
        integer("version"),
        date("contested_on"),
        date("due_on"),
        optional(text("answer_reason")),
        optional(text("answer")),
        optional(date("closed_on")),
    ];
    let contest = pointing(table("figure_contest", columns), "society_id", "society", "id");
    pointing(contest, "agency_id", "agency", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("contest_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("text")),
        optional(uuid("user_id")),
    ];
    pointing(table("figure_contest_step", columns), "contest_id", "figure_contest", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [figure(), difference(), contest(), step()] {
            manager.create_table(table).await?;
        }
        one_current(manager, "agency_figure", "society_id, agency_id, fact").await?;
        index(manager, "figure_difference", &["region_code", "society_id"], false).await?;
        index(manager, "figure_contest", &["region_code", "id"], false).await?;
        index(manager, "figure_contest", &["society_id", "id"], false).await?;
        let one_open = "CREATE UNIQUE INDEX ix_figure_contest_one_open ON figure_contest (society_id, fact, side) WHERE closed_on IS NULL";
        manager.get_connection().execute_unprepared(one_open).await?;
        index(manager, "figure_contest_step", &["contest_id", "at"], false).await?;
        // The next round of the watch writes every present again, and with it the differences.
        let anew = "UPDATE society_present SET rule_version = 0";
        manager.get_connection().execute_unprepared(anew).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["agency_figure", "figure_difference", "figure_contest", "figure_contest_step"]).await
    }
}
