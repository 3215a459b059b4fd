//! Traces (OpenTelemetry): what a request did and how long each part took, sent to a collector by OTLP over HTTP. Off unless
//! one is named; then nothing of this costs a request anything.
//!
//! A span says which operation, whose role, which statement; never an argument, a value or a name of a person.

use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use async_graphql::parser::types::OperationType;
use opentelemetry::KeyValue;
use opentelemetry::trace::{Span as _, SpanKind, Status, Tracer as _, TracerProvider as _};
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};
use sea_orm::DatabaseConnection;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::filter::{EnvFilter, LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt, registry};

use crate::fault::Fault;
use crate::file::store::provide_tls;

/// Spans have a target of their own: the log does not know them, and without a collector nobody does.
pub const TARGET: &str = "trace";
/// What the platform calls itself to a collector, where `OTEL_SERVICE_NAME` says nothing else.
const SERVICE: &str = "xuehui";

static TRACER: OnceLock<SdkTracer> = OnceLock::new();

/// What is told while the process runs; ends what is under way when it goes.
#[derive(Debug)]
pub struct Told(Option<SdkTracerProvider>);

impl Told {
    /// Begins the log, and traces where a collector is named: its address without `/v1/traces`.
    pub fn begin(collector: Option<&str>) -> Result<Self, Fault> {
        let filter = EnvFilter::try_from_env("XUEHUI_LOG").unwrap_or_else(|_| "warn,server=info".into());
        let log = fmt::layer().with_writer(std::io::stderr).with_filter(filter);
        let provider = collector.map(provider).transpose()?;
        let spans = provider.as_ref().map(|provider| {
            let tracer = provider.tracer(SERVICE);
            let tracer = TRACER.get_or_init(|| tracer).clone();
            let only = Targets::new().with_target(TARGET, LevelFilter::INFO);
            tracing_opentelemetry::layer().with_tracer(tracer).with_location(false).with_filter(only)
        });
        registry().with(log).with(spans).init();
        Ok(Self(provider))
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        if let Some(Err(error)) = self.0.take().map(|provider| provider.shutdown()) {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

fn provider(collector: &str) -> Result<SdkTracerProvider, Fault> {
    provide_tls();
    let address = format!("{}/v1/traces", collector.trim_end_matches('/'));
    let exporter = SpanExporter::builder().with_http().with_endpoint(address).build();
    let exporter = exporter.map_err(|error| Fault::Broken(format!("the collector of traces: {error}")))?;
    let named = std::env::var_os("OTEL_SERVICE_NAME").is_some();
    let resource = if named { Resource::builder() } else { Resource::builder().with_service_name(SERVICE) };
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource.build()).build())
}

/// An operation that runs, by whichever door it came.
#[must_use]
pub fn operation(kind: OperationType, name: Option<&str>, role: Option<&str>, points: usize) -> Span {
    let (kind, name) = (kind.to_string(), name.unwrap_or_default());
    tracing::info_span!(
        target: TARGET, "operation", otel.name = %format_args!("{kind} {name}"),
        graphql.operation.name = name, graphql.operation.type = %kind, role, points,
    )
}

/// Statements become spans under whatever asks for them: their text, which holds no value.
pub fn follow(db: &mut DatabaseConnection) {
    if TRACER.get().is_some() {
        db.set_metric_callback(|info| statement(&info.statement.sql, info.elapsed, info.failed));
    }
}

fn statement(sql: &str, took: Duration, failed: bool) {
    let (Some(tracer), parent) = (TRACER.get(), Span::current().context()) else { return };
    #[expect(clippy::disallowed_methods, reason = "a collector compares with other systems' clocks")]
    let end = SystemTime::now();
    let begun = end.checked_sub(took).unwrap_or(end);
    let verb = sql.split_whitespace().next().unwrap_or("SQL").to_owned();
    let told = tracer.span_builder(verb).with_kind(SpanKind::Client).with_start_time(begun);
    let told = told.with_attributes([KeyValue::new("db.query.text", sql.to_owned())]);
    let mut span = told.start_with_context(tracer, &parent);
    if failed {
        span.set_status(Status::error("failed"));
    }
    span.end_with_timestamp(end);
}
