//! Sources as text, read once, without their comments.

use std::collections::BTreeSet;

use support::tree;

/// A source file: its name in the repository and its lines of code.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) lines: Vec<String>,
}

/// The Rust sources below a folder.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let code = |line: &&str| !line.trim_start().starts_with("//");
        Source { name: tree::name(path), lines: text.lines().filter(code).map(ToOwned::to_owned).collect() }
    };
    let found: Vec<Source> = tree::files(folder, "rs").iter().map(read).collect();
    assert!(!found.is_empty(), "there is no source in {folder}");
    found
}

impl Source {
    /// Whether a line of code holds one of these.
    pub(crate) fn mentions(&self, words: &[&str]) -> bool {
        self.lines.iter().any(|line| words.iter().any(|word| line.contains(word)))
    }

    /// The room of the server it belongs to, and what it is there: `("register", "action")`.
    pub(crate) fn place(&self) -> (&str, &str) {
        let mut parts = self.name.strip_prefix("server/src/").unwrap_or(&self.name).split('/');
        let room = parts.next().unwrap_or_default().trim_end_matches(".rs");
        (room, parts.next().unwrap_or_default().trim_end_matches(".rs"))
    }
}

/// Those that break a rule are exactly those that are known to.
#[track_caller]
pub(crate) fn assert_only<'s>(rule: &str, found: impl IntoIterator<Item = &'s str>, known: &[&str]) {
    let found: BTreeSet<&str> = found.into_iter().collect();
    let known: BTreeSet<&str> = known.iter().copied().collect();
    let new: Vec<_> = found.difference(&known).collect();
    assert!(new.is_empty(), "{rule}: {new:?}");
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(gone.is_empty(), "{rule}: no exception is needed any more for {gone:?}; take it off the list");
}
