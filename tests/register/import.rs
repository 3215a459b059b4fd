//! A register brought in and taken out over the API: upload, trial, import, report, export.

use std::time::Duration;

use server::ledger::Change;
use server::register::action::import_societies::told::join;
use support::{Answer, House, Person, Value, both, cast, json, tree};

const ASK: &str = "mutation($name: String!, $size: Int!) { requestUpload(input: { fileName: $name, size: $size }) { \
    upload { fileId url expiresAt } userErrors { path code } } }";
const START: &str = "mutation($input: StartSocietyImportInput!) { startSocietyImport(input: $input) { \
    importRun { id state dryRun } userErrors { path code } } }";
const RUN: &str = "query($id: ID!) { importRun(id: $id) { id fileName dryRun state rowsTotal rowsDone created changed \
    unchanged problemCount problems { row column value code message } columns { heading field } startedBy \
    finishedAt } }";

fn register() -> String {
    std::fs::read_to_string(tree::at("server/demo/societies.csv")).expect("the demo register is there")
}

/// Sends a file to be imported; answers its id.
pub(crate) async fn upload(house: &House, person: &Person, name: &str, bytes: &[u8]) -> String {
    let asked = person.ask(ASK, json!({ "name": name, "size": bytes.len() })).await;
    let url = format!("{}{}", house.base, asked.text("requestUpload.upload.url"));
    let sent = house.http.put(url).body(bytes.to_vec()).send().await.expect("the server answers");
    assert!(sent.status().is_success(), "{}", sent.status());
    asked.text("requestUpload.upload.fileId").to_owned()
}

fn input(file: &str, key: &str, changed: &Value) -> Value {
    let mut whole = json!({
        "fileId": file, "dryRun": false, "regionCode": "329900", "asOf": "2026-03-01", "idempotencyKey": key,
    });
    let fields = whole.as_object_mut().expect("an object");
    fields.extend(changed.as_object().expect("an object").clone());
    json!({ "input": whole })
}

