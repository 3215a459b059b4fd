//! Where things stand in the tree: the checkout, what is built, what is packaged.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout's root, whichever folder `cargo xtask` was typed in; asked for at run time, because a
/// binary in a shared target folder may have been built from another checkout.
pub(crate) fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let own = PathBuf::from(own);
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}

/// A path below the root.
pub(crate) fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Where cargo puts what it builds for this machine.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), |dir| root().join(dir))
}

/// Where the client is compiled, apart from `target()` so that neither build waits for the other.
pub(crate) fn wasm() -> PathBuf {
    at("target/wasm")
}

/// The packaged client: what the server reads from `XUEHUI_ASSETS` and `dist` embeds.
pub(crate) fn packaged() -> PathBuf {
    at("target/client")
}

/// The server's binary in one of cargo's profile folders (`debug`, `release`).
pub(crate) fn server(profile: &str) -> PathBuf {
    target().join(profile).join("xuehui")
}
