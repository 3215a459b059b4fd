//! A client that records headcounts, remembers what it sent and what it heard, and asks again after
//! a silence, as the phone's queue does.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use support::{Value, json};

const LOG_IN: &str = "mutation($name: String!, $password: String!) { login(input: { username: $name, \
    password: $password }) { accessToken } }";
const WRITE: &str = "mutation($input: RecordHeadcountInput!) { recordHeadcount(input: $input) { society { version } \
    userErrors { code } } }";

/// One intention and how far it came.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    input: Value,
    /// The version that it led to; none while no answer was heard.
    pub(crate) acknowledged: Option<i64>,
}

/// One client of one society.
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
    society: String,
    name: usize,
    version: i64,
    /// All intentions, oldest first.
    pub(crate) sent: Vec<Sent>,
}

impl Client {
    /// Logs in as the federation, to write to one society alone.
    pub(crate) async fn of(base: &str, name: usize, society: &str) -> Self {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().expect("a client");
        let mut client = Self {
            http,
            base: base.to_owned(),
            token: String::new(),
            society: society.to_owned(),
            name,
            version: 1,
            sent: Vec::new(),
        };
        client.log_in(base).await;
        client
    }

    /// Logs in again, on the server that was started again.
    pub(crate) async fn log_in(&mut self, base: &str) {
        base.clone_into(&mut self.base);
        let variables = json!({ "name": "federation", "password": server::demo::PASSWORD });
        let answer = self.ask(LOG_IN, variables).await.expect("the server answers");
        let token = answer["data"]["login"]["accessToken"].as_str();
        token.unwrap_or_else(|| panic!("no token in {answer}")).clone_into(&mut self.token);
    }

    /// Asks; none when nobody answers.
    pub(crate) async fn ask(&self, query: &str, variables: Value) -> Option<Value> {
        let mut request = self.http.post(format!("{}/graphql", self.base));
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        request.json(&json!({ "query": query, "variables": variables })).send().await.ok()?.json().await.ok()
    }

    /// Writes one headcount after the other until nobody answers any more; counts the answers.
    pub(crate) async fn write_until_silence(&mut self, heard: &AtomicUsize) {
        loop {
            let number = self.sent.len();
            let input = json!({
                "societyId": self.society, "expectedVersion": self.version,
                "idempotencyKey": format!("client {} write {number}", self.name), "recordedOn": "2026-03-20",
                "individualMembers": 1000 + number, "unitMembers": number, "fullTimeStaff": 1, "formal": number % 40,
                "probationary": 0, "residentFormal": 0,
            });
            self.sent.push(Sent { input, acknowledged: None });
            if !self.send(number).await {
                return;
            }
            heard.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Sends the intentions again that no answer came to; there can be one at most.
    pub(crate) async fn replay(&mut self) -> usize {
        let open: Vec<usize> =
            (0..self.sent.len()).filter(|number| self.sent[*number].acknowledged.is_none()).collect();
        for number in &open {
            assert!(self.send(*number).await, "the server that was started again answers");
        }
        open.len()
    }

    async fn send(&mut self, number: usize) -> bool {
        let variables = json!({ "input": self.sent[number].input });
        let Some(answer) = self.ask(WRITE, variables).await else { return false };
        let payload = &answer["data"]["recordHeadcount"];
        assert_eq!(payload["userErrors"], json!([]), "client {} write {number}: {answer}", self.name);
        let version = payload["society"]["version"].as_i64().expect("a version");
        self.sent[number].acknowledged = Some(version);
        self.version = version;
        true
    }

    /// What the server keeps of the client's society: its version, its counts, its headcount events.
    pub(crate) async fn kept(&self) -> (i64, i64, i64) {
        let query = "query($id: ID!, $after: String) { society(id: $id) { version headcount { unitMembers } \
                     events(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { action } } } }";
        let (mut events, mut after) = (0, Value::Null);
        loop {
            let variables = json!({ "id": self.society, "after": after });
            let answer = self.ask(query, variables).await.expect("the server answers");
            let society = &answer["data"]["society"];
            let page = society["events"]["nodes"].as_array().unwrap_or_else(|| panic!("no events in {answer}"));
            events += i64::try_from(page.iter().filter(|event| event["action"] == "RECORD_HEADCOUNT").count())
                .expect("a page is short");
            if society["events"]["pageInfo"]["hasNextPage"] == json!(false) {
                let count = society["headcount"]["unitMembers"].as_i64().expect("a count");
                return (society["version"].as_i64().expect("a version"), count, events);
            }
            after = society["events"]["pageInfo"]["endCursor"].clone();
        }
    }
}
