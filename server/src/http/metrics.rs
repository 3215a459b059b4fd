//! Counters for Prometheus: answers, and how long each operation took by its name. A caller names his operations as
//! he likes: only so many names are told apart, and none that is no name.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use actix_web::{HttpResponse, web};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::app::App;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    ok: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Operation {
    operation: String,
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
    registry: Registry,
    answers: Family<Outcome, Counter>,
    seconds: Family<Operation, Histogram, fn() -> Histogram>,
    names: Mutex<HashSet<String>>,
}

impl Default for Metrics {
    fn default() -> Self {
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
        Self { registry, answers, seconds, names: Mutex::default() }
    }
}

impl Metrics {
    /// Counts an executed document: its operation's name, how it went, how long it took.
    pub fn answered(&self, operation: Option<&str>, ok: bool, took: Duration) {
        self.answers.get_or_create(&Outcome { ok }).inc();
        let operation = self.told_apart(operation).to_owned();
        self.seconds.get_or_create(&Operation { operation }).observe(took.as_secs_f64());
    }

    /// The name under which an operation is counted.
    fn told_apart<'n>(&self, name: Option<&'n str>) -> &'n str {
        let plain = |name: &&str| {
            name.len() <= NAME_MAX && name.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'_')
        };
        let Some(name) = name.filter(plain) else { return "other" };
        // A poisoned set is still a set.
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if names.contains(name) || (names.len() < NAMES_MAX && names.insert(name.to_owned())) { name } else { "other" }
    }
}

/// `GET /metrics`.
pub async fn show(app: web::Data<App>) -> HttpResponse {
    let mut text = String::new();
    match encode(&mut text, &app.metrics.registry) {
        Ok(()) => {
            HttpResponse::Ok().content_type("application/openmetrics-text; version=1.0.0; charset=utf-8").body(text)
        }
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
