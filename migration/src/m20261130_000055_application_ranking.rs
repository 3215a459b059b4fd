//! A page of the ranking and a count of the same list are read from one index: a call's applications in a state, in their order,
//! with all that a region's federation asks for. Beside an index that named the region first, SQLite sorted the whole
//! call for each page.

use sea_orm_migration::prelude::*;

use crate::column::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "application";
const RANKING: &str = "ix_application_ranking";
const BEFORE: &[&str] = &["call_id", "state", "region_code", "submitted_on"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let before = format!("ix_{TABLE}_{}", BEFORE.join("_"));
        manager.drop_index(Index::drop().name(before).table(TABLE).to_owned()).await?;
        // Named by what it is for: the names of its columns are more than PostgreSQL keeps of a name.
        let mut ranking = Index::create().name(RANKING).table(TABLE).to_owned();
        for column in ["call_id", "state", "score_mean", "id", "region_code", "submitted_on"] {
            ranking.col(column);
        }
        manager.create_index(ranking).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(RANKING).table(TABLE).to_owned()).await?;
        index(manager, TABLE, BEFORE, false).await
    }
}
