//! An award in the API: how much of which programme, what is planned and paid of it, what is to be given back.

use async_graphql::{Context, Object, Result, SimpleObject};

use entity::project::award::{self, recovery};

use super::budget::{BudgetCategory, of_award, unbudgeted};
use super::loader::{ProgrammeOf, ProjectOf, RecoveryOf, TranchesOf, one};
use super::project::Project;
use super::tranche::Tranche;
use crate::fault::Fault;
use crate::scalar::{Date, Fen};

/// What was awarded to a project (立项经费).
pub struct Award(pub award::Model);

#[Object]
impl Award {
    /// The project (项目).
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        Ok(one(ctx, ProjectOf(self.0.project_id)).await?.map(Project))
    }

    /// Name of the programme that pays it (资金计划).
    async fn programme_name(&self, ctx: &Context<'_>) -> Result<String> {
        let found = one(ctx, ProgrammeOf(self.0.programme_id)).await?;
        Ok(found.ok_or_else(|| Fault::Broken("an award without its programme".into()))?.name)
    }

    /// How much (立项金额).
    async fn amount(&self) -> Fen {
        self.0.amount_fen.into()
    }

    /// Σ of its tranches: never more than the amount (已排期).
    async fn planned(&self) -> Fen {
        self.0.planned_fen.into()
    }

    /// What is not planned yet (未排期).
    async fn unscheduled(&self) -> Fen {
        self.0.amount_fen.minus(self.0.planned_fen).unwrap_or_default().into()
    }

    /// What was paid out, recoveries not counted (已拨付).
    async fn released(&self) -> Fen {
        self.0.released_fen.into()
    }

    /// What came back of it (已追回).
    async fn recovered(&self) -> Fen {
        self.0.recovered_fen.into()
    }

    /// The day on which the agreement was signed; null before (协议签订日期).
    async fn agreed_on(&self) -> Option<Date> {
        self.0.agreed_on.map(Date)
    }

    /// The last day on which money may be paid; null before the agreement (协议有效期至).
    async fn valid_until(&self) -> Option<Date> {
        self.0.valid_until.map(Date)
    }

    /// Its budget by the categories of its programme, in their order: planned, spent, left (科目预算与余额).
    async fn budget(&self, ctx: &Context<'_>) -> Result<Vec<BudgetCategory>> {
        of_award(ctx, &self.0).await
    }

    /// What no category has of it (未列入科目).
    async fn unbudgeted(&self, ctx: &Context<'_>) -> Result<Fen> {
        Ok(unbudgeted(ctx, &self.0).await?.into())
    }

    /// Its tranches, in their order (拨款批次).
    async fn tranches(&self, ctx: &Context<'_>) -> Result<Vec<Tranche>> {
        let rows = one(ctx, TranchesOf(self.0.project_id)).await?.unwrap_or_default();
        Ok(rows.iter().cloned().map(Tranche).collect())
    }

    /// What the society has to give back; null when nothing (追回).
    async fn recovery(&self, ctx: &Context<'_>) -> Result<Option<Recovery>> {
        Ok(one(ctx, RecoveryOf(self.0.project_id)).await?.map(Recovery::from))
    }
}

/// Money that a society has to give back (追回资金).
#[derive(SimpleObject)]
struct Recovery {
    /// Counts the writes to it; send it back as `expectedVersion`.
    version: i32,
    /// How much (追回金额).
    amount: Fen,
    /// What came of it (已到账).
    received: Fen,
    /// Why (追回原因).
    reason: String,
    /// The day of the order (通知日期).
    ordered_on: Date,
    /// Until when (退回期限).
    due_on: Date,
    /// The day on which the last fen came; null while it has not (结清日期).
    closed_on: Option<Date>,
}

impl From<recovery::Model> for Recovery {
    fn from(row: recovery::Model) -> Self {
        let recovery::Model { project_id: _, amount_fen, received_fen, reason, version, ordered_on, due_on, closed_on } =
            row;
        Self {
            version,
            amount: amount_fen.into(),
            received: received_fen.into(),
            reason,
            ordered_on: ordered_on.into(),
            due_on: due_on.into(),
            closed_on: closed_on.map(Date),
        }
    }
}
