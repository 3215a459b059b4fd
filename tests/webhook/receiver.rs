//! A receiver of messages: a server on loopback that answers as it is told, and keeps what came. And the partner whose it
//! is, in a house that may send to loopback.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use support::{Answer, House, Kind, Person, Value, json, on_configured};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::oauth::partner;

/// Of what a webhook of the tests is told, and by what right.
pub(super) const SCOPES: &[&str] = &["REGISTER_READ", "DEMANDS_READ", "DEMANDS_WRITE", "WEBHOOKS_WRITE"];

/// How the receiver answers.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    /// With a number.
    Status(u16),
    /// Elsewhere.
    Redirect(String),
    /// It closes the door without a word.
    Hangup,
    /// With a number, once it is told to.
    Held(u16, Arc<Notify>),
}

/// A message as it came.
#[derive(Clone, Debug)]
pub(super) struct Got {
    pub(super) id: String,
    pub(super) timestamp: String,
    pub(super) signature: String,
    pub(super) body: String,
}

impl Got {
    pub(super) fn told(&self) -> Value {
        serde_json::from_str(&self.body).expect("a message is JSON")
    }

    pub(super) fn kind(&self) -> String {
        self.told()["type"].as_str().expect("a type").to_owned()
    }

    pub(super) fn node(&self) -> String {
        self.told()["data"]["nodeId"].as_str().unwrap_or_default().to_owned()
    }

    /// Whether a secret signed it, as Standard Webhooks says it is checked.
    pub(super) fn is_signed_with(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("a prefix")).expect("base64");
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length");
        mac.update(format!("{}.{}.{}", self.id, self.timestamp, self.body).as_bytes());
        let wanted = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        self.signature.split(' ').any(|one| one == wanted)
    }
}

/// A receiver.
pub(super) struct Receiver {
    pub(super) url: String,
    got: Arc<Mutex<Vec<Got>>>,
    replies: Arc<Mutex<VecDeque<Reply>>>,
    serving: JoinHandle<()>,
}

impl Receiver {
    pub(super) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let (got, replies) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(VecDeque::new())));
        let (kept, told) = (Arc::clone(&got), Arc::clone(&replies));
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&kept), Arc::clone(&told)));
            }
        });
        Self { url, got, replies, serving }
    }

    /// How it answers next; 204 when nothing more is said.
    pub(super) fn answers(&self, replies: impl IntoIterator<Item = Reply>) {
        self.replies.lock().expect("nobody panicked").extend(replies);
    }

    /// What has come since the last look.
    pub(super) fn take(&self) -> Vec<Got> {
        std::mem::take(&mut *self.got.lock().expect("nobody panicked"))
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(mut stream: TcpStream, got: Arc<Mutex<Vec<Got>>>, replies: Arc<Mutex<VecDeque<Reply>>>) {
    while let Some(message) = read(&mut stream).await {
        got.lock().expect("nobody panicked").push(message);
        let reply = replies.lock().expect("nobody panicked").pop_front().unwrap_or(Reply::Status(204));
        let answer = match reply {
            Reply::Status(status) => status_line(status),
            Reply::Redirect(to) => format!("HTTP/1.1 302 x\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n"),
            Reply::Hangup => return,
            Reply::Held(status, told) => {
                told.notified().await;
                status_line(status)
            }
        };
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn status_line(status: u16) -> String {
    format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\n\r\n")
}

/// One request; none when the other side is gone.
async fn read(stream: &mut TcpStream) -> Option<Got> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let header = |name: &str| {
                let line = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
                line.unwrap_or_default().to_owned()
            };
            let length: usize = header("content-length").parse().expect("a length");
            if body.len() >= length {
                return Some(Got {
                    id: header("webhook-id"),
                    timestamp: header("webhook-timestamp"),
                    signature: header("webhook-signature"),
                    body: body.to_owned(),
                });
            }
        }
        let mut some = [0; 4096];
        match stream.read(&mut some).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&some[..count]),
        }
    }
}

/// A partner's program; its token lives for a quarter of an hour.
pub(super) struct Partner {
    person: Person,
    client: partner::Registered,
}

impl Partner {
    /// The same with another token, when the clock has gone on.
    pub(super) async fn again(&self, house: &House) -> Person {
        partner::with_scope(house, self.client.credentials(), None).await
    }
}

impl std::ops::Deref for Partner {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.person
    }
}

/// A house that may send to loopback, a receiver, and a partner whose it is.
pub(super) async fn meet(kind: Kind, test: impl AsyncFnOnce(&House, &Receiver, &Partner)) {
    let loopback = |config: &mut server::config::Config| {
        config.webhook_networks = server::ledger::webhook::address::networks("127.0.0.0/8").expect("a network");
    };
    on_configured(kind, loopback, async |house: &House| {
        let receiver = Receiver::open().await;
        let client = partner::register(house, SCOPES).await;
        let person = partner::with_scope(house, client.credentials(), None).await;
        test(house, &receiver, &Partner { person, client }).await;
    })
    .await;
}

