//! Dated facts of societies: each holds from `since` until before `until`, at most one is current.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, one_current, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &[
    "society_name",
    "headcount",
    "grade",
    "listing",
    "council_term",
    "party_form",
    "party_lead",
    "inspection",
    "person",
    "appointment",
];

/// A table of dated facts about a society: key, society, what holds, from when until when.
fn fact(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let dates = [date("since"), optional(date("until"))];
    let all = [key("id"), uuid("society_id")].into_iter().chain(columns).chain(dates);
    pointing(table(name, all), "society_id", "society", "id")
}

fn counts() -> [ColumnDef; 7] {
    [
        integer("individual_members"),
        integer("unit_members"),
        integer("full_time_staff"),
        integer("formal"),
        integer("probationary"),
        integer("resident_formal"),
        text("source"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(fact("society_name", [text("name")])).await?;
        manager.create_table(fact("headcount", counts())).await?;
        manager.create_table(fact("grade", [text("level"), date("valid_until")])).await?;
        manager.create_table(fact("listing", [text("kind"), optional(text("reason"))])).await?;
        manager.create_table(fact("council_term", [date("ends_on")])).await?;
        manager.create_table(fact("party_form", [text("form")])).await?;
        manager.create_table(fact("party_lead", [text("post")])).await?;
        let inspection = table("inspection", [key("id"), uuid("society_id"), integer("year"), text("conclusion")]);
        manager.create_table(pointing(inspection, "society_id", "society", "id")).await?;
        manager.create_table(table("person", [key("id"), text("name")])).await?;
        let appointment = fact("appointment", [uuid("person_id"), text("post")]);
        manager.create_table(pointing(appointment, "person_id", "person", "id")).await?;
        for name in ["society_name", "headcount", "grade", "council_term", "party_form", "party_lead"] {
            one_current(manager, name, "society_id").await?;
        }
        one_current(manager, "listing", "society_id, kind").await?;
        one_current(manager, "appointment", "society_id, post, person_id").await?;
        for name in TABLES.iter().filter(|name| !matches!(**name, "person" | "inspection")) {
            index(manager, name, &["society_id", "since"], false).await?;
        }
        index(manager, "inspection", &["society_id", "year"], true).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, TABLES).await
    }
}
