//! A good partner while a bad one attacks: what the good one waits for alone and beside it, and what became of the bad
//! one's requests. The bad one has an account too, for whoever has none is stopped earlier; it opens sockets from which it
//! reads nothing, and its webhooks lead to a receiver that takes a message and never answers. Run by `cargo xtask bench`.

#[expect(dead_code, reason = "shared with the crowds")]
mod load;
#[expect(dead_code, reason = "shared with the tests of sockets")]
#[path = "../socket/wire.rs"]
mod wire;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use server::config::{Config, POINTS_PER_MINUTE};
use server::demo::partner::{CLIENT_ID, SECRET};
use server::ledger::webhook::{address, round};
use support::{House, Kind, Person, Value, cast, json};
use tokio::net::TcpListener;
use tokio::task::{AbortHandle, JoinHandle};

use self::load::given;
use self::wire::Socket;

/// How often the good partner asks in each of the two phases.
const ASKED: usize = 400;
/// And how long it waits in between.
const PAUSE: Duration = Duration::from_millis(20);
/// Requests of the bad one at the same moment.
const ATTACKERS: usize = 16;
/// Sockets from which it reads nothing, and how many operations it begins on each.
const UNREAD: (usize, usize) = (8, 20);
/// Webhooks whose receiver never answers.
const HANGING: usize = 5;
/// So often something changes of which everybody is to be told.
const CHANGED: Duration = Duration::from_millis(200);

/// What the good one asks: a page of the feed, as its copy does.
const CHANGES: &str = "query Changes($after: String) { changes(first: 20, after: $after) { \
    nodes { kind nodeId gone node { __typename ... on Society { id name uscc version } } } cursor } }";

fn main() {
    // What breaks under an attack is told.
    tracing_subscriber::fmt().with_env_filter("error").init();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime can be made").block_on(async {
        let mut found = json!({});
        for (name, kind) in [("sqlite", Kind::Sqlite), ("postgres", Kind::Postgres)] {
            let limited = |config: &mut Config| {
                config.points_per_minute = Some(POINTS_PER_MINUTE);
                config.webhook_networks = address::networks("127.0.0.0/8").expect("a network");
            };
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
    let unread = unread(house, &bad).await;
    let hanging = hanging(house, &good).await;
    let url = format!("{}/graphql", house.base);
    let attack = |number| {
        let attacker = Attacker { http: house.http.clone(), url: url.clone(), token: bad.token.clone() };
        tokio::spawn(attacker.harass(number, Arc::clone(&over)))
    };
    let attackers = (0..ATTACKERS).map(attack);
    let attackers: Vec<_> = attackers.collect();
    let beside = ask(&good).await;
    over.store(true, Ordering::SeqCst);
    let messages = hanging.taken.load(Ordering::SeqCst);
    assert!(messages > 0, "the receiver that hangs was sent something");
    drop((unread, hanging));
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    for statuses_of_one in join_all(attackers).await {
        for status in statuses_of_one.expect("an attacker ends") {
            *statuses.entry(status).or_default() += 1;
        }
    }
    assert!(statuses.keys().all(|status| *status < 500), "an attack broke something: {statuses:?}");
    let refused: usize = statuses.iter().filter(|(status, _)| **status != 200).map(|(_, count)| count).sum();
    json!({
        "alone": p99(&alone),
        "beside": p99(&beside),
        "attacks": statuses.values().sum::<usize>(),
        "refused": refused,
    })
}

/// Sockets on which heavy answers are asked for and none is read.
async fn unread(house: &House, bad: &Person) -> Vec<Socket> {
    let heavy = "{ societies(first: 100) { nodes { id name uscc names { name } leaders { name post } } } }";
    let mut sockets = Vec::new();
    for _ in 0..UNREAD.0 {
        let mut socket = wire::of(house, bad).await;
        for id in 0..UNREAD.1 {
            socket
                .subscribe(&id.to_string(), if id == 0 { "subscription { changed { cursor } }" } else { heavy })
                .await;
        }
        sockets.push(socket);
    }
    sockets
}

/// A receiver that takes messages and never answers, with those who keep it busy; they end with it.
struct Hanging {
    taken: Arc<AtomicUsize>,
    busy: Vec<AbortHandle>,
}

impl Drop for Hanging {
    fn drop(&mut self) {
        for work in &self.busy {
            work.abort();
        }
    }
}

/// Webhooks that lead to such a receiver, the rounds that send to it, and somebody who changes something.
async fn hanging(house: &House, owner: &Person) -> Hanging {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("an address");
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    let receiver = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            held.push(stream);
        }
    });
    for number in 0..HANGING {
        let input = json!({ "idempotencyKey": format!("hanging {number}"), "types": ["SOCIETY"],
            "url": format!("http://{address}/{number}") });
        let write =
            "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { userErrors { path code } } }";
        let done = owner.ask(write, json!({ "input": input })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new(), "{}", done.text);
    }
    let (state, person, id) = (Arc::clone(&house.state), house.leader().await, house.society(cast::LEADERS).await);
    let busy: [JoinHandle<()>; 3] = [receiver, round::start(state), tokio::spawn(stir(person, id))];
    Hanging { taken, busy: busy.iter().map(JoinHandle::abort_handle).collect() }
}

