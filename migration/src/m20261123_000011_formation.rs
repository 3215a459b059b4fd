//! Formations with their history, officers, liaisons; and what an approval adds to the form's fact.

use sea_orm_migration::prelude::*;

use crate::column::{
    date, drop_all, flag, index, integer, key, moment, one_current, optional, pointing, table, text, uuid,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &["party_formation", "party_formation_step", "party_officer", "liaison"];

fn party_formation() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        integer("version"),
        text("from_form"),
        text("form"),
        text("state"),
        moment("state_since"),
        date("proposed_on"),
        integer("formal"),
        integer("resident_formal"),
        text("recommended"),
        text("rule_version"),
        text("nominees"),
        text("reason"),
        text("superior"),
        optional(text("return_reason")),
        optional(text("return_text")),
        optional(text("document_no")),
        optional(date("document_on")),
        // No foreign key: an attachment may be swept away one day, its case stays.
        optional(uuid("file_id")),
        optional(moment("closed_at")),
    ];
    pointing(table("party_formation", columns), "society_id", "society", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("formation_id"),
        uuid("society_id"),
        moment("at"),
        text("step"),
        text("state"),
        text("actor"),
        optional(text("role")),
        optional(text("reason")),
        optional(text("text")),
    ];
    let step = pointing(table("party_formation_step", columns), "formation_id", "party_formation", "id");
    pointing(step, "society_id", "society", "id")
}

/// A person who holds a Party post in a society, from when until when.
fn post(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let dates = [optional(uuid("formation_id")), date("since"), optional(date("until"))];
    let all = [key("id"), uuid("society_id"), uuid("person_id")].into_iter().chain(columns).chain(dates);
    let post = pointing(table(name, all), "society_id", "society", "id");
    let post = pointing(post, "person_id", "person", "id");
    pointing(post, "formation_id", "party_formation", "id")
}

/// What an approval adds to the dated form.
fn added() -> [ColumnDef; 5] {
    [
        optional(text("superior")),
        optional(text("document_no")),
        optional(date("document_on")),
        optional(date("review_on")),
        optional(date("term_ends_on")),
    ]
}

const ADDED: [&str; 5] = ["superior", "document_no", "document_on", "review_on", "term_ends_on"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(party_formation()).await?;
        manager.create_table(step()).await?;
        manager.create_table(post("party_officer", [text("role")])).await?;
        let liaison = [text("source"), optional(flag("is_party_member"))];
        manager.create_table(post("liaison", liaison)).await?;
        // One open case a society, one active liaison a society: the database says so, not a hope.
        let one_open = "CREATE UNIQUE INDEX ix_party_formation_one_open ON party_formation (society_id) \
                        WHERE closed_at IS NULL";
        manager.get_connection().execute_unprepared(one_open).await?;
        one_current(manager, "liaison", "society_id").await?;
        one_current(manager, "party_officer", "society_id, person_id").await?;
        index(manager, "party_formation", &["society_id", "proposed_on"], false).await?;
        index(manager, "party_formation_step", &["formation_id", "at"], false).await?;
        index(manager, "party_formation_step", &["society_id"], false).await?;
        for name in ["party_officer", "liaison"] {
            index(manager, name, &["society_id", "since"], false).await?;
            index(manager, name, &["person_id"], false).await?;
        }
        for mut column in added() {
            manager.alter_table(Table::alter().table("party_form").add_column(&mut column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ADDED {
            manager.alter_table(Table::alter().table("party_form").drop_column(column).take()).await?;
        }
        drop_all(manager, TABLES).await
    }
}
