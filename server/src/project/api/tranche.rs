//! A tranche in the API: how much for which day, how far its payment is, and what the caller may do with it.

use async_graphql::{Context, ID, Object, Result};

use entity::ledger::open_item::OpenItemKind;
use entity::project::tranche::{self, Eyes, TrancheState, TrancheStep, four_eyes};

use super::loader::{ProjectOf, one};
use super::project::Project;
use crate::caller::caller;
use crate::institution::api::loader::{ItemOf, one as of_item};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::{Date, Fen};

/// A part of an award that is paid at once (拨款批次).
pub struct Tranche(pub tranche::Model);

#[Object]
impl Tranche {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Its place among the award's tranches, from 1 (批次).
    async fn no(&self) -> i32 {
        self.0.no
    }

    /// How much (金额).
    async fn amount(&self) -> Fen {
        self.0.amount_fen.into()
    }

    /// For which day it is planned (计划日期).
    async fn planned_on(&self) -> Date {
        self.0.planned_on.into()
    }

    /// What has to be there before it is paid (拨付条件).
    async fn condition(&self) -> &str {
        &self.0.condition
    }

    /// How far it is (状态).
    async fn state(&self) -> TrancheState {
        self.0.state
    }

    /// By which the bank's paper names the payment; null before it is paid out (付款编号).
    async fn reference(&self) -> Option<&str> {
        self.0.reference.as_deref()
    }

    /// The day it was paid out; null before (拨付日期).
    async fn released_on(&self) -> Option<Date> {
        self.0.released_on.map(Date)
    }

    /// The day it was confirmed; null before (到账日期).
    async fn confirmed_on(&self) -> Option<Date> {
        self.0.confirmed_on.map(Date)
    }

    /// Why it was returned, or what was said of it last; null for nothing (说明).
    async fn remark(&self) -> Option<&str> {
        self.0.remark.as_deref()
    }

    /// Of which project (项目).
    async fn project(&self, ctx: &Context<'_>) -> Result<Option<Project>> {
        Ok(one(ctx, ProjectOf(self.0.project_id)).await?.map(Project))
    }

    /// What waits for whom about it; null when nothing does, or the caller may not see it (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        if !caller(ctx).allows("Query.tranches") {
            return Ok(None);
        }
        Ok(of_item(ctx, ItemOf(OpenItemKind::Payment, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// The steps that the caller may make now; each is one mutation. Two people approve a payment, and neither is
    /// the one who requested it (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<TrancheStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let eyes = Eyes { requested_by: self.0.requested_by, approved_by: self.0.approved_by };
        let may = |step: &TrancheStep| {
            field_of(*step).is_some_and(|field| viewer.allows(field)) && four_eyes(*step, eyes, viewer.user_id).is_ok()
        };
        self.0.state.steps().into_iter().filter(may).collect()
    }
}

/// The mutation that makes a step; none for what only the end of a project makes.
const fn field_of(step: TrancheStep) -> Option<&'static str> {
    Some(match step {
        TrancheStep::Request => "Mutation.requestPayments",
        TrancheStep::Approve => "Mutation.approvePayments",
        TrancheStep::Release => "Mutation.releasePayments",
        TrancheStep::Return => "Mutation.returnPayment",
        TrancheStep::Confirm => "Mutation.confirmPayment",
        TrancheStep::Bounce => "Mutation.bouncePayment",
        TrancheStep::Cancel => return None,
    })
}
