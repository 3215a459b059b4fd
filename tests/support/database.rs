//! The two databases and the copies that tests work on.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

use crate::template::{self, Template};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    Sqlite,
    /// The server that `cargo xtask test` starts.
    Postgres,
}

/// A database of one test.
#[derive(Debug)]
pub struct Copy {
    /// Where it is.
    pub url: String,
    kind: Kind,
    name: String,
}

/// Tells databases of one process apart.
static NEXT: AtomicUsize = AtomicUsize::new(1);

impl Copy {
    /// A copy of the filled template.
    pub async fn of_template(kind: Kind) -> Self {
        let template = template::of(kind);
        let name = fresh_name();
        match template {
            Template::File(file) => {
                std::fs::copy(file, sqlite_file(&name)).expect("the template can be copied");
            }
            Template::Named(template) => create(&name, Some(template)).await,
        }
        Self { url: url(kind, &name), kind, name }
    }

    /// A database with nothing in it.
    pub async fn empty(kind: Kind) -> Self {
        let name = fresh_name();
        if kind == Kind::Postgres {
            create(&name, None).await;
        }
        Self { url: url(kind, &name), kind, name }
    }

    /// Where its files are kept: beside the database when that is a file.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        files(&self.name)
    }

    /// Removes it.
    pub async fn remove(self) {
        // A test that kept no file made no folder.
        drop(std::fs::remove_dir_all(self.files()));
        match self.kind {
            Kind::Sqlite => remove_files(&sqlite_file(&self.name)),
            Kind::Postgres => {
                let admin = admin().await;
                let sql = format!("DROP DATABASE \"{}\" WITH (FORCE)", self.name);
                admin.execute_unprepared(&sql).await.expect("a database can be dropped");
                admin.close().await.expect("the connection closes");
            }
        }
    }
}

fn fresh_name() -> String {
    format!("xuehui_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst))
}

fn remove_files(file: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        // A file that was never made need not go.
        drop(std::fs::remove_file(PathBuf::from(name)));
    }
}

/// Where a database of this name is.
#[must_use]
pub fn url(kind: Kind, name: &str) -> String {
    match kind {
        Kind::Sqlite => format!("sqlite://{}?mode=rwc", sqlite_file(name).display()),
        Kind::Postgres => format!("{}/{name}", postgres()),
    }
}

/// The folder of the files of a database of this name.
fn files(name: &str) -> PathBuf {
    template::folder().join(format!("{name}.files"))
}

/// The setting that keeps a database's files there.
#[must_use]
pub fn files_of(url: &str) -> String {
    let name = url.rsplit('/').next().and_then(|rest| rest.split(['.', '?']).next()).unwrap_or_default();
    format!("file://{}", files(name).display())
}

/// The file of an SQLite database of this name.
#[must_use]
pub fn sqlite_file(name: &str) -> PathBuf {
    template::folder().join(format!("{name}.db"))
}

/// The server's address without a database.
fn postgres() -> String {
    let url = std::env::var("XUEHUI_TEST_POSTGRES").expect(
        "XUEHUI_TEST_POSTGRES is not set: run `cargo xtask test`, which starts a PostgreSQL for the tests, \
         or give a superuser's URL of one",
    );
    let start = url.find("://").expect("a URL has a scheme") + 3;
    let end = url[start..].find('/').map_or(url.len(), |slash| start + slash);
    url[..end].to_owned()
}

/// A connection from which databases are made and dropped.
async fn admin() -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(format!("{}/postgres", postgres()));
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the PostgreSQL of XUEHUI_TEST_POSTGRES answers")
}

/// Creates a database, one at a time: PostgreSQL copies a template only while nobody else reads it.
pub(crate) async fn create(name: &str, template: Option<&str>) {
    let admin = admin().await;
    let source = template.map(|template| format!(" TEMPLATE \"{template}\"")).unwrap_or_default();
    let run = async |sql: &str| admin.execute_unprepared(sql).await.map(|_| ());
    run("SELECT pg_advisory_lock(20260320)").await.expect("the lock is granted");
    let made = run(&format!("CREATE DATABASE \"{name}\"{source}")).await;
    run("SELECT pg_advisory_unlock(20260320)").await.expect("the lock is given back");
    made.expect("a database can be made");
    admin.close().await.expect("the connection closes");
}
