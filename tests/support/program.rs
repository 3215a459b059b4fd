//! The binary `xuehui` as a process of its own, for what only a process can show: being killed.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use crate::{database, tree};

/// A running `xuehui serve`; killed when it is dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
    /// `http://127.0.0.1:port`.
    pub base: String,
}

/// The binary under test.
#[must_use]
pub fn binary() -> PathBuf {
    let path = std::env::var_os("XUEHUI_BIN").map_or_else(|| tree::at("target/debug/xuehui"), PathBuf::from);
    assert!(
        path.exists(),
        "{} is not there: run `cargo xtask test`, or build it and name it in XUEHUI_BIN",
        path.display()
    );
    path
}

impl Program {
    /// Starts it on a free port over this database, with the demo, and does not wait.
    #[must_use]
    pub fn start(database_url: &str) -> Self {
        Self::started(database_url, &[("XUEHUI_FILES", database::files_of(database_url))])
    }

    fn started(database_url: &str, environment: &[(&str, String)]) -> Self {
        // Whoever asks it over HTTP has a client that could speak TLS.
        server::file::store::provide_tls();
        let child = Command::new(binary())
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database-url", database_url])
            .env_remove("DATABASE_URL")
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        Self { child, base: String::new() }
    }

    /// The same, and waits until it is ready.
    #[must_use]
    pub fn serve(database_url: &str) -> Self {
        Self::start(database_url).ready()
    }

    /// The same with other settings of the environment.
    #[must_use]
    pub fn serve_with(database_url: &str, environment: &[(&str, String)]) -> Self {
        Self::started(database_url, environment).ready()
    }

    fn ready(self) -> Self {
        let mut program = self;
        let mut said = String::new();
        let mut lines = BufReader::new(program.child.stdout.take().expect("it has an output"));
        lines.read_line(&mut said).expect("it says where it serves");
        let address = said.trim().strip_prefix("xuehui serves ").map(ToOwned::to_owned);
        program.base = address.unwrap_or_else(|| panic!("it did not say where it serves but {said:?}"));
        program
    }

    /// Tells it to go (SIGTERM), as an operator does; it is still there when this answers.
    pub fn leave(&self) {
        let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status();
        assert!(told.expect("there is a shell").success(), "it can be told");
    }

    /// Waits until it has gone by itself; answers whether it went in peace.
    #[must_use]
    pub fn gone(mut self) -> bool {
        self.child.wait().expect("it ends").success()
    }

    /// Kills it at once, as a power cut does: SIGKILL, nothing is tidied up.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Dead already after `kill`.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Runs one of the binary's words to its end.
#[must_use]
pub fn run(database_url: &str, words: &[&str]) -> Output {
    Command::new(binary())
        .args(words)
        .args(["--database-url", database_url])
        .env_remove("DATABASE_URL")
        .output()
        .expect("the binary runs")
}
