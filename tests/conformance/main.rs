//! Foreign programs judge the server: the audits of `graphql-http`, anonymous and logged in; what partners build with
//! (`judge`, `python`, `typed`); what a release promised (`release`); the checks of graphql-cop (`cop`); and a bucket that
//! speaks the protocol of S3.

mod bucket;
mod cop;
mod example;
mod explorer;
mod judge;
mod python;
mod receive;
mod release;
mod typed;

use std::process::Command;

use support::{House, Kind, Person, Value, on, tree};

/// How many audits the package has; fewer would be a package that looks at less.
const AUDITS: usize = 61;

/// The audits that are not passed, as `id status: name (reason)`.
async fn failed(house: &House, person: &Person) -> Vec<String> {
    let mut audit = Command::new("node");
    audit.arg(tree::at("tests/conformance/audit.mjs")).arg(format!("{}/graphql", house.base));
    audit.args(&person.token).env("XUEHUI_MODULES", tree::node_modules("graphql-http"));
    let output = tokio::task::spawn_blocking(move || audit.output()).await;
    let output = output.expect("the task ends").expect("node runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "the audits did not run: {said}");
    let results: Vec<Value> = serde_json::from_slice(&output.stdout).expect("the results are JSON");
    assert_eq!(results.len(), AUDITS, "another number of audits");
    let text = |result: &Value, name: &str| result[name].as_str().unwrap_or_default().to_owned();
    results
        .iter()
        .filter(|result| result["status"] != "ok")
        .map(|result| {
            let [id, status, name, reason] = ["id", "status", "name", "reason"].map(|name| text(result, name));
            format!("{id} {status}: {name} ({reason})")
        })
        .collect()
}

#[tokio::test]
async fn graphql_http_finds_nothing_wrong_for_the_anonymous() {
    on(Kind::Sqlite, async |house: &House| {
        assert_eq!(failed(house, &house.anonymous()).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn graphql_http_finds_nothing_wrong_for_a_user() {
    on(Kind::Sqlite, async |house: &House| {
        assert_eq!(failed(house, &house.leader().await).await, Vec::<String>::new());
    })
    .await;
}
