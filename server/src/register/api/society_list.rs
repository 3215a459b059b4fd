//! The list of societies, a page at a time; and a single society.

use async_graphql::{Context, ID, Object, Result};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};

use entity::register::present;
use entity::register::region::{self, RegionId};
use entity::register::society::SocietyId;

use super::society::{Society, find_society};
use crate::caller::{Caller, bad_input, caller, coded, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, bad_cursor, connect};
use crate::register::filter::{Filter, SEARCH_MAX, SocietyFilter};
use crate::register::order::{SocietyOrder, SocietyOrderField, SocietyPlace};
use crate::scalar::Date;
use crate::state::State;

/// Fields of the whole list.
pub struct SocietyTotal(pub Select<present::Entity>);

#[Object]
impl SocietyTotal {
    /// Societies in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of societies.
pub type SocietyConnection = Listed<Society, SocietyTotal>;

/// Queries of societies.
#[derive(Default)]
pub struct SocietyQuery;

#[Object]
impl SocietyQuery {
    /// A society today, or as of a day up to today; null when it does not exist for the caller, or did
    /// not exist on that day.
    async fn society(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Global id.")] id: ID,
        #[graphql(desc = "The day to look at; today when absent.")] as_of: Option<Date>,
    ) -> Result<Option<Society>> {
        let as_of = past(state(ctx), as_of)?;
        match SocietyId::parse(&id) {
            Ok(id) => Ok(find_society(ctx, id, as_of).await?),
            Err(_) => Ok(None),
        }
    }

    /// Societies that the caller may see and that are there today; with `ended` those that are there no more.
    async fn societies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<SocietyFilter>,
        #[graphql(desc = "Order; by credit code when absent.")] order_by: Option<SocietyOrder>,
        #[graphql(desc = "Those that were deregistered or revoked instead.", default = false)] ended: bool,
    ) -> Result<SocietyConnection> {
        let order = readable(caller(ctx), order_by.unwrap_or_default())?;
        let page = Page::<SocietyPlace>::read(first, after)?;
        if page.after.as_ref().is_some_and(|place| !order.owns(place)) {
            return Err(bad_cursor());
        }
        let day = state(ctx).world.today();
        let filter = read_filter(state(ctx), caller(ctx), filter.unwrap_or_default(), day).await?;
        let scope = caller(ctx).scope("Query.societies");
        let all = if ended { scope.ended_societies() } else { scope.societies() }.filter(filter.condition());
        let rows = order.apply(all.clone(), page.after.as_ref()).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, SocietyTotal(all), |row| order.place(row), |row| Society { row, day }))
    }
}

/// A day up to today; a day in the future is a clear error.
pub fn past(state: &State, as_of: Option<Date>) -> Result<Option<chrono::NaiveDate>> {
    match as_of {
        Some(day) if day.0 > state.world.today() => Err(bad_input("asOf: the day cannot lie in the future")),
        other => Ok(other.map(|day| day.0)),
    }
}

/// Refuses an order that would tell what the caller may not see.
pub fn readable(caller: &Caller, order: SocietyOrder) -> Result<SocietyOrder> {
    if order.tells_counts() && !caller.allows("Society.headcount") {
        return Err(coded("orderBy: counts are not for your role to see", "FORBIDDEN"));
    }
    if order.field == SocietyOrderField::Grade {
        caller.within_scope("SocietyOrderField.GRADE")?;
    }
    Ok(order)
}

/// Reads a filter: looks up its region, normalises its search.
pub async fn read_filter(
    state: &State,
    caller: &Caller,
    input: SocietyFilter,
    day: chrono::NaiveDate,
) -> Result<Filter> {
    if input.search.as_ref().is_some_and(|text| text.chars().count() > SEARCH_MAX) {
        return Err(bad_input(format!("filter.search: at most {SEARCH_MAX} characters")));
    }
    input.used().try_for_each(|field| caller.within_scope(field))?;
    let region_code = match &input.region {
        None => None,
        Some(id) => {
            let id = RegionId::parse(id).map_err(|_| bad_input("filter.region: not a region's id"))?;
            let row = region::Entity::find_by_id(id).one(&state.db).await.map_err(Fault::from)?;
            Some(row.ok_or_else(|| bad_input("filter.region: there is no such region"))?.code)
        }
    };
    let leaders = caller.allows("Society.leaders");
    Ok(Filter::new(input, region_code, leaders, day))
}
