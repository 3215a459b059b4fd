//! Open reasons: what a return says about each field of a proposal, and why an appointment ended.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, index, key, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn remark() -> TableCreateStatement {
    let columns = [key("id"), uuid("step_id"), uuid("formation_id"), uuid("society_id"), text("field"), text("text")];
    let remark = pointing(table("party_formation_remark", columns), "step_id", "party_formation_step", "id");
    let remark = pointing(remark, "formation_id", "party_formation", "id");
    pointing(remark, "society_id", "society", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(remark()).await?;
        // One remark for each field of a return: the database says so, not a hope.
        index(manager, "party_formation_remark", &["step_id", "field"], true).await?;
        index(manager, "party_formation_remark", &["society_id"], false).await?;
        let mut reason = optional(text("end_reason"));
        manager.alter_table(Table::alter().table("appointment").add_column(&mut reason).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("appointment").drop_column("end_reason").take()).await?;
        drop_all(manager, &["party_formation_remark"]).await
    }
}
