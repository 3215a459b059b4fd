//! How the tests of leaders write: an intention with what it changes.

use std::sync::atomic::{AtomicU32, Ordering};

use support::{Answer, House, Person, Value, json};

/// The version of a society that stands now.
pub(crate) async fn version(house: &House, society: &str) -> i64 {
    let query = "query($id: ID!) { society(id: $id) { version } }";
    house.admin().await.ask(query, json!({ "id": society })).await.number("society.version")
}

/// A key that no test has used.
fn next_key() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("key {}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Sends one of the room's mutations: `recordAppointment`, `endAppointment`, `setPartyLead`,
/// `settleSamePerson`, `handOverPost`.
pub(crate) async fn send(house: &House, person: &Person, name: &str, society: &str, input: Value) -> Answer {
    let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ society {{ id version leaders {{ id name post \
         leadsPartyWork }} }} userErrors {{ path code message rule }} }} }}"
    );
    let mut whole = json!({ "societyId": society, "idempotencyKey": next_key() });
    let fields = whole.as_object_mut().expect("an input is an object");
    if name != "settleSamePerson" {
        fields.insert("expectedVersion".into(), json!(version(house, society).await));
    }
    fields.extend(input.as_object().expect("changes are an object").clone());
    person.ask(&query, json!({ "input": whole })).await
}

/// The leaders of a society, as the list has them.
pub(crate) async fn seats(person: &Person, filter: Value) -> Answer {
    let query = "query($filter: LeaderFilter) { leaders(first: 100, filter: $filter) { totalCount nodes { id name post \
        termNo birthYear since leadsPartyWork partyRoles dualIdentity missing society { id name } \
        conflicts { kind certainty rule nextAction owner } namesakes { personKey same society { id } } } } }";
    person.ask(query, json!({ "filter": filter })).await
}
