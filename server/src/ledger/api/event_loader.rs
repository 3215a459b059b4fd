//! Pages of events for many societies at once: one statement for a whole list.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, FromQueryResult, Iterable, Order,
    QueryFilter, QuerySelect,
};

use entity::ledger::event::{self, Column};
use entity::register::society::SocietyId;

/// Which events of which society.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventsWanted {
    /// The society.
    pub society_id: SocietyId,
    /// Older than this position.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: u64,
}

/// Collects the wishes of one request.
pub struct EventLoader(pub DatabaseConnection);

impl Loader<EventsWanted> for EventLoader {
    type Value = Arc<Vec<event::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[EventsWanted]) -> Result<HashMap<EventsWanted, Self::Value>, Self::Error> {
        // All societies of a list ask for the same page of theirs: as many statements as pages.
        let mut pages: HashMap<(Option<i64>, u64), Vec<SocietyId>> = HashMap::new();
        for key in keys {
            pages.entry((key.before, key.limit)).or_default().push(key.society_id);
        }
        let mut found: HashMap<EventsWanted, Vec<event::Model>> = HashMap::new();
        for ((before, limit), ids) in pages {
            for row in newest(&self.0, &ids, before, limit).await? {
                if let Some(society_id) = row.society_id {
                    found.entry(EventsWanted { society_id, before, limit }).or_default().push(row);
                }
            }
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

impl Loader<SocietyId> for EventLoader {
    type Value = u64;
    type Error = Arc<DbErr>;

    /// How many events each of these societies has.
    async fn load(&self, keys: &[SocietyId]) -> Result<HashMap<SocietyId, u64>, Self::Error> {
        let counted: Vec<(SocietyId, i64)> = event::Entity::find()
            .filter(Column::SocietyId.is_in(keys.iter().copied()))
            .select_only()
            .column(Column::SocietyId)
            .column_as(Column::Position.count(), "events")
            .group_by(Column::SocietyId)
            .into_tuple()
            .all(&self.0)
            .await?;
        Ok(counted.into_iter().map(|(id, count)| (id, u64::try_from(count).unwrap_or(0))).collect())
    }
}

/// The newest events of each of these societies, newest first.
async fn newest(
    db: &DatabaseConnection,
    ids: &[SocietyId],
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<event::Model>, DbErr> {
    let (place, ranked) = (Alias::new("place"), Alias::new("ranked"));
    let window = WindowStatement::partition_by(Column::SocietyId).order_by(Column::Position, Order::Desc).take();
    let inner = Query::select()
        .columns(Column::iter())
        .expr_window_as(Expr::cust("ROW_NUMBER()"), window, place.clone())
        .from(event::Entity)
        .and_where(Expr::col(Column::SocietyId).is_in(ids.iter().copied()))
        .and_where_option(before.map(|before| Expr::col(Column::Position).lt(before)))
        .take();
    let outer = Query::select()
        .columns(Column::iter())
        .from_subquery(inner, ranked)
        .and_where(Expr::col(place).lte(limit))
        .order_by(Column::Position, Order::Desc)
        .take();
    let rows = db.query_all(&outer).await?;
    rows.iter().map(|row| event::Model::from_query_result(row, "")).collect()
}
