//! Leaders: year of birth and number of the term, for the limits of charters; and what the federation
//! settled about two persons of one name.

use sea_orm_migration::prelude::*;

use crate::column::{drop_all, flag, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn settlement() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("person_id"),
        uuid("other_id"),
        flag("same"),
        text("note"),
        text("settled_by"),
        moment("settled_at"),
    ];
    let settlement = pointing(table("person_settlement", columns), "person_id", "person", "id");
    pointing(settlement, "other_id", "person", "id")
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    let mut column = optional(integer(column));
    manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await
}

async fn drop(manager: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).drop_column(column).take()).await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(manager, "person", "birth_year").await?;
        add(manager, "appointment", "term_no").await?;
        manager.create_table(settlement()).await?;
        index(manager, "person_settlement", &["person_id", "other_id"], true).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["person_settlement"]).await?;
        drop(manager, "appointment", "term_no").await?;
        drop(manager, "person", "birth_year").await
    }
}
