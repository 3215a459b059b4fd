//! Files that come in and go out, and runs of the importer.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, flag, index, integer, key, long, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn file() -> TableCreateStatement {
    let content = ColumnDef::new("content").blob().null().take();
    table(
        "file",
        [
            key("id"),
            uuid("user_id"),
            text("name"),
            text("media_type"),
            long("size"),
            content,
            moment("created_at"),
            moment("expires_at"),
        ],
    )
}

fn run() -> TableCreateStatement {
    table(
        "import_run",
        [
            key("id"),
            uuid("user_id"),
            text("started_by"),
            text("file_name"),
            flag("dry_run"),
            text("state"),
            integer("rows_total"),
            integer("rows_done"),
            integer("created"),
            integer("changed"),
            integer("unchanged"),
            integer("problem_count"),
            text("problems"),
            text("columns"),
            moment("started_at"),
            optional(moment("finished_at")),
        ],
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(pointing(file(), "user_id", "user_account", "id")).await?;
        manager.create_table(pointing(run(), "user_id", "user_account", "id")).await?;
        index(manager, "file", &["expires_at"], false).await?;
        index(manager, "import_run", &["user_id", "started_at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["file", "import_run"]).await
    }
}
