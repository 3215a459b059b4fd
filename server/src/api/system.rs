//! The platform about itself: the day it lives in, its health for administrators.

mod health;

use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use entity::account::row::user;
use entity::ledger::event;
use entity::register::import;

use self::health::{JobHealth, OperationHealth, Queues, jobs, operations, queues};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::scalar::Date;
use crate::state::setting;

/// The platform's health (系统状态), for administrators.
pub struct System;

#[Object]
impl System {
    /// Version of the server.
    async fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// `SQLite` or `PostgreSQL`.
    async fn database(&self, ctx: &Context<'_>) -> &'static str {
        match state(ctx).db.get_database_backend() {
            DbBackend::Sqlite => "SQLite",
            _ => "PostgreSQL",
        }
    }

    /// Whether this is a demo database with a clock of its own.
    async fn demo(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(setting(&state(ctx).db, crate::demo::SHIFT).await?.is_some())
    }

    /// The platform's moment.
    async fn now(&self, ctx: &Context<'_>) -> DateTime<Utc> {
        state(ctx).world.now()
    }

    /// Societies in the register.
    async fn societies(&self, ctx: &Context<'_>) -> Result<u64> {
        let all = caller(ctx).scope("Query.societies").societies();
        Ok(all.count(&state(ctx).db).await.map_err(Fault::from)?)
    }

    /// Events in the ledger.
    async fn events(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(event::Entity::find().count(&state(ctx).db).await.map_err(Fault::from)?)
    }

    /// User accounts.
    async fn users(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(user::Entity::find().count(&state(ctx).db).await.map_err(Fault::from)?)
    }

    /// When the last import ended; null when none did.
    async fn last_import_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let ended = import::Entity::find().filter(import::Column::FinishedAt.is_not_null());
        let last = ended.order_by_desc(import::Column::FinishedAt).one(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(last.and_then(|run| run.finished_at))
    }

    /// Since when the server that answers has run (启动时间).
    async fn started_at(&self, ctx: &Context<'_>) -> DateTime<Utc> {
        state(ctx).metrics.since
    }

    /// Memory that the server that answers holds, kibibytes; null where the machine does not say (内存).
    async fn memory_kibibytes(&self) -> Option<i64> {
        health::memory_kibibytes()
    }

    /// Sockets that are open at the server that answers (实时连接).
    async fn sockets(&self, ctx: &Context<'_>) -> i64 {
        state(ctx).metrics.sockets.get()
    }

    /// What the clock does by itself, and how it went last (定时任务).
    async fn jobs(&self, ctx: &Context<'_>) -> Result<Vec<JobHealth>> {
        Ok(jobs(state(ctx)).await?)
    }

    /// What waits, and what was given up (待处理).
    async fn queues(&self, ctx: &Context<'_>) -> Result<Queues> {
        Ok(queues(state(ctx)).await?)
    }

    /// The operations that took most of the time of the server that answers, the heaviest first; at most twelve (耗时操作).
    async fn operations(&self, ctx: &Context<'_>) -> Vec<OperationHealth> {
        operations(state(ctx))
    }
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
    async fn system(&self) -> System {
        System
    }
}
