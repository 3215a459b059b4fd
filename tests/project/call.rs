//! Calls: written, published, extended, closed by the clock; who may apply and what is refused. What the other
//! tests of this room begin with stands here too.

use chrono::TimeDelta;
use server::job::call;
use support::{Answer, House, Person, Value, both, cast, json};

use crate::responsibility::invariant;

pub(crate) const SHOWN: &str = "call { id version kind state title opensOn closesOn daysLeft budgetFen ceilingFen \
    reviewers reason fields { code kind required identifies max } criteria { code points } \
    hindrances { obstacle text until } } userErrors { path code rule }";

/// A call with these changes.
pub(crate) fn told(change: Value) -> Value {
    let mut call = json!({ "expectedVersion": 0, "kind": "RESEARCH", "year": 2026, "title": "2026年度社科应用研究课题",
        "opensOn": "2026-03-01", "closesOn": "2026-04-10", "budgetFen": 6_000_000, "ceilingFen": 2_000_000,
        "guide": "围绕全市中心工作申报", "topics": [{ "code": "T1", "title": "基层治理现代化研究" }], "ownTopic": true,
        "fields": [{ "code": "PLAN", "section": "论证", "label": "研究方案", "kind": "LONG_TEXT", "required": true },
                   { "code": "BASE", "section": "论证", "label": "前期成果（含署名）", "kind": "LONG_TEXT", "required": false,
                     "identifies": true }],
        "documents": [{ "name": "承诺书", "required": false }], "criteria": [{ "code": "VALUE", "label": "选题价值", "points": 40 },
                                             { "code": "METHOD", "label": "研究方法", "points": 60 }],
        "reviewers": 2, "outlierPoints": 15,
        "conditions": { "leastGrade": null, "partyWork": true, "finishedFirst": true, "perSociety": 2 },
        "days": { "formal": 10, "correct": 5, "review": 20, "panel": 10, "decision": 10, "notice": 5 }, "months": 9 });
    let Value::Object(change) = change else { panic!("an object: {change}") };
    call.as_object_mut().expect("an object").extend(change);
    call
}

/// One intention with this input.
pub(crate) async fn act(person: &Person, name: &str, kind: &str, shown: &str, input: Value) -> Answer {
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {shown} }} }}");
    person.ask(&query, json!({ "input": input })).await
}

async fn save(person: &Person, key: &str, change: Value) -> Answer {
    let mut input = told(change);
    input["idempotencyKey"] = json!(key);
    act(person, "saveCall", "SaveCallInput", SHOWN, input).await
}

async fn step(person: &Person, name: &str, kind: &str, call: &Value, said: Value) -> Answer {
    let mut input = json!({ "callId": call["id"], "expectedVersion": call["version"],
        "idempotencyKey": format!("{name} {}", call["version"]) });
    let Value::Object(said) = said else { panic!("an object") };
    input.as_object_mut().expect("an object").extend(said);
    act(person, name, kind, SHOWN, input).await
}

/// A published call with these changes.
pub(crate) async fn opened(house: &House, key: &str, change: Value) -> Value {
    let desk = house.person("project").await;
    let saved = save(&desk, key, change).await;
    assert_eq!(saved.user_errors(), Vec::<String>::new());
    let opened = step(&desk, "openCall", "CallStepInput", saved.data("saveCall.call"), json!({})).await;
    assert_eq!(opened.user_errors(), Vec::<String>::new());
    opened.data("openCall.call").clone()
}

