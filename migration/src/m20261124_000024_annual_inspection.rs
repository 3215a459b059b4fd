//! Annual inspection: campaigns, the reports of societies with their fields, remarks and steps, and the
//! reasons for conclusions, which are data.

use sea_orm_migration::prelude::*;

use crate::column::{date, drop_all, flag, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn campaign() -> TableCreateStatement {
    let columns = [
        key("id"),
        text("region_code"),
        uuid("agency_id"),
        integer("year"),
        integer("reports_on"),
        text("notice"),
        date("opens_on"),
        date("society_due_on"),
        date("sponsor_due_on"),
        date("civil_due_on"),
        date("concludes_on"),
        text("party_gate"),
        moment("opened_at"),
    ];
    pointing(table("inspection_campaign", columns), "agency_id", "agency", "id")
}

fn report() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("campaign_id"),
        uuid("society_id"),
        text("region_code"),
        integer("year"),
        text("state"),
        moment("state_since"),
        date("due_on"),
        integer("version"),
        integer("round"),
        optional(moment("submitted_at")),
        optional(text("receipt_no")),
        optional(moment("passed_at")),
        optional(date("concluded_on")),
        optional(text("conclusion")),
        text("reasons"),
        optional(text("opinion")),
        optional(date("rectify_due_on")),
        optional(text("rectification")),
    ];
    let report = pointing(table("annual_report", columns), "campaign_id", "inspection_campaign", "id");
    pointing(report, "society_id", "society", "id")
}

fn answer() -> TableCreateStatement {
    let columns = [
        uuid("report_id"),
        text("field"),
        text("value"),
        text("origin"),
        integer("version"),
        integer("round"),
        moment("at"),
        text("written_by"),
    ];
    let mut answer = pointing(table("annual_report_answer", columns), "report_id", "annual_report", "id");
    answer.primary_key(Index::create().col("report_id").col("field")).take()
}

fn remark() -> TableCreateStatement {
    let columns = [key("id"), uuid("report_id"), integer("round"), text("field"), text("text")];
    pointing(table("annual_report_remark", columns), "report_id", "annual_report", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("report_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("reason")),
        optional(text("text")),
    ];
    pointing(table("annual_report_step", columns), "report_id", "annual_report", "id")
}

fn reason() -> TableCreateStatement {
    let code = ColumnDef::new("code").text().not_null().primary_key().take();
    let columns = [code, text("zh"), text("en"), flag("grave"), text("source"), flag("retired")];
    table("conclusion_reason", columns)
}

const REGULATION: &str = "《社会团体登记管理条例》";
const PRACTICE: &str = "年度检查工作惯例（各地通知）";
const PARTY: &str = "来源文件 三（年检关）；《中国共产党支部工作条例（试行）》第四条";

/// Code, both labels, whether it weighs enough for 不合格, where it stands.
const REASONS: [(&str, &str, &str, bool, &str); 15] = [
    ("PARTY_ORGANISATION_MISSING", "应建未建党组织", "No Party organisation where one is due", true, PARTY),
    ("PARTY_WORK_UNCOVERED", "未落实党的工作覆盖", "Party work does not reach it", false, PARTY),
    ("TERM_OVERDUE", "理事会届满未换届", "Election overdue", false, PRACTICE),
    ("LEADER_OVER_AGE", "负责人超龄任职", "A leader is over age", false, PRACTICE),
    ("LEADER_OVER_TERM", "负责人超届任职", "A leader is over the number of terms", false, PRACTICE),
    ("NO_COUNCIL_MEETING", "未按章程召开理事会", "No council meeting as the charter asks", false, PRACTICE),
    ("NO_ASSEMBLY", "未按章程召开会员大会", "No assembly as the charter asks", false, PRACTICE),
    ("OFFICIAL_UNREPORTED", "公务员兼职未按规定报批", "An official's post was not approved", false, PRACTICE),
    ("BRANCH_FEES", "向分支机构收取管理费", "Fees taken from branches", true, PRACTICE),
    ("BRANCH_IRREGULAR", "分支机构设立不规范", "A branch was set up irregularly", false, PRACTICE),
    ("FINANCE_IRREGULAR", "财务管理不规范", "Finances not in order", false, PRACTICE),
    ("SEAL_MISUSED", "印章管理使用不规范", "Seal misused", false, PRACTICE),
    ("AWARDS", "违规开展评比达标表彰", "Contests and awards against the rules", true, PRACTICE),
    ("CHANGE_UNREGISTERED", "未按规定办理变更登记", "A change was not registered", false, REGULATION),
    ("MISSED_LAST_YEAR", "上年度未参加年检", "Did not take part last year", true, PRACTICE),
];

fn reasons() -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table("conclusion_reason").columns(["code", "zh", "en", "grave", "source", "retired"]);
    for (code, zh, en, grave, source) in REASONS {
        insert.values_panic([code.into(), zh.into(), en.into(), grave.into(), source.into(), false.into()]);
    }
    insert.take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [campaign(), report(), answer(), remark(), step(), reason()] {
            manager.create_table(table).await?;
        }
        manager.execute(reasons()).await?;
        index(manager, "inspection_campaign", &["region_code", "year"], true).await?;
        // A society reports once a year, whatever region's campaign asks.
        index(manager, "annual_report", &["society_id", "year"], true).await?;
        index(manager, "annual_report", &["campaign_id", "state"], false).await?;
        index(manager, "annual_report", &["region_code", "id"], false).await?;
        index(manager, "annual_report_remark", &["report_id", "round"], false).await?;
        index(manager, "annual_report_step", &["report_id", "at"], false).await?;
        let mut concluded = optional(date("concluded_on"));
        manager.alter_table(Table::alter().table("inspection").add_column(&mut concluded).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("inspection").drop_column("concluded_on").take()).await?;
        let tables = [
            "inspection_campaign",
            "annual_report",
            "annual_report_answer",
            "annual_report_remark",
            "annual_report_step",
            "conclusion_reason",
        ];
        drop_all(manager, &tables).await
    }
}
