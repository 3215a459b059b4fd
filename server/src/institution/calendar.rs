//! The working calendar: read from the database, for a write and once for a request.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};

use entity::institution::annual_days::AnnualCalendar;
use entity::institution::calendar::year::{self, CalendarDay};
use entity::institution::calendar::{self, WorkCalendar};

use crate::api::loaders::shared;
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

/// The calendar of one request: a list of a hundred items reads it once.
pub struct CalendarLoader(pub DatabaseConnection);

impl Loader<()> for CalendarLoader {
    type Value = Arc<WorkCalendar>;
    type Error = Arc<DbErr>;

    async fn load(&self, _: &[()]) -> Result<HashMap<(), Self::Value>, Self::Error> {
        Ok(HashMap::from([((), Arc::new(calendar(&self.0).await?))]))
    }
}

/// The calendar, once a request.
pub async fn calendar_of(ctx: &Context<'_>) -> Result<Arc<WorkCalendar>, Fault> {
    let loader = ctx.data_unchecked::<DataLoader<CalendarLoader>>();
    Ok(loader.load_one(()).await.map_err(shared)?.unwrap_or_default())
}