both! {
    async fn a_call_of_before_papers_could_be_required_is_still_read(house) {
        use entity::project::call as row;
        use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

        let call = opened(house, "old", json!({})).await;
        for stored in row::Entity::find().all(&house.db).await.expect("the database answers") {
            let mut content: Value = serde_json::from_str(&stored.content).expect("its content is JSON");
            content["documents"] = json!(["承诺书"]);
            let mut old = stored.into_active_model();
            old.content = Set(content.to_string());
            old.update(&house.db).await.expect("the row can be written");
        }
        let query = "query($id: ID!) { node(id: $id) { ... on Call { documents { name required } } } }";
        let read = house.leader().await.ask(query, json!({ "id": call["id"] })).await;
        assert_eq!(read.data("node.documents"), &json!([{ "name": "承诺书", "required": false }]));
    }

    async fn a_call_is_written_published_extended_and_closed_by_the_clock(house) {
        let (desk, leader) = (house.person("project").await, house.leader().await);
        let saved = save(&desk, "one", json!({})).await;
        assert_eq!(saved.user_errors(), Vec::<String>::new());
        let call = saved.data("saveCall.call").clone();
        assert_eq!((&call["state"], &call["version"]), (&json!("DRAFT"), &json!(1)));
        let again = save(&desk, "one", json!({})).await;
        assert_eq!(again.data("saveCall.call.id"), &call["id"], "a retry is the same");
        let hidden = leader.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": call["id"] })).await;
        assert_eq!(hidden.data("node"), &Value::Null, "a draft is the federation's");
        let opened = step(&desk, "openCall", "CallStepInput", &call, json!({})).await;
        let call = opened.data("openCall.call").clone();
        assert_eq!(call["state"], "OPEN");
        let seen = leader.query("{ calls(filter: { kind: RESEARCH, search: \"社科应用研究\" }) { nodes { id hindrances { obstacle } \
            fields { code } } } }").await;
        let found = seen.list("calls.nodes").iter().find(|one| one["id"] == call["id"]).cloned().expect("it is published");
        assert_eq!(found["hindrances"], json!([]), "the leader's society may apply");
        let codes: Vec<_> = found["fields"].as_array().expect("a list").iter().map(|field| field["code"].clone()).collect();
        assert_eq!(codes, ["TITLE", "TOPIC", "LEADER", "MEMBERS", "AMOUNT", "PLAN", "BASE"]);
        let changed = save(&desk, "late", json!({ "callId": call["id"], "expectedVersion": call["version"] })).await;
        assert_eq!(changed.user_errors(), ["CALL_PUBLISHED"]);
        let early = step(&desk, "closeCall", "CallStepInput", &call, json!({})).await;
        assert_eq!(early.user_errors(), ["CALL_STILL_OPEN"]);
        let forward = step(&desk, "extendCall", "ExtendCallInput", &call, json!({ "closesOn": "2026-04-09" })).await;
        assert_eq!(forward.user_errors(), ["closesOn DATE_OUT_OF_ORDER"], "never forward");
        let later = step(&desk, "extendCall", "ExtendCallInput", &call, json!({ "closesOn": "2026-04-20" })).await;
        assert_eq!(later.data("extendCall.call.closesOn"), "2026-04-20");
        house.clock.forward(TimeDelta::days(31));
        let before = call::run(&house.state).await.expect("a round ends");
        house.clock.forward(TimeDelta::days(1));
        assert!(call::run(&house.state).await.expect("a round ends") > 0, "{before} before");
        assert_eq!(call::run(&house.state).await.expect("a round ends"), 0, "each is noted once");
        let node = house.leader().await.ask("query($id: ID!) { node(id: $id) { ... on Call { state } } }", json!({ "id": call["id"] })).await;
        assert_eq!(node.text("node.state"), "CLOSED");
        invariant::holds(house).await;
    }

    async fn what_is_no_call_is_refused_and_nothing_stands(house) {
        let desk = house.person("project").await;
        for (change, errors) in [
            (json!({ "title": " " }), vec!["title REQUIRED"]),
            (json!({ "closesOn": "2026-02-01" }), vec!["closesOn DATE_OUT_OF_ORDER"]),
            (json!({ "ceilingFen": 7_000_000 }), vec!["ceilingFen AMOUNT_MALFORMED"]),
            (json!({ "criteria": [] }), vec!["criteria REQUIRED", "criteria OUT_OF_RANGE", "outlierPoints OUT_OF_RANGE"]),
            (json!({ "topics": [], "ownTopic": false }), vec!["topics REQUIRED"]),
            (json!({ "reviewers": 0, "months": 99 }), vec!["reviewers OUT_OF_RANGE", "months OUT_OF_RANGE"]),
            (json!({ "fields": [{ "code": "TITLE", "section": "s", "label": "l", "kind": "NUMBER", "required": true }] }),
             vec!["fields FIELD_TWICE"]),
            (json!({ "fields": [{ "code": "PICK", "section": "s", "label": "l", "kind": "CHOICE", "required": true }] }),
             vec!["fields UNKNOWN_CHOICE"]),
        ] {
            assert_eq!(save(&desk, "bad", change).await.user_errors(), errors);
        }
        for fen in [json!(-1), json!(1.5), json!(9_007_199_254_740_992_i64)] {
            let mut input = told(json!({ "budgetFen": fen }));
            input["idempotencyKey"] = json!("fen");
            let answer = act(&desk, "saveCall", "SaveCallInput", SHOWN, input).await;
            assert!(answer.body["errors"].is_array(), "an amount is whole fen: {}", answer.text);
        }
        let none = desk.query("{ calls(filter: { states: [DRAFT], search: \"社科应用研究\" }) { totalCount } }").await;
        assert_eq!(none.number("calls.totalCount"), 0);
    }

    async fn who_may_not_apply_is_told_why(house) {
        let call = opened(house, "strict", json!({ "conditions": { "leastGrade": "A5", "partyWork": true,
            "finishedFirst": true, "perSociety": 1 } })).await;
        let (leader, federation) = (house.leader().await, house.federation().await);
        let query = "query($id: ID!, $of: ID) { node(id: $id) { ... on Call { hindrances(societyId: $of) { obstacle text } } } }";
        let society = house.society(cast::LEADERS).await;
        let told = federation.ask(query, json!({ "id": call["id"], "of": society })).await;
        let own = leader.ask(query, json!({ "id": call["id"] })).await;
        assert_eq!(told.data("node"), own.data("node"), "whoever asks is told the same");
        let input = json!({ "societyId": society, "callId": call["id"], "idempotencyKey": "b" });
        let begun = act(&leader, "beginApplication", "BeginApplicationInput", "application { id } userErrors { path code message }", input).await;
        let grade = leader.ask("query($id: ID!) { society(id: $id) { grade { level } } }", json!({ "id": society })).await;
        let best = grade.body["data"]["society"]["grade"]["level"] == "A5";
        assert_eq!(begun.user_errors().is_empty(), best, "{}", begun.text);
    }
}
