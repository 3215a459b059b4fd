//! The client compiled to WebAssembly, by whichever Rust on this machine can: rustup's where its
//! target is (or may be fetched), else Debian's, which compiles std from its sources.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::command::{Outcome, ask, cargo, on_path, program, run};
use crate::{need, tree};

const TARGET: &str = "wasm32-unknown-unknown";
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_STD: &str = "/usr/lib/rustlib/src/rust/library/std";

/// How much haste building the client has.
#[derive(Args)]
pub(crate) struct Haste {
    /// Build the client quickly instead of small: for working on screens
    #[arg(long)]
    dev: bool,
}

/// Small for people, quick for those who are changing it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Small,
    Quick,
}

impl Haste {
    pub(crate) fn profile(&self) -> Profile {
        if self.dev { Profile::Quick } else { Profile::Small }
    }
}

impl Profile {
    /// Cargo's name for it, and the folder cargo puts it in.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Small => ("wasm", "wasm"),
            Self::Quick => ("dev", "debug"),
        }
    }
}

/// The linker must not strip the section that tells wasm-bindgen which features the module uses; names
/// and the rest go when it is packaged.
const KEEP_SECTIONS: &str = "profile.wasm.strip=false";

/// Leptos then gives every view one type instead of its own: quicker to compile, and with our screens
/// 13 % lighter on the wire (419 against 365 kB of brotli when it was measured).
const ERASED: &str = "--cfg erase_components";

/// Rooms become pieces of their own (`split`): the linker has to leave the relocations in. Not where
/// someone works on screens, there all is one module.
const SPLIT: [&str; 4] = ["--features", "client/split", "--", "-Clink-args=--emit-relocs"];

/// What the small build leaves out where std is compiled with it: where a panic was and what it says,
/// what `{:?}` prints, and sorting that is quick on a million items. Nobody sees any of it: only the
/// quick build reports panics (6 %: 482 against 455 kB of brotli when it was measured).
const MUTE: &str = "-Zlocation-detail=none -Zfmt-debug=none";
const MUTE_STD: [&str; 5] = [
    "-Zbuild-std=std",
    "-Zbuild-std-features=optimize_for_size",
    "-Zpanic-immediate-abort",
    "--config",
    "profile.wasm.panic=\"immediate-abort\"",
];

/// Compile the client; answers where the module is.
pub(crate) fn build(profile: Profile) -> Outcome<PathBuf> {
    let (name, folder) = profile.names();
    let mut cargo = compiler(profile)?;
    cargo.args(["--package", "client", "--bin", "client", "--target", TARGET, "--profile", name]);
    cargo.args(["--config", KEEP_SECTIONS]);
    cargo.arg("--target-dir").arg(tree::wasm());
    if profile == Profile::Small {
        cargo.args(SPLIT);
    }
    run("building the client", &mut cargo)?;
    Ok(tree::wasm().join(TARGET).join(folder).join("client.wasm"))
}

/// Whether Debian's Rust with the sources of std is installed.
pub(crate) fn debian_rust() -> bool {
    [DEBIAN_CARGO, DEBIAN_RUSTC, DEBIAN_STD].into_iter().all(|path| Path::new(path).exists())
}

/// A linker for WebAssembly: rustup's, else Debian's.
pub(crate) fn linker() -> Option<PathBuf> {
    let rustups = || {
        let host = ask(program("rustc").args(["--print", "host-tuple"])).ok()?;
        let sysroot = ask(program("rustc").args(["--print", "sysroot"])).ok()?;
        Some(Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld"))
    };
    let debians = PathBuf::from("/usr/bin/wasm-ld-19");
    rustups().into_iter().chain([debians]).find(|path| path.exists())
}

/// `cargo rustc` as it must be called on this machine: `cargo build` with a word to the linker.
fn compiler(profile: Profile) -> Outcome<Command> {
    if std_is_there()? {
        return Ok(plain_compiler());
    }
    if env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0") && on_path("rustup") {
        run("fetching rustup's WebAssembly target", program("rustup").args(["target", "add", TARGET]))?;
        return Ok(plain_compiler());
    }
    debian_compiler(profile)
}

fn plain_compiler() -> Command {
    let mut cargo = cargo(["rustc"]);
    cargo.env(FLAGS, ERASED);
    cargo
}

/// Whether the Rust that runs us has a std for WebAssembly.
fn std_is_there() -> Outcome<bool> {
    let folder = ask(program("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(false);
    };
    Ok(entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
}

fn debian_compiler(profile: Profile) -> Outcome<Command> {
    need::ensure(&[&need::RUST_WEB, &need::WASM_LINKER])?;
    let linker = linker().ok_or("no linker for WebAssembly: install Debian's lld-19")?;
    let mut cargo = program(DEBIAN_CARGO);
    cargo.arg("rustc");
    match profile {
        Profile::Small => cargo.args(MUTE_STD).env(FLAGS, format!("{ERASED} {MUTE}")),
        Profile::Quick => cargo.arg("-Zbuild-std=std,panic_abort").env(FLAGS, ERASED),
    };
    cargo.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    // What rustup's cargo told us about itself would send Debian's back to rustup.
    for name in ["RUSTUP_TOOLCHAIN", "CARGO", "LD_LIBRARY_PATH"] {
        cargo.env_remove(name);
    }
    Ok(cargo)
}
