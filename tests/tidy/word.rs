//! Words: whatever the screens can say is said by one of them. The compiler is silent about a public field that
//! nobody reads.

use std::collections::BTreeSet;

use crate::text::{Source, assert_only, sources};

/// The names of the texts in a line: `name = "中文", "English";`.
fn name(line: &str) -> Option<&str> {
    line.trim_start().split_once(" = \"").map(|(name, _)| name)
}

/// What is asked of a value in a line: `text.name`.
fn asked(line: &str) -> impl Iterator<Item = &str> {
    let word = |part: &'_ str| part.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(part.len());
    line.split('.').skip(1).map(move |part| &part[..word(part)])
}

#[test]
fn every_text_is_said_somewhere() {
    let of_text = |source: &Source| source.name.starts_with("client/view_model/src/text/");
    let (texts, mut screens): (Vec<_>, Vec<_>) = sources("client/view_model/src").into_iter().partition(of_text);
    screens.extend(sources("client/src"));
    let lines = |all: &'_ [Source]| all.iter().flat_map(|source| &source.lines).cloned().collect::<Vec<_>>();
    let (texts, screens) = (lines(&texts), lines(&screens));
    let said: BTreeSet<&str> = screens.iter().flat_map(|line| asked(line)).collect();
    let names: Vec<&str> = texts.iter().filter_map(|line| name(line)).collect();
    assert!(names.len() > 1000, "{} texts", names.len());
    let silent = names.into_iter().filter(|name| !said.contains(name));
    assert_only("a text that no screen says", silent, &[]);
}
