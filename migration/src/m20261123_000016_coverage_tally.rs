//! Coverage counted beforehand: one row a reach, dimension and group.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::column::{drop_all, long, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COUNTS: [&str; 10] = [
    "societies",
    "abnormal",
    "organisation",
    "work",
    "organisation_normal",
    "work_normal",
    "must_form",
    "must_form_formed",
    "mismatches",
    "formal_members",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut keys = [text("reach"), text("dimension"), text("key")];
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            for key in &mut keys {
                key.extra(r#"COLLATE "C""#);
            }
        }
        let mut tally = table("coverage_tally", keys.into_iter().chain(COUNTS.map(long)));
        let key = Index::create().col("reach").col("dimension").col("key").to_owned();
        manager.create_table(tally.primary_key(&mut key.clone()).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["coverage_tally"]).await
    }
}
