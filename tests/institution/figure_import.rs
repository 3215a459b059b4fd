//! Civil affairs' registry as a file: tried, brought in whole or not at all, each figure stated on the document and
//! of its day, and what then differs is flagged at once.

use support::{Answer, House, Person, Value, both, cast, city, json};

use crate::register::import::upload;
use crate::responsibility::invariant;

/// 江南市科学社会主义学会 as the register says it, with one member more; the code of the Party members' column is
/// not for civil affairs. 江南市党的建设研究会 with another legal representative. A sum at the foot.
const REGISTRY: &str = "\u{feff}江南市社会团体登记信息\n\
序号,社会组织名称,统一社会信用代码,法定代表人,理事会届满日期,个人会员数,单位会员数,正式党员数,数据日期\n\
1,江南市科学社会主义学会,51329900MJ0D0001X2,郭卫东,2029/4/30,470,20,99,\n\
2,江南市党的建设研究会,51329900MJ0D00036W,杨建国,2027-11-10,138,,,2026-03-18\n\
合计,,,,,608,20,99,\n";

const IMPORT: &str = "mutation($input: ImportFiguresInput!) { importFigures(input: $input) { figureImport { \
    fileName written rows changed unchanged differing columns { heading label } \
    societies { row asOf society { id name } figures { fact before after differs } } \
    problemCount problems { row column value code message } } userErrors { path code } } }";

fn input(file: &str, key: &str, changed: Value) -> Value {
    let mut whole = json!({ "idempotencyKey": key, "fileId": file, "dryRun": false, "asOf": "2026-03-15",
        "documentNo": "江民社管〔2026〕12号" });
    let Value::Object(changed) = changed else { panic!("an object: {changed}") };
    whole.as_object_mut().expect("an object").extend(changed);
    json!({ "input": whole })
}

async fn import(person: &Person, file: &str, key: &str, changed: Value) -> Value {
    let answer = person.ask(IMPORT, input(file, key, changed)).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{}", answer.text);
    answer.data("importFigures.figureImport").clone()
}

fn counts(import: &Value) -> String {
    ["written", "changed", "unchanged", "differing", "problemCount"].map(|name| import[name].to_string()).join(" ")
}

/// On which facts the sides differ.
async fn differing(house: &House, uscc: &str) -> Value {
    let query = "query($id: ID!) { society(id: $id) { consistency { facts { fact verdict } } } }";
    let found = house.civil().await.ask(query, json!({ "id": house.society(uscc).await })).await;
    let facts = found.list("society.consistency.facts").iter().filter(|fact| fact["verdict"] == "DIFFERS");
    facts.map(|fact| fact["fact"].clone()).collect()
}

async fn events(person: &Person, society: &str) -> Answer {
    let query = "query($id: ID!) { society(id: $id) { events(first: 1) { totalCount nodes { action changes { \
        field old new } } } } }";
    person.ask(query, json!({ "id": society })).await
}

