//! The examples for developers, run as they stand on the page: against a live server, with the demo's partner.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use server::demo::partner::{CLIENT_ID, SECRET};
use support::{House, Kind, Value, cast, json, on, tree};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use crate::judge::count;

fn example(house: &House, program: &str, file: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg(file).env("XUEHUI_URL", &house.base);
    command.env("XUEHUI_CLIENT_ID", CLIENT_ID).env("XUEHUI_CLIENT_SECRET", SECRET).kill_on_drop(true);
    command
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn file(name: &str) -> PathBuf {
    tree::at("server/src/http/developers/examples").join(name)
}

/// A folder of this test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xuehui-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[tokio::test]
async fn curl_finds_the_register() {
    on(Kind::Sqlite, async |house: &House| {
        let output = example(house, "sh", &file("first.sh")).output().await.expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(answer["data"]["societies"]["totalCount"], 109);
    })
    .await;
}

#[tokio::test]
async fn python_keeps_a_copy() {
    on(Kind::Sqlite, async |house: &House| {
        let folder = Folder::new("copy");
        let path = folder.0.join("copy.json");
        let sync = async || {
            let output = example(house, "python3", &file("sync.py")).arg(&path).output().await.expect("it runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let copy = std::fs::read_to_string(&path).expect("a copy");
            serde_json::from_str::<Value>(&copy).expect("JSON")
        };
        let whole = async || {
            let query =
                "{ societies(first: 100) { totalCount nodes { id name uscc } } publishedResults { totalCount } }";
            house.federation().await.query(query).await
        };
        let copy = sync().await;
        let stands = whole().await;
        let things = stands.number("societies.totalCount") + stands.number("publishedResults.totalCount");
        let kept = copy["things"].as_object().expect("things by id");
        assert_eq!(Some(kept.len()), usize::try_from(things).ok());
        for society in stands.list("societies.nodes") {
            let kept = &copy["things"][society["id"].as_str().expect("an id")];
            assert_eq!((&kept["name"], &kept["uscc"]), (&society["name"], &society["uscc"]));
        }
        let id = house.society(cast::LEADERS).await;
        count(&house.leader().await, &id, 1).await;
        let later = sync().await;
        assert_ne!(later["cursor"], copy["cursor"]);
        let shape =
            |copy: &Value| copy["things"][&id].as_object().map(|thing| thing.keys().cloned().collect::<Vec<_>>());
        assert_eq!(shape(&later).map(sorted), shape(&copy).map(sorted), "the feed and the snapshot have one shape");
        assert_eq!((&copy["things"][&id]["version"], &later["things"][&id]["version"]), (&json!(1), &json!(2)));
        // A restored database: the whole is read again.
        server::ledger::feed::begin_anew(&house.db).await.expect("the database answers");
        assert_eq!(sync().await["things"], later["things"]);
    })
    .await;
}

#[tokio::test]
async fn javascript_prints_what_changes() {
    on(Kind::Sqlite, async |house: &House| {
        let folder = Folder::new("follow");
        let script = folder.0.join("follow.mjs");
        std::fs::copy(file("follow.mjs"), &script).expect("a copy");
        std::os::unix::fs::symlink(tree::node_modules("graphql-ws"), folder.0.join("node_modules")).expect("a link");
        // From the beginning on: it has something to print at once.
        let query = "{ changes(first: 1) { cursor } }";
        let first = house.federation().await.query(query).await;
        let mut node = example(house, "node", &script);
        let mut node = node.arg(first.text("changes.cursor")).stdout(Stdio::piped()).spawn().expect("node runs");
        let mut lines = BufReader::new(node.stdout.take().expect("an output")).lines();
        let line = tokio::time::timeout(std::time::Duration::from_secs(30), lines.next_line()).await;
        let line = line.expect("it prints").expect("it can be read").expect("it goes on");
        let change: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!((&change["kind"], &change["gone"]), (&json!("SOCIETY"), &json!(false)));
    })
    .await;
}

/// In both languages, with what is written from the code filled in.
#[tokio::test]
async fn the_page_says_what_there_is() {
    on(Kind::Sqlite, async |house: &House| {
        let get = async |language: &str| {
            let asked = house.http.get(format!("{}/developers", house.base)).header("accept-language", language);
            let sent = asked.send().await.expect("it answers");
            assert_eq!(sent.status(), 200);
            assert_eq!(sent.headers()["content-language"], language);
            sent.text().await.expect("a page")
        };
        for (language, title) in [("zh-CN", "学会平台开发者指南"), ("en", "Xuehui for developers")] {
            let page = get(language).await;
            assert!(page.contains(&format!("<h1>{title}</h1>")), "{language}");
            for left in ["{{scopes", "{{errors", "{{limits", "{{changelog", "{{example"] {
                assert!(!page.contains(left), "{language}: {left}");
            }
            for word in ["results:write", "CURSOR_GONE", "RATE_LIMITED", "requestSyncSnapshot", "urllib", "graphql-ws"]
            {
                assert!(page.contains(word), "{language}: {word}");
            }
        }
        let style = house.http.get(format!("{}/developers/style.css", house.base)).send().await.expect("it answers");
        assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");
    })
    .await;
}
