//! Traces: a collector is told of a request, its operation and its statements, under the caller's own trace, and of no value;
//! nobody is told where none is named.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use support::database::Copy;
use support::program::Program;
use support::{Kind, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// What a collector on loopback is told.
#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<u8>>>);

impl Collector {
    /// Opens it; answers its address too.
    async fn open() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let collector = Self::default();
        let told = collector.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let told = told.clone();
                tokio::spawn(async move {
                    let mut some = vec![0; 65536];
                    while let Ok(count) = stream.read(&mut some).await
                        && count > 0
                    {
                        told.0.lock().expect("nobody panicked").extend_from_slice(&some[..count]);
                        let answer =
                            "HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: 0\r\n\r\n";
                        drop(stream.write_all(answer.as_bytes()).await);
                    }
                });
            }
        });
        (collector, address)
    }

    fn holds(&self, what: &[u8]) -> bool {
        let told = self.0.lock().expect("nobody panicked");
        told.windows(what.len()).any(|part| part == what)
    }

    /// Waits until it was told this.
    async fn hears(&self, what: &str) {
        for _ in 0..200 {
            if self.holds(what.as_bytes()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the collector does not hear of {what}");
    }
}

async fn ask(base: &str) {
    let http = reqwest::Client::new();
    let body = json!({ "query": "query Published($q: String) { publishedResults(filter: { search: $q }) { totalCount \
                       nodes { title } } }", "variables": { "q": "微光" } });
    let request = http.post(format!("{base}/graphql")).json(&body).header("x-request-id", "seen-from-outside");
    let request = request.header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assert_eq!(request.send().await.expect("it answers").status(), 200);
}

#[tokio::test]
async fn a_collector_hears_of_operation_and_statements_and_of_no_value() {
    let copy = Copy::of_template(Kind::Sqlite).await;
    let (collector, address) = Collector::open().await;
    let settings = [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", address),
        ("OTEL_BSP_SCHEDULE_DELAY", "100".to_owned()),
        ("XUEHUI_FILES", support::database::files_of(&copy.url)),
    ];
    let url = copy.url.clone();
    let program = tokio::task::spawn_blocking(move || Program::serve_with(&url, &settings)).await.expect("it starts");
    ask(&program.base).await;
    for told in ["POST /graphql", "query Published", "published_result", "seen-from-outside", "xuehui"] {
        collector.hears(told).await;
    }
    let trace = [0x4b, 0xf9, 0x2f, 0x35, 0x77, 0xb3, 0x4d, 0xa6, 0xa3, 0xce, 0x92, 0x9d, 0x0e, 0x0e, 0x47, 0x36];
    assert!(collector.holds(&trace), "the caller's own trace");
    assert!(!collector.holds("微光".as_bytes()), "no value");
    drop(program);
    copy.remove().await;
}
