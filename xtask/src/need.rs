//! What a machine needs beyond Rust and how it is got: Debian's packages, announced before they are
//! installed. The WebAssembly target of rustup is in `wasm`.

use std::fs::metadata;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use crate::command::{Outcome, on_path, program, run, succeeds};
use crate::{font, postgres, wasm};

/// One thing a step cannot do without.
pub(crate) struct Need {
    why: &'static str,
    present: fn() -> bool,
    packages: &'static [&'static str],
}

/// Debian's second Rust, whose sources of std let it compile for WebAssembly.
pub(crate) const RUST_WEB: Need = Need {
    why: "this Rust has no WebAssembly target and rustup may not fetch it; Debian's Rust compiles the client",
    present: wasm::debian_rust,
    packages: &["rustc-web", "cargo-web", "rust-web-src"],
};

/// A linker for WebAssembly, where rustup's own is not there.
pub(crate) const WASM_LINKER: Need =
    Need { why: "links the client", present: || wasm::linker().is_some(), packages: &["lld-19"] };

/// The browser that the browser tests drive.
pub(crate) const BROWSER: Need = Need {
    why: "the browser tests drive it",
    present: || on_path("chromium") && on_path("chromedriver"),
    packages: &["chromium", "chromium-driver"],
};

/// Chinese letters for the browser: without them every character is the same box.
pub(crate) const CHINESE_FONT: Need = Need {
    why: "the browser tests look at Chinese text",
    present: || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists(),
    packages: &["fonts-noto-cjk"],
};

/// The letters of official forms: an open font (Apache-2.0), subset into each paper (docs/decisions/0017).
pub(crate) const PAPER_FONT: Need = Need {
    why: "the letters of official forms, made as PDF by the server",
    present: || Path::new(font::DEBIAN).exists(),
    packages: &["fonts-wqy-microhei"],
};

/// A foreign reader of PDF.
pub(crate) const PDF_READER: Need = Need {
    why: "the tests read with it what the server's papers say",
    present: || on_path("pdftotext"),
    packages: &["poppler-utils"],
};

/// A real `PostgreSQL`, of which a throw-away cluster is started.
pub(crate) const POSTGRES: Need = Need {
    why: "the API tests run on it as they do on SQLite",
    present: || postgres::programs().is_some(),
    packages: &["postgresql"],
};

/// What `bench` makes load with.
pub(crate) const LOAD: Need =
    Need { why: "makes the load of the benchmarks", present: || on_path("wrk"), packages: &["wrk"] };

/// Node, for the style sheet's generator, the explorer and the foreign GraphQL clients.
pub(crate) const NODE: Need = Need {
    why: "generates the style sheet, bundles the explorer and runs the foreign GraphQL clients of the conformance tests",
    present: || on_path("node") && on_path("npm"),
    packages: &["nodejs", "npm"],
};

/// In what the examples for developers are written, beside JavaScript.
pub(crate) const EXAMPLES: Need = Need {
    why: "the tests run the examples for developers, in Python and for curl",
    present: || on_path("python3") && on_path("curl"),
    packages: &["python3", "curl"],
};

/// Python that can make an environment: Debian's bare `python3` cannot, whatever else has brought it.
pub(crate) const PYTHON: Need = Need {
    why: "the foreign clients and judges in Python get an environment of their own",
    present: || succeeds(program("python3").args(["-c", "import ensurepip, venv"])),
    packages: &["python3", "python3-venv"],
};

/// Install what of this is missing, having said so.
pub(crate) fn ensure(needs: &[&Need]) -> Outcome {
    let missing: Vec<&Need> = needs.iter().copied().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("xtask: this machine lacks:");
    for need in &missing {
        println!("  {}: {}", need.packages.join(", "), need.why);
    }
    install(&missing.iter().flat_map(|need| need.packages.iter().copied()).collect::<Vec<_>>())?;
    missing.iter().try_for_each(|need| confirm(need))
}

fn install(packages: &[&str]) -> Outcome {
    let mut install = vec!["apt-get", "install", "-y", "--no-install-recommends"];
    install.extend(packages);
    if !on_path("apt-get") {
        return Err(
            format!("no apt-get here: install what Debian calls {}, then run this again", packages.join(" ")).into()
        );
    }
    if !is_root() && !on_path("sudo") {
        return Err(
            format!("neither root nor sudo here: as root, run `apt-get update && {}`", install.join(" ")).into()
        );
    }
    run("refreshing Debian's list of packages", privileged().args(["apt-get", "-q", "update"]))?;
    run(&format!("installing {} from Debian's packages", packages.join(", ")), privileged().args(install))
}

fn confirm(need: &Need) -> Outcome {
    if (need.present)() {
        return Ok(());
    }
    Err(format!("{} is installed but not where it is looked for; is this a Debian machine?", need.packages.join(", "))
        .into())
}

/// What comes next is run as root and asks nothing: through sudo where we are somebody else.
fn privileged() -> Command {
    let mut command = program(if is_root() { "env" } else { "sudo" });
    command.arg("DEBIAN_FRONTEND=noninteractive");
    command
}

/// Whether we may do everything, as in CI.
pub(crate) fn is_root() -> bool {
    metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}
