//! Programs run to their end: what is run is said before, and a failure names the program and what
//! it was for. What keeps running beside us is in `background`.

use std::error::Error;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, ExitStatus, Output};
use std::{env, io};

use crate::tree;

/// Done, or a sentence that says what to do next.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A program to be run from the checkout's root.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(tree::root());
    command
}

/// The cargo that runs us, with these words.
pub(crate) fn cargo<const N: usize>(words: [&str; N]) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words);
    command
}

/// Run it with its output in the open; `purpose` completes "xtask: ".
pub(crate) fn run(purpose: &str, command: &mut Command) -> Outcome {
    println!("xtask: {purpose}");
    let status = command.status().map_err(|fault| not_started(command, &fault))?;
    if status.success() { Ok(()) } else { Err(failed(purpose, command, status).into()) }
}

/// Run it and take what it prints, without the last line break.
pub(crate) fn ask(command: &mut Command) -> Outcome<String> {
    let Output { status, stdout, stderr } = command.output().map_err(|fault| not_started(command, &fault))?;
    if status.success() {
        return Ok(String::from_utf8(stdout)?.trim_end().to_owned());
    }
    let said = String::from_utf8_lossy(&stderr);
    Err(format!("{}\n{}", failed("asking", command, status), said.trim_end()).into())
}

/// Whether it runs and ends well, without a word.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// Whether a program of this name is on the path.
pub(crate) fn on_path(name: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// Read a file, or say which one could not be read.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|fault| format!("cannot read {}: {fault}", path.display()).into())
}

/// The command as one would type it.
pub(crate) fn typed(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn failed(purpose: &str, command: &Command, status: ExitStatus) -> String {
    format!("{purpose}: `{}` ended with {status}", typed(command))
}

fn not_started(command: &Command, fault: &io::Error) -> String {
    format!("`{}` did not start: {fault}", typed(command))
}
