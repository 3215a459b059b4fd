//! Foreign programs in Python: schemathesis asks every field of the schema (`python/fuzz.py`), gql keeps a copy of the
//! register by both doors (`python/follow.py`).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;

use support::{House, Kind, Value, cast, json, on, tree};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::Command;

use crate::judge::{count, token};

/// Those in whose place schemathesis asks: one of each role, and a partner.
const CALLERS: [&str; 8] = ["federation", "civil", "org", "chair", "projects", "leader", "expert", "admin"];
/// Root fields that may stay without one answer: what is asked is chance.
const UNANSWERED: usize = 25;
/// Fields of types that are answered at least, of some 2500.
const FIELDS: usize = 1000;

/// One of our scripts, in the environment where its packages are.
fn script(name: &str) -> Command {
    let python = std::env::var_os("XUEHUI_TEST_PYTHON").map(PathBuf::from).filter(|python| python.exists());
    let python = python.unwrap_or_else(|| {
        panic!(
            "XUEHUI_TEST_PYTHON names no interpreter: run `cargo xtask test`, which installs what \
             tests/conformance/python/requirements.txt says"
        )
    });
    let mut command = Command::new(python);
    command.arg(tree::at("tests/conformance/python").join(name)).kill_on_drop(true);
    // The same run each time, and nothing left in the tree.
    command.env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONUTF8", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

/// What schemathesis has seen with so many documents a field: no fault, and not for want of answers.
async fn fuzzed(house: &House, documents: usize) -> Value {
    let mut callers = BTreeMap::new();
    for name in CALLERS {
        callers.insert(name, house.person(name).await.token.expect("a token"));
    }
    callers.insert("partner", token(house).await);
    let mut fuzz = script("fuzz.py");
    fuzz.arg(format!("{}/graphql", house.base)).arg(tree::at("server/schema.graphql")).arg(documents.to_string());
    let mut fuzz = fuzz.stderr(Stdio::piped()).spawn().expect("python runs");
    let mut input = fuzz.stdin.take().expect("an input");
    input.write_all(json!(callers).to_string().as_bytes()).await.expect("it listens");
    drop(input);
    let output = fuzz.wait_with_output().await.expect("it ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let seen: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(seen["faults"], json!([]), "{:#}", seen["faults"]);
    let schema = std::fs::read_to_string(tree::at("server/schema.graphql")).expect("the schema");
    let roots = root_fields(&schema, "Query") + root_fields(&schema, "Mutation");
    assert!(roots > 300, "{roots} root fields");
    assert_eq!(seen["asked"], json!(roots), "every root field is asked");
    for caller in callers.keys() {
        let codes = seen["codes"][caller].as_object().unwrap_or_else(|| panic!("{caller} asked nothing: {seen}"));
        assert!(codes["none"].as_u64() > Some(10), "{caller} was hardly answered: {codes:?}");
    }
    seen
}

/// How many fields a root type has.
fn root_fields(schema: &str, root: &str) -> usize {
    let body = schema.split_once(&format!("\ntype {root} {{\n")).expect("the type is there").1;
    let body = body.split_once("\n}").expect("it ends").0;
    // A field stands one step in and begins with a letter; its arguments stand deeper, descriptions begin otherwise.
    let text = body.split("\"\"\"").step_by(2).collect::<String>();
    let field = |line: &&str| line.strip_prefix('\t').is_some_and(|field| field.starts_with(char::is_alphabetic));
    text.lines().filter(field).count()
}

fn number(list: &Value) -> usize {
    list.as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn what_judges_the_answers_is_judged_itself() {
    let output = script("answer_test.py").output().await.expect("python runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemathesis_finds_nothing_wrong() {
    on(Kind::Sqlite, async |house: &House| {
        let seen = fuzzed(house, 4).await;
        assert!(number(&seen["unanswered"]) <= UNANSWERED, "{:#}", seen["unanswered"]);
        assert!(number(&seen["fields"]) >= FIELDS, "{} fields of types were answered", number(&seen["fields"]));
    })
    .await;
}

/// The other database refuses other texts and other numbers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemathesis_finds_nothing_wrong_on_postgres() {
    on(Kind::Postgres, async |house: &House| {
        fuzzed(house, 2).await;
    })
    .await;
}

/// A snapshot, then what has changed since, then a change as it happens over a socket: each with documents made of the schema.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gql_keeps_a_copy() {
    on(Kind::Sqlite, async |house: &House| {
        let mut python = script("follow.py");
        python.env("XUEHUI_URL", &house.base).env("XUEHUI_TOKEN", token(house).await);
        let mut python = python.spawn().expect("python runs");
        let mut input = python.stdin.take().expect("an input");
        let mut lines = BufReader::new(python.stdout.take().expect("an output")).lines();
        let mut said = async || {
            let line = tokio::time::timeout(std::time::Duration::from_mins(1), lines.next_line()).await;
            let line = line.expect("gql says something").expect("it can be read").expect("it goes on");
            serde_json::from_str::<Value>(&line).expect("a line of JSON")
        };
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let stands = async || {
            let whole = "{ societies(first: 100) { totalCount nodes { id version name uscc registeredOn } }
                publishedResults { totalCount } }";
            house.federation().await.query(whole).await
        };
        for version in 1..=3 {
            let (copy, stands) = (said().await, stands().await);
            assert_eq!(
                copy["things"],
                json!(stands.number("societies.totalCount") + stands.number("publishedResults.totalCount"))
            );
            assert_eq!(copy["societies"][&id]["version"], json!(version.to_string()));
            for society in stands.list("societies.nodes") {
                let kept = &copy["societies"][society["id"].as_str().expect("an id")];
                for name in ["name", "uscc", "registeredOn"] {
                    assert_eq!(kept[name], society[name], "{name} of {society}");
                }
            }
            if version == 3 {
                break;
            }
            count(&leader, &id, version).await;
            input.write_all(b"\n").await.expect("gql listens");
        }
        assert!(python.wait().await.expect("it ends").success());
    })
    .await;
}
