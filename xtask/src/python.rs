//! Packages from the Python package index: the foreign clients and judges of the conformance tests, in an environment of
//! their own below `target`.

use std::fs;
use std::path::PathBuf;

use crate::bundle::digest;
use crate::command::{Outcome, ask, program, read, run};
use crate::{need, tree};

/// Install what the folder's `requirements.txt` says, unless that is what is there; answers the interpreter that sees it.
pub(crate) fn install(folder: &str) -> Outcome<PathBuf> {
    need::ensure(&[&need::PYTHON])?;
    let requirements = tree::at(folder).join("requirements.txt");
    // An environment belongs to the interpreter that made it: another one makes it anew.
    let version = ask(program("python3").args(["-c", "import sys; print(sys.executable, sys.version)"]))?;
    let lock = digest(&[read(&requirements)?.as_bytes(), version.as_bytes()]);
    let environment = tree::at("target/python");
    let python = environment.join("bin/python");
    let stamp = environment.join(".xuehui-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(python);
    }
    let mut make = program("python3");
    run("making an environment for Python packages", make.args(["-m", "venv", "--clear"]).arg(&environment))?;
    let mut pip = program(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]);
    // Nothing is built here, and nothing is taken that the list does not know by its hash.
    pip.args(["--only-binary=:all:", "--require-hashes", "--requirement"]).arg(&requirements);
    run(&format!("installing the Python packages of {folder}"), &mut pip)?;
    fs::write(stamp, lock)?;
    Ok(python)
}
