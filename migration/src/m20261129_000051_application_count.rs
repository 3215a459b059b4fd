//! How many applications of a call stand in a state is counted in an index alone: it names all that a region's federation
//! asks for, so that no row is fetched.

use sea_orm_migration::prelude::*;

use crate::column::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "application";
const BEFORE: &[&str] = &["call_id", "state"];
const NOW: &[&str] = &["call_id", "state", "region_code", "submitted_on"];

async fn replace(manager: &SchemaManager<'_>, old: &[&str], new: &[&'static str]) -> Result<(), DbErr> {
    let old = format!("ix_{TABLE}_{}", old.join("_"));
    manager.drop_index(Index::drop().name(old).table(TABLE).to_owned()).await?;
    index(manager, TABLE, new, false).await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, BEFORE, NOW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, NOW, BEFORE).await
    }
}
