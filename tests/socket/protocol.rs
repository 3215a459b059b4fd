//! The protocol, message by message and code by code:
//! <https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>

use futures_util::SinkExt;
use support::{House, Kind, json, on};
use tokio_tungstenite::tungstenite::Message;

use super::wire::{Socket, of, open, try_open};

const PROTOCOL: Option<&str> = Some("graphql-transport-ws");

async fn fresh(house: &House) -> Socket {
    open(&house.base, PROTOCOL, &[]).await
}

#[tokio::test]
async fn whoever_speaks_another_protocol_is_told_so() {
    on(Kind::Sqlite, async |house| {
        let mut mute = open(&house.base, None, &[]).await;
        assert_eq!(mute.closed().await, (4406, "Subprotocol not acceptable".into()));
        // One that asks for another is not even let in by its own client.
        assert!(try_open(&house.base, Some("graphql-ws"), &[]).await.is_err());
        let plain = house.http.get(format!("{}/graphql/ws", house.base)).send().await.expect("it answers");
        assert_eq!(plain.status(), 400, "no upgrade");
    })
    .await;
}

#[tokio::test]
async fn an_introduction_comes_first_once_and_in_time() {
    on(Kind::Sqlite, async |house| {
        let mut late = fresh(house).await;
        let mut early = fresh(house).await;
        early.subscribe("1", "{ today }").await;
        assert_eq!(early.closed().await, (4401, "Unauthorized".into()));
        let mut twice = of(house, &house.anonymous()).await;
        twice.init(&house.anonymous()).await;
        assert_eq!(twice.closed().await, (4429, "Too many initialisation requests".into()));
        for payload in [json!(null), json!({}), json!({ "anything": [1] })] {
            let mut kind = fresh(house).await;
            kind.say(&json!({ "type": "connection_init", "payload": payload })).await;
            assert_eq!(kind.hear().await, json!({ "type": "connection_ack" }));
        }
        assert_eq!(late.closed().await, (4408, "Connection initialisation timeout".into()));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_message_closes_the_socket() {
    on(Kind::Sqlite, async |house| {
        for text in [
            "",
            "{",
            "[]",
            "null",
            "\"ping\"",
            "{}",
            "{\"type\":\"nothing\"}",
            "{\"type\":1}",
            "{\"type\":\"subscribe\"}",
            "{\"type\":\"subscribe\",\"id\":\"1\"}",
            "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ today }\"}}",
            "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}",
            "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":1}}",
            "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ today }\",\"variables\":[]}}",
            "{\"type\":\"complete\"}",
            "{\"type\":\"ping\",\"payload\":3}",
        ] {
            let mut socket = of(house, &house.anonymous()).await;
            socket.send(text).await;
            assert_eq!(socket.closed().await.0, 4400, "{text}");
        }
        let mut bytes = of(house, &house.anonymous()).await;
        bytes.0.send(Message::binary(b"{\"type\":\"ping\"}".to_vec())).await.expect("it is sent");
        assert_eq!(bytes.closed().await, (4400, "send text".into()));
    })
    .await;
}

#[tokio::test]
async fn a_ping_is_answered_with_what_it_said() {
    on(Kind::Sqlite, async |house| {
        let mut socket = fresh(house).await;
        socket.say(&json!({ "type": "ping" })).await;
        assert_eq!(socket.hear().await, json!({ "type": "pong" }), "before the introduction too");
        socket.init(&house.anonymous()).await;
        socket.hear().await;
        socket.say(&json!({ "type": "ping", "payload": { "n": 1 } })).await;
        assert_eq!(socket.hear().await, json!({ "type": "pong", "payload": { "n": 1 } }));
        socket.say(&json!({ "type": "pong", "payload": { "n": 1 } })).await;
        socket.is_silent().await;
    })
    .await;
}

#[tokio::test]
async fn queries_and_mutations_are_answered_once() {
    on(Kind::Sqlite, async |house| {
        let mut socket = of(house, &house.leader().await).await;
        socket.subscribe("q", "query today { today }").await;
        let answer = socket.next("q").await;
        assert_eq!(answer["data"], json!({ "today": "2026-03-20" }));
        assert_eq!(socket.hear().await, json!({ "type": "complete", "id": "q" }));
        socket.subscribe("m", "mutation { logout { userErrors { code } } }").await;
        assert_eq!(socket.next("m").await["data"]["logout"]["userErrors"], json!([]));
        // It has ended its own session with it.
        assert_eq!(socket.closed().await.0, 4403);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_run_is_an_error_and_its_id_is_free_again() {
    on(Kind::Sqlite, async |house| {
        let mut socket = of(house, &house.leader().await).await;
        let deep = format!("{{ {} __typename {} }}", "a { ".repeat(40), "}".repeat(40));
        for (query, code) in [
            ("{ today ", "GRAPHQL_PARSE_FAILED"),
            ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { changed(first: 3) { cursor } }", "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { changed { nothing } }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ users { totalCount } }", "FORBIDDEN"),
            (deep.as_str(), "DOCUMENT_TOO_LARGE"),
        ] {
            socket.subscribe("1", query).await;
            assert_eq!(socket.refused("1").await, [code], "{query}");
        }
        socket.subscribe("1", "{ today }").await;
        socket.next("1").await;
        // What fails while it runs is an answer.
        let mut other = of(house, &house.leader().await).await;
        other.subscribe("2", "subscription { changed(after: \"x\") { cursor } }").await;
        let answer = other.next("2").await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
        assert_eq!(other.hear().await, json!({ "type": "complete", "id": "2" }));
    })
    .await;
}

#[tokio::test]
async fn an_id_names_one_operation_until_it_is_complete() {
    on(Kind::Sqlite, async |house| {
        let follow = "subscription { changed { cursor } }";
        let mut socket = of(house, &house.leader().await).await;
        socket.subscribe("1", follow).await;
        socket.say(&json!({ "type": "complete", "id": "1" })).await;
        socket.say(&json!({ "type": "complete", "id": "unknown" })).await;
        socket.is_silent().await;
        socket.subscribe("1", follow).await;
        socket.subscribe("1", follow).await;
        assert_eq!(socket.closed().await, (4409, "Subscriber for 1 already exists".into()));
    })
    .await;
}
