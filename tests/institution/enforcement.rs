//! Enforcement: a clue stays between the agencies until something is served, nobody is penalised unheard,
//! and a penalty reaches the register and the credit lists in the same moment.

use chrono::TimeDelta;
use server::job::enforcement;
use support::{Answer, House, Person, Value, both, cast, json};

use crate::register::present::assert_rows_are_the_rules;
use crate::responsibility::invariant;

/// What the tests look at.
const SHOWN: &str = "id version origin clue state servedOn dueOn penalty fineFen suspendedUntil imposedOn closedOn moves \
    steps { step actor text }";

/// The newest case of a society, as a person sees it.
async fn of(person: &Person, society: &str) -> Value {
    let query = format!("query($id: ID!) {{ enforcementCases(filter: {{ society: $id }}) {{ nodes {{ {SHOWN} }} }} }}");
    let found = person.ask(&query, json!({ "id": society })).await;
    found.list("enforcementCases.nodes").first().cloned().unwrap_or(Value::Null)
}

async fn clue(person: &Person, society: &str, key: &str) -> Value {
    let query = format!(
        "mutation($input: ReportClueInput!) {{ reportClue(input: $input) {{ enforcementCase {{ {SHOWN} }} \
         userErrors {{ path code }} }} }}"
    );
    let input = json!({ "idempotencyKey": key, "societyId": society, "clue": "收费评选" });
    let answer = person.ask(&query, json!({ "input": input })).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
    answer.data("reportClue.enforcementCase").clone()
}

async fn step(person: &Person, name: &str, case: &Value, key: &str, more: Value) -> Answer {
    let kind = match name {
        "orderCorrection" | "rejectCorrection" => "CorrectionInput",
        "noticePenalty" => "NoticePenaltyInput",
        _ => "EnforcementStepInput",
    };
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ enforcementCase {{ {SHOWN} }} \
         userErrors {{ path code }} }} }}"
    );
    let mut input =
        json!({ "idempotencyKey": key, "caseId": case["id"], "expectedVersion": case["version"], "text": "说明" });
    let Value::Object(more) = more else { panic!("an object") };
    input.as_object_mut().expect("an object").extend(more);
    person.ask(&query, json!({ "input": input })).await
}

async fn done(person: &Person, name: &str, case: &Value, key: &str, more: Value) -> Value {
    let answer = step(person, name, case, key, more).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.enforcementCase")).clone()
}

/// A case of which notice of this penalty was given and to which the society has objected.
async fn objected(house: &House, society: &str, key: &str, penalty: Value) -> Value {
    let (civil, leader) = (house.civil().await, house.leader().await);
    let case = clue(&civil, society, &format!("{key} clue")).await;
    let case = done(&civil, "openInvestigation", &case, &format!("{key} open"), json!({})).await;
    let case = done(&civil, "noticePenalty", &case, &format!("{key} notice"), penalty).await;
    done(&leader, "objectToPenalty", &case, &format!("{key} object"), json!({})).await
}

/// The kinds in which the register counts a society as abnormal today.
async fn marks(person: &Person, society: &str) -> Vec<Value> {
    let query = "query($id: ID!) { society(id: $id) { listings { kind } } }";
    let found = person.ask(query, json!({ "id": society })).await;
    found.list("society.listings").iter().map(|row| row["kind"].clone()).collect()
}

/// The newest list case of a society: its reason and state.
async fn proposed(person: &Person, society: &str) -> Value {
    let query = "query($id: ID!) { listCases(filter: { society: $id }) { nodes { state origin reason { code } } } }";
    person.ask(query, json!({ "id": society })).await.list("listCases.nodes").first().cloned().unwrap_or(Value::Null)
}

