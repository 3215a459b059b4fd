//! Selects: a room reads through its scope, which cannot be forgotten where nothing else is at hand.

use crate::text::{assert_only, sources};

/// How a select, or a write, begins that no scope has narrowed.
const BARE: [&str; 7] = [
    "Entity::find",
    "Entity::insert",
    "Entity::update",
    "Entity::delete",
    "find_by_statement",
    "from_sql",
    "query_all",
];

/// What may be read without a scope, and why.
const API: &[&str] = &[
    // Posts and failed tries of users that came through the scope of `Query.users`.
    "server/src/account/api/loader.rs",
    // Events of societies that came through a scope.
    "server/src/ledger/api/event_loader.rs",
    // Attachments of subjects that came through a scope, or are held against one.
    "server/src/file/api/loader.rs",
    // Fields, remarks, steps and campaigns of reports that came through a scope.
    "server/src/institution/api/loader.rs",
    // Steps and open items of changes that came through a scope.
    "server/src/institution/api/change/loader.rs",
    // Steps, remarks, open items and rival names of applications that came through a scope.
    "server/src/institution/api/registration/loader.rs",
    // Contests, their steps and figures of societies that came through a scope.
    "server/src/institution/api/consistency/loader.rs",
    // Steps, offers, ratings, editors and editions of what came through a scope, or are held against one.
    "server/src/project/api/matching_loader.rs",
    // Steps, awards, tranches and programmes of projects and funds that came through a scope.
    "server/src/project/api/loader.rs",
    // Fields, steps and reviews of applications, and their calls, that came through a scope.
    "server/src/project/api/call_loader.rs",
    // The map is public to whoever has an account.
    "server/src/register/api/agency.rs",
    "server/src/register/api/region.rs",
    // Recipients and letters of what came through a scope; agencies are public, as above.
    "server/src/responsibility/api/loader.rs",
    "server/src/responsibility/api/recipients.rs",
    // A filter's region, looked up by its id.
    "server/src/register/api/society_list.rs",
];

#[test]
fn graphql_reads_through_a_scope() {
    let server = sources("server/src");
    let bare = server.iter().filter(|source| source.place().1 == "api" && source.mentions(&BARE));
    assert_only("GraphQL that selects past the scope", bare.map(|source| source.name.as_str()), API);
}

#[test]
fn graphql_writes_no_row() {
    let server = sources("server/src");
    let writes = ["ActiveModel", "Write::begin", ".exec(", "exec_without_returning", "database::begin"];
    let broken = server.iter().filter(|source| source.place().1 == "api" && source.mentions(&writes));
    // It records that the ledger was checked; that wants an action of its own.
    assert_only(
        "GraphQL that writes",
        broken.map(|source| source.name.as_str()),
        &["server/src/ledger/api/verification.rs"],
    );
}

#[test]
fn doors_select_nothing() {
    let server = sources("server/src");
    let broken = server.iter().filter(|source| source.place().0 == "http" && source.mentions(&BARE));
    assert_only("a door that selects", broken.map(|source| source.name.as_str()), &[]);
}

#[test]
fn sql_is_written_by_the_library() {
    let server = sources("server/src");
    let words = ["execute_unprepared", "\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE "];
    let broken = server.iter().filter(|source| source.mentions(&words));
    // NOTIFY is no statement that the library writes.
    assert_only("SQL by hand", broken.map(|source| source.name.as_str()), &["server/src/ledger/live.rs"]);
}
