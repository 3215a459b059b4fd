//! Lists: pages that neither skip nor repeat, in every order, and what a page refuses.

use support::{House, Kind, Person, Value, both, json, on};

use super::place::{self, Order};

const PAGE: &str = "query($first: Int, $after: String, $orderBy: SocietyOrder, $filter: SocietyFilter) { \
    societies(first: $first, after: $after, orderBy: $orderBy, filter: $filter) { totalCount \
    pageInfo { hasPreviousPage hasNextPage startCursor endCursor } edges { cursor node { uscc } } } }";

/// All credit codes, a page after the other.
async fn walk(person: &Person, first: i32, order: Order) -> Vec<String> {
    let mut codes = Vec::new();
    let mut after = Value::Null;
    loop {
        let variables = json!({ "first": first, "after": after, "orderBy": order.argument() });
        let page = person.ask(PAGE, variables).await;
        assert_eq!(page.number("societies.totalCount"), 109);
        assert_eq!(page.data("societies.pageInfo.hasPreviousPage"), &json!(!codes.is_empty()));
        let edges = page.list("societies.edges");
        codes.extend(edges.iter().filter_map(|edge| edge["node"]["uscc"].as_str().map(ToOwned::to_owned)));
        assert_eq!(page.data("societies.pageInfo.endCursor"), &edges.last().expect("a page is not empty")["cursor"]);
        assert_eq!(page.data("societies.pageInfo.startCursor"), &edges[0]["cursor"]);
        if page.data("societies.pageInfo.hasNextPage") == &json!(false) {
            return codes;
        }
        assert_eq!(edges.len(), usize::try_from(first).expect("a page has a size"));
        after = page.data("societies.pageInfo.endCursor").clone();
        assert!(codes.len() < 200, "the list does not end");
    }
}

async fn sequences(house: &House) -> Vec<Vec<String>> {
    let federation = house.federation().await;
    let mut all = Vec::new();
    for order in place::all() {
        all.push(walk(&federation, 25, order).await);
    }
    all
}

#[tokio::test]
async fn both_databases_page_in_the_same_sequence() {
    let mut seen = Vec::new();
    for kind in [Kind::Sqlite, Kind::Postgres] {
        on(kind, async |house: &House| seen.push(sequences(house).await)).await;
    }
    assert_eq!(seen[0], seen[1]);
}

both! {
    async fn every_order_shows_each_society_once_and_in_order(house) {
        let federation = house.federation().await;
        for (place, order) in place::all().enumerate() {
            let wanted = order.sort(place::rows(house).await);
            assert_eq!(wanted.len(), 109);
            // Pages of different sizes, so that ends of pages fall on different ties.
            let first = [7, 10, 4, 13, 36][place % 5];
            assert_eq!(walk(&federation, first, order).await, wanted, "{order:?} by {first}");
        }
    }

    async fn a_page_has_1_to_100_items_and_20_when_nobody_says(house) {
        let org = house.org().await;
        for first in [0, -1, 101] {
            let refused = org.ask(PAGE, json!({ "first": first })).await;
            assert_eq!(refused.error_code(), Some("BAD_USER_INPUT"), "first: {first}");
        }
        let refused = org.ask(PAGE, json!({ "first": i32::MAX })).await;
        assert_eq!(refused.error_code(), Some("DOCUMENT_TOO_LARGE"), "points are counted before");
        assert_eq!(org.ask(PAGE, json!({})).await.list("societies.edges").len(), 20);
        assert_eq!(org.ask(PAGE, json!({ "first": 1 })).await.list("societies.edges").len(), 1);
        assert_eq!(org.ask(PAGE, json!({ "first": 100 })).await.list("societies.edges").len(), 100);
    }

    async fn a_cursor_that_is_none_is_refused(house) {
        let org = house.org().await;
        let cursor = async |order: &str| {
            let variables = json!({ "first": 2, "orderBy": { "field": order } });
            org.ask(PAGE, variables).await.text("societies.pageInfo.endCursor").to_owned()
        };
        let by_name = cursor("NAME").await;
        let by_code = cursor("USCC").await;
        let cut = by_code[..by_code.len() - 3].to_owned();
        for bad in ["", "!", "AAAA", "null", "长", "7f".repeat(400).as_str(), &by_name, &format!("{by_code}A"), &cut] {
            let refused = org.ask(PAGE, json!({ "after": bad })).await;
            // A cut cursor may still name a place of the list; all others do not.
            let accepted = refused.error_code().is_none() && bad == cut;
            assert!(accepted || refused.error_code() == Some("BAD_USER_INPUT"), "after: {bad:?}: {}", refused.text);
        }
    }

    async fn a_forged_cursor_is_refused_and_nothing_breaks(house) {
        use base64::Engine;
        let org = house.org().await;
        let id = house.society(support::cast::LEADERS).await;
        for place in [
            format!("UsccAsc|{id}|d2020-01-01"), format!("UsccAsc|{id}|c5"), format!("UsccAsc|{id}|"),
            format!("UsccAsc|{id}|x"), format!("UsccAsc|{id}"), "UsccAsc".into(), "||".into(),
            format!("UsccAsc|u{}|t5", &id[1..]), format!("UsccAsc|{id}|t\0"), format!("FormalAsc|{id}|c5"),
        ] {
            let after = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&place);
            let refused = org.ask(PAGE, json!({ "after": after })).await;
            assert_eq!(refused.error_code(), Some("BAD_USER_INPUT"), "{place:?}: {}", refused.text);
        }
        for (field, place) in [("FORMAL", "FormalAsc"), ("REGISTERED_ON", "RegisteredOnAsc"), ("GRADE", "GradeAsc")] {
            for key in ["tx", "c1", "d2020-01-01", "c99999999999", "d2020-13-01"] {
                let after = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(format!("{place}|{id}|{key}"));
                let found = org.ask(PAGE, json!({ "after": after, "orderBy": { "field": field } })).await;
                assert!(found.status < 500, "{place} {key}: {}", found.text);
            }
        }
    }

    async fn the_order_by_counts_is_refused_to_who_may_not_see_them(house) {
        let civil = house.civil().await;
        for order in place::all() {
            let found = civil.ask(PAGE, json!({ "orderBy": order.argument() })).await;
            let counts = matches!(order.field, "FORMAL" | "MEMBERS");
            assert_eq!(found.error_code(), counts.then_some("FORBIDDEN"), "{order:?}: {}", found.text);
        }
    }
}
