//! A good partner while a bad one attacks: what the good one waits for alone and beside it, and what became of the bad
//! one's requests. The bad one has an account too, for whoever has none is stopped earlier. Run by `cargo xtask bench`.

#[expect(dead_code, reason = "shared with the crowds")]
mod load;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use server::config::{Config, POINTS_PER_MINUTE};
use server::demo::partner::{CLIENT_ID, SECRET};
use support::{House, Kind, Person, Value, json};

use self::load::given;

/// How often the good partner asks in each of the two phases.
const ASKED: usize = 400;
/// And how long it waits in between.
const PAUSE: Duration = Duration::from_millis(20);
/// Requests of the bad one at the same moment.
const ATTACKERS: usize = 16;

/// What the good one asks: a page of the feed, as its copy does.
const CHANGES: &str = "query Changes($after: String) { changes(first: 20, after: $after) { \
    nodes { kind nodeId gone node { __typename ... on Society { id name uscc version } } } cursor } }";

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime can be made").block_on(async {
        let mut found = json!({});
        for (name, kind) in [("sqlite", Kind::Sqlite), ("postgres", Kind::Postgres)] {
            let limited = |config: &mut Config| config.points_per_minute = Some(POINTS_PER_MINUTE);
            support::on_configured(kind, limited, async |house: &House| found[name] = attack(house, name).await).await;
        }
        std::fs::write(given("XUEHUI_BENCH_RESULT"), found.to_string()).expect("the result is written");
    });
}

async fn attack(house: &House, name: &str) -> Value {
    let good = partner(house).await;
    println!("{name}: a partner alone");
    let alone = ask(&good).await;
    println!("{name}: and beside {ATTACKERS} attackers");
    let over = Arc::new(AtomicBool::new(false));
    let bad = house.federation().await;
    let attackers = (0..ATTACKERS).map(|number| tokio::spawn(harass(bad.clone(), number, Arc::clone(&over))));
    let attackers: Vec<_> = attackers.collect();
    let beside = ask(&good).await;
    over.store(true, Ordering::SeqCst);
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    for statuses_of_one in join_all(attackers).await {
        for status in statuses_of_one.expect("an attacker ends") {
            *statuses.entry(status).or_default() += 1;
        }
    }
    assert!(statuses.keys().all(|status| *status < 500), "an attack broke something: {statuses:?}");
    let refused: usize = statuses.iter().filter(|(status, _)| **status >= 400).map(|(_, count)| count).sum();
    json!({
        "alone": p99(&alone),
        "beside": p99(&beside),
        "attacks": statuses.values().sum::<usize>(),
        "refused": refused,
    })
}

async fn partner(house: &House) -> Person {
    let form = format!("grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={SECRET}");
    let request = house.http.post(format!("{}/oauth/token", house.base)).body(form);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let given = support::Answer::read(request.send().await.expect("it answers")).await;
    house.anonymous().with_token(CLIENT_ID, given.body["access_token"].as_str().expect("a token"))
}

/// The good partner's rounds; every one of them succeeds.
async fn ask(good: &Person) -> Vec<Duration> {
    let (mut waited, mut after) = (Vec::new(), Value::Null);
    for _ in 0..ASKED {
        let begun = Instant::now();
        let answer = good.ask(CHANGES, json!({ "after": after })).await;
        waited.push(begun.elapsed());
        assert_eq!((answer.status, answer.error_code()), (200, None), "{}", answer.text);
        after =
            if answer.list("changes.nodes").is_empty() { Value::Null } else { answer.data("changes.cursor").clone() };
        tokio::time::sleep(PAUSE).await;
    }
    waited
}

/// One attacker: bombs, floods and forgeries, as fast as they are answered.
async fn harass(bad: Person, number: usize, over: Arc<AtomicBool>) -> Vec<u16> {
    let fragments = (0..30).fold("query { ...F0 } fragment F30 on Query { today }".to_owned(), |text, place| {
        format!("{text} fragment F{place} on Query {{ ...F{0} ...F{0} ...F{0} }}", place + 1)
    });
    let heavy = "{ societies(first: 100) { nodes { id name leaders { name post } events(first: 100) { nodes { id at \
                 changes { field old new } } } formAssessment { reasons { text rule } } } } }";
    let aliases = (0..2000).fold(String::from("{"), |text, place| format!("{text} a{place}: today")) + " }";
    let introspection = "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }";
    let forged = bad.clone().with_token("forged", "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.e30.");
    let large = "x".repeat(300_000);
    let mut statuses = Vec::new();
    for turn in number.. {
        if over.load(Ordering::SeqCst) {
            break;
        }
        let answer = match turn % 6 {
            0 => bad.query(&fragments).await,
            1 => bad.query(heavy).await,
            2 => bad.query(&aliases).await,
            3 => bad.query(introspection).await,
            4 => forged.query("{ today }").await,
            _ => bad.query(&large).await,
        };
        statuses.push(answer.status);
    }
    statuses
}

fn p99(waited: &[Duration]) -> f64 {
    let mut sorted = waited.to_vec();
    sorted.sort();
    sorted[sorted.len() * 99 / 100].as_secs_f64()
}
