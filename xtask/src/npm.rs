//! Packages from the npm registry: three folders hold a `package.json` with its lock, the style sheet's
//! generator, the explorer, and the foreign GraphQL clients of the conformance tests.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle::digest;
use crate::command::{Outcome, program, read, run};
use crate::{need, tree};

/// Install what the folder's lock says, unless that is what is there; answers its `node_modules`.
pub(crate) fn install(folder: &str) -> Outcome<PathBuf> {
    need::ensure(&[&need::NODE])?;
    let folder_path = tree::at(folder);
    let lock = read(&folder_path.join("package-lock.json"))
        .map_err(|fault| format!("{fault}; make it with `npm install --package-lock-only` and commit it"))?;
    let lock = digest(&[lock.as_bytes()]);
    let modules = folder_path.join("node_modules");
    let stamp = modules.join(".xuehui-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    let mut npm = program("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder_path);
    run(&format!("installing the npm packages of {folder}"), &mut npm)?;
    fs::write(stamp, lock)?;
    Ok(modules)
}

/// A program that one of those packages brought.
pub(crate) fn tool(modules: &Path, name: &str) -> PathBuf {
    modules.join(".bin").join(name)
}
