//! A request in its trace (OpenTelemetry): under whatever the caller's own trace says, with what was answered.

use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::{HttpRequest, HttpResponse};
use opentelemetry::propagation::{Extractor, TextMapPropagator};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tracing::Span;
use tracing::field::Empty;
use tracing_opentelemetry::OpenTelemetrySpanExt;

use super::introduce::REQUEST_ID;
use crate::trace::TARGET;

/// A request at a door, under whatever the caller's own trace says (W3C `traceparent`).
#[must_use]
pub(super) fn request(request: &HttpRequest) -> Span {
    let span = tracing::info_span!(
        target: TARGET, "request", otel.name = %format_args!("{} {}", request.method(), request.path()),
        otel.kind = "server", request_id = Empty, http.response.status_code = Empty,
    );
    if !span.is_disabled() {
        // Where the caller has no trace it begins one of its own.
        drop(span.set_parent(TraceContextPropagator::new().extract(&Headers(request.headers()))));
    }
    span
}

/// What was answered to it: its status, and the id under which the ledger and the log know it.
pub(super) fn answered(span: &Span, answer: &HttpResponse) {
    span.record("http.response.status_code", answer.status().as_u16());
    if let Some(id) = answer.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok()) {
        span.record("request_id", id);
    }
}

struct Headers<'h>(&'h HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}
