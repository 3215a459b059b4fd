//! `backup` while the server works, `restore` into an empty database: what was there is there again, and
//! what is already somebody's is not touched.

use std::path::PathBuf;
use std::process::Output;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use support::Kind;
use support::database::Copy;
use support::program::{Program, run};
use support::{json, template};

use crate::client::Client;

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

fn file(name: &str) -> PathBuf {
    let path = template::folder().join(name);
    drop(std::fs::remove_file(&path));
    path
}

async fn there_and_back(kind: Kind) {
    let (copy, empty) = (Copy::empty(kind).await, Copy::empty(kind).await);
    let kept = file(&format!("{kind:?}.backup"));
    let words = |word: &'static str| [word.to_owned(), kept.display().to_string()];
    let run = |url: &str, word| run(url, &words(word).each_ref().map(String::as_str));
    let program = Program::serve(&copy.url);
    let probe = Client::of(&program.base, 0, "").await;
    let found = probe.ask("{ societies(first: 1) { nodes { id } } }", json!({})).await.expect("the server answers");
    let society = found["data"]["societies"]["nodes"][0]["id"].as_str().expect("an id").to_owned();
    let mut client = Client::of(&program.base, 1, &society).await;
    let heard = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&heard);
    let writer = tokio::spawn(async move {
        client.write_until_silence(&count).await;
        client
    });
    while heard.load(Ordering::SeqCst) < 3 && !writer.is_finished() {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    let output = run(&copy.url, "backup");
    assert!(output.status.success(), "{}", said(&output));
    program.kill();
    let client = writer.await.expect("a client holds its ground");
    assert!(client.sent.len() > 1, "nothing was written meanwhile");

    let again = run(&copy.url, "backup");
    assert!(!again.status.success() && said(&again).contains("name another file"), "{}", said(&again));
    let used = run(&copy.url, "restore");
    assert!(!used.status.success() && said(&used).contains("in use"), "{}", said(&used));

    let output = run(&empty.url, "restore");
    assert!(output.status.success() && said(&output).contains("the ledger is whole"), "{}", said(&output));
    let program = Program::serve(&empty.url);
    let client = Client::of(&program.base, 1, &society).await;
    let answer = client.ask("{ societies { totalCount } }", json!({})).await.expect("the server answers");
    assert_eq!(answer["data"]["societies"]["totalCount"], 109, "{answer}");
    let (version, units, events) = client.kept().await;
    assert!(events > 0, "the backup began before the first write");
    assert_eq!((version, units), (events + 1, events - 1), "whole writes were kept, and nothing else");
    program.kill();
    copy.remove().await;
    empty.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_comes_back_whole_on_sqlite() {
    there_and_back(Kind::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_comes_back_whole_on_postgres() {
    there_and_back(Kind::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_backup_is_refused() {
    let empty = Copy::empty(Kind::Sqlite).await;
    let wrong = file("no.backup");
    std::fs::write(&wrong, "序号,社团名称\n").expect("a file can be written");
    let output = run(&empty.url, &["restore", &wrong.display().to_string()]);
    assert!(!output.status.success() && said(&output).contains("is no backup of a SQLite"), "{}", said(&output));
    let output = run(&empty.url, &["restore", &file("nowhere.backup").display().to_string()]);
    assert!(!output.status.success(), "{}", said(&output));
    empty.remove().await;
}
