//! A throw-away `PostgreSQL` cluster for the tests: made in a scratch folder, reachable on loopback
//! only, without the care for the disk that it would take of anything worth keeping.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::background::{Background, bound_to_us};
use crate::command::{Outcome, ask, on_path, program, read};
use crate::need::is_root;
use crate::scratch::Scratch;

/// The running cluster; dropping it stops it.
pub(crate) struct Postgres {
    _server: Background,
    port: u16,
}

/// A cluster that does not run yet.
struct Cluster {
    folder: PathBuf,
    port: u16,
}

/// The settings that make it quick and small, and let each test have its database.
const SETTINGS: [&str; 8] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=300",
    "autovacuum=off",
    "listen_addresses=127.0.0.1",
];

/// Where `initdb` and `postgres` are: Debian keeps them off the path, one folder a version.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.retain(|folder| folder.join("initdb").exists());
    folders.pop().or_else(|| on_path("initdb").then(PathBuf::new))
}

impl Postgres {
    /// Make a cluster in a scratch folder and start it.
    pub(crate) fn start(scratch: &Scratch) -> Outcome<Self> {
        let programs = programs().ok_or("no PostgreSQL here: install Debian's postgresql")?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let folder = scratch.path().join("postgres");
        fs::create_dir(&folder).map_err(|fault| format!("cannot make {}: {fault}", folder.display()))?;
        let cluster = Cluster { folder, port };
        cluster.initialise(&programs)?;
        Ok(Self { _server: cluster.serve(&programs)?, port })
    }

    /// Where the tests find it.
    pub(crate) fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// One of its databases.
    pub(crate) fn url_of(&self, database: &str) -> String {
        format!("postgres://xuehui@127.0.0.1:{}/{database}", self.port)
    }

    /// Make a database; answers its address.
    pub(crate) fn create(&self, database: &str) -> Outcome<String> {
        self.sql("postgres", &format!("CREATE DATABASE {database}"))?;
        Ok(self.url_of(database))
    }

    /// Carry out one statement in a database.
    pub(crate) fn sql(&self, database: &str, statement: &str) -> Outcome<String> {
        let psql = programs().ok_or("no PostgreSQL here")?.join("psql");
        ask(program(psql).args(["--no-psqlrc", "--quiet", "--command", statement]).arg(self.url_of(database)))
    }
}

impl Cluster {
    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn initialise(&self, programs: &Path) -> Outcome {
        if is_root() {
            let (user, group) = postgres_user()?;
            chown(&self.folder, Some(user), Some(group))?;
        }
        let mut initdb = self.unprivileged(&programs.join("initdb"));
        initdb.args(["--username=xuehui", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        ask(initdb.arg("--pgdata").arg(self.data()))?;
        Ok(())
    }

    fn serve(&self, programs: &Path) -> Outcome<Background> {
        let mut postgres = self.unprivileged(&programs.join("postgres"));
        postgres.arg("-D").arg(self.data()).arg("-k").arg(&self.folder).args(["-p", &self.port.to_string()]);
        postgres.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        println!("xtask: starting a throw-away PostgreSQL on port {}", self.port);
        let log = self.folder.join("log");
        let mut server = Background::start("PostgreSQL", "INT", &log, &mut postgres)?;
        server.await_ready(|said| said.contains("ready to accept connections").then_some(()))?;
        Ok(server)
    }

    /// `PostgreSQL` refuses to run as root: there it becomes the user that Debian's package made.
    fn unprivileged(&self, name: &Path) -> Command {
        let mut command = if is_root() {
            let mut command = bound_to_us("INT", "--reuid=postgres");
            command.args(["--regid=postgres", "--clear-groups"]).arg(name);
            command
        } else {
            bound_to_us("INT", name)
        };
        command.current_dir(&self.folder);
        command
    }
}

/// The numbers of the user `postgres` and its group.
fn postgres_user() -> Outcome<(u32, u32)> {
    let users = read(Path::new("/etc/passwd"))?;
    let entry = users.lines().find(|line| line.starts_with("postgres:"));
    let mut numbers = entry.into_iter().flat_map(|line| line.split(':').skip(2)).flat_map(str::parse);
    numbers.next().zip(numbers.next()).ok_or_else(|| "no user `postgres`, whom Debian's postgresql makes".into())
}