both! {
    async fn a_clue_stays_between_the_agencies_until_something_is_served(house) {
        let society = house.society(cast::LEADERS).await;
        let (civil, federation, leader, org) =
            (house.civil().await, house.federation().await, house.leader().await, house.org().await);
        let case = clue(&federation, &society, "clue").await;
        assert_eq!((&case["origin"], &case["state"]), (&json!("FEDERATION"), &json!("CLUE")));
        invariant::holds(house).await;
        assert_eq!(of(&civil, &society).await["moves"], json!(["INVESTIGATE", "DROP"]));
        assert_eq!(of(&federation, &society).await["moves"], json!([]));
        let waits = "{ openItems(first: 100) { nodes { kind subject } } }";
        for other in [&leader, &org] {
            assert_eq!(of(other, &society).await, Value::Null, "{}", other.name);
            let seen = other.query(waits).await;
            let clue = seen.list("openItems.nodes").iter().any(|row| row["subject"] == case["id"]);
            assert!(!clue, "{}: {}", other.name, seen.text);
        }
        let events = "query($id: ID!) { society(id: $id) { events(first: 100) { nodes { action } } } }";
        assert!(!leader.ask(events, json!({ "id": society })).await.text.contains("REPORT_CLUE"));
        let early = step(&civil, "noticePenalty", &case, "early", json!({ "penalty": "WARNING" })).await;
        assert_eq!(early.user_errors(), ["WRONG_STATE"]);
        let case = done(&civil, "openInvestigation", &case, "open", json!({})).await;
        let case = done(&civil, "orderCorrection", &case, "order", json!({ "dueOn": "2026-04-10" })).await;
        invariant::holds(house).await;
        let own = of(&leader, &society).await;
        assert_eq!((&own["dueOn"], &own["moves"]), (&json!("2026-04-10"), &json!(["REPORT_CORRECTION"])));
        assert_eq!((&own["clue"], &own["steps"][0]["step"]), (&Value::Null, &json!("ORDER")), "not who told");
        assert_eq!(of(&org, &society).await["clue"], Value::Null);
        let case = done(&leader, "reportCorrection", &case, "report", json!({})).await;
        let mine = step(&leader, "confirmCorrection", &case, "mine", json!({})).await;
        assert_eq!(mine.error_code(), Some("FORBIDDEN"), "nobody confirms himself");
        let back = done(&civil, "rejectCorrection", &case, "back", json!({})).await;
        assert_eq!(back["state"], "ORDER_TO_CORRECT");
        invariant::holds(house).await;
        let case = done(&leader, "reportCorrection", &back, "again", json!({})).await;
        let case = done(&civil, "confirmCorrection", &case, "confirm", json!({})).await;
        assert_eq!((&case["state"], &case["moves"]), (&json!("CORRECTED"), &json!([])));
        assert_eq!(marks(&leader, &society).await, Vec::<Value>::new());
        invariant::holds(house).await;
    }

    async fn a_penalty_is_what_it_says_and_comes_after_the_hearing(house) {
        let society = house.society(cast::LEADERS).await;
        let civil = house.civil().await;
        let case = clue(&civil, &society, "clue").await;
        let case = done(&civil, "openInvestigation", &case, "open", json!({})).await;
        for (said, error) in [
            (json!({ "penalty": "FINE" }), "fineFen REQUIRED"),
            (json!({ "penalty": "FINE", "fineFen": 0 }), "fineFen AMOUNT_OUT_OF_RANGE"),
            (json!({ "penalty": "WARNING", "fineFen": 100 }), "fineFen NOT_OF_PENALTY"),
            (json!({ "penalty": "SUSPENSION" }), "suspendedUntil REQUIRED"),
            (json!({ "penalty": "SUSPENSION", "suspendedUntil": "2026-03-20" }), "suspendedUntil DUE_BEFORE_TODAY"),
        ] {
            assert_eq!(step(&civil, "noticePenalty", &case, "bad", said).await.user_errors(), [error]);
        }
        let said = json!({ "penalty": "FINE", "fineFen": 4_999_999 });
        let case = done(&civil, "noticePenalty", &case, "notice", said).await;
        assert_eq!((&case["state"], &case["dueOn"]), (&json!("PENALTY_NOTICED"), &json!("2026-03-27")));
        assert_eq!(step(&civil, "imposePenalty", &case, "at once", json!({})).await.user_errors(), ["PLEA_RUNNING"]);
        house.clock.forward(TimeDelta::days(8));
        let (civil, leader) = (house.civil().await, house.leader().await);
        let late = step(&leader, "objectToPenalty", &case, "late", json!({})).await;
        assert_eq!(late.user_errors(), ["LATE_PLEA"]);
        assert_eq!(enforcement::run(&house.state).await.expect("a round ends"), 2, "this one and the demo's");
        assert_eq!(enforcement::run(&house.state).await.expect("a round ends"), 0, "once");
        invariant::holds(house).await;
        let case = done(&civil, "imposePenalty", &of(&civil, &society).await, "impose", json!({})).await;
        assert_eq!((&case["state"], &case["fineFen"]), (&json!("IN_FORCE"), &json!(4_999_999)));
        let list = proposed(&civil, &society).await;
        assert_eq!(list, json!({ "state": "PROPOSED", "origin": "PENALTY", "reason": { "code": "MINOR_PENALTY" } }));
        assert_eq!(marks(&leader, &society).await, Vec::<Value>::new(), "a proposal lists nobody");
        let closed = done(&civil, "closeEnforcement", &case, "close", json!({})).await;
        assert_eq!(closed["state"], "CLOSED");
        invariant::holds(house).await;
    }

    async fn a_suspension_ends_on_its_day_by_the_clock(house) {
        let society = house.society(cast::LEADERS).await;
        let said = json!({ "penalty": "SUSPENSION", "suspendedUntil": "2026-06-30" });
        let case = objected(house, &society, "s", said).await;
        let civil = house.civil().await;
        let case = done(&civil, "imposePenalty", &case, "impose", json!({})).await;
        assert_eq!((&case["state"], &case["dueOn"]), (&json!("IN_FORCE"), &json!("2026-06-30")));
        assert_eq!(marks(&civil, &society).await, ["SUSPENDED"]);
        assert_eq!(proposed(&civil, &society).await["reason"]["code"], "SUSPENDED");
        invariant::holds(house).await;
        house.clock.forward(TimeDelta::days(102));
        enforcement::run(&house.state).await.expect("a round ends");
        assert_eq!(marks(&house.civil().await, &society).await, ["SUSPENDED"], "its last day");
        house.clock.forward(TimeDelta::days(1));
        enforcement::run(&house.state).await.expect("a round ends");
        let civil = house.civil().await;
        assert_eq!(marks(&civil, &society).await, Vec::<Value>::new());
        assert_eq!(of(&civil, &society).await["state"], "CLOSED");
        invariant::holds(house).await;
    }

    async fn a_second_minor_penalty_weighs_more_and_a_revocation_ends_the_society(house) {
        let society = house.society(cast::LEADERS).await;
        let civil = house.civil().await;
        let first = objected(house, &society, "one", json!({ "penalty": "WARNING" })).await;
        done(&civil, "imposePenalty", &first, "impose one", json!({})).await;
        let second = objected(house, &society, "two", json!({ "penalty": "FINE", "fineFen": 100_000 })).await;
        done(&civil, "imposePenalty", &second, "impose two", json!({})).await;
        assert_eq!(proposed(&civil, &society).await["reason"]["code"], "REPEATED_MINOR");
        let said = json!({ "penalty": "SUSPENSION", "suspendedUntil": "2026-06-30" });
        let third = objected(house, &society, "three", said).await;
        let third = done(&civil, "imposePenalty", &third, "impose three", json!({})).await;
        assert_eq!(marks(&civil, &society).await, ["SUSPENDED"]);
        done(&civil, "closeEnforcement", &third, "close three", json!({})).await;
        assert_eq!(marks(&civil, &society).await, Vec::<Value>::new(), "closed before its day, it is lifted");
        let fourth = objected(house, &society, "four", json!({ "penalty": "REVOCATION" })).await;
        done(&civil, "imposePenalty", &fourth, "impose four", json!({})).await;
        let total = civil.query("{ societies { totalCount } coverage { societies } }").await;
        assert_eq!(total.number("societies.totalCount"), total.number("coverage.societies"));
        let query = "query($id: ID!) { society(id: $id) { existence form listings { kind } ended { source } } }";
        let ended = civil.ask(query, json!({ "id": society })).await;
        assert_eq!((ended.text("society.existence"), ended.text("society.form")), ("REVOKED", "NONE"));
        assert_eq!(ended.text("society.ended.source"), "撤销登记处罚决定");
        assert_rows_are_the_rules(house, "after a revocation").await;
        invariant::holds(house).await;
    }
}
