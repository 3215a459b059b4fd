//! What partners build with: a socket client that connects again by itself, caches, a compiler of fragments. They are
//! asked what they make of the server.

use std::process::{Command, Stdio};

use chrono::TimeDelta;
use server::demo::partner::{CLIENT_ID, SECRET};
use support::{House, Kind, Person, Value, cast, json, on, tree};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{ChildStdin, ChildStdout};

/// A token of the demo's partner.
pub(crate) async fn token(house: &House) -> String {
    // Letters and hyphens only: nothing to encode.
    let form = format!("grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={SECRET}");
    let asked = house.http.post(format!("{}/oauth/token", house.base));
    let sent = asked.header("content-type", "application/x-www-form-urlencoded").body(form).send().await;
    let answer: Value = sent.expect("it answers").json().await.expect("JSON");
    answer["access_token"].as_str().expect("a token").to_owned()
}

async fn said(lines: &mut Lines<BufReader<ChildStdout>>) -> Value {
    let line = tokio::time::timeout(std::time::Duration::from_secs(30), lines.next_line()).await;
    let line = line.expect("graphql-ws says something").expect("it can be read").expect("it goes on");
    serde_json::from_str(&line).expect("a line of JSON")
}

async fn give(input: &mut ChildStdin, token: &str) {
    input.write_all(format!("{token}\n").as_bytes()).await.expect("graphql-ws listens");
}

pub(crate) async fn count(leader: &Person, id: &str, version: i64) {
    let query = "mutation($input: RecordHeadcountInput!) { recordHeadcount(input: $input) { userErrors { code } } }";
    let input = json!({ "societyId": id, "expectedVersion": version, "idempotencyKey": format!("count {version}"),
        "recordedOn": "2026-03-20", "individualMembers": 469, "unitMembers": 20, "fullTimeStaff": 4,
        "formal": 2 + version, "probationary": 1, "residentFormal": 1 });
    let done = leader.ask(query, json!({ "input": input })).await;
    assert_eq!(done.user_errors(), Vec::<String>::new());
}

/// It is closed when its token ends, connects again with a new one, and is told what changes then.
#[tokio::test]
async fn graphql_ws_follows_and_connects_again() {
    on(Kind::Sqlite, async |house: &House| {
        let mut node = tokio::process::Command::new("node");
        node.arg(tree::at("tests/conformance/follow.mjs")).arg(format!("{}/graphql/ws", house.base)).arg("2");
        node.env("XUEHUI_MODULES", tree::node_modules("graphql-ws")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut node = node.kill_on_drop(true).spawn().expect("node runs");
        let mut input = node.stdin.take().expect("an input");
        let mut lines = BufReader::new(node.stdout.take().expect("an output")).lines();
        assert_eq!(said(&mut lines).await, json!({ "token": "wanted" }));
        give(&mut input, &token(house).await).await;
        assert_eq!(said(&mut lines).await, json!({ "connected": true }));
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        // It says nothing of having subscribed: what is told from now on is what is done after that.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        count(&leader, &id, 1).await;
        assert_eq!(said(&mut lines).await["nodes"], json!([{ "nodeId": id, "kind": "SOCIETY" }]));
        house.clock.forward(TimeDelta::minutes(15));
        assert_eq!(said(&mut lines).await, json!({ "closed": 4403 }));
        assert_eq!(said(&mut lines).await, json!({ "token": "wanted" }));
        give(&mut input, &token(house).await).await;
        assert_eq!(said(&mut lines).await, json!({ "connected": true }));
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        count(&house.leader().await, &id, 2).await;
        assert_eq!(said(&mut lines).await["nodes"], json!([{ "nodeId": id, "kind": "SOCIETY" }]));
        assert!(node.wait().await.expect("it ends").success());
    })
    .await;
}

#[tokio::test]
async fn apollo_and_urql_find_what_is_there() {
    on(Kind::Sqlite, async |house: &House| {
        let mut node = tokio::process::Command::new("node");
        node.arg(tree::at("tests/conformance/caches.mjs")).arg(format!("{}/graphql", house.base));
        node.arg(token(house).await).env("XUEHUI_MODULES", tree::node_modules("@apollo/client"));
        let output = node.output().await.expect("node runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let listed = house.federation().await.query("{ societies(first: 10) { nodes { name } } }").await;
        let names: Vec<&Value> = listed.list("societies.nodes").iter().map(|node| &node["name"]).collect();
        assert_eq!(found["apollo"]["names"], json!(names[..5]));
        assert_eq!((&found["apollo"]["kept"], &found["apollo"]["again"]), (&json!(true), &json!(5)));
        assert_eq!(found["apollo"]["asked"], 1, "the second time the cache answers");
        assert_eq!(found["apollo"]["code"], "BAD_USER_INPUT");
        assert_eq!((&found["urql"]["names"], &found["urql"]["code"]), (&json!(names), &json!("FORBIDDEN")));
    })
    .await;
}

/// The compiler wants of a schema what Relay lives on: `node`, connections, ids.
#[test]
fn relay_compiles_fragments_and_pages_of_the_schema() {
    let modules = tree::node_modules("relay-compiler");
    let folder = std::env::temp_dir().join(format!("xuehui-relay-{}", std::process::id()));
    let source = folder.join("src");
    std::fs::create_dir_all(&source).expect("a folder");
    std::fs::copy(tree::at("server/schema.graphql"), folder.join("schema.graphql")).expect("the schema");
    let page = "graphql`query pageQuery($id: ID!) { node(id: $id) { ...page_society @alias } ...page_list }`;\n\
        graphql`fragment page_society on Society @refetchable(queryName: \"pageRefetchQuery\") { name uscc form }`;\n\
        graphql`fragment page_list on Query @argumentDefinitions(first: { type: \"Int\", defaultValue: 20 }, \
        after: { type: \"String\" }) @refetchable(queryName: \"pageListQuery\") { societies(first: $first, after: $after) \
        @connection(key: \"page_societies\") { edges { node { id ...page_society } } } }`;\n";
    std::fs::write(source.join("page.js"), page).expect("a source");
    let config = json!({ "src": "./src", "language": "javascript", "schema": "./schema.graphql", "artifactDirectory": "./made",
        "schemaConfig": { "nodeInterfaceIdField": "id" } });
    std::fs::write(folder.join("relay.config.json"), config.to_string()).expect("a configuration");
    std::fs::write(folder.join("package.json"), "{}").expect("a package");
    std::fs::create_dir_all(folder.join("made")).expect("a folder");
    let mut compiler = Command::new("node");
    compiler.arg(modules.join("relay-compiler/cli.js")).arg("relay.config.json").current_dir(&folder);
    let output = compiler.output().expect("node runs");
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let made = folder.join("made/pageListQuery.graphql.js").exists();
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(output.status.success() && made, "{told}");
}
