//! A secret stands in one answer: not in the database, not in the ledger, not in a log.

use std::process::{Command, Stdio};

use entity::account::oauth::secret;
use entity::ledger::{event, idempotency};
use sea_orm::EntityTrait;
use server::demo::partner::{CLIENT_ID, SECRET};
use sha2::{Digest, Sha256};
use support::database::Copy;
use support::program::binary;
use support::{Kind, both, json};

use super::partner::{DEMO, basic, change, form, post, register};

fn digest(secret: &str) -> String {
    Sha256::digest(secret).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

both! {
    async fn what_is_kept_is_a_digest(house) {
        let client = register(house, &["REGISTER_READ"]).await;
        let input = json!({ "idempotencyKey": "add", "oauthClientId": client.id, "expectedVersion": 1 });
        let added = change(&house.admin().await, "addOauthSecret", "OauthClientStepInput", input).await;
        let secrets = [client.secret.clone(), added.text("addOauthSecret.secret").to_owned(), SECRET.to_owned()];
        for secret in &secrets {
            assert_eq!(post(house, "/oauth/token", Some(&basic((&client.client_id, secret))), form(&[("grant_type", "client_credentials")])).await.status == 200, secret != SECRET);
        }
        let kept = secret::Entity::find().all(&house.db).await.expect("the database answers");
        let mut digests: Vec<_> = kept.iter().map(|row| row.digest.clone()).collect();
        let mut wanted: Vec<_> = secrets.iter().map(|secret| digest(secret)).collect();
        digests.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(digests, wanted);
        let events = event::Entity::find().all(&house.db).await.expect("the database answers");
        let keys = idempotency::Entity::find().all(&house.db).await.expect("the database answers");
        let all = format!("{kept:?} {events:?} {keys:?}");
        for secret in &secrets {
            assert!(!all.contains(secret));
        }
        let ledger = format!("{events:?}");
        assert!(digests.iter().all(|digest| !ledger.contains(digest)), "nor is the digest told");
    }
}

/// The whole file, log and all: whatever was written anywhere.
#[tokio::test]
async fn no_table_holds_a_secret() {
    support::on(Kind::Sqlite, async |house| {
        let client = register(house, &["REGISTER_READ"]).await;
        assert_eq!(
            post(
                house,
                "/oauth/token",
                Some(&basic(client.credentials())),
                form(&[("grant_type", "client_credentials")])
            )
            .await
            .status,
            200
        );
        let file = server::database::sqlite_file(&house.state.config.database_url).expect("a file");
        let mut bytes = std::fs::read(&file).expect("the file can be read");
        bytes.extend(std::fs::read(file.with_extension("db-wal")).unwrap_or_default());
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(holds(&client.client_id), "what is kept is found");
        assert!(!holds(&client.secret) && !holds(SECRET));
    })
    .await;
}

/// With everything logged that can be.
#[tokio::test]
async fn no_log_says_a_secret_or_a_token() {
    let copy = Copy::of_template(Kind::Sqlite).await;
    let mut child = Command::new(binary())
        .args(["serve", "--listen", "127.0.0.1:0", "--database-url", &copy.url])
        .env_remove("DATABASE_URL")
        .env("XUEHUI_LOG", "trace")
        .env("XUEHUI_FILES", support::database::files_of(&copy.url))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let log = child.stderr.take().expect("it has a log");
    let reading = std::thread::spawn(move || std::io::read_to_string(log).expect("the log can be read"));
    let mut said = String::new();
    let mut lines = std::io::BufReader::new(child.stdout.take().expect("it has an output"));
    std::io::BufRead::read_line(&mut lines, &mut said).expect("it says where it serves");
    let base = said.trim().strip_prefix("xuehui serves ").expect("an address").to_owned();
    server::file::store::provide_tls();
    let http = reqwest::Client::new();
    let mut tokens = Vec::new();
    for secret in [SECRET, "a wrong secret of somebody"] {
        let body = form(&[("grant_type", "client_credentials"), ("client_id", CLIENT_ID), ("client_secret", secret)]);
        for header in [None, Some(basic(DEMO))] {
            let mut request = http.post(format!("{base}/oauth/token"));
            let body = if header.is_some() { "grant_type=client_credentials".to_owned() } else { body.clone() };
            if let Some(header) = header {
                request = request.header("authorization", header);
            }
            let sent = request.header("content-type", "application/x-www-form-urlencoded").body(body).send().await;
            let answer: support::Value = sent.expect("it answers").json().await.expect("JSON");
            tokens.extend(answer["access_token"].as_str().map(ToOwned::to_owned));
        }
    }
    for token in &tokens {
        let ask = http.post(format!("{base}/graphql")).header("authorization", format!("Bearer {token}"));
        ask.json(&json!({ "query": "{ today }" })).send().await.expect("it answers");
    }
    child.kill().expect("it can be ended");
    child.wait().expect("it ends");
    let log = reading.join().expect("the log was read");
    copy.remove().await;
    assert!(tokens.len() >= 3 && !log.is_empty(), "something was asked, and something said");
    for secret in [SECRET.to_owned(), "a wrong secret of somebody".into(), basic(DEMO)].iter().chain(&tokens) {
        assert!(!log.contains(secret.trim_start_matches("Basic ")), "the log says a secret");
    }
}
