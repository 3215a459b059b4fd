//! The cases of the grid about registration: the demo's applications. Every write is one that the rules
//! refuse, so that the application waits for the next person.

use support::{House, Value, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Registration {
    preparing: String,
    decided_on: String,
}

impl Registration {
    /// Looks them up.
    pub(super) async fn of(house: &House) -> Self {
        let federation = house.federation().await;
        let query = "query($s: [RegistrationState!]) { registrations(filter: { states: $s }) { nodes { id } } }";
        let one = async |state: &str| {
            let found = federation.ask(query, json!({ "s": [state] })).await;
            found.text("registrations.nodes.0.id").to_owned()
        };
        Self { preparing: one("PREPARING").await, decided_on: one("CIVIL_REVIEW").await }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let names = "{ nameCheck(name: \"江南市经济学会\") { usable } }";
        let mut cases = vec![
            case("Query.registrations", "-", "{ registrations { totalCount } }", json!({})),
            case("Query.nameCheck", "-", names, json!({})),
            case("Query.registrationRules", "-", "{ registrationRules { version } }", json!({})),
            case("Query.node", "an application", node, json!({ "id": self.preparing })),
        ];
        let content = json!({ "name": "", "founder": "" });
        let begin = json!({ "idempotencyKey": "", "content": content });
        let rules = json!({ "expectedVersion": 0, "idempotencyKey": "", "partyGate": "HARD", "formationMonths": 6 });
        cases.push(one("Mutation.beginRegistration", "-", "BeginRegistrationInput", &begin));
        cases.push(one("Mutation.setRegistrationRules", "-", "SetRegistrationRulesInput", &rules));
        for (target, id) in [("preparing", &self.preparing), ("to be decided", &self.decided_on)] {
            let with = |more: Value| {
                let mut whole = json!({ "registrationId": id, "expectedVersion": 0, "idempotencyKey": "" });
                let Value::Object(more) = more else { panic!("an object: {more}") };
                whole.as_object_mut().expect("an object").extend(more);
                whole
            };
            let step = |field| one(field, target, "RegistrationStepInput", &with(json!({})));
            let text = json!({ "text": "t" });
            let back = json!({ "reason": "OTHER", "text": "t" });
            let document = json!({ "documentNo": "n", "documentOn": "2026-03-20" });
            let ground = json!({ "ground": "NOT_NEEDED", "text": "t" });
            let uscc = json!({ "uscc": "51329900MJ0D90019R" });
            let save = json!({ "content": { "name": "江南市测试学会", "founder": "甲" } });
            let survey = json!({ "individualMembers": 60, "unitMembers": 0, "fullTimeStaff": 1, "formal": 3,
                "probationary": 0, "residentFormal": 0 });
            cases.extend([
                one("Mutation.saveRegistration", target, "SaveRegistrationInput", &with(save)),
                step("Mutation.submitRegistration"),
                one("Mutation.withdrawRegistration", target, "WithdrawRegistrationInput", &with(text)),
                one("Mutation.consentRegistration", target, "ConsentRegistrationInput", &with(document)),
                one("Mutation.returnRegistration", target, "ReturnRegistrationInput", &with(back)),
                step("Mutation.acceptRegistration"),
                one("Mutation.approveRegistration", target, "ApproveRegistrationInput", &with(uscc)),
                one("Mutation.rejectRegistration", target, "RejectRegistrationInput", &with(ground)),
                one("Mutation.fileMemberSurvey", target, "FileMemberSurveyInput", &with(survey)),
                step("Mutation.handOverCertificate"),
                step("Mutation.receiveFormationPapers"),
            ]);
        }
        cases.sort_by_key(|case| case.field);
        cases
    }
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
