//! Words that keep a database safe: a backup taken while the server runs, and its way back into an empty
//! one. SQLite copies itself; PostgreSQL's own tools do it there.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use percent_encoding::percent_decode_str;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use url::Url;

use migration::SchemaManager;

use super::verify;
use crate::database;
use crate::fault::Fault;
use crate::ledger::feed;

/// The first bytes of every SQLite file.
const SQLITE: &[u8] = b"SQLite format 3\0";
/// The first bytes of what `pg_dump --format=custom` writes.
const DUMP: &[u8] = b"PGDMP";

fn refuse(why: String) -> Fault {
    Fault::Broken(why)
}

/// Writes a backup; the server may go on working meanwhile.
pub(super) async fn backup(url: &str, file: &Path) -> Result<ExitCode, Fault> {
    if file.exists() {
        return Err(refuse(format!("{} is there already: name another file", file.display())));
    }
    // Half a backup must never bear the name of a whole one.
    let part = beside(file);
    drop(std::fs::remove_file(&part));
    let db = database::connect(url).await?;
    match db.get_database_backend() {
        DbBackend::Sqlite => {
            let words = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [text(&part)?.into()]);
            db.execute_raw(words).await?;
        }
        _ => postgres("pg_dump", url, &["--format=custom", "--no-owner", "--file", text(&part)?])?,
    }
    db.close().await?;
    std::fs::File::open(&part)?.sync_all()?;
    std::fs::rename(&part, file)?;
    println!("{} holds the database as it was when the backup began", file.display());
    Ok(ExitCode::SUCCESS)
}

/// Brings a backup into a database that holds nothing yet, brings its tables up to date and checks the
/// ledger.
pub(super) async fn restore(url: &str, file: &Path) -> Result<ExitCode, Fault> {
    let start = first_bytes(file)?;
    let db = if url.starts_with("sqlite:") {
        expect(file, &start, SQLITE, "SQLite")?;
        restore_sqlite(url, file).await?
    } else {
        expect(file, &start, DUMP, "PostgreSQL")?;
        refuse_used(url).await?;
        postgres("pg_restore", url, &["--no-owner", "--exit-on-error", "--single-transaction", text(file)?])?;
        database::connect(url).await?
    };
    database::migrate(&db).await?;
    feed::begin_anew(&db).await?;
    verify(&db).await
}

async fn restore_sqlite(url: &str, file: &Path) -> Result<DatabaseConnection, Fault> {
    let target = database::sqlite_file(url).ok_or_else(|| refuse("the database is not a file".into()))?;
    // It makes the folder, too.
    refuse_used(url).await?;
    for ending in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(format!("{}{ending}", target.display())));
    }
    let part = beside(&target);
    std::fs::copy(file, &part)?;
    std::fs::File::open(&part)?.sync_all()?;
    std::fs::rename(&part, &target)?;
    Ok(database::connect(url).await?)
}

/// A database with tables is somebody's, even when they are empty.
async fn refuse_used(url: &str) -> Result<(), Fault> {
    let db = database::connect(url).await?;
    let used = SchemaManager::new(&db).has_table("user_account").await?;
    db.close().await?;
    if used {
        return Err(refuse("the database is in use: move it away, or name an empty one with --database-url".into()));
    }
    Ok(())
}

fn expect(file: &Path, start: &[u8], magic: &[u8], what: &str) -> Result<(), Fault> {
    if start.starts_with(magic) {
        return Ok(());
    }
    Err(refuse(format!("{} is no backup of a {what} database", file.display())))
}

fn first_bytes(file: &Path) -> Result<Vec<u8>, Fault> {
    use std::io::Read;
    let mut start = Vec::new();
    std::fs::File::open(file)?.take(16).read_to_end(&mut start)?;
    Ok(start)
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn text(path: &Path) -> Result<&str, Fault> {
    path.to_str().ok_or_else(|| refuse(format!("{} cannot be spelled in UTF-8", path.display())))
}

/// Runs one of PostgreSQL's tools; the password travels in the environment, where no list of processes
/// shows it.
fn postgres(tool: &str, url: &str, words: &[&str]) -> Result<(), Fault> {
    let mut address = Url::parse(url).map_err(|error| refuse(format!("the database's address: {error}")))?;
    let password = address.password().map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned());
    let mut command = Command::new(tool);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
        // An address with a password has a host, and then this is always possible.
        let _ = address.set_password(None);
    }
    let ended = command.args(words).args(["--dbname", address.as_str()]).status();
    let ended = ended.map_err(|error| refuse(format!("{tool}: {error}; install the package postgresql-client")))?;
    if ended.success() { Ok(()) } else { Err(refuse(format!("{tool} ended with {ended}"))) }
}
