//! A server that is told to go says so to its sockets, and does not wait for them.

use std::time::{Duration, Instant};

use support::database::Copy;
use support::program::Program;
use support::{Kind, json};

use super::wire::open;

#[tokio::test]
async fn a_server_that_stops_closes_its_sockets_first() {
    let copy = Copy::empty(Kind::Sqlite).await;
    let program = Program::serve(&copy.url);
    let mut socket = open(&program.base, Some("graphql-transport-ws"), &[]).await;
    socket.say(&json!({ "type": "connection_init" })).await;
    assert_eq!(socket.hear().await, json!({ "type": "connection_ack" }));
    let told = Instant::now();
    program.leave();
    assert_eq!(socket.closed().await, (1001, "the server stops: connect again".into()));
    assert!(tokio::task::spawn_blocking(|| program.gone()).await.expect("it goes"), "it went in peace");
    // Twenty seconds are what a running request is given.
    assert!(told.elapsed() < Duration::from_secs(15), "{:?}", told.elapsed());
}
