//! Registration: applications from the founders' papers to the register, with their steps and remarks.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn registration() -> TableCreateStatement {
    // On the heap: so many columns are more than a stack should hold.
    let columns = vec![
        key("id"),
        text("region_code"),
        uuid("agency_id"),
        optional(uuid("society_id")),
        text("name"),
        text("legal_representative"),
        text("content"),
        text("state"),
        moment("state_since"),
        integer("version"),
        optional(moment("submitted_at")),
        optional(text("receipt_no")),
        optional(uuid("submitted_by")),
        optional(text("return_reason")),
        optional(text("return_text")),
        optional(text("consent_no")),
        optional(date("consent_on")),
        optional(date("accepted_on")),
        optional(date("decide_by")),
        optional(date("decided_on")),
        optional(text("rejection")),
        optional(text("decision")),
        text("stage"),
        optional(date("surveyed_on")),
        optional(date("handed_over_on")),
        optional(date("formation_due_on")),
    ];
    let registration = pointing(table("registration", columns), "agency_id", "agency", "id");
    pointing(registration, "society_id", "society", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("registration_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("role")),
        optional(text("reason")),
        optional(text("text")),
    ];
    pointing(table("registration_step", columns), "registration_id", "registration", "id")
}

fn remark() -> TableCreateStatement {
    let columns = [key("id"), uuid("step_id"), uuid("registration_id"), text("field"), text("text")];
    let remark = pointing(table("registration_remark", columns), "step_id", "registration_step", "id");
    pointing(remark, "registration_id", "registration", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [registration(), step(), remark()] {
            manager.create_table(table).await?;
        }
        index(manager, "registration", &["region_code", "id"], false).await?;
        // A society comes of one application and no more.
        index(manager, "registration", &["society_id"], true).await?;
        index(manager, "registration", &["stage", "formation_due_on"], false).await?;
        index(manager, "registration_step", &["registration_id", "at"], false).await?;
        index(manager, "registration_remark", &["registration_id"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["registration", "registration_step", "registration_remark"]).await
    }
}
