//! The queue of payments, and the awards of which not everything is planned.

use async_graphql::{Context, InputObject, Object, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::project::award;
use entity::project::tranche::{self, TrancheId, TrancheState};

use super::award::Award;
use super::tranche::Tranche;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};

/// The tranche with this id; none when it does not exist for the caller.
pub async fn find_tranche(ctx: &Context<'_>, id: TrancheId) -> Result<Option<Tranche>, Fault> {
    let found = caller(ctx).scope("Query.tranches").tranches().filter(tranche::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Tranche))
}

/// What to narrow a list of tranches to (拨款批次筛选).
#[derive(InputObject, Default)]
struct TrancheFilter {
    /// In one of these states.
    states: Option<Vec<TrancheState>>,
}

/// Fields of the whole list.
pub struct TrancheTotal(Select<tranche::Entity>);

#[Object]
impl TrancheTotal {
    /// Tranches in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of payments.
#[derive(Default)]
pub struct PaymentQuery;

#[Object]
impl PaymentQuery {
    /// Tranches that the caller may see, oldest first (拨款批次).
    async fn tranches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<TrancheFilter>,
    ) -> Result<Listed<Tranche, TrancheTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let TrancheFilter { states } = filter.unwrap_or_default();
        let narrow = Condition::all().add_option(states.map(|states| tranche::Column::State.is_in(states)));
        let all = caller(ctx).scope("Query.tranches").tranches().filter(narrow);
        let onward = page.after.map(|id| tranche::Column::Id.gt(TrancheId(id)));
        let found = all.clone().filter(Condition::all().add_option(onward));
        let found = found.order_by_asc(tranche::Column::Id).limit(page.limit());
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, TrancheTotal(all), |row| row.id.0, Tranche))
    }

    /// Awards of which a part is not planned for any day (未排期经费), at most 100.
    async fn unscheduled_awards(&self, ctx: &Context<'_>) -> Result<Vec<Award>> {
        let all = caller(ctx).scope("Query.unscheduledAwards").awards();
        let open = Expr::col(award::Column::PlannedFen).lt(Expr::col(award::Column::AmountFen));
        let found = all.filter(open).order_by_asc(award::Column::ProjectId).limit(100);
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(rows.into_iter().map(Award).collect())
    }
}
