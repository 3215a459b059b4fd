//! Mutations of money but payments: funds, programmes, schedules, recoveries.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::fund::ProgrammeKind;
use sea_orm::{ColumnTrait, QueryFilter};

use super::fund::Fund;
use super::report_write::{ProjectPayload, shown};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::project::action::create_fund::{self as create, create_fund, create_programme};
use crate::project::action::plan_tranches::{self as plan, Planned, plan_tranches};
use crate::project::action::recovery::{self, order_recovery, record_repayment};
use crate::project::action::request_money_export::request_money_export;
use crate::scalar::{Date, Fen};
use entity::project::fund::{FundId, fund_row};

/// Input of `createFund`.
#[derive(InputObject)]
struct CreateFundInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Of which year (年度).
    year: i32,
    /// What it is called, at most 100 characters (名称).
    name: String,
    /// Who gives it, on which document, at most 100 characters (来源).
    source: String,
    /// How much (总额).
    total: Fen,
}

/// A category that budgets are planned in.
#[derive(InputObject)]
struct BudgetCategoryInput {
    /// In Chinese, at most 100 characters.
    zh: String,
    /// In English, at most 100 characters.
    en: String,
}

/// Input of `createProgramme`.
#[derive(InputObject)]
struct CreateProgrammeInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which fund pays it.
    fund_id: ID,
    /// What it is called, at most 100 characters (名称).
    name: String,
    /// What it gives (项目类别).
    kind: ProgrammeKind,
    /// How much, at most what the fund has left (额度).
    budget: Fen,
    /// The most for one award (单项上限).
    ceiling: Fen,
    /// The most years of support one after the other, 1 to 3 (最长资助年数).
    years_max: i32,
    /// The categories of its budgets, at most 20 (预算科目).
    #[graphql(default)]
    categories: Vec<BudgetCategoryInput>,
}

/// Payload of what is done with a fund.
#[derive(SimpleObject)]
struct FundPayload {
    /// The fund as it stands now; null when there is none for the caller.
    fund: Option<Fund>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// A tranche to plan.
#[derive(InputObject)]
struct TrancheInput {
    /// How much (金额).
    amount: Fen,
    /// For which day (计划日期).
    planned_on: Date,
    /// What has to be there before, at most 100 characters (拨付条件).
    condition: String,
}

/// Input of `planTranches`.
#[derive(InputObject)]
struct PlanTranchesInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Of which project.
    project_id: ID,
    /// What is planned beside what is planned already; 12 tranches at most in all.
    tranches: Vec<TrancheInput>,
}

/// Input of `orderRecovery`.
#[derive(InputObject)]
struct OrderRecoveryInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Of which project.
    project_id: ID,
    /// How much, at most what was paid and not given back (追回金额).
    amount: Fen,
    /// Until when (退回期限).
    due_on: Date,
    /// Why, at most 4000 characters (追回原因).
    reason: String,
}

/// Input of `recordRepayment`.
#[derive(InputObject)]
struct RecordRepaymentInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Of which project.
    project_id: ID,
    /// The `version` of the recovery that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// How much came (到账金额).
    amount: Fen,
}

/// Mutations of money but payments.
#[derive(Default)]
pub struct MoneyMutation;

#[Object]
impl MoneyMutation {
    /// Enters the fund of a year (设立资金).
    async fn create_fund(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CreateFundInput,
    ) -> Result<FundPayload> {
        let CreateFundInput { idempotency_key, year, name, source, total } = input;
        let input = create::NewFund { idempotency_key, year, name, source, total: total.0 };
        let done = create_fund(state(ctx), permit(ctx)?, input).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        Ok(FundPayload { fund: find_fund(ctx, id).await?, user_errors })
    }

    /// Enters a programme that a fund pays: never more than the fund has left, also when two do it at once (设立资金计划).
    async fn create_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CreateProgrammeInput,
    ) -> Result<FundPayload> {
        let CreateProgrammeInput { idempotency_key, fund_id, name, kind, budget, ceiling, years_max, categories } =
            input;
        let input = create::NewProgramme {
            idempotency_key,
            fund: fund_id.to_string(),
            name,
            kind,
            budget: budget.0,
            ceiling: ceiling.0,
            years_max,
            categories: categories.into_iter().map(|category| (category.zh, category.en)).collect(),
        };
        let done = create_programme(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(FundPayload { fund: find_fund(ctx, FundId::parse(&fund_id).ok()).await?, user_errors })
    }

    /// Plans tranches of an award: together never more than the award (安排拨款计划).
    async fn plan_tranches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PlanTranchesInput,
    ) -> Result<ProjectPayload> {
        let PlanTranchesInput { idempotency_key, project_id, tranches } = input;
        let planned = |tranche: TrancheInput| Planned {
            amount: tranche.amount.0,
            planned_on: tranche.planned_on.0,
            condition: tranche.condition,
        };
        let tranches = tranches.into_iter().map(planned).collect();
        let input = plan::Input { idempotency_key, project: project_id.to_string(), tranches };
        let done = plan_tranches(state(ctx), permit(ctx)?, input).await;
        shown(ctx, &project_id, done).await
    }

    /// Writes the awards and tranches of a fund to a spreadsheet for the accountant (导出资金表).
    async fn request_money_export(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RequestMoneyExportInput,
    ) -> Result<RequestMoneyExportPayload> {
        let permit = permit(ctx)?;
        let made = request_money_export(state(ctx), &permit, &input.fund_id, caller(ctx).language).await;
        let (made, user_errors) = settle(made, caller(ctx).language)?;
        let (url, file_name) = made.map(|(address, name)| (address.url, name)).unzip();
        Ok(RequestMoneyExportPayload { url, file_name, user_errors })
    }

    /// Orders that money is given back (追回资金), by the chair: never more than was paid.
    async fn order_recovery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OrderRecoveryInput,
    ) -> Result<ProjectPayload> {
        let OrderRecoveryInput { idempotency_key, project_id, amount, due_on, reason } = input;
        let project = project_id.to_string();
        let input = recovery::Order { idempotency_key, project, amount: amount.0, due_on: due_on.0, reason };
        let done = order_recovery(state(ctx), permit(ctx)?, input).await;
        shown(ctx, &project_id, done).await
    }

    /// Records money that a society gave back (登记退回资金).
    async fn record_repayment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordRepaymentInput,
    ) -> Result<ProjectPayload> {
        let RecordRepaymentInput { idempotency_key, project_id, expected_version, amount } = input;
        let project = project_id.to_string();
        let input = recovery::Repayment { idempotency_key, project, expected_version, amount: amount.0 };
        let done = record_repayment(state(ctx), permit(ctx)?, input).await;
        shown(ctx, &project_id, done).await
    }
}

/// Input of `requestMoneyExport`.
#[derive(InputObject)]
struct RequestMoneyExportInput {
    /// Of which fund.
    fund_id: ID,
}

/// Payload of `requestMoneyExport`.
#[derive(SimpleObject)]
struct RequestMoneyExportPayload {
    /// Address to GET the .xlsx from; null when it was refused.
    url: Option<String>,
    /// What the file is called.
    file_name: Option<String>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

async fn find_fund(ctx: &Context<'_>, id: Option<FundId>) -> Result<Option<Fund>> {
    let Some(id) = id else { return Ok(None) };
    let found = caller(ctx).scope("Query.funds").funds().filter(fund_row::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await.map_err(Fault::from)?.map(Fund))
}