both! {
    async fn a_registry_is_tried_and_then_brought_in_once(house) {
        let (civil, federation) = (house.civil().await, house.federation().await);
        let society = house.society(cast::LEADERS).await;
        let file = upload(house, &civil, "社会团体.csv", REGISTRY.as_bytes()).await;
        let before = events(&federation, &society).await.number("society.events.totalCount");
        assert_eq!(differing(house, cast::LEADERS).await, json!(["COUNCIL_TERM_END"]));
        let trial = import(&civil, &file, "trial", json!({ "dryRun": true })).await;
        assert_eq!(counts(&trial), "false 2 0 2 0", "{trial}");
        assert_eq!((&trial["rows"], &trial["fileName"]), (&json!(2), &json!("社会团体.csv")));
        let first = &trial["societies"][0];
        assert_eq!((&first["row"], &first["asOf"]), (&json!(3), &json!("2026-03-15")));
        assert_eq!(first["figures"], json!([
            { "fact": "NAME", "before": null, "after": "江南市科学社会主义学会", "differs": false },
            { "fact": "LEGAL_REPRESENTATIVE", "before": null, "after": "郭卫东", "differs": false },
            { "fact": "COUNCIL_TERM_END", "before": "2028-04-30", "after": "2029-04-30", "differs": false },
            { "fact": "INDIVIDUAL_MEMBERS", "before": null, "after": "470", "differs": true },
            { "fact": "UNIT_MEMBERS", "before": null, "after": "20", "differs": false },
        ]));
        let columns = trial["columns"].as_array().expect("columns");
        let label = |heading: &str| columns.iter().find(|column| column["heading"] == heading).map(|column| &column["label"]);
        assert_eq!(label("社会组织名称"), Some(&json!("学会名称")));
        assert_eq!(label("正式党员数"), Some(&json!(null)), "not for civil affairs");
        assert_eq!(differing(house, cast::LEADERS).await, json!(["COUNCIL_TERM_END"]), "a trial writes nothing");
        assert_eq!(events(&federation, &society).await.number("society.events.totalCount"), before);

        let done = import(&civil, &file, "real", json!({})).await;
        assert_eq!(counts(&done), "true 2 0 2 0");
        assert_eq!(differing(house, cast::LEADERS).await, json!(["INDIVIDUAL_MEMBERS"]));
        assert_eq!(differing(house, city::LIAISONS).await, json!(["LEGAL_REPRESENTATIVE"]));
        let told = events(&federation, &society).await;
        assert_eq!(told.number("society.events.totalCount"), before + 1, "one event a society");
        assert_eq!(told.text("society.events.nodes.0.action"), "STATE_FIGURES");
        let changes = told.list("society.events.nodes.0.changes");
        for wanted in [
            json!({ "field": "documentNo", "old": null, "new": "江民社管〔2026〕12号" }),
            json!({ "field": "councilTermEnd", "old": "2028-04-30", "new": "2029-04-30" }),
            json!({ "field": "individualMembers", "old": null, "new": "470" }),
        ] {
            assert!(changes.contains(&wanted), "{wanted} in {changes:?}");
        }
        let query = "query($id: ID!) { society(id: $id) { consistency { facts { fact figures { side value asOf source \
            documentNo } } } } }";
        let second = civil.ask(query, json!({ "id": house.society(city::LIAISONS).await })).await;
        let facts = second.list("society.consistency.facts");
        let fact = facts.iter().find(|fact| fact["fact"] == "LEGAL_REPRESENTATIVE").expect("it is compared");
        assert!(fact["figures"].as_array().expect("figures").contains(&json!({ "side": "CIVIL_AFFAIRS", "value": "杨建国",
            "asOf": "2026-03-18", "source": "STATEMENT", "documentNo": "江民社管〔2026〕12号" })), "the day of the row: {fact}");
        invariant::holds(house).await;

        let retried = import(&civil, &file, "real", json!({})).await;
        assert_eq!(counts(&retried), "true 2 0 0 0", "a retry is answered and does nothing");
        let again = import(&civil, &file, "again", json!({})).await;
        assert_eq!(counts(&again), "true 0 2 0 0", "the same file changes nothing");
        assert_eq!(events(&federation, &society).await.number("society.events.totalCount"), before + 1);
        let verified = house.admin().await.query("mutation { verifyLedger { verification { ok } userErrors { code } } }").await;
        assert_eq!(verified.data("verifyLedger.verification.ok"), &json!(true));
    }

    async fn with_a_problem_in_any_row_nothing_is_stored(house) {
        let civil = house.civil().await;
        let text = format!(
            "统一社会信用代码,法定代表人,理事会届满日期,个人会员数,数据日期\n\
             51329900MJ0D0001X2,郭卫东,2030-04-30,470,2026-03-01\n\
             51329900MJ0D00036W,杨建国,,约一百,\n\
             51329900MJ0D00036W,杨建国,,138,\n\
             {},钱江北,,80,\n\
             51329900MJ0D99996W,王无名,,80,\n\
             51329900MJ0D00052J,,,,2026-03-21\n",
            city::SOCIETY
        );
        let file = upload(house, &civil, "a.csv", text.as_bytes()).await;
        for (key, dry_run) in [("trial", true), ("real", false)] {
            let refused = import(&civil, &file, key, json!({ "dryRun": dry_run })).await;
            let problems = refused["problems"].as_array().expect("problems");
            let told: Vec<_> = problems.iter().map(|problem| {
                (problem["row"].as_i64().unwrap_or_default(), problem["code"].as_str().unwrap_or_default())
            }).collect();
            assert_eq!(told, [(2, "ORDER"), (3, "NUMBER"), (4, "DOUBLE_USCC"), (5, "OTHER_REGION"),
                (6, "UNKNOWN_SOCIETY"), (7, "ORDER")], "{refused}");
            let newer = problems[0]["message"].as_str().unwrap_or_default();
            assert!(newer.contains("2026-03-10") && newer.contains("2028-04-30"), "{newer}");
            assert_eq!(refused["written"], json!(false));
        }
        assert_eq!(differing(house, cast::LEADERS).await, json!(["COUNCIL_TERM_END"]), "nothing is stored");
        assert_eq!(differing(house, city::LIAISONS).await, json!([]));
        // A corrected file goes through under the same document.
        let text = "统一社会信用代码,法定代表人\n51329900MJ0D00036W,杨建国\n";
        let file = upload(house, &civil, "b.csv", text.as_bytes()).await;
        assert_eq!(counts(&import(&civil, &file, "real again", json!({})).await), "true 1 0 1 0");
    }

    async fn what_is_no_registry_or_not_ones_own_is_refused_as_a_whole(house) {
        let (civil, federation) = (house.civil().await, house.federation().await);
        let file = upload(house, &civil, "a.csv", REGISTRY.as_bytes()).await;
        let theirs = upload(house, &federation, "a.csv", REGISTRY.as_bytes()).await;
        for (file, changed, wanted) in [
            (&file, json!({ "asOf": "2026-03-21" }), vec!["asOf DATE_IN_FUTURE"]),
            (&file, json!({ "documentNo": " " }), vec!["documentNo REQUIRED"]),
            (&file, json!({ "idempotencyKey": "" }), vec!["idempotencyKey REQUIRED"]),
            (&theirs, json!({}), vec!["fileId FILE_MISSING"]),
            (&"x".to_owned(), json!({}), vec!["fileId MALFORMED_ID"]),
        ] {
            let refused = civil.ask(IMPORT, input(file, "k", changed.clone())).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(refused.data("importFigures.figureImport"), &json!(null));
        }
        let web = upload(house, &civil, "b.csv", "业务主管单位,序号\n甲,1\n".as_bytes()).await;
        let refused = import(&civil, &web, "web", json!({})).await;
        assert_eq!((&refused["written"], &refused["problems"][0]["code"]), (&json!(false), &json!("MISSING_COLUMN")));
        for person in [federation, house.org().await, house.leader().await, house.admin().await] {
            let refused = person.ask(IMPORT, input(&theirs, "k", json!({}))).await;
            assert_eq!(refused.error_code(), Some("FORBIDDEN"), "{}", refused.text);
        }
        let start = "mutation($input: StartSocietyImportInput!) { startSocietyImport(input: $input) { userErrors { code } } }";
        let register = json!({ "input": { "fileId": file, "dryRun": true, "regionCode": "329900", "idempotencyKey": "r" } });
        assert_eq!(civil.ask(start, register).await.error_code(), Some("FORBIDDEN"), "the register is the federation's");
    }
}
