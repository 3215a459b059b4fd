//! Guidance: one intention for many societies, three lights a year, a wrong record withdrawn.

use support::{Person, Value, both, cast, json};

use super::write::{done, merged, send};
use crate::ledger::trace::Trace;

fn record(key: &str, societies: &[&str], changed: Value) -> Value {
    let whole = json!({ "idempotencyKey": key, "societyIds": societies, "kind": "TRAINING_MENTORING",
        "heldOn": "2026-03-19", "heldBy": "陈社科", "evidence": "签到表" });
    merged(whole, changed)
}

async fn lights(person: &Person, society: &str) -> Vec<Value> {
    let query = "query($id: ID!) { society(id: $id) { guidance(year: 2026) { lights { kind state records } } } }";
    let found = person.ask(query, json!({ "id": society })).await;
    found.list("society.guidance.lights").iter().map(|light| light["state"].clone()).collect()
}

async fn missing(person: &Person, kind: &str) -> i64 {
    let query = format!("{{ guidanceBoard(year: 2026, missing: {kind}) {{ totalCount }} }}");
    person.query(&query).await.number("guidanceBoard.totalCount")
}

both! {
    async fn two_trainings_put_it_in_place_and_one_withdrawn_takes_it_back(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let (first, fifth) = (house.society(cast::LEADERS).await, house.society(cast::SECRETARYS).await);
        assert_eq!(lights(&leader, &first).await, ["NONE", "NONE", "NONE"]);
        let before = (missing(&federation, "TRAINING_MENTORING").await, Trace::of(house).await);
        for key in ["a", "b"] {
            let both = record(key, &[&first, &fifth], json!({}));
            let told = done(&federation, "recordGuidance", "RecordGuidanceInput", "recorded", both).await;
            assert_eq!(told.number("recordGuidance.recorded"), 2);
        }
        assert_eq!(lights(&leader, &first).await, ["NONE", "DONE", "NONE"]);
        assert_eq!(missing(&federation, "TRAINING_MENTORING").await, before.0 - 2);
        let after = Trace::of(house).await;
        for id in [&first, &fifth] {
            assert_eq!(after.events_of(id), before.1.events_of(id) + 2, "an event a society and intention");
        }
        let query = "query($id: ID!) { society(id: $id) { guidance { records { id } } } }";
        let found = leader.ask(query, json!({ "id": first })).await;
        let one = found.text("society.guidance.records.0.id").to_owned();
        let input = |key: &str| json!({ "idempotencyKey": key, "recordId": one, "reason": "记错学会" });
        done(&federation, "withdrawGuidance", "WithdrawGuidanceInput", "society { id }", input("w")).await;
        assert_eq!(lights(&leader, &first).await, ["NONE", "PARTIAL", "NONE"]);
        let twice = send(&federation, "withdrawGuidance", "WithdrawGuidanceInput", "", input("v")).await;
        assert_eq!(twice.user_errors(), ["GUIDANCE_WITHDRAWN"]);
        let next = "query($id: ID!) { society(id: $id) { guidance(year: 2025) { lights { state } } } }";
        let other = leader.ask(next, json!({ "id": first })).await;
        assert_eq!(other.text("society.guidance.lights.1.state"), "NONE", "each year by itself");
    }

    async fn bad_input_is_refused_whole(house) {
        let federation = house.federation().await;
        let (first, foreign) = (house.society(cast::LEADERS).await, house.society(support::city::SOCIETY).await);
        for (changed, wanted) in [
            (json!({ "societyIds": [] }), "societyIds REQUIRED"),
            (json!({ "societyIds": ["x"] }), "societyIds NOT_FOUND"),
            (json!({ "societyIds": [first, foreign] }), "societyIds NOT_FOUND"),
            (json!({ "heldOn": "2026-03-21" }), "heldOn DATE_IN_FUTURE"),
            (json!({ "heldOn": "1949-10-01" }), "heldOn DATE_BEFORE_REGISTRATION"),
            (json!({ "evidence": "" }), "evidence REQUIRED"),
        ] {
            let before = Trace::of(house).await;
            let input = record("k", &[&first], changed.clone());
            let refused = send(&federation, "recordGuidance", "RecordGuidanceInput", "recorded", input).await;
            assert_eq!(refused.user_errors(), [wanted], "{changed}");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
    }
}
