//! SIGKILL around an upload: what was acknowledged can be attached and is whole; what was not is not there
//! until it has come again.

use std::io::Write;
use std::time::Duration;

use support::database::Copy;
use support::program::Program;
use support::{Kind, Value, json};

use crate::client::Client;

const ASK: &str = "mutation($name: String!, $size: Int!) { requestUpload(input: { purpose: ATTACHMENT, fileName: $name, \
                   size: $size }) { upload { fileId url } userErrors { code } } }";
const FINDING: &str = "mutation($input: RecordFindingInput!) { recordFinding(input: $input) { finding { \
                       attachments { url } } userErrors { path code } } }";

/// A PDF of a few megabytes.
fn pdf() -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize(4 << 20, b' ');
    bytes.extend(b"%%EOF\n");
    bytes
}

async fn place(client: &Client, bytes: &[u8]) -> (String, String) {
    let answer = client.ask(ASK, json!({ "name": "a.pdf", "size": bytes.len() })).await.expect("the server answers");
    let upload = &answer["data"]["requestUpload"]["upload"];
    let text = |field: &str| upload[field].as_str().unwrap_or_else(|| panic!("no {field} in {answer}")).to_owned();
    (text("fileId"), text("url"))
}

async fn put(base: &str, url: &str, bytes: &[u8]) -> u16 {
    let sent = reqwest::Client::new().put(format!("{base}{url}")).body(bytes.to_vec()).send().await;
    sent.expect("the server answers").status().as_u16()
}

async fn attach(client: &Client, key: &str, files: &[&str]) -> Value {
    let input = json!({
        "idempotencyKey": key, "category": "LOW_COVERAGE", "severity": "MINOR", "text": "t", "action": "a",
        "dueOn": "2026-12-01", "fileIds": files,
    });
    client.ask(FINDING, json!({ "input": input })).await.expect("the server answers")["data"]["recordFinding"].clone()
}

/// Begins an upload and leaves it half way.
fn begin(base: &str, url: &str, bytes: &[u8]) -> std::net::TcpStream {
    let host = base.trim_start_matches("http://");
    let mut socket = std::net::TcpStream::connect(host).expect("a connection");
    let head = format!("PUT {url} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {}\r\n\r\n", bytes.len());
    socket.write_all(head.as_bytes()).expect("a head");
    socket.write_all(&bytes[..bytes.len() / 2]).expect("half a body");
    socket
}

async fn killed(kind: Kind) {
    let copy = Copy::empty(kind).await;
    let bytes = pdf();
    let program = Program::serve(&copy.url);
    let client = Client::of(&program.base, 0, "").await;
    let (arrived, url) = place(&client, &bytes).await;
    assert_eq!(put(&program.base, &url, &bytes).await, 204);
    let (half, half_url) = place(&client, &bytes).await;
    let socket = begin(&program.base, &half_url, &bytes);
    tokio::time::sleep(Duration::from_millis(300)).await;
    program.kill();
    drop(socket);

    let program = Program::serve(&copy.url);
    let mut client = Client::of(&program.base, 0, "").await;
    client.log_in(&program.base).await;
    let refused = attach(&client, "half", &[&arrived, &half]).await;
    assert_eq!(refused["userErrors"][0]["code"], "FILE_MISSING", "half a file is none: {refused}");
    assert_eq!(put(&program.base, &half_url, &bytes).await, 204, "it comes again, to the same address");
    let done = attach(&client, "whole", &[&arrived, &half]).await;
    assert_eq!(done["userErrors"], json!([]), "{done}");
    let attachments = done["finding"]["attachments"].as_array().cloned().unwrap_or_default();
    assert_eq!(attachments.len(), 2, "{done}");
    for attachment in attachments {
        let url = attachment["url"].as_str().expect("an address");
        let got = reqwest::get(format!("{}{url}", program.base)).await.expect("the server answers");
        assert_eq!(got.bytes().await.expect("all of it"), bytes);
    }
    program.kill();
    copy.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acknowledged_upload_survives_a_kill_on_sqlite() {
    killed(Kind::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acknowledged_upload_survives_a_kill_on_postgres() {
    killed(Kind::Postgres).await;
}
