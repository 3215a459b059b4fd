//! Bytes of files leave the database for the store: who brought a file and for what, how far it is, how
//! long it is kept. What had landed here waits in a table of its own until a server moves it.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, index, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn landed() -> TableCreateStatement {
    let content = ColumnDef::new("content").blob().not_null().take();
    table("file_landed", [uuid("file_id").primary_key().take(), content])
}

/// What a file is described by from now on. What stands there already arrived whole or not at all.
fn added() -> [ColumnDef; 6] {
    [
        text("uploaded_by").default("").take(),
        text("purpose").default("IMPORT").take(),
        optional(text("sha256")),
        text("state").default("CHECKED").take(),
        optional(moment("bound_at")),
        optional(moment("kept_until")),
    ]
}

const ADDED: [&str; 6] = ["uploaded_by", "purpose", "sha256", "state", "bound_at", "kept_until"];

async fn add(manager: &SchemaManager<'_>, mut column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("file").add_column(&mut column).take()).await
}

async fn lose(manager: &SchemaManager<'_>, column: &'static str) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("file").drop_column(column).take()).await
}

async fn lose_index(manager: &SchemaManager<'_>, name: &'static str) -> Result<(), DbErr> {
    manager.drop_index(Index::drop().name(name).table("file").to_owned()).await
}

/// Copies the bytes of files that have some.
fn set_aside() -> Result<InsertStatement, DbErr> {
    let bytes =
        Query::select().columns(["id", "content"]).from("file").and_where(Expr::col("content").is_not_null()).take();
    let mut insert = Query::insert().into_table("file_landed").columns(["file_id", "content"]).take();
    insert.select_from(bytes).map_err(|error| DbErr::Migration(error.to_string()))?;
    Ok(insert)
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let file = || Query::update().table("file").take();
        manager.create_table(pointing(landed(), "file_id", "file", "id")).await?;
        manager.execute(set_aside()?).await?;
        for column in added() {
            add(manager, column).await?;
        }
        manager.execute(file().value("kept_until", Expr::col("expires_at")).take()).await?;
        let nothing = Expr::col("content").is_null();
        manager.execute(file().value("state", "ARRIVING").and_where(nothing).take()).await?;
        lose_index(manager, "ix_file_expires_at").await?;
        lose(manager, "expires_at").await?;
        lose(manager, "content").await?;
        index(manager, "file", &["kept_until"], false).await?;
        index(manager, "file", &["user_id"], false).await
    }

    /// What the store holds stays there; the database forgets what it was.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let file = || Query::update().table("file").take();
        add(manager, ColumnDef::new("content").blob().null().take()).await?;
        add(manager, moment("expires_at").default("1970-01-01 00:00:00+00:00").take()).await?;
        let kept = Expr::col("kept_until").if_null(Expr::col("created_at"));
        manager.execute(file().value("expires_at", kept).take()).await?;
        let bytes = Query::select()
            .column("content")
            .from("file_landed")
            .and_where(Expr::col(("file_landed", "file_id")).equals(("file", "id")))
            .take();
        manager.execute(file().value("content", bytes).take()).await?;
        lose_index(manager, "ix_file_user_id").await?;
        lose_index(manager, "ix_file_kept_until").await?;
        for column in ADDED {
            lose(manager, column).await?;
        }
        index(manager, "file", &["expires_at"], false).await?;
        drop_all(manager, &["file_landed"]).await
    }
}
