//! SIGKILL under write load, again and again on the same database.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use support::database::Copy;
use support::program::{Program, run};
use support::world::Dice;
use support::{Kind, Value, json};

use crate::client::Client;

/// So many clients, each with a society of its own.
const CLIENTS: usize = 6;
/// So often the process is killed.
const ROUNDS: usize = 4;
/// After so many answers, or up to twice as many.
const ANSWERS: u64 = 15;

async fn societies(base: &str) -> Vec<String> {
    let probe = Client::of(base, 0, "").await;
    let query = format!("{{ societies(first: {CLIENTS}) {{ nodes {{ id }} }} }}");
    let answer = probe.ask(&query, json!({})).await.expect("the server answers");
    let nodes = answer["data"]["societies"]["nodes"].as_array().cloned().unwrap_or_default();
    nodes.iter().filter_map(|node| node["id"].as_str().map(ToOwned::to_owned)).collect()
}

/// Lets all clients write until the process dies under them: after so many answers and a while, whatever the
/// machine's speed.
async fn write_and_kill(program: Program, clients: Vec<Client>, answers: usize, while_: Duration) -> Vec<Client> {
    let heard = Arc::new(AtomicUsize::new(0));
    let writers: Vec<_> = clients
        .into_iter()
        .map(|mut client| {
            let heard = Arc::clone(&heard);
            tokio::spawn(async move {
                client.write_until_silence(&heard).await;
                client
            })
        })
        .collect();
    while heard.load(Ordering::SeqCst) < answers && !writers.iter().all(tokio::task::JoinHandle::is_finished) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(while_).await;
    program.kill();
    let mut back = Vec::new();
    for writer in writers {
        back.push(writer.await.expect("a client holds its ground"));
    }
    back
}

/// Every acknowledged write is there, none twice.
async fn assert_kept(client: &Client, replayed: bool) {
    let acknowledged = client.sent.iter().filter(|sent| sent.acknowledged.is_some()).count();
    let acknowledged = i64::try_from(acknowledged).expect("a short run");
    let (version, units, events) = client.kept().await;
    let unheard = i64::from(!replayed);
    // Before the replay one write may be there whose answer was lost; after it none is open.
    assert!((acknowledged..=acknowledged + unheard).contains(&events), "{events} events of {acknowledged}");
    assert_eq!(version, events + 1, "each write counts the version up once");
    if events > 0 {
        assert_eq!(units, events - 1, "the newest write is the one that holds");
    }
    let versions: Vec<i64> = client.sent.iter().filter_map(|sent| sent.acknowledged).collect();
    assert_eq!(versions, (2..2 + acknowledged).collect::<Vec<_>>(), "each intention had a version of its own");
}

fn assert_whole(url: &str) {
    let said = run(url, &["verify-ledger"]);
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success() && text.contains("the ledger is whole"), "{text}");
}

async fn killed_under_load(kind: Kind) {
    let copy = Copy::empty(kind).await;
    let dice = Dice::seeded(20_260_320);
    let mut program = Program::serve(&copy.url);
    let mut clients = Vec::new();
    for (name, society) in societies(&program.base).await.iter().enumerate() {
        clients.push(Client::of(&program.base, name, society).await);
    }
    assert_eq!(clients.len(), CLIENTS);
    for _ in 0..ROUNDS {
        let answers = usize::try_from(ANSWERS + dice.next() % ANSWERS).expect("a small number");
        clients = write_and_kill(program, clients, answers, Duration::from_millis(dice.next() % 50)).await;
        assert_whole(&copy.url);
        program = Program::serve(&copy.url);
        for client in &mut clients {
            client.log_in(&program.base).await;
            assert_kept(client, false).await;
            assert!(client.replay().await <= 1, "a client waits for each answer");
            assert_kept(client, true).await;
        }
    }
    let written: usize = clients.iter().map(|client| client.sent.len()).sum();
    assert!(written > CLIENTS * ROUNDS * 2, "{written} writes: somebody fell silent before the kill");
    program.kill();
    assert_whole(&copy.url);
    copy.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_lost_and_doubled_nothing_on_sqlite() {
    killed_under_load(Kind::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_lost_and_doubled_nothing_on_postgres() {
    killed_under_load(Kind::Postgres).await;
}

async fn killed_at_the_start(kind: Kind, seed: u64) {
    let dice = Dice::seeded(seed);
    let copy = Copy::empty(kind).await;
    for _ in 0..10 {
        let starting = Program::start(&copy.url);
        tokio::time::sleep(Duration::from_millis(dice.next() % 350)).await;
        starting.kill();
    }
    let program = Program::serve(&copy.url);
    for account in support::cast::ACCOUNTS[..8].iter().filter(|account| **account != "federation") {
        let query = format!(
            "mutation {{ login(input: {{ username: \"{account}\", password: \"{}\" }}) {{ accessToken }} }}",
            server::demo::PASSWORD
        );
        let answer = Client::of(&program.base, 0, "").await.ask(&query, json!({})).await.unwrap_or(Value::Null);
        assert!(answer["data"]["login"]["accessToken"].is_string(), "{account}: {answer}");
    }
    let client = Client::of(&program.base, 0, "").await;
    let answer = client.ask("{ societies { totalCount } }", json!({})).await.unwrap_or(Value::Null);
    assert_eq!(answer["data"]["societies"]["totalCount"], 109, "{answer}");
    program.kill();
    assert_whole(&copy.url);
    copy.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_at_its_first_start_starts_again_on_sqlite() {
    for seed in [1, 2] {
        killed_at_the_start(Kind::Sqlite, seed).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_at_its_first_start_starts_again_on_postgres() {
    for seed in [3, 4] {
        killed_at_the_start(Kind::Postgres, seed).await;
    }
}
