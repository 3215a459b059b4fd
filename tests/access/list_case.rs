//! The cases of the grid about credit lists: a case that the first society was told of, and the demo's own.
//! Every write is one that the rules refuse, so that the case waits for the next person.

use support::{House, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Lists {
    own: String,
    other: String,
}

impl Lists {
    /// Gives the first society notice, and looks the objection of the demo up.
    pub(super) async fn of(house: &House) -> Self {
        let civil = house.civil().await;
        let open = "mutation($input: OpenListCaseInput!) { openListCase(input: $input) { listCase { id } } }";
        let input = json!({ "idempotencyKey": "grid", "societyId": house.society(cast::LEADERS).await,
            "reason": "UNREACHABLE", "evidence": "两次邮寄无人签收" });
        let own = civil.ask(open, json!({ "input": input })).await;
        let other = civil.query("{ listCases(filter: { states: [OBJECTED] }) { nodes { id } } }").await;
        Self {
            own: own.text("openListCase.listCase.id").to_owned(),
            other: other.text("listCases.nodes.0.id").to_owned(),
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let mut cases = vec![
            case("Query.publishedLists", "-", "{ publishedLists { totalCount } }", json!({})),
            case("Query.listReasons", "-", "{ listReasons { code } }", json!({})),
            case("Query.listCases", "-", "{ listCases { totalCount } }", json!({})),
            case("Query.node", "first's list case", node, json!({ "id": self.own })),
            case("Query.node", "a list case", node, json!({ "id": self.other })),
        ];
        cases.push(case("Query.listTerms", "-", "{ listTerms { list } }", json!({})));
        let terms = json!({ "list": "ABNORMAL_LIST", "expectedVersion": 0, "idempotencyKey": "", "objectionDays": 15,
            "decisionDays": 15, "exitMonths": 6, "exitWorkDays": 5, "secondOfficial": false, "source": "s" });
        cases.push(one("Mutation.setListTerms", "-", "SetListTermsInput", &terms));
        let open = json!({ "idempotencyKey": "", "societyId": "", "reason": "UNREACHABLE", "evidence": "" });
        cases.push(one("Mutation.openListCase", "-", "OpenListCaseInput", &open));
        for (target, id) in [("first", &self.own), ("another", &self.other)] {
            let input = json!({ "idempotencyKey": "", "caseId": id, "expectedVersion": 0, "text": "t" });
            cases.extend(STEPS.iter().map(|field| one(field, target, "ListStepInput", &input)));
        }
        cases
    }
}

const STEPS: [&str; 9] = [
    "Mutation.serveListNotice",
    "Mutation.objectToListing",
    "Mutation.giveListOpinion",
    "Mutation.enterOnList",
    "Mutation.dismissListCase",
    "Mutation.recordListFault",
    "Mutation.applyForListExit",
    "Mutation.grantListExit",
    "Mutation.refuseListExit",
];

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
