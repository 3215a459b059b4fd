//! Directions: who may know whom, in the manifests and in the imports.

use support::tree;

use crate::text::{Source, assert_only, sources};

/// Which of our crates each crate, by its folder, may name.
const CRATES: [(&str, &[&str]); 8] = [
    ("client", &["entity", "view_model"]),
    ("client/view_model", &["entity"]),
    ("entity", &[]),
    ("migration", &[]),
    ("server", &["entity", "exchange", "migration"]),
    ("server/exchange", &["entity"]),
    ("tests", &["entity", "migration", "server"]),
    ("xtask", &[]),
];

const ROOMS: [&str; 8] =
    ["register", "responsibility", "form", "institution", "people", "project", "account", "ledger"];

fn server() -> Vec<Source> {
    sources("server/src")
}

fn names(sources: &[Source], breaks: impl Fn(&Source) -> bool) -> Vec<&str> {
    sources.iter().filter(|source| breaks(source)).map(|source| source.name.as_str()).collect()
}

#[test]
fn crates_know_only_whom_they_may() {
    let ours: Vec<&str> = CRATES.iter().filter_map(|(folder, _)| folder.rsplit('/').next()).collect();
    for (name, allowed) in CRATES {
        let manifest = std::fs::read_to_string(tree::at(name).join("Cargo.toml")).expect("a manifest");
        let mut known = Vec::new();
        let mut inside = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                inside = line.contains("dependencies");
            } else if inside && let Some((dependency, _)) = line.split_once(['.', ' ', '=']) {
                known.extend(ours.iter().copied().filter(|ours| *ours == dependency));
            }
        }
        assert_only(&format!("what {name} depends on"), known, allowed);
    }
}

/// The manifests say `test = false`: a test inside would never run.
#[test]
fn server_migration_and_client_are_tested_from_outside() {
    for all in [server(), sources("migration/src"), sources("client/src")] {
        assert_only("a test that is never run", names(&all, |source| source.mentions(&["cfg(test)"])), &[]);
    }
}

#[test]
fn an_intention_knows_neither_graphql_nor_http() {
    let foreign = ["async_graphql", "actix_web", "crate::http", "::api::", "crate::api", "crate::caller"];
    let server = server();
    let broken = names(&server, |source| {
        // `derive(async_graphql::Enum)` names a format once for both.
        source.place().1 == "action" && source.mentions(&foreign)
    });
    assert_only("an action that knows its doors", broken, &[]);
}

#[test]
fn only_the_doors_know_the_doors() {
    let server = server();
    let broken = names(&server, |source| {
        let (room, _) = source.place();
        !["http", "app", "main", "cli"].contains(&room) && source.mentions(&["crate::http"])
    });
    assert_only("who knows crate::http", broken, &[]);
}

#[test]
fn a_door_calls_no_intention() {
    let server = server();
    let broken = names(&server, |source| source.place().0 == "http" && source.mentions(&["::action::"]));
    assert_only("a door that acts", broken, HTTP_ACTIONS);
}

/// Files come and go past GraphQL, as bytes.
const HTTP_ACTIONS: &[&str] = &[];

#[test]
fn rooms_do_not_call_each_others_actions() {
    let server = server();
    let broken = names(&server, |source| {
        let (room, _) = source.place();
        ROOMS.contains(&room)
            && ROOMS
                .iter()
                .filter(|other| **other != room)
                .any(|other| source.mentions(&[&format!("crate::{other}::action")]))
    });
    assert_only("a room that calls another's action", broken, &[]);
}

#[test]
fn access_and_ledger_know_no_room() {
    let server = server();
    let broken = names(&server, |source| {
        let (room, part) = source.place();
        let below = room == "access" || room == "identity" || (room == "ledger" && part != "api");
        let rooms = ROOMS.iter().filter(|other| **other != "ledger" && **other != "account");
        below && rooms.into_iter().any(|other| source.mentions(&[&format!("crate::{other}::")]))
    });
    assert_only("access, identity or ledger that knows a room", broken, &[]);
}

/// A role's reach is not a caller's: a partner's token narrows it. Whoever asks the table himself would forget that.
#[test]
fn the_table_is_asked_through_the_viewer() {
    let server = server();
    let asked = ["policy::reach", "policy::allows", "policy::{Reach, reach", "policy::rows"];
    let askers = names(&server, |source| source.mentions(&asked));
    assert_only("who asks the policy table", askers, &["server/src/identity/viewer.rs"]);
}

#[test]
fn the_password_table_is_read_by_identity_alone() {
    let server = server();
    let broken = names(&server, |source| {
        source.place().0 != "identity" && source.mentions(&["password_row", "row::password", "password::Entity"])
    });
    // It writes the first hash of a new account.
    assert_only("who touches the password table", broken, &["server/src/account/action/create_user.rs"]);
}

#[test]
fn what_things_are_and_what_screens_say_reads_no_clock_no_file_and_no_network() {
    let outside = ["std::fs", "std::net", "std::env", "tokio", "Utc::now", "SystemTime", "Local::now", "reqwest"];
    for all in [sources("entity/src"), sources("client/view_model/src")] {
        assert_only("a pure crate that looks outside", names(&all, |source| source.mentions(&outside)), &[]);
    }
}

#[test]
fn what_screens_say_knows_no_browser() {
    let view_model = sources("client/view_model/src");
    let browser = ["leptos", "js_sys", "web_sys", "gloo_", "wasm_bindgen", "graphql_client"];
    assert_only("a view model that knows a browser", names(&view_model, |source| source.mentions(&browser)), &[]);
}
