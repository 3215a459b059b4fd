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

/// Where the npm packages are, with this one among them.
#[must_use]
pub fn node_modules(package: &str) -> PathBuf {
    let modules = std::env::var_os("XUEHUI_TEST_NODE_MODULES").map(PathBuf::from);
    modules.filter(|folder| folder.join(package).exists()).unwrap_or_else(|| {
        panic!(
            "XUEHUI_TEST_NODE_MODULES names no folder with {package}: run `cargo xtask test`, which installs what \
             tests/conformance/package-lock.json says"
        )
    })
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

/// All files below a folder with this ending, in order; what is built or fetched is left out.
#[must_use]
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![at(folder)];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display()));
        for entry in entries {
            let path = entry.expect("a folder can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !matches!(name.as_str(), "target" | "node_modules" | ".git" | "data") {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path as it stands in the repository.
#[must_use]
pub fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}
