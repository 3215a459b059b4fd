//! Leases: which unfinished runs are still carried out by some replica. On PostgreSQL a run holds an
//! advisory lock in a transaction of its own, which goes when its server goes, however it goes. An
//! SQLite database has one server, so after a start nothing is carried out.

use chrono::TimeDelta;
use sea_orm::sea_query::{Expr, Func, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, TransactionTrait};

use entity::register::import::{self, ImportRunId, ImportState};

use crate::fault::Fault;
use crate::state::State;

/// A queued run holds no lock, because waiting must not use up connections: so long it is believed.
const QUEUE: TimeDelta = TimeDelta::hours(1);

/// Takes the lease of a run; it lasts until it is dropped.
pub async fn take(state: &State, run: ImportRunId) -> Result<Option<DatabaseTransaction>, Fault> {
    if state.db.get_database_backend() != DbBackend::Postgres {
        return Ok(None);
    }
    let lease = state.db.begin().await?;
    lease.query_one(&lock("pg_advisory_xact_lock", run)).await?;
    Ok(Some(lease))
}

/// Whether some replica carries this unfinished run out.
pub async fn is_alive(state: &State, run: &import::Model) -> Result<bool, Fault> {
    if state.db.get_database_backend() != DbBackend::Postgres {
        return Ok(false);
    }
    if run.state == ImportState::Queued {
        return Ok(state.world.now() - run.started_at < QUEUE);
    }
    let tx = state.db.begin().await?;
    let answer = tx.query_one(&lock("pg_try_advisory_xact_lock", run.id)).await?;
    let free: Option<bool> = answer.map(|row| row.try_get("", "locked")).transpose()?;
    tx.rollback().await?;
    Ok(free == Some(false))
}

/// The last eight bytes of a UUIDv7 are random: key enough.
fn lock(function: &'static str, run: ImportRunId) -> SelectStatement {
    let (_, key) = run.0.as_u64_pair();
    Query::select().expr_as(Func::cust(function).arg(Expr::value(key.cast_signed())), "locked").to_owned()
}
