//! Acts of Party life: what was held, judged by the form of its day; withdrawn, never overwritten.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn party_act() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        text("act"),
        date("held_on"),
        text("title"),
        integer("participants"),
        text("note"),
        text("form"),
        optional(text("override_doc_no")),
        optional(date("override_dated_on")),
        optional(text("override_issued_by")),
        text("source"),
        optional(uuid("recorded_by")),
        text("recorder"),
        moment("recorded_at"),
        optional(moment("withdrawn_at")),
        optional(text("withdrawn_reason")),
    ];
    let act = pointing(table("party_act", columns), "society_id", "society", "id");
    let mut act = pointing(act, "recorded_by", "user_account", "id");
    let given = |column: &'static str| Expr::col(column).is_not_null();
    act.check(given("override_doc_no").eq(given("override_dated_on")))
        .check(given("override_doc_no").eq(given("override_issued_by")))
        .check(given("withdrawn_at").eq(given("withdrawn_reason")))
        .take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(party_act()).await?;
        index(manager, "party_act", &["society_id", "held_on"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["party_act"]).await
    }
}
