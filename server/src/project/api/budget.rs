//! Budgets by category in the API: planned, spent, left, of an award and of a whole programme.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::Language;
use entity::project::award;
use entity::project::budget::Balance;
use entity::project::fund::{ProgrammeId, budget_category};
use entity::project::money;

use super::loader::{AwardsOf, BudgetOf, CategoriesOf, one};
use super::report_write::{ProjectPayload, shown};
use crate::api::intention::permit;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::project::action::plan_budget::{self as plan, plan_budget, report_spending};
use crate::scalar::Fen;

/// A category of a budget with its balance (预算科目).
#[derive(SimpleObject)]
pub struct BudgetCategory {
    /// Its place, from 1.
    no: i32,
    /// In Chinese.
    zh: String,
    /// In English.
    en: String,
    /// In the caller's language.
    label: String,
    /// What is planned (预算).
    planned: Fen,
    /// What societies have reported as spent: never more than planned (支出).
    spent: Fen,
    /// What is left, to the last fen (余额).
    balance: Fen,
}

impl BudgetCategory {
    fn of(ctx: &Context<'_>, row: &budget_category::Model, balance: Balance) -> Self {
        let budget_category::Model { programme_id: _, no, zh, en } = row.clone();
        let label = if caller(ctx).language == Language::Zh { zh.clone() } else { en.clone() };
        let Balance { planned, spent } = balance;
        Self { no, zh, en, label, planned: planned.into(), spent: spent.into(), balance: balance.left().into() }
    }
}

/// The categories of an award's programme, in their order, with what is planned and spent of this award.
pub(super) async fn of_award(ctx: &Context<'_>, award: &award::Model) -> Result<Vec<BudgetCategory>> {
    let categories = one(ctx, CategoriesOf(award.programme_id)).await?.unwrap_or_default();
    let lines = one(ctx, BudgetOf(award.project_id)).await?.unwrap_or_default();
    let balance = |no: i32| {
        let line = lines.iter().find(|line| line.no == no);
        line.map_or_else(Balance::default, |line| Balance { planned: line.amount_fen, spent: line.spent_fen })
    };
    Ok(categories.iter().map(|row| BudgetCategory::of(ctx, row, balance(row.no))).collect())
}

/// What is not planned for any category of an award.
pub(super) async fn unbudgeted(ctx: &Context<'_>, award: &award::Model) -> Result<money::Fen> {
    let lines = one(ctx, BudgetOf(award.project_id)).await?.unwrap_or_default();
    let planned = money::Fen::sum(lines.iter().map(|line| line.amount_fen)).unwrap_or_default();
    Ok(award.amount_fen.minus(planned).unwrap_or_default())
}

/// The categories of a programme with what its awards plan and spend together.
pub(super) async fn of_programme(ctx: &Context<'_>, id: ProgrammeId) -> Result<Vec<BudgetCategory>> {
    let categories = one(ctx, CategoriesOf(id)).await?.unwrap_or_default();
    let awards = one(ctx, AwardsOf(id)).await?.unwrap_or_default();
    let wishes = awards.iter().map(|award| one(ctx, BudgetOf(award.project_id)));
    let mut lines = Vec::new();
    for found in futures_util::future::try_join_all(wishes).await? {
        lines.extend(found.unwrap_or_default().iter().cloned());
    }
    let sum = |no: i32, of: fn(&award::award_budget::Model) -> money::Fen| {
        let sum = money::Fen::sum(lines.iter().filter(|line| line.no == no).map(of));
        sum.map_err(|_| Fault::Broken("a budget beyond every amount".into()))
    };
    let mut all = Vec::new();
    for row in categories.iter() {
        let balance =
            Balance { planned: sum(row.no, |line| line.amount_fen)?, spent: sum(row.no, |line| line.spent_fen)? };
        all.push(BudgetCategory::of(ctx, row, balance));
    }
    Ok(all)
}

/// An amount of a category.
#[derive(InputObject)]
struct CategoryAmountInput {
    /// The category's place among those of the programme (科目).
    no: i32,
    /// How much (金额).
    amount: Fen,
}

/// Input of `planBudget`.
#[derive(InputObject)]
struct PlanBudgetInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Of which project.
    project_id: ID,
    /// The `version` of the project that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// The whole plan: together at most the award, of no category less than was spent of it.
    amounts: Vec<CategoryAmountInput>,
}

/// Input of `reportSpending`.
#[derive(InputObject)]
struct ReportSpendingInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Of which project.
    project_id: ID,
    /// The `version` of the project that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// What has been spent of each of these categories so far, in all: at most what is planned of it, and together
    /// at most what was paid and not given back.
    amounts: Vec<CategoryAmountInput>,
    /// What it was spent for, at most 4000 characters (支出说明).
    text: String,
}

/// Mutations of budgets.
#[derive(Default)]
pub struct BudgetMutation;

#[Object]
impl BudgetMutation {
    /// Plans the budget of an award by the categories of its programme (安排科目预算): whole, as it is named.
    async fn plan_budget(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PlanBudgetInput,
    ) -> Result<ProjectPayload> {
        let PlanBudgetInput { idempotency_key, project_id, expected_version, amounts } = input;
        let (project, amounts) = (project_id.to_string(), named(amounts));
        let input = plan::Input { idempotency_key, project, expected_version, amounts, text: String::new() };
        let done = plan_budget(state(ctx), permit(ctx)?, input).await;
        shown(ctx, &project_id, done).await
    }

    /// Reports what the society has spent of each category so far (报告经费支出); what was reported wrongly is put right
    /// by reporting it again.
    async fn report_spending(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportSpendingInput,
    ) -> Result<ProjectPayload> {
        let ReportSpendingInput { idempotency_key, project_id, expected_version, amounts, text } = input;
        let (project, amounts) = (project_id.to_string(), named(amounts));
        let input = plan::Input { idempotency_key, project, expected_version, amounts, text };
        let done = report_spending(state(ctx), permit(ctx)?, input).await;
        shown(ctx, &project_id, done).await
    }
}

fn named(amounts: Vec<CategoryAmountInput>) -> Vec<(i32, money::Fen)> {
    amounts.into_iter().map(|one| (one.no, one.amount.0)).collect()
}
