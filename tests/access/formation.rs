//! The cases of the grid about formations: an open case of the first society and one of the second city.

use support::{Person, Value, json};

use super::case::{Case, SOCIETIES, SOCIETY, case};

/// The open cases that the grid asks about.
pub(super) type Opened = [(&'static str, String); 2];

/// Opens a formation for a society, so that there is one to ask for; answers its id.
pub(super) async fn open(federation: &Person, society: &str) -> String {
    let query = "mutation($input: ProposeFormationInput!) { proposeFormation(input: $input) { formation { id } \
                 userErrors { path code } } }";
    let proposal = json!({ "form": "NONE", "nominees": [], "reason": "撤销", "proposedOn": "2026-03-20" });
    let input = json!({ "societyId": society, "expectedVersion": 1, "idempotencyKey": "case", "proposal": proposal });
    let answer = federation.ask(query, json!({ "input": input })).await;
    answer.text("proposeFormation.formation.id").to_owned()
}

fn document(field: &str, input: &str) -> String {
    format!("mutation($input: {input}!) {{ {field}(input: $input) {{ userErrors {{ path code }} }} }}")
}

/// Reads and writes of formations. Every write is one that the rules refuse, so that the case waits for the
/// next person: who may is told why, who may not that there is none.
pub(super) fn cases(opened: &Opened) -> Vec<Case> {
    let mut cases = vec![case("Query.formations", "-", "{ formations { totalCount } }", json!({}))];
    cases.push(case("Query.formationReturns", "-", "{ formationReturns { total } }", json!({})));
    for (target, id) in opened {
        let query = "query($id: ID!) { node(id: $id) { id } }";
        let target = if *target == "first" { "first's case" } else { "foreign case" };
        cases.push(case("Query.node", target, query, json!({ "id": id })));
    }
    let proposal = || json!({ "form": "NONE", "nominees": [], "proposedOn": "2026-03-20" });
    of_societies(&mut cases, "Mutation.proposeFormation", &json!({ "proposal": proposal() }));
    for (field, input, said) in [
        ("Mutation.resubmitFormation", "ResubmitFormationInput", json!({ "proposal": proposal() })),
        ("Mutation.withdrawFormation", "MoveFormationInput", json!({})),
        ("Mutation.passFormation", "MoveFormationInput", json!({})),
        ("Mutation.returnFormation", "ReturnFormationInput", json!({ "reason": "OTHER", "text": "请补正" })),
        ("Mutation.approveFormation", "ApproveFormationInput", json!({})),
    ] {
        for (target, id) in opened {
            let whole = json!({ "formationId": id, "expectedVersion": 0, "idempotencyKey": "" });
            let query = document(field.trim_start_matches("Mutation."), input);
            cases.push(case(field, target, query, json!({ "input": with(whole, &said) })));
        }
    }
    of_societies(&mut cases, "Mutation.sendInstructor", &json!({ "name": "", "since": "2026-03-20" }));
    of_societies(&mut cases, "Mutation.replaceOfficers", &json!({ "nominees": [], "since": "2026-03-20" }));
    cases
}

fn of_societies(cases: &mut Vec<Case>, field: &'static str, said: &Value) {
    let name = field.trim_start_matches("Mutation.");
    let input = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    for (target, code) in SOCIETIES {
        let whole = json!({ SOCIETY: code, "idempotencyKey": "" });
        cases.push(case(field, target, document(name, &input), json!({ "input": with(whole, said) })));
    }
}

fn with(mut whole: Value, said: &Value) -> Value {
    let fields = whole.as_object_mut().expect("an input is an object");
    fields.extend(said.as_object().expect("an object").clone());
    whole
}
