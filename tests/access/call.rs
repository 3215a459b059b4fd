//! The cases of the grid about calls, applications and reviews: of the first society. Every write is one that the
//! rules refuse, so that everything stays as it is for the next person.

use support::{House, Value, cast, city, json};

use super::case::{Case, case};
use crate::project::call::{opened, told};

/// Ids that the cases are about.
pub(super) struct Calls {
    call: String,
    draft: String,
    own: String,
    society: String,
    foreign: String,
    expert: String,
}

impl Calls {
    /// Publishes a call, to which the first society writes one and submits another.
    pub(super) async fn of(house: &House) -> Self {
        let call = opened(house, "access", json!({ "title": "权限矩阵用申报通知" })).await;
        let society = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let begin =
            "mutation($input: BeginApplicationInput!) { beginApplication(input: $input) { application { id } } }";
        let keyed =
            |key: &str| json!({ "input": { "societyId": society, "callId": call["id"], "idempotencyKey": key } });
        let draft = leader.ask(begin, keyed("draft")).await.text("beginApplication.application.id").to_owned();
        let own = leader.ask(begin, keyed("own")).await.text("beginApplication.application.id").to_owned();
        let save =
            "mutation($input: SaveApplicationInput!) { saveApplication(input: $input) { application { version } } }";
        let answer = |(field, value): (&str, &str)| json!({ "field": field, "value": value, "seenVersion": 0 });
        let answers: Vec<_> =
            [("TITLE", "权限矩阵"), ("TOPIC", "T1"), ("LEADER", "李红"), ("AMOUNT", "1"), ("PLAN", "p")]
                .map(answer)
                .into();
        let saved = leader
            .ask(save, json!({ "input": { "applicationId": own, "idempotencyKey": "s", "answers": answers } }))
            .await;
        let version = saved.number("saveApplication.application.version");
        let submit =
            "mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { userErrors { code } } }";
        let input = json!({ "applicationId": own, "expectedVersion": version, "idempotencyKey": "send" });
        leader.ask(submit, json!({ "input": input })).await;
        let experts = house.person("project").await.query("{ experts { id } }").await;
        let expert = experts.text("experts.0.id").to_owned();
        let call = call["id"].as_str().expect("an id").to_owned();
        Self { call, draft, own, society, foreign: house.society(city::SOCIETY).await, expert }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let stages = "query($id: ID!) { applicationStages(callId: $id) { count } }";
        let reviews = "query($id: ID!) { node(id: $id) { ... on Application { reviews { id } meanScore proposal } } }";
        let mut cases = vec![
            case("Query.calls", "-", "{ calls { totalCount } }", json!({})),
            case("Query.applications", "-", "{ applications { totalCount } }", json!({})),
            case("Query.applicationStages", "-", stages, json!({ "id": self.call })),
            case("Query.awardNotices", "-", "{ awardNotices { title } }", json!({})),
            case("Query.reviews", "-", "{ reviews { totalCount } }", json!({})),
            case("Query.experts", "-", "{ experts { name } }", json!({})),
            case("Query.node", "call", node, json!({ "id": self.call })),
            case("Query.node", "first's application", node, json!({ "id": self.own })),
            case("Query.node", "first's draft", node, json!({ "id": self.draft })),
            case("Application.reviews", "first", reviews, json!({ "id": self.own })),
        ];
        for (target, id) in [("first", &self.society), ("foreign", &self.foreign)] {
            let input = json!({ "societyId": id, "callId": "", "idempotencyKey": "" });
            cases.push(one("Mutation.beginApplication", target, "BeginApplicationInput", &input));
        }
        let mut call = told(json!({ "guide": "", "idempotencyKey": "" }));
        call["callId"] = Value::Null;
        cases.push(one("Mutation.saveCall", "-", "SaveCallInput", &call));
        let step = || json!({ "callId": self.call, "expectedVersion": 0, "idempotencyKey": "" });
        let of = || json!({ "applicationId": self.own, "expectedVersion": 0, "idempotencyKey": "" });
        let reason = with(of(), json!({ "reason": "OTHER", "text": "t" }));
        let review =
            json!({ "reviewId": self.own, "expectedVersion": 0, "idempotencyKey": "", "comment": "c", "points": [] });
        let decline = json!({ "reviewId": self.own, "expectedVersion": 0, "idempotencyKey": "", "text": "t" });
        let expert = json!({ "expertId": self.expert, "expectedVersion": -1, "idempotencyKey": "", "affiliation": "a",
            "capacity": 1, "active": true });
        let fill = json!({ "applicationId": self.own, "idempotencyKey": "", "answers": [] });
        cases.extend([
            one("Mutation.openCall", "-", "CallStepInput", &step()),
            one("Mutation.closeCall", "-", "CallStepInput", &step()),
            one("Mutation.extendCall", "-", "ExtendCallInput", &with(step(), json!({ "closesOn": "2026-03-20" }))),
            one("Mutation.withdrawCall", "-", "WithdrawCallInput", &with(step(), json!({ "reason": "r" }))),
            one(
                "Mutation.requestApplicationExport",
                "none",
                "RequestApplicationExportInput",
                &json!({ "callId": self.own, "format": "CSV" }),
            ),
            one("Mutation.saveApplication", "first", "SaveApplicationInput", &fill),
            one("Mutation.submitApplication", "first", "SubmitApplicationInput", &of()),
            one("Mutation.recallApplication", "first", "ApplicationTextInput", &of()),
            one("Mutation.withdrawApplication", "first", "ApplicationTextInput", &with(of(), json!({ "text": "t" }))),
            one("Mutation.returnApplication", "first", "ApplicationReasonInput", &reason),
            one("Mutation.rejectApplication", "first", "ApplicationReasonInput", &reason),
            one(
                "Mutation.settleObjection",
                "first",
                "SettleObjectionInput",
                &with(of(), json!({ "upheld": true, "text": "t" })),
            ),
            one(
                "Mutation.objectToAward",
                "first",
                "ObjectToAwardInput",
                &json!({ "applicationId": self.own, "idempotencyKey": "", "text": "t" }),
            ),
            one("Mutation.scoreReview", "-", "ScoreReviewInput", &review),
            one("Mutation.declineReview", "-", "DeclineReviewInput", &decline),
            one("Mutation.setExpert", "-", "SetExpertInput", &expert),
            one("Mutation.assignReviews", "-", "AssignReviewsInput", &json!({ "callId": "", "idempotencyKey": "" })),
            one(
                "Mutation.replaceReview",
                "-",
                "ReplaceReviewInput",
                &json!({ "reviewId": self.own, "expectedVersion": 0, "idempotencyKey": "", "expertId": self.expert }),
            ),
        ]);
        let seen = json!({ "applicationId": self.own, "expectedVersion": 0 });
        let verdict = with(seen.clone(), json!({ "outcome": "DECLINED", "amountFen": 0, "text": "t" }));
        let proposal = with(seen.clone(), json!({ "outcome": "DECLINED", "amountFen": 0 }));
        cases.extend([
            many("Mutation.passApplications", "ApplicationsInput", "applications", &seen),
            many("Mutation.sendToPanel", "ApplicationsInput", "applications", &seen),
            many("Mutation.concludeAwards", "ApplicationsInput", "applications", &seen),
            many("Mutation.proposeAwards", "ProposeAwardsInput", "proposals", &proposal),
            many("Mutation.decideAwards", "DecideAwardsInput", "decisions", &verdict),
        ]);
        cases
    }
}

fn with(mut one: Value, other: Value) -> Value {
    let Value::Object(other) = other else { panic!("an object: {other}") };
    one.as_object_mut().expect("an object").extend(other);
    one
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}

fn many(field: &'static str, kind: &str, list: &str, entry: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let left = "left { userErrors { path code } }";
    let query =
        format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {left} userErrors {{ path code }} }} }}");
    let mut input = json!({ "idempotencyKey": "" });
    input[list] = json!([entry]);
    case(field, "first", query, json!({ "input": input }))
}
