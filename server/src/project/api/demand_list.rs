//! The list of demands, newest first.

use async_graphql::{Context, InputObject, Object, Result};
use sea_orm::sea_query::Cond;
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::Word;
use entity::project::demand::{self, DemandId, DemandState};
use entity::register::society::Discipline;

use super::demand::Demand;
use crate::access::Scope;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::project::search::found;

/// What to narrow a list of demands to (需求筛选).
#[derive(InputObject, Default)]
struct DemandFilter {
    /// In one of these states, as the caller sees them.
    states: Option<Vec<DemandState>>,
    /// That speak to one of these disciplines.
    disciplines: Option<Vec<Discipline>>,
    /// Part of title or poster in characters, full pinyin or initials, or of the need.
    search: Option<String>,
}

impl DemandFilter {
    fn condition(self, scope: &Scope<'_>) -> Condition {
        let Self { states, disciplines, search } = self;
        let speaks = disciplines.map(|all| {
            let first = demand::Column::Discipline.is_in(all.iter().copied());
            let further = |any: Condition, one: &Discipline| any.add(demand::Column::Further.contains(one.code()));
            all.iter().fold(Cond::any().add(first), further)
        });
        Condition::all()
            .add_option(states.map(|states| scope.demands_in(&states)))
            .add_option(speaks)
            .add(found((demand::Entity, demand::Column::Search), search.as_deref()))
    }
}

/// Fields of the whole list.
pub struct DemandTotal(Select<demand::Entity>);

#[Object]
impl DemandTotal {
    /// Demands in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of demands.
#[derive(Default)]
pub struct DemandQuery;

#[Object]
impl DemandQuery {
    /// Demands that the caller may see, newest first (需求对接). A society sees what is open in its region, what it
    /// has offered for and what it is matched with; a poster his own.
    async fn demands(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<DemandFilter>,
    ) -> Result<Listed<Demand, DemandTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let scope = caller(ctx).scope("Query.demands");
        let all = scope.demands().filter(filter.unwrap_or_default().condition(&scope));
        let onward = page.after.map(|id| demand::Column::Id.lt(DemandId(id)));
        let rows = all.clone().filter(Condition::all().add_option(onward));
        let rows = rows.order_by_desc(demand::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, DemandTotal(all), |row| row.id.0, Demand))
    }
}
