//! The platform about itself: the day it lives in, its health for administrators.

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use entity::account::row::user;
use entity::ledger::event;
use entity::register::import;

use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::scalar::Date;
use crate::state::setting;

/// The platform's health (系统状态), for administrators.
#[derive(SimpleObject)]
pub struct System {
    /// Version of the server.
    version: &'static str,
    /// `SQLite` or `PostgreSQL`.
    database: &'static str,
    /// Whether this is a demo database with a clock of its own.
    demo: bool,
    /// The platform's moment.
    now: DateTime<Utc>,
    /// Societies in the register.
    societies: u64,
    /// Events in the ledger.
    events: u64,
    /// User accounts.
    users: u64,
    /// When the last import ended; null when none did.
    last_import_at: Option<DateTime<Utc>>,
}

/// Queries about the platform.
#[derive(Default)]
pub struct SystemQuery;

#[Object]
impl SystemQuery {
    /// The platform's day in China (今天); a demo database lives in March 2026.
    async fn today(&self, ctx: &Context<'_>) -> Date {
        state(ctx).world.today().into()
    }

    /// Health of the platform.
    async fn system(&self, ctx: &Context<'_>) -> Result<System> {
        Ok(read(ctx).await?)
    }
}

async fn read(ctx: &Context<'_>) -> Result<System, Fault> {
    let state = state(ctx);
    let ended = import::Entity::find().filter(import::Column::FinishedAt.is_not_null());
    let last = ended.order_by_desc(import::Column::FinishedAt).one(&state.db).await?;
    Ok(System {
        version: env!("CARGO_PKG_VERSION"),
        database: match state.db.get_database_backend() {
            DbBackend::Sqlite => "SQLite",
            _ => "PostgreSQL",
        },
        demo: setting(&state.db, crate::demo::SHIFT).await?.is_some(),
        now: state.world.now(),
        societies: caller(ctx).scope("Query.societies").societies().count(&state.db).await?,
        events: event::Entity::find().count(&state.db).await?,
        users: user::Entity::find().count(&state.db).await?,
        last_import_at: last.and_then(|run| run.finished_at),
    })
}
