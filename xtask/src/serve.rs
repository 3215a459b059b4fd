//! `cargo xtask serve`: from a fresh checkout to the whole product on a local address.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;

use clap::Args;

use crate::command::{Outcome, cargo, program, run};
use crate::{package, tree, wasm};

/// How to serve.
#[derive(Args)]
pub(crate) struct Options {
    /// Where to listen, on this machine only
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Another database than data/xuehui.db
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Start with an empty register instead of the demo's
    #[arg(long)]
    no_demo: bool,
    /// Forget the embedded database first
    #[arg(long, conflicts_with = "database_url")]
    fresh: bool,
    /// Build the server as it is delivered: minutes longer, several times faster
    #[arg(long)]
    release: bool,
    #[command(flatten)]
    client: wasm::Haste,
}

/// Build, then become the server: what stops us stops it.
pub(crate) fn serve(options: &Options) -> Outcome {
    package::package(options.client.profile())?;
    let profile = if options.release { "release" } else { "debug" };
    build(profile)?;
    if options.fresh {
        forget(&tree::at("data"))?;
    }
    let mut server = program(tree::server(profile));
    server.arg("serve").arg(format!("--listen=127.0.0.1:{}", options.port));
    if !options.no_demo {
        server.arg("--demo");
    }
    if let Some(url) = &options.database_url {
        server.arg(format!("--database-url={url}"));
    }
    server.env("XUEHUI_ASSETS", tree::packaged());
    let fault = server.exec();
    Err(format!("the server did not start: {fault}").into())
}

fn build(profile: &str) -> Outcome {
    let mut build = cargo(["build", "--package", "server", "--bin", "xuehui"]);
    if profile == "release" {
        build.arg("--release");
    }
    run("building the server", &mut build)
}

/// Remove the embedded database with its journals, and nothing else that lies there.
fn forget(folder: &Path) -> Outcome {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with("xuehui.db") {
            fs::remove_file(entry.path())?;
            println!("xtask: removed {}", entry.path().display());
        }
    }
    Ok(())
}
