//! The tree of sources, for the tests that read it.

use std::path::{Path, PathBuf};

/// The repository's root.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository")
}

/// A path below it.
#[must_use]
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Compares a committed text with what it should be; `XUEHUI_REWRITE=1` writes it instead.
#[track_caller]
pub fn compare(path: &str, wanted: &str) {
    let file = at(path);
    if std::env::var_os("XUEHUI_REWRITE").is_some() {
        std::fs::write(&file, wanted).unwrap_or_else(|fault| panic!("cannot write {path}: {fault}"));
        return;
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    let place = differs.unwrap_or_else(|| found.lines().count().min(wanted.lines().count()));
    assert!(
        found == wanted,
        "{path} differs from line {}:\n  committed: {}\n  now:       {}\nread the difference, then run again with \
         XUEHUI_REWRITE=1",
        place + 1,
        found.lines().nth(place).unwrap_or("(end)"),
        wanted.lines().nth(place).unwrap_or("(end)"),
    );
}
