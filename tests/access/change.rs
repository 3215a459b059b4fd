//! The cases of the grid about changes of the register: one that the first society proposed, and the demo's.
//! Every write is one that the rules refuse, so that the case waits for the next person.

use support::{House, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Changes {
    own: String,
    other: String,
}

impl Changes {
    /// Lets the first society propose, and looks the demo's change of a name up.
    pub(super) async fn of(house: &House) -> Self {
        let propose = "mutation($input: ProposeRegisterChangeInput!) { proposeRegisterChange(input: $input) { \
            registerChange { id } } }";
        let proposal = json!({ "matter": "AREA", "value": "江南市全域", "reason": "会员大会决定", "decidedOn": "2026-03-10",
            "onPaper": ["CHANGE_RESOLUTION"] });
        let society = house.society(cast::LEADERS).await;
        let input = json!({ "societyId": society, "idempotencyKey": "grid", "proposal": proposal });
        let own = house.leader().await.ask(propose, json!({ "input": input })).await;
        let other =
            house.federation().await.query("{ registerChanges(filter: { matters: [NAME] }) { nodes { id } } }").await;
        Self {
            own: own.text("proposeRegisterChange.registerChange.id").to_owned(),
            other: other.text("registerChanges.nodes.0.id").to_owned(),
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let mut cases = vec![
            case("Query.registerChanges", "-", "{ registerChanges { totalCount } }", json!({})),
            case("Query.registerChangeTerms", "-", "{ registerChangeTerms { version } }", json!({})),
            case("Query.changeForm", "-", "{ changeForm(matter: SEAT) { papers } }", json!({})),
            case("Query.nameFindings", "-", "{ nameFindings(name: \"江南市经济学会\") { text } }", json!({})),
            case("Query.node", "first's change", node, json!({ "id": self.own })),
            case("Query.node", "a change", node, json!({ "id": self.other })),
        ];
        let terms = json!({ "expectedVersion": 0, "idempotencyKey": "", "reviewWorkingDays": 10,
            "correctWorkingDays": 10, "fileDays": 30, "liquidationDays": 180, "deregisterDays": 15,
            "decideWorkingDays": 20, "source": "s" });
        cases.push(one("Mutation.setRegisterChangeTerms", "-", "SetRegisterChangeTermsInput", &terms));
        let proposal = json!({ "matter": "AREA", "value": "", "reason": "", "decidedOn": "2026-03-10" });
        let propose = json!({ "societyId": "", "idempotencyKey": "", "proposal": proposal });
        cases.push(one("Mutation.proposeRegisterChange", "-", "ProposeRegisterChangeInput", &propose));
        for (target, id) in [("first", &self.own), ("another", &self.other)] {
            let seen = json!({ "idempotencyKey": "", "changeId": id, "expectedVersion": 0 });
            for (field, kind, more) in STEPS {
                let mut input = seen.clone();
                let more: Value = serde_json::from_str(more).unwrap_or_default();
                if let (Some(input), Value::Object(more)) = (input.as_object_mut(), more) {
                    input.extend(more);
                }
                if field == "Mutation.resubmitRegisterChange" {
                    input["proposal"] = proposal.clone();
                }
                cases.push(one(field, target, kind, &input));
            }
        }
        cases
    }
}

const STEPS: [(&str, &str, &str); 9] = [
    ("Mutation.resubmitRegisterChange", "ResubmitRegisterChangeInput", "{}"),
    ("Mutation.withdrawRegisterChange", "RegisterChangeStepInput", r#"{ "text": "t" }"#),
    ("Mutation.nameLiquidators", "RegisterChangeStepInput", r#"{ "text": "t" }"#),
    ("Mutation.fileRegisterChange", "RegisterChangeStepInput", "{}"),
    ("Mutation.refuseRegisterChange", "RegisterChangeStepInput", r#"{ "text": "t" }"#),
    ("Mutation.returnRegisterChange", "ReturnRegisterChangeInput", r#"{ "reason": "OTHER", "text": "t" }"#),
    (
        "Mutation.consentToRegisterChange",
        "ConsentToRegisterChangeInput",
        r#"{ "documentNo": "n", "documentOn": "2026-03-20" }"#,
    ),
    ("Mutation.reportLiquidation", "ReportLiquidationInput", r#"{ "liquidatedOn": "2026-03-20" }"#),
    ("Mutation.approveRegisterChange", "ApproveRegisterChangeInput", r#"{ "documentNo": "n" }"#),
];

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
