//! Files in a bucket: the binary with `XUEHUI_FILES=s3://…` against a server that speaks the protocol of S3
//! (npm's s3rver).

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use support::database::Copy;
use support::program::Program;
use support::{Kind, Value, json, template, tree};

/// A running bucket; it ends with its input.
struct Bucket {
    child: Child,
    port: String,
}

impl Bucket {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new("node")
            .arg(tree::at("tests/conformance/bucket.mjs"))
            .arg(folder)
            .env("XUEHUI_MODULES", tree::node_modules("s3rver"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node runs");
        let mut port = String::new();
        let mut lines = BufReader::new(child.stdout.take().expect("it has an output"));
        lines.read_line(&mut port).expect("it says its port");
        Self { child, port: port.trim().to_owned() }
    }

    /// What the server is told of it.
    fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("XUEHUI_FILES", "s3://xuehui/city/files".into()),
            ("AWS_ENDPOINT", format!("http://127.0.0.1:{}", self.port)),
            ("AWS_ALLOW_HTTP", "true".into()),
            ("AWS_ACCESS_KEY_ID", "S3RVER".into()),
            ("AWS_SECRET_ACCESS_KEY", "S3RVER".into()),
            ("AWS_REGION", "us-east-1".into()),
        ]
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

async fn ask(base: &str, token: &str, query: &str, input: Value) -> Value {
    let request = reqwest::Client::new().post(format!("{base}/graphql")).bearer_auth(token);
    let sent = request.json(&json!({ "query": query, "variables": { "input": input } })).send().await;
    sent.expect("the server answers").json().await.expect("an answer in JSON")
}

async fn token(base: &str) -> String {
    let login = json!({ "username": "federation", "password": server::demo::PASSWORD });
    let query = "mutation($input: LoginInput!) { login(input: $input) { accessToken } }";
    let sent = reqwest::Client::new().post(format!("{base}/graphql"));
    let sent = sent.json(&json!({ "query": query, "variables": { "input": login } })).send().await;
    let answer: Value = sent.expect("the server answers").json().await.expect("an answer in JSON");
    answer["data"]["login"]["accessToken"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

/// Asks for a place and puts the bytes there; answers the file's id and the status.
async fn upload(base: &str, token: &str, bytes: &[u8]) -> (Value, u16) {
    let query = "mutation($input: RequestUploadInput!) { requestUpload(input: $input) { upload { fileId url } } }";
    let input = json!({ "purpose": "ATTACHMENT", "fileName": "a.pdf", "size": bytes.len() });
    let upload = ask(base, token, query, input).await["data"]["requestUpload"]["upload"].clone();
    let url = format!("{base}{}", upload["url"].as_str().expect("an address"));
    let sent = reqwest::Client::new().put(url).body(bytes.to_vec()).send().await.expect("the server answers");
    (upload["fileId"].clone(), sent.status().as_u16())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_lie_in_a_bucket_and_come_back() {
    let copy = Copy::empty(Kind::Sqlite).await;
    let folder = template::folder().join("bucket");
    let bucket = Bucket::start(&folder);
    let program = Program::serve_with(&copy.url, &bucket.settings());
    let token = token(&program.base).await;
    let bytes = [b"%PDF-1.7\n".as_slice(), &vec![b' '; 300_000], b"%%EOF\n"].concat();
    let (file, status) = upload(&program.base, &token, &bytes).await;
    assert_eq!(status, 204);
    assert!(folder.join("xuehui").exists(), "it lies in the bucket");
    let query = "mutation($input: RecordFindingInput!) { recordFinding(input: $input) { finding { attachments { url } } \
                 userErrors { code } } }";
    let input = json!({
        "idempotencyKey": "k", "category": "LOW_COVERAGE", "severity": "MINOR", "text": "t", "action": "a",
        "dueOn": "2026-12-01", "fileIds": [file],
    });
    let done = ask(&program.base, &token, query, input).await;
    let url = done["data"]["recordFinding"]["finding"]["attachments"][0]["url"].as_str();
    let url = url.unwrap_or_else(|| panic!("{done}"));
    let got = reqwest::get(format!("{}{url}", program.base)).await.expect("the server answers");
    assert_eq!(got.bytes().await.expect("all of it"), bytes);
    program.kill();
    copy.remove().await;
}
