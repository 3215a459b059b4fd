//! How the tests move a formation: one function an intention.

use support::{Answer, House, Person, Value, json};

/// A liaison society with four formal members, without an open case: its branch is due.
pub(crate) const DUE: &str = "51329900MJ0D0001X2";

const CASE: &str = "formation { id version state form nominees { name role } returnReason returnText returnRemarks { field text } documentNo \
    documentOn needsSuperior moves openItem { kind holder { name } dueOn reason { code } workingDaysWaiting } \
    steps { on step state reason text remarks { field text } } } userErrors { path code message rule }";

/// A proposal of a functional branch, with what this one changes.
pub(crate) fn proposal(changed: &Value) -> Value {
    let mut whole = json!({
        "form": "FUNCTIONAL", "nominees": [{ "name": "曹玉兰", "role": "SECRETARY" }],
        "superior": "中共江南市社会科学界联合会机关委员会", "proposedOn": "2026-03-20",
    });
    let fields = whole.as_object_mut().expect("a proposal is an object");
    fields.extend(changed.as_object().expect("changes are an object").clone());
    whole
}

/// Proposes for a society.
pub(crate) async fn propose(person: &Person, id: &str, version: i64, key: &str, changed: Value) -> Answer {
    let query = format!(
        "mutation($input: ProposeFormationInput!) {{ proposeFormation(input: $input) {{ society {{ version \
         organisation {{ state }} }} {CASE} }} }}"
    );
    let input = json!({
        "societyId": id, "expectedVersion": version, "idempotencyKey": key, "proposal": proposal(&changed),
    });
    person.ask(&query, json!({ "input": input })).await
}

/// Moves a case: `passFormation`, `returnFormation`, …, with what the intention says besides.
pub(crate) async fn go(person: &Person, field: &str, id: &str, version: i64, said: Value) -> Answer {
    let input = match field {
        "passFormation" | "withdrawFormation" => "MoveFormationInput".to_owned(),
        other => format!("{}{}Input", other[..1].to_uppercase(), &other[1..]),
    };
    let query = format!("mutation($input: {input}!) {{ {field}(input: $input) {{ {CASE} }} }}");
    let mut whole = json!({
        "formationId": id, "expectedVersion": version, "idempotencyKey": format!("{field} {version}"),
    });
    let fields = whole.as_object_mut().expect("an input is an object");
    fields.extend(said.as_object().expect("an object").clone());
    person.ask(&query, json!({ "input": whole })).await
}

/// The leader's society after a headcount that makes a functional branch due; its version is 2.
pub(crate) async fn due(house: &House) -> (Person, String) {
    let (leader, id) = (house.leader().await, house.society(DUE).await);
    let counted = json!({ "formal": 7, "residentFormal": 1, "recordedOn": "2026-03-19" });
    let done = crate::register::write::headcount(&leader, &id, 1, "due", counted).await;
    assert_eq!(done.user_errors(), Vec::<String>::new());
    (leader, id)
}

/// The same with a proposal on its way: society and case.
pub(crate) async fn proposed(house: &House) -> (Person, String, String) {
    let (leader, id) = due(house).await;
    let sent = propose(&leader, &id, 2, "send", json!({})).await;
    assert_eq!(sent.user_errors(), Vec::<String>::new(), "{}", sent.text);
    let case = sent.text("proposeFormation.formation.id").to_owned();
    (leader, id, case)
}
