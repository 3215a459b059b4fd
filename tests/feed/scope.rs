//! What a reader is told: of each kind what he reads of it, and nothing by another way.

use support::{both, cast, json};

use super::follower::{DEMAND, Follower, RESULT, SOCIETY};
use crate::oauth::partner;
use crate::project::demand;
use crate::register::write::headcount;

both! {
    async fn a_token_is_told_what_its_scopes_open(house) {
        let partner = partner::demo(house, "register:read").await;
        let plain = Follower::new(partner.clone(), &["... on Society { id name }", RESULT]);
        let kinds = |answer: &support::Answer| {
            let mut kinds: Vec<String> =
                answer.list("changes.nodes").iter().map(|change| change["kind"].to_string()).collect();
            kinds.sort_unstable();
            kinds.dedup();
            kinds
        };
        assert_eq!(kinds(&plain.ask(100).await), ["\"SOCIETY\""]);
        let query = "query($types: [ChangeKind!]) { changes(first: 100, types: $types) { nodes { kind } } }";
        let results = partner.ask(query, json!({ "types": ["PUBLISHED_RESULT"] })).await;
        assert_eq!(kinds(&results), ["\"PUBLISHED_RESULT\""], "what anybody reads needs no scope");
        let demands = partner.ask(query, json!({ "types": ["SOCIETY", "DEMAND"] })).await;
        assert_eq!(demands.error_code(), Some("FORBIDDEN"));
        assert_eq!(demands.body["errors"][0]["extensions"]["scope"], "demands:read");
        for fields in [DEMAND, SOCIETY] {
            let refused = Follower::new(partner.clone(), &[fields]).ask(20).await;
            assert_eq!((refused.status, refused.error_code()), (403, Some("FORBIDDEN")), "{fields}");
        }
        // With a scope for demands alone nothing of a society is told.
        let other = partner::demo(house, "demands:read").await.query("{ changes(first: 100) { nodes { kind } } }").await;
        assert!(!kinds(&other).contains(&"\"SOCIETY\"".to_owned()), "{}", other.text);
    }

    async fn each_is_told_of_his_region_and_his_own(house) {
        let id = house.society(cast::LEADERS).await;
        let (leader, federation) = (house.leader().await, house.federation().await);
        let told = async |person| {
            let mut follower = Follower::new(person, &["... on Society { id }", RESULT, "... on Demand { id }"]);
            follower.follow().await;
            follower
        };
        let mut own = told(leader.clone()).await;
        let societies = |follower: &Follower| follower.copy.values().filter(|node| node["__typename"] == "Society").count();
        assert_eq!(societies(&own), 1);
        assert!(own.copy.contains_key(&id));
        let mut secretary = told(house.secretary().await).await;
        let mut foreign = told(house.foreign_federation().await).await;
        assert_eq!(societies(&foreign), 1);
        let mut all = told(federation).await;
        assert_eq!(societies(&all), 109);
        let done = headcount(&leader, &id, 1, "k", json!({ "formal": 9 })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!((own.follow().await, all.follow().await), (vec![id.clone()], vec![id]));
        assert_eq!((secretary.follow().await, foreign.follow().await), (vec![], vec![]));
        let (anonymous, expert) = (house.anonymous(), house.expert().await);
        let refused = anonymous.query("{ changes { cursor } }").await;
        assert_eq!((refused.status, refused.error_code()), (401, Some("UNAUTHENTICATED")));
        assert_eq!(expert.query("{ changes { cursor } }").await.error_code(), Some("FORBIDDEN"));
    }

    /// Who may only offer is not told that others do.
    async fn an_offer_is_told_to_those_who_are_bound(house) {
        let open = demand::opened(house, "feed").await;
        let id = open["id"].as_str().expect("an id").to_owned();
        let mut poster = Follower::new(house.federation().await, &[DEMAND]);
        let mut other = Follower::new(house.secretary().await, &["... on Demand { id version state }"]);
        poster.follow().await;
        other.follow().await;
        assert!(poster.copy.contains_key(&id) && !other.copy.contains_key(&id));
        let (leader, society) = (house.leader().await, house.society(cast::LEADERS).await);
        let done = demand::offer(&leader, &society, &open, &json!({})).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!((poster.follow().await, other.follow().await), (vec![id], vec![]));
        poster.assert_whole("an offer").await;
    }
}
