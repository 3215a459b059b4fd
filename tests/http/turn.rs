//! Turns: of one caller so many documents run at once, and nobody else waits for him.

use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use entity::Language;
use server::account::turn::{AT_ONCE, Turns};
use server::caller::Caller;
use tokio::time::timeout;

/// Somebody without an account, at an address.
fn at(address: &str) -> Caller {
    Caller {
        viewer: OnceLock::new(),
        language: Language::Zh,
        request_id: "turn".into(),
        address: address.into(),
        refresh: None,
        cookies: Mutex::default(),
    }
}

/// So long nobody waits whose turn it is.
const SOON: Duration = Duration::from_millis(200);

#[tokio::test]
async fn who_has_his_turns_waits_and_nobody_else() {
    let (turns, one, other) = (Turns::default(), at("192.0.2.1"), at("192.0.2.2"));
    let mut taken = Vec::new();
    for _ in 0..AT_ONCE {
        taken.push(timeout(SOON, turns.wait(&one, 1)).await.expect("a turn"));
    }
    assert!(timeout(SOON, turns.wait(&one, 1)).await.is_err(), "all are taken");
    drop(timeout(SOON, turns.wait(&other, AT_ONCE)).await.expect("another one has his own"));
    taken.pop();
    drop(timeout(SOON, turns.wait(&one, 1)).await.expect("one was given back"));
}

#[tokio::test]
async fn what_costs_much_runs_alone_and_however_much_it_costs() {
    let (turns, one) = (Turns::default(), at("192.0.2.1"));
    let heavy = timeout(SOON, turns.wait(&one, u32::MAX)).await.expect("it runs");
    assert!(timeout(SOON, turns.wait(&one, 1)).await.is_err(), "it runs alone");
    drop(heavy);
    drop(timeout(SOON, turns.wait(&one, 0)).await.expect("then the next one runs"));
}
