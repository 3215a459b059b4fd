//! What holds today, one row a society: lists filter and sort here.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::column::{date, drop_all, flag, index, integer, key, optional, pointing, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Text columns that lists are ordered by.
const ORDERED: [&str; 4] = ["uscc", "region_code", "name_order", "grade"];

fn columns() -> Vec<ColumnDef> {
    vec![
        key("society_id"),
        text("uscc"),
        text("discipline"),
        date("registered_on"),
        text("region_code"),
        text("name"),
        text("name_order"),
        text("search"),
        text("leaders"),
        flag("counted"),
        integer("individual_members"),
        integer("unit_members"),
        integer("full_time_staff"),
        integer("formal"),
        integer("probationary"),
        integer("resident_formal"),
        text("form"),
        text("coverage"),
        optional(text("grade")),
        optional(date("grade_until")),
        optional(text("abnormality")),
        optional(date("term_ends_on")),
        optional(integer("conclusion_year")),
        optional(text("conclusion")),
        text("recommended"),
        flag("mismatch"),
        flag("must_form"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut present = columns();
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            // SQLite compares text bytewise; PostgreSQL must, or the two page through a list differently.
            present.iter_mut().filter(|column| ORDERED.contains(&column.get_column_name().as_str())).for_each(
                |column| {
                    column.extra(r#"COLLATE "C""#);
                },
            );
        }
        let present = table("society_present", present);
        manager.create_table(pointing(present, "society_id", "society", "id")).await?;
        // One index for each order that a list offers: the sort column, then the key that breaks ties.
        for column in ["uscc", "name_order", "registered_on", "formal", "individual_members", "term_ends_on", "grade"] {
            index(manager, "society_present", &[column, "society_id"], false).await?;
        }
        index(manager, "society_present", &["region_code"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["society_present"]).await
    }
}
