//! Counters for Prometheus.

use actix_web::{HttpResponse, web};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

use crate::app::App;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    ok: bool,
}

/// What this process counts.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    answers: Family<Outcome, Counter>,
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
        Self { registry, answers }
    }
}

impl Metrics {
    /// Counts an executed document.
    pub fn answered(&self, ok: bool) {
        self.answers.get_or_create(&Outcome { ok }).inc();
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