/// Changes a society's contact again and again.
async fn stir(leader: Person, id: String) {
    let mut version = 1;
    loop {
        let input = json!({ "idempotencyKey": format!("stir {version}"), "societyId": id, "expectedVersion": version,
            "address": format!("江南市学会路{version}号"), "email": "", "phone": "0510-82701000" });
        let change = "mutation($input: UpdateSocietyContactInput!) { updateSocietyContact(input: $input) { \
                      userErrors { code } } }";
        let done = leader.ask(change, json!({ "input": input })).await;
        // His points end as everybody's, and then he waits.
        version += i64::from(done.status == 200);
        tokio::time::sleep(CHANGED).await;
    }
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

/// One attacker. It has a client of its own: to be cut off is no fault of whoever it attacks.
struct Attacker {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
}

impl Attacker {
    /// Bombs, floods and forgeries, as fast as they are answered; 0 counts those that were cut off. Whoever asks for what is
    /// heavy waits for his turn: of it every other one asks for walks through the schema alone, and floods.
    async fn harass(self, number: usize, over: Arc<AtomicBool>) -> Vec<u16> {
        let fragments = (0..30).fold("query { ...F0 } fragment F30 on Query { today }".to_owned(), |text, place| {
            format!("{text} fragment F{place} on Query {{ ...F{0} ...F{0} ...F{0} }}", place + 1)
        });
        let heavy = "{ societies(first: 100) { nodes { id name leaders { name post } events(first: 50) { nodes { id at \
                     changes { field old new } } } formAssessment { reasons { text rule } } } } }";
        let aliases = (0..2000).fold(String::from("{"), |text, place| format!("{text} a{place}: today")) + " }";
        let introspection = "{ __schema { types { fields { type { fields { type { name } } } } } } }";
        let walk = "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }";
        let large = "x".repeat(300_000);
        let own = self.token.as_deref();
        let patient = number.is_multiple_of(2);
        let mut statuses = Vec::new();
        for turn in number.. {
            if over.load(Ordering::SeqCst) {
                break;
            }
            statuses.push(match turn % 6 {
                0 => self.ask(&fragments, own).await,
                1 if patient => self.ask(heavy, own).await,
                1 | 2 => self.ask(&aliases, own).await,
                3 if patient => self.ask(introspection, own).await,
                3 => self.ask(walk, own).await,
                4 => self.ask("{ today }", Some("eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.e30.")).await,
                _ => self.ask(&large, own).await,
            });
        }
        statuses
    }

    async fn ask(&self, query: &str, token: Option<&str>) -> u16 {
        let request = self.http.post(&self.url).json(&json!({ "query": query }));
        // By its status one sees what became of it.
        let mut request = request.header("accept", "application/graphql-response+json");
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let Ok(answer) = request.send().await else { return 0 };
        let status = answer.status().as_u16();
        // What is answered is read: whoever leaves it there attacks by sockets.
        answer.bytes().await.map_or(0, |_| status)
    }
}

fn p99(waited: &[Duration]) -> f64 {
    let mut sorted = waited.to_vec();
    sorted.sort();
    sorted[sorted.len() * 99 / 100].as_secs_f64()
}
