//! Files: what each opens with, how long it may be, what it may be called, what it may not say.

use std::path::PathBuf;

use support::tree;

use crate::text::assert_only;

/// The wall, in lines.
const LONGEST: usize = 400;

/// Longer ones, with the length that they may have until they are taken apart.
const LONGER: &[(&str, usize)] = &[];

fn rust() -> Vec<(String, String)> {
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        (tree::name(&path), text)
    };
    tree::files("", "rs").into_iter().map(read).collect()
}

#[test]
fn every_source_says_first_what_lives_in_it() {
    let files = rust();
    assert!(files.len() > 150, "{} sources", files.len());
    let silent = files.iter().filter(|(_, text)| !text.trim_start_matches('\u{feff}').starts_with("//! "));
    assert_only("a source that does not open with //!", silent.map(|(name, _)| name.as_str()), &[]);
    let stub = files.iter().filter(|(_, text)| text.starts_with("//! STUB") || text.starts_with("//! x\n"));
    assert_only("a stub", stub.map(|(name, _)| name.as_str()), &[]);
}

#[test]
fn no_source_is_longer_than_the_wall() {
    for (name, text) in rust() {
        let lines = text.lines().count();
        let limit = LONGER.iter().find(|(known, _)| *known == name).map_or(LONGEST, |(_, limit)| *limit);
        assert!(lines <= limit, "{name} has {lines} lines, at most {limit}: take it apart");
    }
    for (name, limit) in LONGER {
        let text = std::fs::read_to_string(tree::at(name)).unwrap_or_default();
        let lines = text.lines().count();
        assert!(lines > LONGEST, "{name} has {lines} lines and needs no exception any more");
        assert!(lines + 20 >= *limit, "{name} has {lines} lines: lower its exception of {limit}");
    }
}

#[test]
fn names_say_what_a_thing_is() {
    let vague =
        ["util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services", "mod", "misc"];
    let mut broken = Vec::new();
    for (name, _) in rust() {
        let mut parts = name.split('/').map(|part| part.trim_end_matches(".rs"));
        if parts.any(|part| vague.contains(&part)) {
            broken.push(name);
        }
    }
    assert_only("a name that says nothing", broken.iter().map(String::as_str), &[]);
}

#[test]
fn the_tree_knows_no_machine_and_no_mirror() {
    // Put together here, so that this file does not say them itself.
    let words = [
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/opt/wh", "eels"),
        concat!("index.crates", ".io"),
        concat!("static.crates", ".io"),
        concat!("registry.npm", "js.org"),
        concat!("registry.npm", "mirror.com"),
        concat!("pypi", ".org"),
        concat!("\"resol", "ved\":"),
        concat!("\"/ho", "me/"),
        concat!("C:", "\\\\Users"),
    ];
    let endings = [
        "rs", "toml", "lock", "md", "json", "mjs", "js", "css", "html", "graphql", "sh", "yml", "yaml", "txt", "npmrc",
    ];
    let mut broken = Vec::new();
    for ending in endings {
        for path in tree::files("", ending) {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for word in words.iter().filter(|word| text.contains(**word)) {
                broken.push(format!("{} says {word}", tree::name(&path)));
            }
        }
    }
    assert_only("a source that knows one machine", broken.iter().map(String::as_str), &[]);
}

#[test]
fn the_root_says_what_ci_says() {
    let run = std::fs::read_to_string(tree::at(".ci/run")).expect("CI has a script");
    assert!(run.lines().any(|line| line == "exec cargo xtask test"), "CI runs the test command of the README");
}
