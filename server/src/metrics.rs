//! What this process counts, for Prometheus and for the administrators' health screen: answers, how long each operation
//! took by its name, what became of messages to webhooks. A caller names his operations as he likes: only so many names
//! are told apart, and none that is no name.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use entity::ledger::webhook::MessageState;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    ok: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Operation {
    operation: String,
}

/// How a message to a webhook stands after a try.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Became {
    state: String,
}

/// The most names that are told apart; the client has fewer than half of it.
const NAMES_MAX: usize = 500;
/// The longest name that is told.
const NAME_MAX: usize = 60;
/// What is counted together: upper bounds, seconds.
const SECONDS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// What this process counts.
#[derive(Debug)]
pub struct Metrics {
    /// When it began to count.
    pub since: DateTime<Utc>,
    /// Sockets that are open.
    pub sockets: Gauge,
    registry: Registry,
    answers: Family<Outcome, Counter>,
    seconds: Family<Operation, Histogram, fn() -> Histogram>,
    tries: Family<Became, Counter>,
    took: Mutex<HashMap<String, Took>>,
}

/// What operations of one name took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Took {
    /// How many there were.
    pub count: u64,
    /// All of them together.
    pub whole: Duration,
    /// The longest one.
    pub longest: Duration,
}

impl Metrics {
    /// Begins to count.
    #[must_use]
    pub fn new(since: DateTime<Utc>) -> Self {
        let mut registry = Registry::with_prefix("xuehui");
        let answers = Family::default();
        registry.register(
            "graphql_answers",
            "GraphQL documents executed, by whether errors came back",
            answers.clone(),
        );
        let seconds: Family<_, _, fn() -> Histogram> = Family::new_with_constructor(|| Histogram::new(SECONDS));
        registry.register(
            "graphql_operation_seconds",
            "How long GraphQL operations took, by name; other: without a name, or one too many",
            seconds.clone(),
        );
        let (tries, sockets) = (Family::default(), Gauge::default());
        registry.register("webhook_tries", "Messages sent to webhooks, by what became of them", tries.clone());
        registry.register("sockets", "Sockets that are open", sockets.clone());
        Self { since, sockets, registry, answers, seconds, tries, took: Mutex::default() }
    }

    /// Counts an executed document: its operation's name, how it went, how long it took.
    pub fn answered(&self, operation: Option<&str>, ok: bool, took: Duration) {
        self.answers.get_or_create(&Outcome { ok }).inc();
        let operation = self.told_apart(operation, took).to_owned();
        self.seconds.get_or_create(&Operation { operation }).observe(took.as_secs_f64());
    }

    /// Counts a try to send a message to a webhook.
    pub fn tried(&self, became: MessageState) {
        self.tries.get_or_create(&Became { state: became.to_string().to_lowercase() }).inc();
    }

    /// The operations that took most of this process's time, the heaviest first.
    #[must_use]
    pub fn heaviest(&self, most: usize) -> Vec<(String, Took)> {
        let took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<_> = took.iter().map(|(name, took)| (name.clone(), *took)).collect();
        drop(took);
        all.sort_unstable_by(|(one, a), (other, b)| b.whole.cmp(&a.whole).then_with(|| one.cmp(other)));
        all.truncate(most);
        all
    }

    /// All of it as Prometheus reads it; none when it cannot be written.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        encode(&mut text, &self.registry).ok().map(|()| text)
    }

    /// The name under which an operation is counted, with what it took.
    fn told_apart<'n>(&self, name: Option<&'n str>, took: Duration) -> &'n str {
        let plain = |name: &&str| {
            name.len() <= NAME_MAX && name.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'_')
        };
        let name = name.filter(plain).unwrap_or(OTHER);
        // A poisoned map is still a map.
        let mut all = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        let name = if all.contains_key(name) || all.len() < NAMES_MAX { name } else { OTHER };
        let sum = all.entry(name.to_owned()).or_default();
        *sum = Took { count: sum.count + 1, whole: sum.whole + took, longest: sum.longest.max(took) };
        name
    }
}

/// Operations without a name, or with one too many.
const OTHER: &str = "other";
