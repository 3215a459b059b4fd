//! Regions, agencies, societies with their contact.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &["region", "agency", "society", "society_contact"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let region = table("region", [key("id"), text("code").unique_key().take(), text("name"), text("name_en")]);
        let agency = table("agency", [key("id"), text("tier"), text("name"), text("name_en"), uuid("region_id")]);
        let society = table(
            "society",
            [
                key("id"),
                integer("version"),
                text("uscc").unique_key().take(),
                optional(text("uscc_override")),
                text("discipline"),
                date("registered_on"),
                uuid("region_id"),
            ],
        );
        let contact = table(
            "society_contact",
            [key("society_id"), text("address"), text("phone"), text("email"), moment("updated_at")],
        );
        manager.create_table(region).await?;
        manager.create_table(pointing(agency, "region_id", "region", "id")).await?;
        manager.create_table(pointing(society, "region_id", "region", "id")).await?;
        manager.create_table(pointing(contact, "society_id", "society", "id")).await?;
        index(manager, "agency", &["region_id"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, TABLES).await
    }
}
