//! How the tables came to be: one file a step, up and down, frozen once it has landed.
//!
//! No entity is imported here: a step must mean tomorrow what it meant when it ran.

pub use sea_orm_migration::{MigratorTrait, SchemaManager};

use sea_orm_migration::{MigrationTrait, async_trait};

mod column;
mod m20261123_000001_register;
mod m20261123_000002_facts;
mod m20261123_000003_present;
mod m20261123_000004_account;
mod m20261123_000005_ledger;
mod m20261123_000006_import;
mod m20261123_000007_setting;
mod m20261123_000008_uscc_exception;
mod m20261123_000009_open_item;
mod m20261123_000010_rules;
mod m20261123_000011_formation;
mod m20261123_000012_responsibility;
mod m20261123_000013_act;
mod m20261123_000014_people;
mod m20261123_000015_region_index;
mod m20261123_000016_coverage_tally;
mod m20261124_000017_reasons;
mod m20261124_000018_leader_limits;
mod m20261124_000019_notice;
mod m20261124_000020_file_store;
mod m20261124_000021_attachment;
mod m20261124_000022_clock;
mod m20261124_000023_mail;
mod m20261124_000024_annual_inspection;
mod m20261124_000025_registration;
mod m20261124_000028_list_case;
mod m20261124_000029_enforcement;
mod m20261124_000031_activity;
mod m20261124_000034_person_of_account;
mod m20261128_000030_supervision_terms;
mod m20261128_000032_evaluation;
mod m20261128_000035_society_end;
mod m20261128_000036_register_change;
mod m20261128_000037_receipt;
mod m20261128_000038_consistency;
mod m20261128_000039_reason_version;
mod m20261128_000040_term_version;
mod m20261129_000041_project;
mod m20261129_000042_fund;
mod m20261129_000043_matching;
mod m20261129_000044_casebook;
mod m20261129_000045_application;
mod m20261129_000046_attachment_label;
mod m20261129_000047_oauth;
mod m20261129_000048_spending;
mod m20261129_000049_change_feed;
mod m20261129_000050_adoption;
mod m20261129_000051_application_count;
mod m20261129_000052_webhook;
mod m20261130_000053_document;
mod m20261130_000054_told_items;
mod m20261130_000055_application_ranking;

/// Each step runs in a transaction, on SQLite too: a server that is killed between two tables would
/// otherwise never start again.
const WHOLE: Option<bool> = Some(true);

/// All steps, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_register::Migration),
            Box::new(m20261123_000002_facts::Migration),
            Box::new(m20261123_000003_present::Migration),
            Box::new(m20261123_000004_account::Migration),
            Box::new(m20261123_000005_ledger::Migration),
            Box::new(m20261123_000006_import::Migration),
            Box::new(m20261123_000007_setting::Migration),
            Box::new(m20261123_000008_uscc_exception::Migration),
            Box::new(m20261123_000009_open_item::Migration),
            Box::new(m20261123_000010_rules::Migration),
            Box::new(m20261123_000011_formation::Migration),
            Box::new(m20261123_000012_responsibility::Migration),
            Box::new(m20261123_000013_act::Migration),
            Box::new(m20261123_000015_region_index::Migration),
            Box::new(m20261123_000016_coverage_tally::Migration),
            Box::new(m20261123_000014_people::Migration),
            Box::new(m20261124_000017_reasons::Migration),
            Box::new(m20261124_000018_leader_limits::Migration),
            Box::new(m20261124_000019_notice::Migration),
            Box::new(m20261124_000020_file_store::Migration),
            Box::new(m20261124_000021_attachment::Migration),
            Box::new(m20261124_000022_clock::Migration),
            Box::new(m20261124_000023_mail::Migration),
            Box::new(m20261124_000024_annual_inspection::Migration),
            Box::new(m20261124_000025_registration::Migration),
            Box::new(m20261124_000028_list_case::Migration),
            Box::new(m20261124_000029_enforcement::Migration),
            Box::new(m20261124_000031_activity::Migration),
            Box::new(m20261124_000034_person_of_account::Migration),
            Box::new(m20261128_000030_supervision_terms::Migration),
            Box::new(m20261128_000032_evaluation::Migration),
            Box::new(m20261128_000035_society_end::Migration),
            Box::new(m20261128_000036_register_change::Migration),
            Box::new(m20261128_000037_receipt::Migration),
            Box::new(m20261128_000038_consistency::Migration),
            Box::new(m20261128_000039_reason_version::Migration),
            Box::new(m20261128_000040_term_version::Migration),
            Box::new(m20261129_000045_application::Migration),
            Box::new(m20261129_000046_attachment_label::Migration),
            Box::new(m20261129_000043_matching::Migration),
            Box::new(m20261129_000044_casebook::Migration),
            Box::new(m20261129_000041_project::Migration),
            Box::new(m20261129_000042_fund::Migration),
            Box::new(m20261129_000047_oauth::Migration),
            Box::new(m20261129_000048_spending::Migration),
            Box::new(m20261129_000049_change_feed::Migration),
            Box::new(m20261129_000050_adoption::Migration),
            Box::new(m20261129_000051_application_count::Migration),
            Box::new(m20261129_000052_webhook::Migration),
            Box::new(m20261130_000053_document::Migration),
            Box::new(m20261130_000054_told_items::Migration),
            Box::new(m20261130_000055_application_ranking::Migration),
        ]
    }
}