/// Looks at a run until it is over.
async fn outcome(person: &Person, started: &Answer) -> Value {
    assert_eq!(started.user_errors(), Vec::<String>::new(), "{}", started.text);
    let id = started.data("startSocietyImport.importRun.id");
    for _ in 0..600 {
        let run = person.ask(RUN, json!({ "id": id })).await;
        if !run.data("importRun.finishedAt").is_null() {
            return run.data("importRun").clone();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the run does not end");
}

fn counts(run: &Value) -> String {
    let number = |name: &str| run[name].to_string();
    let state = run["state"].as_str().unwrap_or_default();
    format!("{state} {} {} {} {}", number("created"), number("changed"), number("unchanged"), number("problemCount"))
}

both! {
    async fn the_same_register_again_changes_nothing(house) {
        let federation = house.federation().await;
        let file = upload(house, &federation, "register.csv", register().as_bytes()).await;
        let trial = federation.ask(START, input(&file, "a", &json!({ "dryRun": true, "asOf": "2026-01-01" }))).await;
        let trial = outcome(&federation, &trial).await;
        assert_eq!(counts(&trial), "DONE 0 0 109 0");
        assert_eq!((&trial["dryRun"], &trial["rowsTotal"]), (&json!(true), &json!(109)));
        assert_eq!((&trial["fileName"], &trial["startedBy"]), (&json!("register.csv"), &json!("陈社科")));
        let real = federation.ask(START, input(&file, "b", &json!({ "asOf": "2026-01-01" }))).await;
        assert_eq!(counts(&outcome(&federation, &real).await), "DONE 0 0 109 0");
    }

    async fn a_changed_row_becomes_a_dated_fact(house) {
        let federation = house.federation().await;
        let changed = register().replace(",469,20,4,3,2,1,1,党建工作联络员,", ",480,20,4,8,7,1,3,建制型党支部,");
        assert_ne!(changed, register());
        let file = upload(house, &federation, "register.csv", changed.as_bytes()).await;
        let trial = federation.ask(START, input(&file, "a", &json!({ "dryRun": true }))).await;
        assert_eq!(counts(&outcome(&federation, &trial).await), "DONE 0 1 108 0");
        let query = "query($id: ID!) { society(id: $id) { version form forms { form since until } \
            headcount { formal individualMembers source since } headcounts { since until } \
            events { totalCount nodes { action } } } }";
        let id = house.society(cast::LEADERS).await;
        let before = federation.ask(query, json!({ "id": id })).await;
        assert_eq!((before.text("society.form"), before.number("society.version")), ("LIAISON", 1), "a trial writes nothing");
        let real = federation.ask(START, input(&file, "b", &json!({}))).await;
        assert_eq!(counts(&outcome(&federation, &real).await), "DONE 0 1 108 0");
        let after = federation.ask(query, json!({ "id": id })).await;
        assert_eq!((after.text("society.form"), after.number("society.version")), ("ESTABLISHED", 2));
        assert_eq!(after.data("society.headcount"), &json!({
            "formal": 7, "individualMembers": 480, "source": "IMPORT", "since": "2026-03-01",
        }));
        assert_eq!(after.data("society.forms"), &json!([
            { "form": "LIAISON", "since": "2026-01-01", "until": "2026-03-01" },
            { "form": "ESTABLISHED", "since": "2026-03-01", "until": null },
        ]));
        super::present::assert_rows_are_the_rules(house, "after an import of changes").await;
        assert_eq!(after.text("society.events.nodes.0.action"), "CHANGE_FACTS");
        let coverage = federation.query("{ coverage { established liaison formalMembers mismatches } }").await;
        assert_eq!(coverage.data("coverage"), &json!({
            "established": 25, "liaison": 21, "formalMembers": 1587, "mismatches": 12,
        }));
        let verified = house.admin().await.query("mutation { verifyLedger { verification { ok } userErrors { code } } }").await;
        assert_eq!(verified.data("verifyLedger.verification.ok"), &json!(true));
    }

    async fn who_no_longer_stands_in_the_register_loses_his_rights(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let id = house.society(cast::LEADERS).await;
        let query = "query($id: ID!) { society(id: $id) { name events(first: 1) { nodes { changes { field old new } } } } }";
        let elsewhere = register().replace(",郭卫东,曹玉兰,秘书长,", ",曹玉兰,郭卫东,秘书长,");
        let file = upload(house, &federation, "register.csv", elsewhere.as_bytes()).await;
        let run = federation.ask(START, input(&file, "a", &json!({}))).await;
        assert_eq!(counts(&outcome(&federation, &run).await), "DONE 0 1 108 0");
        assert_eq!(leader.ask(query, json!({ "id": id })).await.status, 200, "who changes the post keeps his rights");
        let gone = register().replace(",郭卫东,曹玉兰,秘书长,", ",郭卫东,陈新人,秘书长,");
        let file = upload(house, &federation, "register.csv", gone.as_bytes()).await;
        let run = federation.ask(START, input(&file, "b", &json!({ "asOf": "2026-03-02" }))).await;
        assert_eq!(counts(&outcome(&federation, &run).await), "DONE 0 1 108 0");
        let refused = leader.ask(query, json!({ "id": id })).await;
        assert_eq!(refused.error_code(), Some("UNAUTHENTICATED"), "{}", refused.text);
        let told = federation.ask(query, json!({ "id": id })).await;
        let account = json!({ "field": "account", "old": "leader", "new": null });
        assert!(told.list("society.events.nodes.0.changes").contains(&account), "{}", told.text);
    }

    async fn one_wrong_cell_and_nothing_is_written(house) {
        let federation = house.federation().await;
        let broken = register()
            .replace("51329900MJ0D000282", "51329900MJ0D000283")
            .replace(",469,20,4,3,2,1,1,党建工作联络员,", ",470,20,4,3,2,1,1,功能党支部,");
        let file = upload(house, &federation, "register.csv", broken.as_bytes()).await;
        let before = crate::ledger::trace::Trace::of(house).await;
        let run = federation.ask(START, input(&file, "a", &json!({}))).await;
        let run = outcome(&federation, &run).await;
        assert_eq!(run["state"], "REFUSED", "{run}");
        let problems: Vec<String> = run["problems"].as_array().into_iter().flatten()
            .map(|problem| format!("{} {} {}", problem["row"], problem["column"], problem["code"])).collect();
        assert_eq!(problems, ["2 \"党组织形式\" \"TERM\"", "3 \"统一社会信用代码\" \"USCC\""]);
        let id = house.society(cast::LEADERS).await;
        assert_eq!(crate::ledger::trace::Trace::of(house).await.events_of(&id), before.events_of(&id));
        let found = federation.query("{ coverage { societies formalMembers } }").await;
        assert_eq!(found.data("coverage"), &json!({ "societies": 109, "formalMembers": 1582 }));
    }

    async fn the_same_key_is_the_same_run(house) {
        let federation = house.federation().await;
        let file = upload(house, &federation, "register.csv", register().as_bytes()).await;
        let first = federation.ask(START, input(&file, "a", &json!({ "dryRun": true }))).await;
        outcome(&federation, &first).await;
        let again = federation.ask(START, input(&file, "a", &json!({ "dryRun": true }))).await;
        assert_eq!(again.data("startSocietyImport.importRun.id"), first.data("startSocietyImport.importRun.id"));
        let other = federation.ask(START, input(&file, "a", &json!({ "dryRun": false }))).await;
        assert_eq!(other.user_errors(), ["idempotencyKey KEY_REUSED"]);
        assert_eq!(federation.query("{ importRuns { totalCount } }").await.number("importRuns.totalCount"), 1);
    }

    async fn each_refusal_of_an_upload_or_an_import_names_its_field(house) {
        let federation = house.federation().await;
        for (name, size, wanted) in [
            ("register.exe", 10, "fileName FILE_TYPE"),
            ("register.csv", 8 * 1024 * 1024 + 1, "size FILE_TOO_LARGE"),
        ] {
            let refused = federation.ask(ASK, json!({ "name": name, "size": size })).await;
            assert_eq!(refused.user_errors(), [wanted]);
        }
        let file = upload(house, &federation, "register.csv", register().as_bytes()).await;
        for (changed, wanted) in [
            (json!({ "fileId": "x" }), "fileId MALFORMED_ID"),
            (json!({ "fileId": "f00000000000070008000000000000000" }), "fileId FILE_MISSING"),
            (json!({ "regionCode": "329800" }), "regionCode UNKNOWN_REGION"),
            (json!({ "regionCode": "' OR 1=1" }), "regionCode UNKNOWN_REGION"),
            (json!({ "asOf": "2026-03-21" }), "asOf DATE_IN_FUTURE"),
            (json!({ "idempotencyKey": "" }), "idempotencyKey REQUIRED"),
        ] {
            let refused = federation.ask(START, input(&file, "k", &changed)).await;
            assert_eq!(refused.user_errors(), [wanted], "{changed}");
        }
        let foreign = house.foreign_federation().await;
        let refused = foreign.ask(START, input(&file, "k", &json!({ "regionCode": "329800" }))).await;
        assert_eq!(refused.user_errors(), ["fileId FILE_MISSING"], "another's file");
    }

    async fn an_address_of_a_file_is_good_for_one_thing_and_a_while(house) {
        let federation = house.federation().await;
        let asked = federation.ask(ASK, json!({ "name": "a.csv", "size": 3 })).await;
        let url = format!("{}{}", house.base, asked.text("requestUpload.upload.url"));
        let got = house.http.get(&url).send().await.expect("the server answers").status().as_u16();
        assert!((400..500).contains(&got), "an address to write does not read: {got}");
        let forged = url.replace("signature=", "signature=0");
        let put = async |url: &str, bytes: &str| {
            house.http.put(url).body(bytes.to_owned()).send().await.expect("the server answers").status().as_u16()
        };
        assert!((400..500).contains(&put(&forged, "abc").await));
        assert!((400..500).contains(&put(&url, "abcd").await), "more than was announced");
        house.clock.forward(chrono::TimeDelta::minutes(16));
        assert!((400..500).contains(&put(&url, "abc").await), "too late");
    }

    async fn an_export_imports_again_without_a_change(house) {
        let federation = house.federation().await;
        for format in ["CSV", "XLSX"] {
            let query = format!("mutation {{ requestSocietyExport(input: {{ format: {format} }}) {{ \
                download {{ url fileName }} userErrors {{ path code }} }} }}");
            let asked = federation.query(&query).await;
            let url = format!("{}{}", house.base, asked.text("requestSocietyExport.download.url"));
            let got = house.http.get(url).send().await.expect("the server answers");
            assert_eq!(got.status().as_u16(), 200);
            let disposition = got.headers()["content-disposition"].to_str().unwrap_or_default().to_owned();
            assert!(disposition.starts_with("attachment"), "{disposition}");
            let bytes = got.bytes().await.expect("the file arrives");
            let name = format!("again.{}", format.to_lowercase());
            let file = upload(house, &federation, &name, &bytes).await;
            let run = federation.ask(START, input(&file, format, &json!({ "asOf": "2026-03-20" }))).await;
            let run = outcome(&federation, &run).await;
            assert_eq!(counts(&run), "DONE 0 0 109 0", "{format}: {}", run["problems"]);
        }
    }

    async fn an_export_has_the_columns_that_its_reader_may_see(house) {
        let text = async |person: &Person| {
            let query = "mutation { requestSocietyExport(input: { format: CSV, filter: { search: \"经济学会\" } }) { \
                         download { url } userErrors { path code } } }";
            let asked = person.query(query).await;
            let url = format!("{}{}", house.base, asked.text("requestSocietyExport.download.url"));
            house.http.get(url).send().await.expect("the server answers").text().await.expect("a text")
        };
        let federation = text(&house.federation().await).await;
        let civil = text(&house.civil().await).await;
        assert!(federation.contains("正式党员") && federation.contains("51329900MJ0D00116G"), "{federation}");
        assert!(!civil.contains("正式党员") && civil.contains("51329900MJ0D00116G"), "{civil}");
        assert_eq!(federation.trim_end().lines().count(), civil.trim_end().lines().count());
    }
}

fn change(field: &str, old: Option<&str>, new: Option<&str>) -> Change {
    Change { field: field.into(), old: old.map(Into::into), new: new.map(Into::into) }
}

#[test]
fn one_leader_for_another_is_one_change() {
    let mut told = Vec::new();
    join(&mut told, change("president", Some("甲"), None));
    join(&mut told, change("president", None, Some("乙")));
    join(&mut told, change("president", None, Some("丙")));
    join(&mut told, change("secretaryGeneral", None, Some("丁")));
    let expected = [
        change("president", Some("甲"), Some("乙")),
        change("president", None, Some("丙")),
        change("secretaryGeneral", None, Some("丁")),
    ];
    assert_eq!(told, expected);
}
