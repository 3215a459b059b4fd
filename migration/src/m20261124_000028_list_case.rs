//! Credit lists: cases with their steps, the reasons with their clauses and the days of each list, which
//! are data.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn case() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("society_id"),
        text("region_code"),
        uuid("agency_id"),
        text("list"),
        text("origin"),
        text("reason"),
        text("evidence"),
        text("state"),
        integer("version"),
        date("begun_on"),
        optional(date("notified_on")),
        optional(date("objection_due_on")),
        optional(date("listed_on")),
        optional(date("counts_since")),
        optional(uuid("listing_id")),
        optional(date("closed_on")),
        optional(text("opinion")),
    ];
    let case = pointing(table("list_case", columns), "society_id", "society", "id");
    let case = pointing(case, "agency_id", "agency", "id");
    let case = pointing(case, "listing_id", "listing", "id");
    pointing(case, "reason", "list_reason", "code")
}

fn step() -> TableCreateStatement {
    let columns = [key("id"), uuid("list_case_id"), moment("at"), text("step"), text("actor"), optional(text("text"))];
    pointing(table("list_case_step", columns), "list_case_id", "list_case", "id")
}

fn reason() -> TableCreateStatement {
    let code = ColumnDef::new("code").text().not_null().primary_key().take();
    let columns = [code, text("list"), text("zh"), text("en"), flag("duty"), text("source"), flag("retired")];
    table("list_reason", columns)
}

fn term() -> TableCreateStatement {
    let list = ColumnDef::new("list").text().not_null().primary_key().take();
    let columns = [
        list,
        integer("objection_days"),
        integer("decision_days"),
        integer("exit_months"),
        integer("exit_work_days"),
        optional(integer("graver_months")),
        text("source"),
    ];
    table("list_term", columns)
}

const ABNORMAL: &str = "ABNORMAL_LIST";
const SERIOUS: &str = "SERIOUS_LIST";
const ART_11: &str = "《社会组织信用信息管理办法》（民政部令第60号）第十一条";
const ART_15: &str = "《社会组织信用信息管理办法》（民政部令第60号）第十五条";

/// Code, list, both labels, whether there is something to put right, the clause.
const REASONS: [(&str, &str, &str, &str, bool, &str); 14] = [
    ("NO_ANNUAL_REPORT", ABNORMAL, "未按规定报送年度工作报告", "Annual report not filed", true, ART_11),
    ("PARTY_ORGANISATION_MISSING", ABNORMAL, "未按规定设立党组织", "Party organisation not set up", true, ART_11),
    ("RECTIFICATION_OVERDUE", ABNORMAL, "未按期完成整改", "Not put right in time", true, ART_11),
    ("UNREACHABLE", ABNORMAL, "通过登记的住所无法取得联系", "Not reachable at its seat", true, ART_11),
    ("MINOR_PENALTY", ABNORMAL, "受到警告或者不满5万元罚款处罚", "Warning, or fine under 50,000 yuan", false, ART_11),
    ("ABNORMAL_OTHER", ABNORMAL, "法律、行政法规规定的其他情形", "Another case that the law names", true, ART_11),
    ("ABNORMAL_TWO_YEARS", SERIOUS, "列入活动异常名录满2年", "Two years on the abnormal list", true, ART_15),
    ("FALSE_CHANGE", SERIOUS, "弄虚作假办理变更登记被撤销", "A change registered by deceit", true, ART_15),
    ("SUSPENDED", SERIOUS, "受到限期停止活动处罚", "Suspended", false, ART_15),
    ("FINE", SERIOUS, "受到5万元以上罚款处罚", "Fine of 50,000 yuan or more", false, ART_15),
    (
        "REPEATED_MINOR",
        SERIOUS,
        "三年内两次以上受到警告或者不满5万元罚款处罚",
        "Two minor penalties in three years",
        false,
        ART_15,
    ),
    ("JUDGMENT_DEFAULTER", SERIOUS, "被司法机关纳入失信被执行人名单", "Judgment defaulter", true, ART_15),
    ("REVOKED", SERIOUS, "被撤销成立登记", "Registration revoked", false, ART_15),
    ("SERIOUS_OTHER", SERIOUS, "法律、行政法规规定的其他情形", "Another case that the law names", true, ART_15),
];

const TERMS_SOURCE: &str =
    "移出五个工作日、六个月、两年：民政部令第60号；告知与决定各10日：办理惯例，由登记管理机关另定";

fn reasons() -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table("list_reason").columns(["code", "list", "zh", "en", "duty", "source", "retired"]);
    for (code, list, zh, en, duty, source) in REASONS {
        let values = [code.into(), list.into(), zh.into(), en.into(), duty.into(), source.into(), false.into()];
        insert.values_panic(values);
    }
    insert.take()
}

fn terms() -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table("list_term").columns([
        "list",
        "objection_days",
        "decision_days",
        "exit_months",
        "exit_work_days",
        "graver_months",
        "source",
    ]);
    for (list, exit_months, graver) in [(ABNORMAL, 6, Some(24)), (SERIOUS, 24, None::<i32>)] {
        let source = TERMS_SOURCE.into();
        insert.values_panic([list.into(), 10.into(), 10.into(), exit_months.into(), 5.into(), graver.into(), source]);
    }
    insert.take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [reason(), term(), case(), step()] {
            manager.create_table(table).await?;
        }
        manager.execute(reasons()).await?;
        manager.execute(terms()).await?;
        // A society has one case of a list at a time: the database says so.
        let one =
            "CREATE UNIQUE INDEX ix_list_case_one_current ON list_case (society_id, list) WHERE closed_on IS NULL";
        manager.get_connection().execute_unprepared(one).await?;
        index(manager, "list_case", &["region_code", "id"], false).await?;
        index(manager, "list_case", &["state", "objection_due_on"], false).await?;
        index(manager, "list_case", &["listing_id"], false).await?;
        index(manager, "list_case_step", &["list_case_id", "at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["list_reason", "list_term", "list_case", "list_case_step"]).await
    }
}
