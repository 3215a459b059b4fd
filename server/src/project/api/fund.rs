//! Funds and programmes in the API: what there is, what was given, what is left; and each movement of money.

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use entity::project::award::{MovementKind, movement};
use entity::project::fund::{FundId, ProgrammeKind, fund_row, programme};

use super::award::Award;
use super::budget::{BudgetCategory, of_programme};
use super::loader::{AwardsOf, ProgrammesOf, ProjectOf, one};
use super::project::Project;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::scalar::Fen;

/// A fund of a year (资金).
pub struct Fund(pub fund_row::Model);

#[Object]
impl Fund {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Of which year (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// What it is called (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Who gives it, on which document (来源).
    async fn source(&self) -> &str {
        &self.0.source
    }

    /// How much there is (总额).
    async fn total(&self) -> Fen {
        self.0.total_fen.into()
    }

    /// Σ of its programmes' budgets: never more than the total (已安排).
    async fn programmed(&self) -> Fen {
        self.0.programmed_fen.into()
    }

    /// What no programme has yet (未安排).
    async fn available(&self) -> Fen {
        self.0.total_fen.minus(self.0.programmed_fen).unwrap_or_default().into()
    }

    /// The programmes that it pays, oldest first (资金计划).
    async fn programmes(&self, ctx: &Context<'_>) -> Result<Vec<Programme>> {
        let rows = one(ctx, ProgrammesOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows.iter().cloned().map(Programme).collect())
    }
}

/// A programme that a fund pays (资金计划).
pub struct Programme(pub programme::Model);

#[Object]
impl Programme {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// What it is called (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What it gives (项目类别).
    async fn kind(&self) -> ProgrammeKind {
        self.0.kind
    }

    /// How much it has (额度).
    async fn budget(&self) -> Fen {
        self.0.budget_fen.into()
    }

    /// Σ of its awards: never more than the budget (已立项).
    async fn awarded(&self) -> Fen {
        self.0.awarded_fen.into()
    }

    /// What it can still give (未立项).
    async fn available(&self) -> Fen {
        self.0.budget_fen.minus(self.0.awarded_fen).unwrap_or_default().into()
    }

    /// The most for one award (单项上限).
    async fn ceiling(&self) -> Fen {
        self.0.ceiling_fen.into()
    }

    /// The most years of support one after the other (最长资助年数).
    async fn years_max(&self) -> i32 {
        self.0.years_max
    }

    /// The categories of its budgets, in their order, with what its awards plan and spend of each (预算科目).
    async fn categories(&self, ctx: &Context<'_>) -> Result<Vec<BudgetCategory>> {
        of_programme(ctx, self.0.id).await
    }

    /// What was awarded of it, oldest first (立项经费).
    async fn awards(&self, ctx: &Context<'_>) -> Result<Vec<Award>> {
        let rows = one(ctx, AwardsOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows.iter().cloned().map(Award).collect())
    }
}

/// A movement of money, as it was written down (资金变动).
pub struct MoneyMovement(movement::Model);

#[Object]
impl MoneyMovement {
    /// Its place in the order of all (序号).
    async fn position(&self) -> i64 {
        self.0.position
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// What moved (变动类别).
    async fn kind(&self) -> MovementKind {
        self.0.kind
    }

    /// How much (金额).
    async fn amount(&self) -> Fen {
        self.0.amount_fen.into()
    }

    /// Who did it, as shown at the time (经办).
    async fn actor(&self) -> &str {
        &self.0.actor
    }

    /// Of which project (项目).
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        Ok(one(ctx, ProjectOf(self.0.project_id)).await?.map(Project))
    }
}

/// Fields of the whole list.
pub struct MovementTotal(Select<movement::Entity>);

#[Object]
impl MovementTotal {
    /// Movements in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of funds.
#[derive(Default)]
pub struct FundQuery;

#[Object]
impl FundQuery {
    /// Funds that the caller may see, newest first (项目资金).
    async fn funds(&self, ctx: &Context<'_>) -> Result<Vec<Fund>> {
        let all = caller(ctx).scope("Query.funds").funds();
        let rows = all.order_by_desc(fund_row::Column::Year).order_by_desc(fund_row::Column::Id);
        let rows = rows.limit(100).all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(rows.into_iter().map(Fund).collect())
    }

    /// Each movement of a fund's money in its order, oldest first: payments less what came back add up to what is
    /// out, to the last fen (资金台账).
    async fn money_movements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which fund.")] fund: ID,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<Listed<MoneyMovement, MovementTotal>> {
        let page = Page::<i64>::read(first, after)?;
        let fund = FundId::parse(&fund).map_err(|_| bad_input("fund: not a fund's id"))?;
        let all = caller(ctx).scope("Query.moneyMovements").movements().filter(movement::Column::FundId.eq(fund));
        let onward = page.after.map(|position| movement::Column::Position.gt(position));
        let rows = all.clone().filter(Condition::all().add_option(onward));
        let rows = rows.order_by_asc(movement::Column::Position).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, MovementTotal(all), |row| row.position, MoneyMovement))
    }
}
