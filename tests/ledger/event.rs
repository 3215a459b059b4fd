//! Events: who did what to which society, with old and new values, newest first.

use support::{both, cast, json};

use crate::register::write::{contact, headcount};

const EVENTS: &str = "query($id: ID!, $first: Int, $after: String) { society(id: $id) { events(first: $first, \
    after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id at action label actor role \
    changes { field old new } requestId hash } } } }";

both! {
    async fn an_event_says_who_did_what_with_old_and_new_values(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let done = headcount(&leader, &id, 1, "k", json!({ "formal": 9, "residentFormal": 4 })).await;
        let found = leader.ask(EVENTS, json!({ "id": id })).await;
        // Between its entry and this the demo's civil affairs has stated a figure.
        assert_eq!(found.number("society.events.totalCount"), 3);
        let event = found.data("society.events.nodes.0");
        assert_eq!(event["action"], "RECORD_HEADCOUNT");
        assert_eq!(event["label"], "登记人数");
        assert_eq!(event["actor"], "曹玉兰");
        assert_eq!(event["role"], "SOCIETY_LEADER");
        assert_eq!(event["requestId"], done.header("x-request-id"));
        assert!(event["at"].as_str().is_some_and(|at| at.starts_with("2026-03-20T01:00:")), "{event}");
        assert_eq!(event["changes"], json!([
            { "field": "formal", "old": "2", "new": "9" }, { "field": "residentFormal", "old": "1", "new": "4" },
        ]));
        let entered = found.data("society.events.nodes.2");
        assert_eq!((&entered["action"], &entered["role"]), (&json!("ENTER_SOCIETY"), &json!(null)));
        assert_ne!(event["hash"], entered["hash"]);
        assert_eq!(event["hash"].as_str().map(str::len), Some(64));
    }

    async fn events_page_backwards_in_time(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        for version in 1..=6 {
            let phone = json!({ "phone": format!("0510-820012{version:02}") });
            let done = contact(&leader, &id, version, &format!("k{version}"), phone).await;
            assert_eq!(done.user_errors(), Vec::<String>::new());
        }
        let whole = leader.ask(EVENTS, json!({ "id": id, "first": 100 })).await;
        assert_eq!(whole.number("society.events.totalCount"), 8);
        let mut seen = Vec::new();
        let mut after = json!(null);
        loop {
            let page = leader.ask(EVENTS, json!({ "id": id, "first": 2, "after": after })).await;
            seen.extend(page.list("society.events.nodes").to_vec());
            if page.data("society.events.pageInfo.hasNextPage") == &json!(false) {
                break;
            }
            after = page.data("society.events.pageInfo.endCursor").clone();
        }
        assert_eq!(seen, whole.list("society.events.nodes"));
        // What the demo has told of earlier days stands in the order in which it was written.
        assert!(seen[..6].is_sorted_by(|newer, older| newer["at"].as_str() >= older["at"].as_str()));
        for (first, bad) in [(0, json!(null)), (101, json!(null)), (5, json!("x")), (5, json!("")), (5, json!("dA"))] {
            let refused = leader.ask(EVENTS, json!({ "id": id, "first": first, "after": bad })).await;
            assert_eq!(refused.error_code(), Some("BAD_USER_INPUT"), "{first} {bad}: {}", refused.text);
        }
    }

    async fn counts_in_events_are_kept_from_who_may_not_see_them(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        headcount(&leader, &id, 1, "k", json!({ "formal": 9 })).await;
        let found = house.civil().await.ask(EVENTS, json!({ "id": id })).await;
        assert_eq!(found.text("society.events.nodes.0.action"), "RECORD_HEADCOUNT");
        assert_eq!(found.data("society.events.nodes.0.changes"), &json!([]));
        assert!(!found.text.contains("\"formal\""), "{}", found.text);
    }
}
