//! The clock: which days are worked (2025 and 2026 as the State Council's notices have them), what was
//! said about deadlines, and the jobs with whoever has taken them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Date;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &["calendar_year", "calendar_day", "reminder", "job"];

/// Year, document, then each festival: holidays from (month, day) to (month, day), days worked for them.
type Year = (i32, &'static str, &'static [Festival]);
type Festival = (&'static str, (u32, u32), (u32, u32), &'static [(u32, u32)]);

const YEARS: [Year; 2] = [
    (
        2025,
        "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
        &[
            ("元旦", (1, 1), (1, 1), &[]),
            ("春节", (1, 28), (2, 4), &[(1, 26), (2, 8)]),
            ("清明节", (4, 4), (4, 6), &[]),
            ("劳动节", (5, 1), (5, 5), &[(4, 27)]),
            ("端午节", (5, 31), (6, 2), &[]),
            ("国庆节、中秋节", (10, 1), (10, 8), &[(9, 28), (10, 11)]),
        ],
    ),
    (
        2026,
        "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
        &[
            ("元旦", (1, 1), (1, 3), &[(1, 4)]),
            ("春节", (2, 15), (2, 23), &[(2, 14), (2, 28)]),
            ("清明节", (4, 4), (4, 6), &[]),
            ("劳动节", (5, 1), (5, 5), &[(5, 9)]),
            ("端午节", (6, 19), (6, 21), &[]),
            ("中秋节", (9, 25), (9, 27), &[]),
            ("国庆节", (10, 1), (10, 7), &[(9, 20), (10, 10)]),
        ],
    ),
];

fn day(year: i32, (month, date): (u32, u32)) -> Date {
    Date::from_ymd_opt(year, month, date).unwrap_or_default()
}

/// The days of a festival, with how they differ from their weekday.
fn days_of(year: i32, festival: &Festival) -> Vec<(Date, &'static str, &'static str)> {
    let (name, first, last, worked) = festival;
    let (first, last) = (day(year, *first), day(year, *last));
    let rests = first.iter_days().take_while(|date| *date <= last).map(|date| (date, "HOLIDAY", *name));
    rests.chain(worked.iter().map(|date| (day(year, *date), "MAKE_UP", *name))).collect()
}

fn calendar_year() -> TableCreateStatement {
    let year = ColumnDef::new("year").integer().not_null().primary_key().take();
    let rest = [text("source"), integer("version"), optional(moment("changed_at")), optional(text("changed_by"))];
    table("calendar_year", std::iter::once(year).chain(rest))
}

fn calendar_day() -> TableCreateStatement {
    let columns = [date("day").primary_key().take(), integer("year"), text("kind"), text("name")];
    pointing(table("calendar_day", columns), "year", "calendar_year", "year")
}

fn reminder() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("kind"),
        uuid("subject_id"),
        date("legal_on"),
        text("step"),
        date("due_on"),
        optional(uuid("society_id")),
        text("title"),
        optional(uuid("holder_society_id")),
        optional(uuid("holder_agency_id")),
        moment("said_at"),
    ];
    let reminder = pointing(table("reminder", columns), "society_id", "society", "id");
    let reminder = pointing(reminder, "holder_society_id", "society", "id");
    let mut reminder = pointing(reminder, "holder_agency_id", "agency", "id");
    let society = Expr::col("holder_society_id").is_null();
    reminder.check(society.ne(Expr::col("holder_agency_id").is_null())).take()
}

fn job() -> TableCreateStatement {
    let columns = [
        text("name").primary_key().take(),
        moment("due_at"),
        optional(uuid("taken_by")),
        optional(moment("taken_until")),
        optional(moment("done_at")),
        text("fault"),
    ];
    table("job", columns)
}

fn seed() -> Vec<InsertStatement> {
    let mut statements = Vec::new();
    for (year, source, festivals) in &YEARS {
        let columns = ["year", "source", "version"];
        let values = [(*year).into(), (*source).into(), 1.into()];
        statements.push(Query::insert().into_table("calendar_year").columns(columns).values_panic(values).take());
        for (date, kind, name) in festivals.iter().flat_map(|festival| days_of(*year, festival)) {
            let values = [date.into(), (*year).into(), kind.into(), name.into()];
            let columns = ["day", "year", "kind", "name"];
            statements.push(Query::insert().into_table("calendar_day").columns(columns).values_panic(values).take());
        }
    }
    statements
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [calendar_year(), calendar_day(), reminder(), job()] {
            manager.create_table(table).await?;
        }
        for statement in seed() {
            manager.execute(statement).await?;
        }
        index(manager, "calendar_day", &["year"], false).await?;
        index(manager, "reminder", &["kind", "subject_id", "legal_on", "step"], true).await?;
        index(manager, "reminder", &["holder_society_id", "id"], false).await?;
        index(manager, "reminder", &["holder_agency_id", "id"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, TABLES).await
    }
}
