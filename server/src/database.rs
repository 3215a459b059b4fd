//! The database: one connection pool, with what SQLite does not do by itself.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use migration::{Migrator, MigratorTrait};

use crate::trace;

/// Opens the database; the folder of an SQLite file is made when it is missing.
pub async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    make_folder(url)?;
    // Each connection of SQLite is a thread with 7 MB of caches once it has worked, and more of them than
    // cores read no faster; PostgreSQL's wait elsewhere.
    let most = if url.starts_with("sqlite:") { 8 } else { 16 };
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).acquire_timeout(Duration::from_secs(10)).max_connections(most).min_connections(1);
    options.map_sqlx_sqlite_opts(|options| {
        options
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged write is on the disk, not only in the log's buffer.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            // For each of the pool's connections, kibibytes.
            .pragma("cache_size", "-2000")
    });
    let mut db = Database::connect(options).await?;
    trace::follow(&mut db);
    Ok(db)
}

/// The file of an SQLite database; none for another one, or one in memory.
#[must_use]
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://")?.split('?').next()?;
    (!path.is_empty() && path != ":memory:").then(|| path.into())
}

fn make_folder(url: &str) -> Result<(), DbErr> {
    let Some(path) = sqlite_file(url) else { return Ok(()) };
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder)
            .map_err(|error| DbErr::Custom(format!("cannot make {}: {error}", folder.display()))),
        _ => Ok(()),
    }
}

/// Brings the tables up to date.
pub async fn migrate(db: &DatabaseConnection) -> Result<(), DbErr> {
    Migrator::up(db, None).await
}

/// Whether every step has run.
pub async fn is_current(db: &DatabaseConnection) -> Result<bool, DbErr> {
    Ok(Migrator::get_pending_migrations(db).await?.is_empty())
}

/// Begins a transaction that will write: SQLite takes its lock now, so that it never has to give up
/// half way because another writer came between its first read and its first write.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return db.begin().await;
    }
    let _first = line(db).lock_owned().await;
    let sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
    db.begin_with_options(TransactionOptions { sqlite_transaction_mode, ..Default::default() }).await
}

/// The line of those who wait for the lock of an SQLite file. Whoever waits for it holds a connection: only the first of
/// them does, so that those who read find one.
fn line(db: &DatabaseConnection) -> Arc<tokio::sync::Mutex<()>> {
    static LINES: Mutex<BTreeMap<PathBuf, Weak<tokio::sync::Mutex<()>>>> = Mutex::new(BTreeMap::new());
    let options = db.get_sqlite_connection_pool().connect_options();
    // What a panicked thread leaves behind is still a list of lines.
    let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(line) = lines.get(options.get_filename()).and_then(Weak::upgrade) {
        return line;
    }
    lines.retain(|_, line| line.strong_count() > 0);
    let line = Arc::default();
    lines.insert(options.get_filename().to_owned(), Arc::downgrade(&line));
    line
}
