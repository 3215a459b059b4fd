//! Programs that run beside us while tests do: a database, a browser's driver, a long build. Each is stopped by its
//! own process id when it goes out of scope, and by the kernel should we be killed before.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::command::{Outcome, program};

const PATIENCE: Duration = Duration::from_mins(1);
/// How often we look; starts are measured with it.
const GLANCE: Duration = Duration::from_millis(5);

/// A running program; dropping it stops it.
pub(crate) struct Background {
    name: &'static str,
    child: Child,
    /// What the program takes as "end now, in order": `INT`, `TERM`.
    farewell: &'static str,
    log: PathBuf,
}

/// `setpriv` before the program's own words: it dies with us, whatever happens to us.
pub(crate) fn bound_to_us(farewell: &str, name: impl AsRef<OsStr>) -> Command {
    let mut command = program("setpriv");
    command.args(["--pdeathsig", farewell]).arg(name);
    command
}

impl Background {
    /// Start it, its output going to a file.
    pub(crate) fn start(
        name: &'static str,
        farewell: &'static str,
        log: &Path,
        command: &mut Command,
    ) -> Outcome<Self> {
        let output = File::create(log)?;
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        let child = command.spawn().map_err(|fault| format!("{name} did not start: {fault}"))?;
        Ok(Self { name, child, farewell, log: log.to_path_buf() })
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Wait until `ready` finds what it looks for in what the program printed, or its own way.
    pub(crate) fn await_ready<T>(&mut self, ready: impl Fn(&str) -> Option<T>) -> Outcome<T> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let ended = self.child.try_wait()?;
            let said = std::fs::read_to_string(&self.log).unwrap_or_default();
            if let Some(found) = ready(&said) {
                return Ok(found);
            }
            if let Some(status) = ended {
                return Err(format!("{} ended with {status} instead of running; it said:\n{said}", self.name).into());
            }
            sleep(GLANCE);
        }
        Err(format!("{} was not ready after {PATIENCE:?}; see {}", self.name, self.log.display()).into())
    }

    /// Wait until it ends by itself, and say all that it said.
    pub(crate) fn finish(mut self) -> Outcome {
        let status = self.child.wait()?;
        print!("{}", std::fs::read_to_string(&self.log)?);
        if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", self.name).into()) }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_some()) {
            return;
        }
        let id = self.child.id().to_string();
        let told = program("kill").args([&format!("-{}", self.farewell), &id]).status();
        if !told.is_ok_and(|status| status.success()) {
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}
