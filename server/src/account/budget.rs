//! What a caller may spend: so many points a minute, whatever he asks for. A document costs the points that `http::limit`
//! measures before it runs, at least one; what would cost more than is left is refused and costs nothing.
//!
//! Whoever has an account is counted over all replicas: each counts by itself and tells the database what it has
//! counted, at the latest after a second or a twentieth of the budget. So a request rarely waits for a count, and all
//! replicas together let through hardly more than one would. Whoever has none is counted by address, here alone.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{CaseStatement, Expr, OnConflict};
use sea_orm::{DatabaseConnection, DbBackend, EntityTrait, Set};

use entity::account::row::spending::{self, Column};

use crate::caller::Caller;
use crate::fault::Fault;
use crate::state::State;

/// A budget holds for so many seconds, from one full minute to the next.
pub const WINDOW_SECONDS: i64 = 60;
/// Whoever has no account may spend so small a part of what the others may.
const ANONYMOUS_SHARE: u64 = 10;
/// The database is told after this part of a budget at the latest.
const UNTOLD_SHARE: u64 = 20;
/// And after so long.
const UNTOLD: TimeDelta = TimeDelta::seconds(1);
/// The most callers that are remembered; beyond that, those of earlier minutes are forgotten.
const KNOWN: usize = 10_000;

/// What is left of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// What this document cost, points.
    pub points: u64,
    /// What may be spent in a minute, points.
    pub limit: u64,
    /// What is left of it, points.
    pub remaining: u64,
    /// Until it is whole again, seconds.
    pub reset: i64,
}

/// What one caller has spent.
#[derive(Clone, Copy, Debug)]
struct Account {
    minute: i64,
    /// Counted here and not told yet.
    untold: u64,
    /// What the database said last, with what was told since.
    told: u64,
    told_at: DateTime<Utc>,
}

/// What each caller has spent, as this process knows it.
#[derive(Debug, Default)]
pub struct Budget(Mutex<HashMap<String, Account>>);

impl Budget {
    /// Takes points from a caller's budget; what is left, and whether he may go on. None where nothing is limited.
    pub async fn spend(&self, state: &State, caller: &Caller, points: usize) -> Result<Option<Balance>, Spent> {
        let Some(whole) = state.config.points_per_minute else { return Ok(None) };
        let points = u64::try_from(points).unwrap_or(u64::MAX).max(1);
        let now = state.world.now();
        let (limit, shared) = match caller.viewer.get() {
            Some(_) => (whole, shares(&state.db)),
            None => (whole / ANONYMOUS_SHARE, false),
        };
        let who = caller.who();
        let (balance, due) = self.count(&who, points, limit, now)?;
        let Some(due) = due.filter(|_| shared) else { return Ok(Some(balance)) };
        let total = tell(&state.db, &who, balance_minute(now), due).await.map_err(Spent::Fault)?;
        Ok(Some(self.heard(&who, total, balance, now)))
    }

    /// Counts here; what the database has to be told by now.
    fn count(&self, who: &str, points: u64, limit: u64, now: DateTime<Utc>) -> Result<(Balance, Option<u64>), Spent> {
        let minute = balance_minute(now);
        let reset = (minute + 1) * WINDOW_SECONDS - now.timestamp();
        let mut known = self.known();
        if known.len() >= KNOWN && !known.contains_key(who) {
            known.retain(|_, account| account.minute == minute);
            if known.len() >= KNOWN {
                return Err(Spent::Over { limit, reset });
            }
        }
        // Nothing was told yet: the first word of a minute asks what the other replicas have counted.
        let fresh = Account { minute, untold: 0, told: 0, told_at: now - UNTOLD };
        let account = known.entry(who.to_owned()).or_insert(fresh);
        if account.minute != minute {
            *account = fresh;
        }
        let spent = account.told.saturating_add(account.untold);
        if spent.saturating_add(points) > limit {
            return Err(Spent::Over { limit, reset });
        }
        account.untold += points;
        let due = (account.untold >= limit / UNTOLD_SHARE || now - account.told_at >= UNTOLD).then_some(account.untold);
        if let Some(due) = due {
            // Whoever comes meanwhile does not tell it again.
            (account.untold, account.told, account.told_at) = (0, account.told + due, now);
        }
        Ok((Balance { points, limit, remaining: limit - spent - points, reset }, due))
    }

    /// The database has answered what all replicas have counted.
    fn heard(&self, who: &str, total: u64, balance: Balance, now: DateTime<Utc>) -> Balance {
        let mut known = self.known();
        let Some(account) = known.get_mut(who).filter(|account| account.minute == balance_minute(now)) else {
            return balance;
        };
        account.told = account.told.max(total);
        Balance { remaining: balance.limit.saturating_sub(account.told + account.untold), ..balance }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, Account>> {
        // A poisoned count is still a count.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why nothing was taken.
#[derive(Debug)]
pub enum Spent {
    /// There is not enough left.
    Over {
        /// What may be spent in a minute, points.
        limit: u64,
        /// Until the budget is whole again, seconds.
        reset: i64,
    },
    /// We broke.
    Fault(Fault),
}

/// Whether there are other replicas to count with: a SQLite file has one server.
fn shares(db: &DatabaseConnection) -> bool {
    db.get_database_backend() == DbBackend::Postgres
}

const fn balance_minute(now: DateTime<Utc>) -> i64 {
    now.timestamp().div_euclid(WINDOW_SECONDS)
}

/// Adds to what all replicas have counted in a minute; answers the sum.
async fn tell(db: &DatabaseConnection, who: &str, minute: i64, points: u64) -> Result<u64, Fault> {
    // Only here: its `max` would stand in the way of that of numbers.
    use sea_orm::sea_query::ExprTrait;

    let row = spending::ActiveModel {
        caller: Set(who.to_owned()),
        minute: Set(minute),
        points: Set(i64::try_from(points).unwrap_or(i64::MAX)),
    };
    let told = |column| Expr::col(("excluded", column));
    let stands = |column| Expr::col((spending::Entity, column));
    let same = stands(Column::Minute).eq(told(Column::Minute));
    let sum = stands(Column::Points).add(told(Column::Points));
    let points = CaseStatement::new().case(same, sum).finally(told(Column::Points));
    let add = OnConflict::column(Column::Caller)
        .value(Column::Points, points)
        .value(Column::Minute, told(Column::Minute))
        .to_owned();
    let row = spending::Entity::insert(row).on_conflict(add).exec_with_returning(db).await?;
    Ok(u64::try_from(row.points).unwrap_or_default())
}
