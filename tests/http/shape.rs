//! The shape of an answer (GraphQL, section 6.4): null where something has failed, or around it where it may not be null;
//! members in the order in which they were selected.

use support::{Answer, both, cast, json};

use super::send::document;
use crate::responsibility::write::agency;
use crate::socket::wire::of;

/// A list of too few: `events` refuses it, and may not be null.
const FAILS: &str = "events(first: 0) { nodes { id } }";

/// Where these members stand in an answer's text, which names them once.
fn places(answer: &Answer, members: &[&str]) -> Vec<usize> {
    let place =
        |name: &&str| answer.text.find(&format!("\"{name}\":")).unwrap_or_else(|| panic!("no {name}: {}", answer.text));
    members.iter().map(place).collect()
}

both! {
    async fn members_stand_in_the_order_of_the_document(house) {
        let query = "query Order { a: societies(first: 3) { b: totalCount c: nodes { d: leaders { e: name } ...Later f: name \
                     ... on Society { g: events(first: 1) { totalCount } h: uscc } f: name i: headcount { formal } } } z: today } \
                     fragment Later on Society { j: id k: form }";
        let federation = house.federation().await;
        for _ in 0..3 {
            let answer = federation.query(query).await;
            assert_eq!(answer.data("z"), &json!("2026-03-20"), "{}", answer.text);
            let places = places(&answer, &["a", "b", "c", "d", "j", "k", "f", "g", "h", "i", "z"]);
            assert!(places.is_sorted(), "{places:?} in {}", answer.text);
        }
    }

    async fn what_failed_is_null_and_so_is_what_may_not_be_without_it(house) {
        let id = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let query = format!("query($id: ID!) {{ today society(id: $id) {{ name {FAILS} }} again: today }}");
        let answer = leader.ask(&query, json!({ "id": id })).await;
        let day = json!("2026-03-20");
        assert_eq!(answer.body["data"], json!({ "today": day, "society": null, "again": day }), "{}", answer.text);
        assert_eq!(answer.body["errors"][0]["path"], json!(["society", "events"]));
        assert_eq!((answer.status, answer.error_code()), (200, Some("BAD_USER_INPUT")));
        // Nothing around it may be null: then nothing is there.
        let whole = leader.query(&format!("{{ today societies(first: 2) {{ nodes {{ name {FAILS} }} }} }}")).await;
        assert_eq!((whole.status, whole.error_code()), (200, Some("BAD_USER_INPUT")), "{}", whole.text);
        assert_eq!(whole.body.get("data"), Some(&json!(null)), "{}", whole.text);
        assert_eq!(leader.query("{ today societies(first: 0) { totalCount } }").await.body["data"], json!(null));
    }

    async fn an_object_whose_members_have_all_failed_or_were_skipped_is_told_from_none(house) {
        let leader = house.leader().await;
        let skipped = leader.query("{ societies(first: 1) { nodes { name @skip(if: true) } } }").await;
        assert_eq!(skipped.data("societies.nodes"), &json!([{}]), "{}", skipped.text);
        assert_eq!(leader.query("{ today @skip(if: true) }").await.body["data"], json!({}));
        let failed = leader.query(&format!("{{ today societies(first: 1) {{ nodes {{ {FAILS} }} }} }}")).await;
        assert_eq!(failed.body["data"], json!(null), "{}", failed.text);
    }

    async fn a_list_keeps_what_did_not_fail(house) {
        let id = house.society(cast::LEADERS).await;
        let query = format!("query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id ... on Society {{ {FAILS} }} }} }}");
        let agency = agency(house, "SPONSOR").await;
        let answer = house.leader().await.ask(&query, json!({ "ids": [agency, id] })).await;
        assert_eq!(answer.body["data"]["nodes"], json!([{ "id": agency }, null]), "{}", answer.text);
        assert_eq!(answer.body["errors"][0]["path"], json!(["nodes", 1, "events"]));
    }

    async fn what_was_refused_before_it_ran_has_no_data(house) {
        for query in ["{ nothing }", "query A { today } query B { today }"] {
            let answer = document(query).strict().send(house).await;
            assert_eq!((answer.status, answer.body.get("data")), (400, None), "{}", answer.text);
        }
        let variables = "query($days: Int) { deadlines(withinDays: $days) { totalCount } }";
        let answer = house.leader().await.ask(variables, json!({ "days": 99_999_999_999_i64 })).await;
        assert_eq!((answer.status, answer.body.get("data")), (400, None), "{}", answer.text);
        assert_eq!(answer.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn a_socket_says_it_in_the_same_shape(house) {
        let mut socket = of(house, &house.leader().await).await;
        socket.subscribe("1", "{ today societies(first: 0) { totalCount } }").await;
        assert_eq!(socket.next("1").await["data"], json!(null));
    }
}
