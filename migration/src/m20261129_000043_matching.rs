//! Matching: demands with their offers, ratings and steps, and results as they are published.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, index, integer, key, long, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn demand() -> TableCreateStatement {
    // On the heap: so many columns are more than a stack should hold.
    let columns = vec![
        key("id"),
        text("region_code"),
        uuid("agency_id"),
        uuid("posted_by"),
        text("poster"),
        text("contact"),
        text("phone"),
        text("title"),
        text("need"),
        text("discipline"),
        text("further"),
        optional(long("budget_fen")),
        date("offer_until"),
        date("due_on"),
        text("search"),
        text("state"),
        moment("state_since"),
        integer("version"),
        date("posted_on"),
        optional(uuid("society_id")),
        optional(uuid("offer_id")),
        optional(text("text")),
        optional(date("signed_on")),
        optional(text("report")),
        flag("consents"),
        optional(date("delivered_on")),
        optional(text("rating_text")),
        optional(date("closed_on")),
    ];
    let demand = pointing(table("demand", columns), "agency_id", "agency", "id");
    let demand = pointing(demand, "posted_by", "user_account", "id");
    pointing(demand, "society_id", "society", "id")
}

fn offer() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("demand_id"),
        uuid("society_id"),
        text("region_code"),
        text("text"),
        text("team"),
        long("price_fen"),
        integer("days"),
        text("state"),
        integer("version"),
        moment("offered_at"),
        moment("changed_at"),
    ];
    let offer = pointing(table("demand_offer", columns), "demand_id", "demand", "id");
    pointing(offer, "society_id", "society", "id")
}

fn rating() -> TableCreateStatement {
    let columns = [uuid("demand_id"), text("criterion"), text("word")];
    let mut rating = pointing(table("demand_rating", columns), "demand_id", "demand", "id");
    rating.primary_key(Index::create().col("demand_id").col("criterion")).take()
}

fn step() -> TableCreateStatement {
    let columns = [key("id"), uuid("demand_id"), moment("at"), text("step"), text("actor"), optional(text("text"))];
    pointing(table("demand_step", columns), "demand_id", "demand", "id")
}

fn result() -> TableCreateStatement {
    let columns = vec![
        key("id"),
        text("kind"),
        uuid("source_id"),
        text("region_code"),
        text("title"),
        text("summary"),
        uuid("society_id"),
        text("society_name"),
        text("discipline"),
        text("outcomes"),
        integer("year"),
        date("published_on"),
        optional(date("withdrawn_on")),
        text("search"),
    ];
    pointing(table("published_result", columns), "society_id", "society", "id")
}

fn promotion() -> TableCreateStatement {
    let columns = [key("id"), uuid("result_id"), text("channel"), text("place"), date("published_on"), text("actor")];
    pointing(table("promotion", columns), "result_id", "published_result", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [demand(), offer(), rating(), step(), result(), promotion()] {
            manager.create_table(table).await?;
        }
        // A society offers once at a time, and a thing is published once at a time: the database says so.
        for one in [
            "CREATE UNIQUE INDEX ix_demand_offer_one_current ON demand_offer (demand_id, society_id) WHERE state IN ('STANDING', 'CHOSEN')",
            "CREATE UNIQUE INDEX ix_published_result_one_current ON published_result (kind, source_id) WHERE withdrawn_on IS NULL",
        ] {
            manager.get_connection().execute_unprepared(one).await?;
        }
        index(manager, "demand", &["region_code", "id"], false).await?;
        index(manager, "demand", &["state", "offer_until"], false).await?;
        index(manager, "demand", &["society_id", "state"], false).await?;
        index(manager, "demand", &["posted_by", "id"], false).await?;
        index(manager, "demand_offer", &["demand_id", "id"], false).await?;
        index(manager, "demand_offer", &["society_id", "id"], false).await?;
        index(manager, "demand_step", &["demand_id", "at"], false).await?;
        index(manager, "published_result", &["published_on", "id"], false).await?;
        index(manager, "published_result", &["society_id"], false).await?;
        index(manager, "promotion", &["result_id"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["demand", "demand_offer", "demand_rating", "demand_step", "published_result", "promotion"];
        drop_all(manager, &tables).await
    }
}
