//! Who means harm: too much at once, too long, not read. Others go on.

use std::time::Duration;

use support::{Kind, json, on};

use super::wire::{of, open, try_open};

const FOLLOW: &str = "subscription { changed { cursor } }";

#[tokio::test]
async fn a_socket_runs_so_many_operations_at_once() {
    on(Kind::Sqlite, async |house| {
        let mut socket = of(house, &house.leader().await).await;
        for id in 0..20 {
            socket.subscribe(&id.to_string(), FOLLOW).await;
        }
        socket.subscribe("too many", FOLLOW).await;
        assert_eq!(socket.refused("too many").await, ["TOO_MANY_OPERATIONS"]);
        socket.say(&json!({ "type": "complete", "id": "7" })).await;
        socket.subscribe("again", "{ today }").await;
        assert_eq!(socket.next("again").await["data"]["today"], "2026-03-20");
    })
    .await;
}

#[tokio::test]
async fn a_message_has_so_many_bytes() {
    on(Kind::Sqlite, async |house| {
        let mut socket = of(house, &house.leader().await).await;
        let long = format!("{{ today }} # {}", "x".repeat(300 * 1024));
        socket.subscribe("1", &long).await;
        assert_eq!(socket.closed().await.0, 4400);
        let mut other = of(house, &house.leader().await).await;
        other.subscribe("1", &format!("{{ today }} # {}", "x".repeat(200 * 1024))).await;
        other.next("1").await;
    })
    .await;
}

#[tokio::test]
async fn one_address_has_so_many_sockets_and_gives_them_back() {
    on(Kind::Sqlite, async |house| {
        let mut all = Vec::new();
        for _ in 0..100 {
            all.push(open(&house.base, Some("graphql-transport-ws"), &[]).await);
        }
        assert!(try_open(&house.base, Some("graphql-transport-ws"), &[]).await.is_err(), "one too many");
        drop(all);
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            if try_open(&house.base, Some("graphql-transport-ws"), &[]).await.is_ok() {
                return;
            }
        }
        panic!("the places are not given back");
    })
    .await;
}

/// A reader who takes nothing holds up nobody but himself.
#[tokio::test]
async fn a_slow_reader_holds_up_nobody() {
    on(Kind::Sqlite, async |house| {
        let person = house.federation().await;
        let mut slow = of(house, &person).await;
        let all = "{ societies(first: 100) { nodes { id name uscc names { name } leaders { name post } } } }";
        for id in 0..20 {
            slow.subscribe(&id.to_string(), all).await;
        }
        let mut good = of(house, &person).await;
        for id in 0..20 {
            good.subscribe(&format!("g{id}"), "{ today }").await;
            good.next(&format!("g{id}")).await;
            good.hear().await;
        }
        assert_eq!(person.query("{ today }").await.status, 200);
    })
    .await;
}
