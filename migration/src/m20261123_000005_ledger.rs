//! The ledger: events, the heads of their chains, and the first answers to idempotency keys.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, index, long, moment, optional, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &["event", "event_chain", "idempotency"];

fn event() -> TableCreateStatement {
    let position = ColumnDef::new("position").big_integer().not_null().auto_increment().primary_key().take();
    table(
        "event",
        [
            position,
            uuid("id").unique_key().take(),
            text("chain"),
            long("link"),
            moment("at"),
            text("action"),
            optional(uuid("society_id")),
            optional(uuid("user_id")),
            text("actor"),
            optional(text("role")),
            text("changes"),
            text("request_id"),
            text("hash"),
        ],
    )
}

fn idempotency() -> TableCreateStatement {
    let columns = [uuid("user_id"), text("key"), text("input"), text("outcome"), moment("created_at")];
    table("idempotency", columns).primary_key(Index::create().col("user_id").col("key")).take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(event()).await?;
        let chain = [text("chain").primary_key().take(), long("length"), text("hash")];
        manager.create_table(table("event_chain", chain)).await?;
        manager.create_table(idempotency()).await?;
        index(manager, "event", &["chain", "link"], true).await?;
        index(manager, "event", &["society_id", "position"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, TABLES).await
    }
}
