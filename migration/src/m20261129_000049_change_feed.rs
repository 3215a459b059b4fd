//! The partners' change feed: what was told and waits for its place, what has one, and the place given last. What is
//! there already waits for a place too, so that a feed read from its beginning is the whole. Snapshots beside it.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, flag, index, integer, key, long, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What can be read by now, from the tables of its rooms.
const FILL: [&str; 3] = [
    "INSERT INTO outbox (kind, subject_id, region_code, gone) \
     SELECT 'SOCIETY', society_id, region_code, existence IN ('DEREGISTERED', 'REVOKED') FROM society_present",
    "INSERT INTO outbox (kind, subject_id, region_code, gone) \
     SELECT 'PUBLISHED_RESULT', id, region_code, withdrawn_on IS NOT NULL FROM published_result",
    "INSERT INTO outbox (kind, subject_id, region_code, gone) SELECT 'DEMAND', id, region_code, FALSE FROM demand",
];

fn outbox() -> TableCreateStatement {
    let id = ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key().take();
    table("outbox", [id, text("kind"), uuid("subject_id"), text("region_code"), flag("gone")])
}

fn change() -> TableCreateStatement {
    let columns = [
        text("kind"),
        uuid("subject_id"),
        long("sequence").unique_key().take(),
        text("region_code"),
        flag("gone"),
        moment("at"),
    ];
    table("change", columns).primary_key(Index::create().col("kind").col("subject_id")).take()
}

fn snapshot() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("user_id"),
        optional(text("scopes")),
        text("kinds"),
        text("state"),
        long("total"),
        long("written"),
        optional(text("cursor")),
        optional(uuid("file_id")),
        moment("asked_at"),
        moment("beat_at"),
        optional(moment("finished_at")),
    ];
    pointing(table("sync_snapshot", columns), "user_id", "user_account", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(outbox()).await?;
        manager.create_table(change()).await?;
        let head = [integer("id").primary_key().take(), long("last"), text("epoch")];
        manager.create_table(table("change_head", head)).await?;
        manager.create_table(snapshot()).await?;
        index(manager, "sync_snapshot", &["user_id", "state"], false).await?;
        let db = manager.get_connection();
        db.execute_unprepared("INSERT INTO change_head (id, last, epoch) VALUES (1, 0, '')").await?;
        for fill in FILL {
            db.execute_unprepared(fill).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["outbox", "change", "change_head", "sync_snapshot"]).await
    }
}
