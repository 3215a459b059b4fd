//! The working calendar: read from the database, for a write and once for a request.

use std::sync::Arc;

use async_graphql::Context;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use tokio::sync::OnceCell;

use entity::institution::annual_days::{AnnualBook, AnnualDays};
use entity::institution::calendar::year::{self, CalendarDay};
use entity::institution::calendar::{self, WorkCalendar};
use entity::institution::campaign;

use crate::caller::state;
use crate::fault::Fault;
use crate::world::day_in_china;

/// Which days are worked, all years.
pub async fn calendar(db: &impl ConnectionTrait) -> Result<WorkCalendar, DbErr> {
    let years = years(db).await?.into_iter().map(|row| row.year);
    let days = calendar::Entity::find().all(db).await?.into_iter().map(|row| (row.day, row.kind));
    Ok(WorkCalendar::new(years, days))
}

/// The years that are known, newest first.
pub async fn years(db: &impl ConnectionTrait) -> Result<Vec<year::Model>, DbErr> {
    year::Entity::find().order_by_desc(year::Column::Year).all(db).await
}

/// The days of one year's notice.
pub async fn days_of(db: &impl ConnectionTrait, year: i32) -> Result<Vec<CalendarDay>, DbErr> {
    let days = calendar::Entity::find().filter(calendar::Column::Year.eq(year)).order_by_asc(calendar::Column::Day);
    let day = |calendar::Model { day, year: _, kind, name }| CalendarDay { day, kind, name };
    Ok(days.all(db).await?.into_iter().map(day).collect())
}

/// The days of each year's inspection, region by region: those of the campaigns that were opened; where there is
/// none, the usual ones hold.
pub async fn annual(db: &impl ConnectionTrait) -> Result<AnnualBook, DbErr> {
    let campaigns = campaign::Entity::find().order_by_desc(campaign::Column::Year).all(db).await?;
    let days = campaigns.into_iter().map(|row| {
        let days = AnnualDays::of_campaign(&row.days(), day_in_china(row.opened_at));
        (row.region_code, days)
    });
    Ok(AnnualBook::new(days.collect()))
}

/// The calendars of one request: whoever asks first reads it, and the others of a list wait for him.
#[derive(Debug, Default)]
pub struct CalendarOnce {
    work: OnceCell<Arc<WorkCalendar>>,
    annual: OnceCell<Arc<AnnualBook>>,
}

/// The calendar, once a request.
pub async fn calendar_of(ctx: &Context<'_>) -> Result<Arc<WorkCalendar>, Fault> {
    let once = ctx.data_unchecked::<CalendarOnce>();
    let read = || async { Ok(Arc::new(calendar(&state(ctx).db).await?)) };
    once.work.get_or_try_init(read).await.cloned()
}

/// The days of the inspections, once a request.
pub async fn annual_of(ctx: &Context<'_>) -> Result<Arc<AnnualBook>, Fault> {
    let once = ctx.data_unchecked::<CalendarOnce>();
    let read = || async { Ok(Arc::new(annual(&state(ctx).db).await?)) };
    once.annual.get_or_try_init(read).await.cloned()
}
