//! How long enforcement takes becomes data, each version from its day on; who took a step of a list or of an
//! enforcement case is kept beside his name, and whether an objection is for a second official is data too.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, integer, optional, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The tables of steps.
const STEPS: [&str; 2] = ["list_case_step", "enforcement_step"];

const SOURCE: &str = "《行政处罚法》第六十条（九十日）、第六十四条（五日）、第六十七条（十五日）；其余为办理惯例";

fn term() -> TableCreateStatement {
    let from = date("effective_on").primary_key().take();
    let days = ["clue_days", "investigate_days", "correct_days", "check_days", "plea_work_days", "carry_out_days"];
    let rest = [flag("second_official"), text("source")];
    table("enforcement_term", [from].into_iter().chain(days.map(integer)).chain(rest))
}

fn first() -> InsertStatement {
    let columns = [
        "effective_on",
        "clue_days",
        "investigate_days",
        "correct_days",
        "check_days",
        "plea_work_days",
        "carry_out_days",
        "second_official",
        "source",
    ];
    // The day on which the revised Administrative Penalty Law came into force.
    let from = sea_orm::prelude::ChronoDate::from_ymd_opt(2021, 7, 15);
    let days = [15, 90, 30, 15, 5, 15].map(Expr::from);
    let values = [Expr::from(from)].into_iter().chain(days).chain([false.into(), SOURCE.into()]);
    Query::insert().into_table("enforcement_term").columns(columns).values_panic(values).take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(term()).await?;
        manager.execute(first()).await?;
        // A small agency has one official only: switched on where there are two.
        let mut second = flag("second_official").default(false).take();
        manager.alter_table(Table::alter().table("list_term").add_column(&mut second).take()).await?;
        for steps in STEPS {
            let mut user = optional(uuid("user_id"));
            manager.alter_table(Table::alter().table(steps).add_column(&mut user).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for steps in STEPS {
            manager.alter_table(Table::alter().table(steps).drop_column("user_id").take()).await?;
        }
        manager.alter_table(Table::alter().table("list_term").drop_column("second_official").take()).await?;
        drop_all(manager, &["enforcement_term"]).await
    }
}
