//! Receivers of webhooks: the example, run as it stands on the page, and the library of Standard Webhooks. They take what
//! the platform sends, and refuse what anybody else does.

use std::process::Stdio;

use server::demo::partner::{CLIENT_ID, SECRET};
use server::ledger::webhook::{address::networks, round::round};
use support::{Answer, House, Kind, Value, cast, json, on_configured, tree};
use tokio::io::{AsyncBufReadExt, BufReader};

use crate::judge::count;

/// A port that is free.
fn free() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("an address").port()
}

/// A secret for this address.
async fn registered(house: &House, url: &str) -> String {
    let form = format!("grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={SECRET}");
    let request = house.http.post(format!("{}/oauth/token", house.base)).body(form);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let given = Answer::read(request.send().await.expect("it answers")).await;
    let token = given.body["access_token"].as_str().expect("a token").to_owned();
    let query =
        "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { secret userErrors { code } } }";
    let input = json!({ "idempotencyKey": "receive", "url": url, "types": ["SOCIETY"] });
    let partner = house.anonymous().with_token(CLIENT_ID, &token);
    partner.ask(query, json!({ "input": input })).await.text("registerWebhook.secret").to_owned()
}

/// Such a house may send to loopback.
fn loopback(config: &mut server::config::Config) {
    config.webhook_networks = networks("127.0.0.0/8").expect("a network");
}

/// A receiver, started with port and secret, takes a message of the platform's and refuses one of somebody else.
async fn received(house: &House, start: impl FnOnce(u16, &str) -> tokio::process::Command) {
    let port = free();
    let url = format!("http://127.0.0.1:{port}/");
    let secret = registered(house, &url).await;
    let mut receiver = start(port, &secret);
    let mut receiver = receiver.stdout(Stdio::piped()).kill_on_drop(true).spawn().expect("it runs");
    let mut lines = BufReader::new(receiver.stdout.take().expect("an output")).lines();
    lines.next_line().await.expect("it can be read").expect("it is ready");
    let id = house.society(cast::LEADERS).await;
    count(&house.leader().await, &id, 1).await;
    assert_eq!(round(&house.state).await.expect("a round"), 1);
    let line = lines.next_line().await.expect("it can be read").expect("it prints");
    let told: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!((&told["type"], &told["data"]["nodeId"]), (&json!("society.changed"), &json!(id)), "{line}");
    let at = house.state.world.now().timestamp().to_string();
    let forged = house.http.post(&url).header("webhook-id", "wm1").header("webhook-timestamp", at);
    let forged = forged.header("webhook-signature", "v1,AAAA").body("{}").send().await.expect("it answers");
    assert_eq!(forged.status(), 400);
}

#[tokio::test]
async fn the_library_of_standard_webhooks_knows_a_message() {
    on_configured(Kind::Sqlite, loopback, async |house: &House| {
        let now = house.state.world.now().timestamp().to_string();
        received(house, |port, secret| {
            let mut node = tokio::process::Command::new("node");
            node.arg(tree::at("tests/conformance/webhook.mjs")).arg(port.to_string()).arg(secret).arg(now);
            node.env("XUEHUI_MODULES", tree::node_modules("standardwebhooks"));
            node
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn python_receives_what_the_platform_sends() {
    on_configured(Kind::Sqlite, loopback, async |house: &House| {
        received(house, |port, secret| {
            let mut python = tokio::process::Command::new("python3");
            python.arg(tree::at("server/src/http/developers/examples/receive.py")).arg(port.to_string());
            // The house has a clock of its own.
            python.env("XUEHUI_WEBHOOK_SECRET", secret).env("XUEHUI_WEBHOOK_TOLERANCE", "999999999");
            python
        })
        .await;
    })
    .await;
}
