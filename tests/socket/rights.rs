//! Who is behind a socket: shown when it is opened or introduced; whose rights end, his socket ends.

use chrono::TimeDelta;
use server::identity::cookie::ACCESS;
use support::{Kind, both, json, on};

use super::wire::{of, open};
use crate::oauth::partner;

const PROTOCOL: Option<&str> = Some("graphql-transport-ws");
const WHO: &str = "{ viewer { username } }";

both! {
    async fn a_log_out_ends_the_socket(house) {
        let leader = house.leader().await;
        let mut socket = of(house, &leader).await;
        socket.subscribe("1", "subscription { changed { cursor } }").await;
        socket.is_silent().await;
        let done = leader.query("mutation { logout { userErrors { code } } }").await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!(socket.closed().await, (4403, "the token is not valid".into()));
    }

    async fn a_scope_that_is_taken_away_ends_the_socket(house) {
        let client = partner::register(house, &["REGISTER_READ", "PARTY_READ"]).await;
        let reader = partner::with_scope(house, client.credentials(), None).await;
        let mut socket = of(house, &reader).await;
        socket.subscribe("1", "subscription { changed { nodes { node { ... on Society { form } } } } }").await;
        socket.is_silent().await;
        let input = json!({ "idempotencyKey": "narrow", "oauthClientId": client.id, "expectedVersion": 1,
            "scopes": ["REGISTER_READ"] });
        let done = partner::change(&house.admin().await, "updateOauthClient", "UpdateOauthClientInput", input).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!(socket.closed().await, (4403, "your rights have changed: connect again".into()));
        let mut again = of(house, &reader).await;
        again.subscribe("1", "subscription { changed { nodes { node { ... on Society { form } } } } }").await;
        assert_eq!(again.refused("1").await, ["FORBIDDEN"]);
    }
}

#[tokio::test]
async fn a_token_that_ends_ends_the_socket() {
    on(Kind::Sqlite, async |house| {
        let mut socket = of(house, &house.leader().await).await;
        house.clock.forward(TimeDelta::minutes(15));
        assert_eq!(socket.closed().await, (4403, "the token has expired: connect with a new one".into()));
    })
    .await;
}

#[tokio::test]
async fn a_token_comes_with_the_request_or_with_the_introduction() {
    on(Kind::Sqlite, async |house| {
        let leader = house.leader().await;
        let token = leader.token.clone().expect("a token");
        let bearer = format!("Bearer {token}");
        let mut socket = open(&house.base, PROTOCOL, &[("authorization", &bearer)]).await;
        socket.init(&house.anonymous()).await;
        socket.hear().await;
        socket.subscribe("1", WHO).await;
        assert_eq!(socket.next("1").await["data"]["viewer"]["username"], "leader");
        for wrong in ["Bearer x", "Basic eDp5", "", &bearer[..bearer.len() - 3]] {
            let mut socket = open(&house.base, PROTOCOL, &[]).await;
            socket.say(&json!({ "type": "connection_init", "payload": { "authorization": wrong } })).await;
            assert_eq!(socket.closed().await.0, 4403, "{wrong}");
        }
    })
    .await;
}

/// A browser sends its cookie to whoever opens a socket, and says whose page did.
#[tokio::test]
async fn a_cookie_counts_for_our_own_pages_alone() {
    on(Kind::Sqlite, async |house| {
        let token = house.leader().await.token.expect("a token");
        let cookie = format!("{ACCESS}={token}");
        for (origin, who) in [(house.base.as_str(), json!("leader")), ("https://example.com", json!(null))] {
            let mut socket = open(&house.base, PROTOCOL, &[("cookie", &cookie), ("origin", origin)]).await;
            socket.init(&house.anonymous()).await;
            socket.hear().await;
            socket.subscribe("1", WHO).await;
            let answer = socket.next("1").await;
            assert_eq!(answer["data"]["viewer"].get("username").cloned().unwrap_or(json!(null)), who, "{origin}");
        }
    })
    .await;
}
