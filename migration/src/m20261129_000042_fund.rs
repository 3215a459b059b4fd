//! Projects and their money: funds, programmes, awards, tranches, recoveries, movements. Whoever counts beyond a
//! limit is refused by the guarded write; were it ever forgotten, the checks below still hold.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, index, integer, key, long, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The same table, in which one amount is not below nothing and not above another.
fn within(mut table: TableCreateStatement, amount: &'static str, limit: &'static str) -> TableCreateStatement {
    table.check(Expr::col(amount).gte(0)).check(Expr::col(amount).lte(Expr::col(limit))).take()
}

fn fund() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("region_code"),
        integer("year"),
        text("name"),
        text("source"),
        long("total_fen"),
        long("programmed_fen"),
    ];
    within(table("fund", columns), "programmed_fen", "total_fen")
}

fn programme() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("fund_id"),
        text("region_code"),
        text("name"),
        text("kind"),
        long("budget_fen"),
        long("awarded_fen"),
        long("ceiling_fen"),
        integer("years_max"),
    ];
    within(pointing(table("programme", columns), "fund_id", "fund", "id"), "awarded_fen", "budget_fen")
}

fn category() -> TableCreateStatement {
    let columns = [uuid("programme_id"), integer("no"), text("zh"), text("en")];
    let mut category = pointing(table("budget_category", columns), "programme_id", "programme", "id");
    category.primary_key(Index::create().col("programme_id").col("no")).take()
}

fn award() -> TableCreateStatement {
    let columns = [
        key("project_id"),
        uuid("programme_id"),
        long("amount_fen"),
        long("planned_fen"),
        long("released_fen"),
        long("recovered_fen"),
        optional(date("agreed_on")),
        optional(date("valid_until")),
    ];
    let award = pointing(table("award", columns), "project_id", "project", "id");
    let award = within(pointing(award, "programme_id", "programme", "id"), "planned_fen", "amount_fen");
    within(within(award, "released_fen", "planned_fen"), "recovered_fen", "released_fen")
}

fn budget() -> TableCreateStatement {
    let columns = [uuid("project_id"), integer("no"), long("amount_fen"), long("spent_fen")];
    let mut budget = pointing(table("award_budget", columns), "project_id", "award", "project_id");
    budget.primary_key(Index::create().col("project_id").col("no"));
    within(budget, "spent_fen", "amount_fen")
}

fn tranche() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("project_id"),
        text("region_code"),
        integer("no"),
        long("amount_fen"),
        date("planned_on"),
        text("condition"),
        text("state"),
        integer("version"),
        optional(uuid("requested_by")),
        optional(uuid("approved_by")),
        optional(uuid("released_by")),
        optional(text("reference")),
        optional(date("released_on")),
        optional(date("confirmed_on")),
        optional(text("remark")),
    ];
    let mut tranche = pointing(table("tranche", columns), "project_id", "award", "project_id");
    tranche.check(Expr::col("amount_fen").gt(0)).take()
}

fn recovery() -> TableCreateStatement {
    let columns = [
        key("project_id"),
        long("amount_fen"),
        long("received_fen"),
        text("reason"),
        integer("version"),
        date("ordered_on"),
        date("due_on"),
        optional(date("closed_on")),
    ];
    within(pointing(table("recovery", columns), "project_id", "award", "project_id"), "received_fen", "amount_fen")
}

fn movement() -> TableCreateStatement {
    let position = ColumnDef::new("position").big_integer().not_null().auto_increment().primary_key().take();
    let columns = [
        position,
        moment("at"),
        uuid("fund_id"),
        uuid("programme_id"),
        uuid("project_id"),
        optional(uuid("tranche_id")),
        text("kind"),
        long("amount_fen"),
        text("actor"),
    ];
    let movement = pointing(table("money_movement", columns), "project_id", "award", "project_id");
    pointing(movement, "fund_id", "fund", "id").check(Expr::col("amount_fen").gte(0)).take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [fund(), programme(), category(), award(), budget(), tranche(), recovery(), movement()] {
            manager.create_table(table).await?;
        }
        index(manager, "fund", &["region_code", "year"], false).await?;
        index(manager, "programme", &["fund_id"], false).await?;
        index(manager, "award", &["programme_id"], false).await?;
        index(manager, "tranche", &["project_id", "no"], true).await?;
        index(manager, "tranche", &["region_code", "state", "id"], false).await?;
        index(manager, "money_movement", &["fund_id", "position"], false).await?;
        index(manager, "money_movement", &["project_id", "position"], false).await?;
        // A payment's reference names one payment.
        index(manager, "tranche", &["reference"], true).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables =
            ["fund", "programme", "budget_category", "award", "award_budget", "tranche", "recovery", "money_movement"];
        drop_all(manager, &tables).await
    }
}
