//! `cargo xtask dist`: the one binary that operators install, the client inside it.

use std::fs;

use crate::command::{Outcome, cargo, run};
use crate::wasm::Profile;
use crate::{need, package, tree};

/// The most that the binary may take on a disk.
const LIMIT: u64 = 40_000_000;

/// Build `target/dist/xuehui`.
pub(crate) fn dist() -> Outcome {
    // Operators get the explorer too, which a machine without Node would leave out.
    need::ensure(&[&need::NODE])?;
    let client = package::package(Profile::Small)?;
    client.say();
    client.within_limits()?;
    let mut build = cargo(["build", "--release", "--package", "server", "--bin", "xuehui", "--features", "embed"]);
    run("building the server with the client inside", &mut build)?;
    let binary = tree::at("target/dist/xuehui");
    fs::create_dir_all(tree::at("target/dist"))?;
    let size = fs::copy(tree::server("release"), &binary)?;
    println!("xtask: {} has {size} bytes", binary.display());
    if size > LIMIT {
        return Err(
            format!("the binary has {size} bytes and may have {LIMIT}: see what grew with `cargo bloat`").into()
        );
    }
    Ok(())
}
