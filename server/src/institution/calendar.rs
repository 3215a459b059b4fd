//! The working calendar: read from the database, for a write and once for a request.

use std::sync::Arc;

use async_graphql::Context;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use tokio::sync::OnceCell;

use entity::institution::annual_days::AnnualCalendar;
use entity::institution::calendar::year::{self, CalendarDay};
use entity::institution::calendar::{self, WorkCalendar};

use crate::caller::state;
use crate::fault::Fault;

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

/// The days of each year's inspection: the usual ones, until a campaign gives its own.
#[must_use]
pub fn annual() -> AnnualCalendar {
    AnnualCalendar::default()
}

/// The calendar of one request: whoever asks first reads it, and the others of a list wait for him.
#[derive(Debug, Default)]
pub struct CalendarOnce(OnceCell<Arc<WorkCalendar>>);

/// The calendar, once a request.
pub async fn calendar_of(ctx: &Context<'_>) -> Result<Arc<WorkCalendar>, Fault> {
    let once = ctx.data_unchecked::<CalendarOnce>();
    let read = || async { Ok(Arc::new(calendar(&state(ctx).db).await?)) };
    once.0.get_or_try_init(read).await.cloned()
}
