//! Evaluation: the versions of its rules, which are data, and the cases with their steps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Date;

use crate::column::{date, drop_all, index, integer, key, moment, optional, pointing, table, text, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Version 1: the order of 2011, and what places have made of it.
const FIRST: &str = r#"{"version":1,"effective_on":"1900-01-01","eligibility":{"registered_months":24,"held_months":24,"ladder_from":"A4","renewal_days":180,"concluded_by":[9,30],"source":"《社会组织评估管理办法》（民政部令第39号）；升级间隔和逐级申报：江苏各市评估办法；结论期限：年检工作惯例"},"weights":[{"block":"BASIC_CONDITIONS","points":60},{"block":"GOVERNANCE","points":390},{"block":"WORK_RESULTS","points":430},{"block":"SOCIAL_APPRAISAL","points":120}],"thresholds":[{"level":"A1","points":701},{"level":"A2","points":801},{"level":"A3","points":851},{"level":"A4","points":901},{"level":"A5","points":951}],"terms":{"opinion_work_days":10,"documents_work_days":10,"correct_work_days":10,"visit_days":60,"panel_days":30,"notice_days":7,"review_days":15,"decision_work_days":10},"valid_months":60,"source":"《社会组织评估管理办法》（民政部令第39号）：四类指标、公示和复核、有效期5年；2A以上分数线：地方评估办法（安庆）；1A分数线、各类指标分值和办理天数：办理惯例，由登记管理机关另定"}"#;

fn rule() -> TableCreateStatement {
    let version = ColumnDef::new("version").integer().not_null().primary_key().take();
    let published = [optional(moment("published_at")), optional(text("published_by"))];
    table("evaluation_rule", [version, date("effective_on"), text("content")].into_iter().chain(published))
}

fn first() -> InsertStatement {
    let values: [SimpleExpr; 3] = [1.into(), Date::from_ymd_opt(1900, 1, 1).into(), FIRST.into()];
    let columns = ["version", "effective_on", "content"];
    Query::insert().into_table("evaluation_rule").columns(columns).values_panic(values).take()
}

fn evaluation() -> TableCreateStatement {
    // On the heap: so many columns are more than a stack should hold.
    let columns = vec![
        key("id"),
        uuid("society_id"),
        text("region_code"),
        uuid("agency_id"),
        text("purpose"),
        text("applied_level"),
        integer("version"),
        text("state"),
        moment("state_since"),
        integer("rule_version"),
        text("receipt_no"),
        integer("round"),
        date("filed_on"),
        integer("self_basic"),
        integer("self_governance"),
        integer("self_results"),
        integer("self_appraisal"),
        text("statement"),
        date("opinion_due_on"),
        optional(text("opinion")),
        optional(date("visited_on")),
        optional(text("visitors")),
        optional(text("visit_note")),
        optional(date("panel_on")),
        optional(text("panel_members")),
        optional(text("panel_note")),
        optional(integer("panel_basic")),
        optional(integer("panel_governance")),
        optional(integer("panel_results")),
        optional(integer("panel_appraisal")),
        optional(text("result_level")),
        optional(date("noticed_on")),
        optional(uuid("noticed_by")),
        optional(date("objection_due_on")),
        optional(text("objection")),
        optional(text("reason")),
        optional(text("text")),
        optional(date("graded_on")),
        optional(date("valid_until")),
        optional(uuid("grade_id")),
        optional(date("closed_on")),
    ];
    let evaluation = pointing(table("evaluation", columns), "society_id", "society", "id");
    let evaluation = pointing(evaluation, "agency_id", "agency", "id");
    let evaluation = pointing(evaluation, "rule_version", "evaluation_rule", "version");
    // Not at the grade: an import of the same day writes its fact anew.
    pointing(evaluation, "noticed_by", "user_account", "id")
}

fn step() -> TableCreateStatement {
    let columns = [
        key("id"),
        uuid("evaluation_id"),
        moment("at"),
        text("step"),
        text("actor"),
        optional(text("reason")),
        optional(text("text")),
    ];
    pointing(table("evaluation_step", columns), "evaluation_id", "evaluation", "id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [rule(), evaluation(), step()] {
            manager.create_table(table).await?;
        }
        manager.execute(first()).await?;
        // A society is evaluated once at a time: the database says so.
        let one = "CREATE UNIQUE INDEX ix_evaluation_one_current ON evaluation (society_id) WHERE closed_on IS NULL";
        manager.get_connection().execute_unprepared(one).await?;
        index(manager, "evaluation", &["region_code", "state_since", "id"], false).await?;
        index(manager, "evaluation", &["state", "objection_due_on"], false).await?;
        index(manager, "evaluation", &["society_id"], false).await?;
        index(manager, "evaluation", &["grade_id"], false).await?;
        index(manager, "evaluation_step", &["evaluation_id", "at"], false).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["evaluation_rule", "evaluation", "evaluation_step"]).await
    }
}
