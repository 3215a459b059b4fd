//! The cases of the grid about activity filings: the first society's. Every write is one that the rules
//! refuse, so that the filing stays as it is for the next person.

use support::{House, Value, cast, city, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Activity {
    own: String,
    society: String,
    foreign: String,
}

impl Activity {
    /// Files one, and looks the societies up.
    pub(super) async fn of(house: &House) -> Self {
        let society = house.society(cast::LEADERS).await;
        let query = "mutation($input: FileActivityInput!) { fileActivity(input: $input) { filing { id } } }";
        let input =
            json!({ "societyId": society, "idempotencyKey": "access", "plan": with(plan(), json!({ "title": "t" })) });
        let filed = house.leader().await.ask(query, json!({ "input": input })).await;
        let own = filed.text("fileActivity.filing.id").to_owned();
        Self { own, society, foreign: house.society(city::SOCIETY).await }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let mut cases = vec![
            case("Query.activityFilings", "-", "{ activityFilings { totalCount } }", json!({})),
            case("Query.activityTerms", "-", "{ activityTerms { leadDays } }", json!({})),
            case("Query.node", "first's activity", node, json!({ "id": self.own })),
        ];
        for (target, id) in [("first", &self.society), ("foreign", &self.foreign)] {
            let input = json!({ "societyId": id, "idempotencyKey": "", "plan": plan() });
            cases.push(one("Mutation.fileActivity", target, "FileActivityInput", &input));
        }
        let terms = json!({ "expectedVersion": 0, "idempotencyKey": "", "leadDays": 15, "silentWorkingDays": 5,
            "correctWorkingDays": 5, "reportDays": 15, "source": "s" });
        cases.push(one("Mutation.setActivityTerms", "-", "SetActivityTermsInput", &terms));
        let seen = || json!({ "filingId": self.own, "expectedVersion": 0, "idempotencyKey": "" });
        let many = json!({ "idempotencyKey": "", "filings": [{ "filingId": self.own, "expectedVersion": 0 }] });
        let reasoned = with(seen(), json!({ "reason": "OTHER", "text": "t" }));
        let text = || with(seen(), json!({ "text": "t" }));
        let day = json!({ "tookPlaceOn": "2026-03-20" });
        let report = with(with(seen(), day.clone()), json!({ "attendance": 1, "summary": "t" }));
        cases.extend([
            one("Mutation.refileActivity", "first", "RefileActivityInput", &with(seen(), json!({ "plan": plan() }))),
            many_at_once("Mutation.takeUpActivities", &many),
            many_at_once("Mutation.passActivities", &many),
            one("Mutation.conditionActivity", "first", "ActivityTextInput", &text()),
            one("Mutation.refuseActivity", "first", "ActivityReasonInput", &reasoned),
            one("Mutation.returnActivity", "first", "ActivityReasonInput", &reasoned),
            one("Mutation.cancelActivity", "first", "ActivityTextInput", &text()),
            one("Mutation.holdActivity", "first", "HoldActivityInput", &with(seen(), day)),
            one("Mutation.reportActivity", "first", "ReportActivityInput", &report),
        ]);
        cases
    }
}

/// A plan without a title.
fn plan() -> Value {
    json!({ "kind": "FORUM", "title": "", "outline": "o", "speakers": "s", "audience": 1, "heldOn": "2026-05-01",
        "place": "p", "fees": false, "awards": false })
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}

fn many_at_once(field: &'static str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let left = "left { userErrors { path code } }";
    let query = format!(
        "mutation($input: ActivitiesInput!) {{ {name}(input: $input) {{ {left} userErrors {{ path code }} }} }}"
    );
    case(field, "first", query, json!({ "input": input }))
}

fn with(mut whole: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("an object: {more}") };
    whole.as_object_mut().expect("an object").extend(more);
    whole
}
