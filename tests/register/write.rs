//! How the tests write: an intention with what it changes, all else as it stands in a sound example.

use support::{Answer, Person, Value, json};

const HEADCOUNT: &str = "mutation($input: RecordHeadcountInput!) { recordHeadcount(input: $input) { \
    society { id version headcount { since until individualMembers unitMembers fullTimeStaff partyTotal formal \
    probationary residentFormal source } formAssessment { recommended matches } } \
    userErrors { path code message rule } } }";

const CONTACT: &str = "mutation($input: UpdateSocietyContactInput!) { updateSocietyContact(input: $input) { \
    society { id version contact { address phone email updatedAt } } userErrors { path code message rule } } }";

/// Adds what two writes share and what this one changes.
fn input(mut whole: Value, id: &str, version: i64, key: &str, changed: &Value) -> Value {
    let fields = whole.as_object_mut().expect("an input is an object");
    fields.insert("societyId".into(), json!(id));
    fields.insert("expectedVersion".into(), json!(version));
    fields.insert("idempotencyKey".into(), json!(key));
    fields.extend(changed.as_object().expect("changes are an object").clone());
    json!({ "input": whole })
}

/// Records a headcount.
pub(crate) async fn headcount(person: &Person, id: &str, version: i64, key: &str, changed: Value) -> Answer {
    let whole = json!({
        "recordedOn": "2026-03-20", "individualMembers": 469, "unitMembers": 20, "fullTimeStaff": 4,
        "formal": 2, "probationary": 1, "residentFormal": 1,
    });
    person.ask(HEADCOUNT, input(whole, id, version, key, &changed)).await
}

/// Updates a contact.
pub(crate) async fn contact(person: &Person, id: &str, version: i64, key: &str, changed: Value) -> Answer {
    let whole = json!({ "address": "人民路1号", "phone": "0510-82001234", "email": "office@example.cn" });
    person.ask(CONTACT, input(whole, id, version, key, &changed)).await
}
