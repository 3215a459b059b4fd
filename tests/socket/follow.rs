//! Changes arrive while they are made: at this server and at another, each once, from a cursor on or from now.

use support::{House, both, cast, json};

use super::wire::{at, of};
use crate::register::write::headcount;

const FOLLOW: &str =
    "subscription { changed { nodes { nodeId kind gone node { ... on Society { version } } } cursor } }";

async fn count(house: &House, base: &str, formal: i64) -> String {
    let (leader, id) = (house.leader().await.at(base), house.society(cast::LEADERS).await);
    let query = "query($id: ID!) { society(id: $id) { version } }";
    let version = leader.ask(query, json!({ "id": id })).await.number("society.version");
    let done = headcount(&leader, &id, version, &format!("count {formal}"), json!({ "formal": formal })).await;
    assert_eq!(done.user_errors(), Vec::<String>::new());
    id
}

both! {
    async fn a_change_arrives_when_it_is_made(house) {
        let mut socket = of(house, &house.federation().await).await;
        socket.subscribe("1", FOLLOW).await;
        socket.is_silent().await;
        let id = count(house, &house.base, 5).await;
        let page = socket.next("1").await;
        let told = &page["data"]["changed"]["nodes"];
        assert_eq!(told, &json!([{ "nodeId": id, "kind": "SOCIETY", "gone": false, "node": { "version": 2 } }]));
        let cursor = page["data"]["changed"]["cursor"].as_str().expect("a cursor").to_owned();
        count(house, &house.base, 6).await;
        assert_eq!(socket.next("1").await["data"]["changed"]["nodes"][0]["node"]["version"], 3);
        // Whoever was away goes on after what he has stored.
        let mut back = of(house, &house.federation().await).await;
        let from = format!("subscription {{ changed(after: \"{cursor}\", types: [SOCIETY]) {{ nodes {{ nodeId }} }} }}");
        back.subscribe("2", &from).await;
        assert_eq!(back.next("2").await["data"]["changed"]["nodes"], json!([{ "nodeId": id }]));
        back.say(&json!({ "type": "complete", "id": "2" })).await;
        count(house, &house.base, 7).await;
        back.is_silent().await;
    }

    async fn another_server_is_heard_too(house) {
        let twin = house.twin().await;
        let mut socket = at(&twin.base, &house.federation().await).await;
        socket.subscribe("1", FOLLOW).await;
        socket.is_silent().await;
        let id = count(house, &house.base, 5).await;
        assert_eq!(socket.next("1").await["data"]["changed"]["nodes"][0]["nodeId"], json!(id));
        drop(socket);
        twin.close().await;
    }

    async fn each_hears_what_he_may_read(house) {
        let (mut own, mut other) = (of(house, &house.leader().await).await, of(house, &house.secretary().await).await);
        own.subscribe("1", FOLLOW).await;
        other.subscribe("1", FOLLOW).await;
        own.is_silent().await;
        count(house, &house.base, 5).await;
        own.next("1").await;
        other.is_silent().await;
        let mut anonymous = of(house, &house.anonymous()).await;
        anonymous.subscribe("1", FOLLOW).await;
        assert_eq!(anonymous.refused("1").await, ["UNAUTHENTICATED"]);
        let mut expert = of(house, &house.expert().await).await;
        expert.subscribe("1", FOLLOW).await;
        assert_eq!(expert.refused("1").await, ["FORBIDDEN"]);
    }
}

#[tokio::test]
async fn a_subscription_does_not_travel_over_http() {
    support::on(support::Kind::Sqlite, async |house| {
        let refused = house.federation().await.query(FOLLOW).await;
        assert_eq!((refused.status, refused.error_code()), (400, Some("BAD_REQUEST")), "{}", refused.text);
    })
    .await;
}