/// Writes one test for each database: `met! { async fn it_holds(house, receiver, partner) { … } }`.
macro_rules! met {
    ($(async fn $name:ident($house:ident, $receiver:ident, $partner:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn holds(
                $house: &support::House,
                $receiver: &$crate::webhook::receiver::Receiver,
                $partner: &$crate::webhook::receiver::Partner,
            ) $body

            #[tokio::test]
            async fn sqlite() {
                $crate::webhook::receiver::meet(support::Kind::Sqlite, holds).await;
            }

            #[tokio::test]
            async fn postgres() {
                $crate::webhook::receiver::meet(support::Kind::Postgres, holds).await;
            }
        }
    )+};
}
pub(super) use met;

/// What the tests look at.
pub(super) const SHOWN: &str =
    "id version url description kinds state cursor failingSince nextTryAt replacedSecretUntil waiting givenUp";

/// One mutation of webhooks.
pub(super) async fn change(person: &Person, verb: &str, input: Value) -> Answer {
    let kind = match verb {
        "rotateWebhookSecret" | "testWebhook" | "endWebhook" => "WebhookStep".to_owned(),
        verb => format!("{}{}", verb[..1].to_uppercase(), &verb[1..]),
    };
    let secret = if matches!(verb, "registerWebhook" | "rotateWebhookSecret") { "secret" } else { "" };
    let query = format!(
        "mutation($input: {kind}Input!) {{ {verb}(input: $input) {{ webhook {{ {SHOWN} }} {secret} \
         userErrors {{ path code }} }} }}"
    );
    person.ask(&query, json!({ "input": input })).await
}

/// A webhook as it was answered last.
#[derive(Clone, Debug)]
pub(super) struct Hook {
    pub(super) id: String,
    pub(super) secret: String,
}

impl Hook {
    /// Registers one at an address.
    pub(super) async fn register(person: &Person, url: &str, types: &[&str]) -> Self {
        let input = json!({ "idempotencyKey": format!("{url} {types:?}"), "url": url, "types": types });
        let done = change(person, "registerWebhook", input).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let text = |path: &str| done.text(&format!("registerWebhook.{path}")).to_owned();
        Self { id: text("webhook.id"), secret: text("secret") }
    }

    /// As it stands now.
    pub(super) async fn now(&self, person: &Person) -> Value {
        let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Webhook {{ {SHOWN} }} }} }}");
        person.ask(&query, json!({ "id": self.id })).await.data("node").clone()
    }

    /// One mutation of it as it stands now.
    pub(super) async fn change(&self, person: &Person, verb: &str, further: Value) -> Answer {
        let version = self.now(person).await["version"].clone();
        let mut input = json!({ "idempotencyKey": format!("{verb} {version} {further}"), "webhookId": self.id,
            "expectedVersion": version });
        for (name, value) in further.as_object().expect("fields") {
            input[name] = value.clone();
        }
        change(person, verb, input).await
    }

    /// Its log, newest first.
    pub(super) async fn log(&self, person: &Person) -> Vec<Value> {
        let query = "query($id: ID!) { webhookMessages(webhookId: $id, first: 100) { totalCount nodes { id topic kind \
                     nodeId gone state tries nextTryAt triedAt status fault tookMs } } }";
        person.ask(query, json!({ "id": self.id })).await.list("webhookMessages.nodes").to_vec()
    }
}

/// Sends until there is nothing that is due; answers how many tries there were.
pub(super) async fn push(house: &House) -> usize {
    let mut tries = 0;
    loop {
        match server::ledger::webhook::round::round(&house.state).await.expect("a round") {
            0 => return tries,
            some => tries += some,
        }
    }
}

/// A society becomes another, so many times: it has another phone number.
pub(super) async fn touch(house: &House, uscc: &str, times: usize) -> String {
    let id = house.society(uscc).await;
    let federation = house.federation().await;
    for time in 0..times {
        let query = "query($id: ID!) { society(id: $id) { version } }";
        let version = federation.ask(query, json!({ "id": id })).await.data("society.version").clone();
        let input = json!({ "idempotencyKey": format!("{uscc} {version} {time}"), "societyId": id,
            "expectedVersion": version, "address": "江南市学会路1号", "email": "",
            "phone": format!("0510-8270{:04}", 1000 + time) });
        let change = "mutation($input: UpdateSocietyContactInput!) { updateSocietyContact(input: $input) { \
                      userErrors { code } } }";
        assert_eq!(federation.ask(change, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
    }
    id
}
