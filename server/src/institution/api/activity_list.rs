//! The list of activity filings, newest first or as they wait.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, Condition, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use entity::institution::activity::{self, ActivityId, ActivityKind, ActivityState};
use entity::register::present;
use entity::register::society::SocietyId;

use super::activity::ActivityFiling;
use crate::access::Scope;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, Place, connect};
use crate::scalar::Date;

/// What to narrow a list of filings to (活动筛选).
#[derive(InputObject, Default)]
struct ActivityFilter {
    /// Of this society.
    society: Option<ID>,
    /// In one of these states.
    states: Option<Vec<ActivityState>>,
    /// Of one of these kinds.
    kinds: Option<Vec<ActivityKind>>,
    /// Planned for this day or later.
    held_from: Option<Date>,
    /// Planned for this day or earlier.
    held_until: Option<Date>,
    /// Whose title holds this, or whose society's name, pinyin, initials or code do.
    search: Option<String>,
}

impl ActivityFilter {
    fn condition(self, scope: &Scope<'_>) -> Result<Condition> {
        let Self { society, states, kinds, held_from, held_until, search } = self;
        let mut all = Condition::all();
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(activity::Column::SocietyId.eq(id));
        }
        all = all.add_option(states.map(|states| activity::Column::State.is_in(states)));
        all = all.add_option(kinds.map(|kinds| activity::Column::Kind.is_in(kinds)));
        all = all.add_option(held_from.map(|day| activity::Column::HeldOn.gte(day.0)));
        all = all.add_option(held_until.map(|day| activity::Column::HeldOn.lte(day.0)));
        if let Some(text) = search.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()) {
            let named = present::Column::Search.contains(&text);
            let found = scope.societies().select_only().column(present::Column::SocietyId).filter(named);
            let societies = activity::Column::SocietyId.in_subquery(found.into_query());
            all = all.add(Condition::any().add(societies).add(activity::Column::Title.contains(&text)));
        }
        Ok(all)
    }
}

/// The order of a list of filings (排序).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
enum ActivityOrder {
    /// What moved last comes first.
    #[default]
    Newest,
    /// What has waited longest comes first.
    Waiting,
}

/// The place of a filing: since when it has been in its state, and its id.
#[derive(Clone, Copy, Debug)]
struct ActivityPlace(DateTime<Utc>, Uuid);

impl Place for ActivityPlace {
    fn write(&self) -> String {
        format!("{}|{}", self.0.timestamp_micros(), self.1.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('|')?;
        Some(Self(DateTime::from_timestamp_micros(at.parse().ok()?)?, Uuid::try_parse(id).ok()?))
    }
}

impl ActivityOrder {
    const fn direction(self) -> Order {
        match self {
            Self::Newest => Order::Desc,
            Self::Waiting => Order::Asc,
        }
    }

    /// What comes after a place.
    fn onward(self, ActivityPlace(at, id): ActivityPlace) -> Condition {
        use activity::Column::{Id, StateSince};
        let id = ActivityId(id);
        match self {
            Self::Newest => Condition::any().add(StateSince.lt(at)).add(StateSince.eq(at).and(Id.lt(id))),
            Self::Waiting => Condition::any().add(StateSince.gt(at)).add(StateSince.eq(at).and(Id.gt(id))),
        }
    }
}

/// Fields of the whole list.
pub struct ActivityTotal(Select<activity::Entity>);

#[Object]
impl ActivityTotal {
    /// Filings in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of activity filings.
#[derive(Default)]
pub struct ActivityQuery;

#[Object]
impl ActivityQuery {
    /// Activity filings that the caller may see (活动报备).
    async fn activity_filings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<ActivityFilter>,
        #[graphql(desc = "In which order; NEWEST when absent.")] order_by: Option<ActivityOrder>,
    ) -> Result<Listed<ActivityFiling, ActivityTotal>> {
        let page = Page::<ActivityPlace>::read(first, after)?;
        let (scope, order) = (caller(ctx).scope("Query.activityFilings"), order_by.unwrap_or_default());
        let filter = filter.unwrap_or_default().condition(&scope)?;
        let all = scope.activities().filter(filter);
        let onward = page.after.map_or_else(Condition::all, |place| order.onward(place));
        let rows = all.clone().filter(onward).order_by(activity::Column::StateSince, order.direction());
        let rows = rows.order_by(activity::Column::Id, order.direction()).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        let place = |row: &activity::Model| ActivityPlace(row.state_since, row.id.0);
        Ok(connect(&page, rows, ActivityTotal(all), place, ActivityFiling))
    }
}
