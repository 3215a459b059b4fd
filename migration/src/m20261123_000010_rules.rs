//! Rule versions as data, with the version that came with the platform; the present remembers which
//! version judged it and since when form and recommendation have differed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Date;

use crate::column::{date, drop_all, flag, index, integer, moment, optional, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The numbers of version 1, in the order of the columns.
const NUMBERS: [(&str, i32); 9] = [
    ("formal_threshold", 3),
    ("resident_threshold", 3),
    ("watch_days", 30),
    ("change_due_days", 60),
    ("review_months", 12),
    ("term_years", 3),
    ("committee_threshold", 7),
    ("general_branch_threshold", 50),
    ("party_committee_threshold", 100),
];

fn rule_version() -> TableCreateStatement {
    let version = ColumnDef::new("version").integer().not_null().primary_key().take();
    let numbers = NUMBERS.map(|(name, _)| integer(name));
    let rest = [
        optional(integer("resident_percent")),
        text("count_basis"),
        flag("joint_form"),
        text("source_zh"),
        text("source_en"),
        text("note"),
        date("effective_on"),
        optional(moment("published_at")),
        optional(text("published_by")),
    ];
    table("rule_version", std::iter::once(version).chain(numbers).chain(rest))
}

fn first() -> InsertStatement {
    let texts: [(&str, SimpleExpr); 6] = [
        ("count_basis", "MEMBERS".into()),
        ("joint_form", false.into()),
        ("source_zh", "来源文件 二（分类搭建）；《中国共产党支部工作条例（试行）》第四条".into()),
        (
            "source_en",
            "Source document, part 2; Branch Regulations of the Communist Party of China (trial), art. 4".into(),
        ),
        ("note", "".into()),
        ("effective_on", Date::from_ymd_opt(1900, 1, 1).into()),
    ];
    let numbers = NUMBERS.map(|(name, number)| (name, SimpleExpr::from(number)));
    let columns = std::iter::once(("version", SimpleExpr::from(1))).chain(numbers).chain(texts);
    let (names, values): (Vec<_>, Vec<_>) = columns.unzip();
    Query::insert().into_table("rule_version").columns(names).values_panic(values).take()
}

/// Columns that a table gains, one statement each: SQLite takes no more.
async fn gains(manager: &SchemaManager<'_>, name: &'static str, columns: Vec<ColumnDef>) -> Result<(), DbErr> {
    for mut column in columns {
        manager.alter_table(Table::alter().table(name).add_column(&mut column).take()).await?;
    }
    Ok(())
}

async fn loses(manager: &SchemaManager<'_>, name: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(name).drop_column(*column).take()).await?;
    }
    Ok(())
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(rule_version()).await?;
        manager.execute(first()).await?;
        gains(manager, "headcount", vec![optional(integer("council_formal"))]).await?;
        // 0 is no version: whoever looks after the presents writes those rows again.
        let judged_by = integer("rule_version").default(0).take();
        let watched = vec![
            optional(integer("council_formal")),
            optional(date("crossed_since")),
            optional(date("change_due_from")),
            judged_by,
        ];
        gains(manager, "society_present", watched).await?;
        index(manager, "society_present", &["change_due_from"], false).await?;
        index(manager, "society_present", &["rule_version"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["ix_society_present_change_due_from", "ix_society_present_rule_version"] {
            manager.drop_index(Index::drop().name(name).table("society_present").to_owned()).await?;
        }
        let gained = ["council_formal", "crossed_since", "change_due_from", "rule_version"];
        loses(manager, "society_present", &gained).await?;
        loses(manager, "headcount", &["council_formal"]).await?;
        drop_all(manager, &["rule_version"]).await
    }
}
