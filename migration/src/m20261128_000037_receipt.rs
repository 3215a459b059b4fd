//! Receipts of submissions: a row a round, with the code by which a paper is verified and the digest of what was
//! submitted. Submissions before this have none.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, index, integer, moment, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn receipt() -> TableCreateStatement {
    let number = ColumnDef::new("number").text().not_null().primary_key().take();
    let columns = [number, uuid("report_id"), integer("round"), text("code"), text("digest"), moment("at")];
    pointing(table("annual_report_receipt", columns), "report_id", "annual_report", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(receipt()).await?;
        index(manager, "annual_report_receipt", &["report_id", "round"], true).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["annual_report_receipt"]).await
    }
}
