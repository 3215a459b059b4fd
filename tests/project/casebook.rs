//! The casebook over HTTP: an edition with ten editors of ten societies, cases that two of them read, and what is
//! published. Nobody reads his own, and nobody sees what he was not given.

use chrono::TimeDelta;
use support::{Answer, House, Person, Value, both, cast, json};

use super::demand::with;
use crate::responsibility::invariant;

const CASE: &str = "id version state round reason title societyName moves editors { name verdict } steps { step text } \
    openItem { reason { code } holder { name } }";
const BOOK: &str = "id version state publishedOn moves takesCases editors { name societyId } cases { id state }";

/// The ten editors: the leader's and the branch secretary's society first.
async fn editors(house: &House) -> Vec<Value> {
    let codes = [
        cast::LEADERS,
        cast::SECRETARYS,
        "51329900MJ0D00036W",
        "51329900MJ0D00044P",
        "51329900MJ0D00060D",
        "51329900MJ0D000875",
        "51329900MJ0D00116G",
        "51329900MJ0D00511P",
        "51329900MJ0D00634Q",
        "51329900MJ0D00773F",
    ];
    let mut editors = Vec::new();
    for code in codes {
        editors.push(json!({ "societyId": house.society(code).await, "name": format!("代表{}", editors.len() + 1) }));
    }
    editors
}

async fn open(person: &Person, editors: &[Value], more: &Value) -> Answer {
    let query = format!(
        "mutation($input: OpenCasebookInput!) {{ openCasebook(input: $input) {{ casebook {{ {BOOK} }} \
         userErrors {{ path code }} }} }}"
    );
    let input = json!({ "idempotencyKey": "open", "year": 2026, "title": "创新案例汇编", "call": "请报送",
        "submitUntil": "2026-04-10", "publishBy": "2026-06-30", "editors": editors });
    person.ask(&query, json!({ "input": with(input, more) })).await
}

async fn opened(house: &House) -> Value {
    let answer = open(&house.federation().await, &editors(house).await, &json!({})).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
    answer.data("openCasebook.casebook").clone()
}

fn text() -> Value {
    json!({ "title": "支部建在课题组上", "authors": "曹玉兰", "summary": "把支部会开进课题组", "text": "做法与成效",
        "outcomes": ["INTEGRATION"] })
}

async fn submit(person: &Person, society: &str, book: &Value, more: &Value) -> Answer {
    let query = format!(
        "mutation($input: SubmitCaseInput!) {{ submitCase(input: $input) {{ caseStudy {{ {CASE} }} \
         userErrors {{ path code }} }} }}"
    );
    let input = json!({ "idempotencyKey": "submit", "societyId": society, "casebookId": book["id"], "case": text() });
    person.ask(&query, json!({ "input": with(input, more) })).await
}

async fn step(person: &Person, name: &str, kind: &str, case: &Value, more: &Value) -> Answer {
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ caseStudy {{ {CASE} }} userErrors {{ path code }} }} }}"
    );
    let key = format!("{name} {} {}", case["id"], case["version"]);
    let input = json!({ "idempotencyKey": key, "caseId": case["id"], "expectedVersion": case["version"] });
    person.ask(&query, json!({ "input": with(input, more) })).await
}

async fn done(person: &Person, name: &str, kind: &str, case: &Value, more: &Value) -> Value {
    let answer = step(person, name, kind, case, more).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.caseStudy")).clone()
}

async fn edition(person: &Person, name: &str, book: &Value, key: &str) -> Answer {
    let query = format!(
        "mutation($input: CasebookStepInput!) {{ {name}(input: $input) {{ casebook {{ {BOOK} }} \
         userErrors {{ path code }} }} }}"
    );
    let input = json!({ "idempotencyKey": key, "casebookId": book["id"], "expectedVersion": book["version"] });
    person.ask(&query, json!({ "input": input })).await
}

async fn seen(person: &Person, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on CaseStudy {{ {CASE} }} }} }}");
    person.ask(&query, json!({ "id": id })).await.data("node").clone()
}

const WORD: &str = "GiveCaseWordInput";
const STEP: &str = "CaseStepInput";

fn word(verdict: &str) -> Value {
    json!({ "verdict": verdict, "text": "做法具体" })
}

both! {
    async fn a_case_is_read_by_two_of_ten_and_published(house) {
        let (federation, leader, secretary) = (house.federation().await, house.leader().await, house.secretary().await);
        let book = opened(house).await;
        assert_eq!(book["editors"].as_array().map(Vec::len), Some(10));
        invariant::holds(house).await;
        // The liaison's society sends it; the leader's and the secretary's read it.
        let liaison = house.person("liaison").await;
        let own = house.society(support::city::LIAISONS).await;
        let sent = submit(&liaison, &own, &book, &json!({})).await.data("submitCase.caseStudy").clone();
        assert_eq!((&sent["state"], &sent["moves"]), (&json!("SUBMITTED"), &json!(["WITHDRAW"])));
        assert_eq!(seen(&leader, &sent["id"]).await, Value::Null, "not given to him yet");
        let (first, second) = (house.society(cast::LEADERS).await, house.society(cast::SECRETARYS).await);
        let assign = |editors: &[&String]| json!({ "editors": editors, "idempotencyKey": format!("{editors:?}") });
        let kind = "AssignCaseEditorsInput";
        for (editors, code) in [(vec![&first], "EDITORS_MISSING"), (vec![&first, &first], "NAMED_TWICE"),
            (vec![&first, &own], "EDITOR_CONFLICT")] {
            let refused = step(&federation, "assignCaseEditors", kind, &sent, &assign(&editors)).await;
            assert_eq!(refused.user_errors(), [format!("editors {code}")]);
        }
        let stranger = house.society("51329900MJ0D00108M").await;
        let refused = step(&federation, "assignCaseEditors", kind, &sent, &assign(&[&first, &stranger])).await;
        assert_eq!(refused.user_errors(), ["editors NOT_AN_EDITOR"]);
        let given = done(&federation, "assignCaseEditors", kind, &sent, &assign(&[&first, &second])).await;
        invariant::holds(house).await;
        assert_eq!(given["openItem"]["reason"]["code"], "EDITING");
        let read = seen(&leader, &sent["id"]).await;
        assert_eq!((&read["moves"], &read["societyName"]), (&json!(["SAY"]), &json!("江南市党的建设研究会")));
        let society = "query($id: ID!) { society(id: $id) { name } caseStudies(filter: { edited: true }) { totalCount } }";
        let nothing = leader.ask(society, json!({ "id": own })).await;
        assert_eq!(nothing.data("society"), &Value::Null, "of the other society nothing else");
        assert_eq!(nothing.number("caseStudies.totalCount"), 1 + last_year(&leader).await);
        let early = step(&federation, "acceptCase", STEP, &given, &json!({})).await;
        assert_eq!(early.user_errors(), ["WRONG_STATE"]);
        let said = done(&leader, "giveCaseWord", WORD, &given, &word("TAKE")).await;
        invariant::holds(house).await;
        let twice = step(&leader, "giveCaseWord", WORD, &said, &word("LEAVE")).await;
        assert_eq!(twice.user_errors(), ["WORD_SAID"]);
        let own_word = step(&liaison, "giveCaseWord", WORD, &said, &word("TAKE")).await;
        assert_eq!(own_word.user_errors(), ["EDITOR_CONFLICT"], "nobody reads his own");
        let ready = done(&secretary, "giveCaseWord", WORD, &said, &word("REVISE")).await;
        assert_eq!(ready["state"], "READ");
        invariant::holds(house).await;
        let mute = step(&federation, "returnCase", STEP, &ready, &json!({})).await;
        assert_eq!(mute.user_errors(), ["text REQUIRED"]);
        let returned =
            done(&federation, "returnCase", STEP, &ready, &json!({ "text": "请补成效", "idempotencyKey": "r" })).await;
        invariant::holds(house).await;
        let again = with(json!({ "case": text() }), &json!({ "idempotencyKey": "again" }));
        let resent = done(&liaison, "resubmitCase", "ResubmitCaseInput", &returned, &again).await;
        assert_eq!((&resent["state"], &resent["round"]), (&json!("EDITING"), &json!(2)));
        assert_eq!(resent["editors"][0]["verdict"], Value::Null, "read once more");
        let said = done(&secretary, "giveCaseWord", WORD, &resent, &word("TAKE")).await;
        let ready = done(&leader, "giveCaseWord", WORD, &said, &word("TAKE")).await;
        let accepted = done(&federation, "acceptCase", STEP, &ready, &json!({})).await;
        assert_eq!((&accepted["state"], &accepted["openItem"]), (&json!("ACCEPTED"), &Value::Null));
        invariant::holds(house).await;
        assert_eq!(edition(&federation, "closeCasebook", &book, "early").await.user_errors(), ["COLLECTING_RUNS"]);
        house.clock.forward(TimeDelta::days(22));
        let federation = house.federation().await;
        let closed = edition(&federation, "closeCasebook", &book, "close").await.data("closeCasebook.casebook").clone();
        assert_eq!(closed["state"], "EDITING");
        invariant::holds(house).await;
        let find = "{ publishedResults(filter: { search: \"zbjzktzs\" }) { nodes { kind title summary societyName outcomes year } } }";
        assert_eq!(house.anonymous().query(find).await.list("publishedResults.nodes").len(), 0);
        let published = edition(&federation, "publishCasebook", &closed, "publish").await;
        assert_eq!(published.text("publishCasebook.casebook.state"), "PUBLISHED");
        let found = house.anonymous().query(find).await.list("publishedResults.nodes").to_vec();
        assert_eq!(found, [json!({ "kind": "CASE", "title": "支部建在课题组上", "summary": "把支部会开进课题组",
            "societyName": "江南市党的建设研究会", "outcomes": ["INTEGRATION"], "year": 2026 })]);
        let printed = seen(&house.secretary().await, &sent["id"]).await;
        assert_eq!((&printed["editors"], &printed["steps"]), (&json!([]), &json!([])), "who reads it printed");
        invariant::holds(house).await;
    }

    async fn an_edition_needs_its_editors_and_takes_no_late_case(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let mut few = editors(house).await;
        few.pop();
        assert_eq!(open(&federation, &few, &json!({})).await.user_errors(), ["editors EDITORS_MISSING"]);
        few.push(few[0].clone());
        assert_eq!(open(&federation, &few, &json!({})).await.user_errors(), ["editors NAMED_TWICE"]);
        few.pop();
        few.push(json!({ "societyId": house.society(support::city::SOCIETY).await, "name": "外地" }));
        assert_eq!(open(&federation, &few, &json!({})).await.user_errors(), ["editors NOT_FOUND"]);
        assert_eq!(open(&leader, &few, &json!({})).await.error_code(), Some("FORBIDDEN"));
        let book = opened(house).await;
        let society = house.society(cast::LEADERS).await;
        let empty = json!({ "case": { "title": "", "authors": "a", "summary": "s", "text": "t", "outcomes": [] } });
        let refused = submit(&leader, &society, &book, &empty).await;
        assert_eq!(refused.user_errors(), ["title REQUIRED", "outcomes REQUIRED"]);
        let other = house.society(cast::SECRETARYS).await;
        assert_eq!(submit(&leader, &other, &book, &json!({})).await.user_errors(), ["societyId NOT_FOUND"]);
        let foreign = house.society(support::city::SOCIETY).await;
        let foreign = submit(&house.foreign_leader().await, &foreign, &book, &json!({})).await;
        assert_eq!(foreign.user_errors(), ["casebookId NOT_FOUND"], "another city's edition");
        let sent = submit(&leader, &society, &book, &json!({})).await.data("submitCase.caseStudy").clone();
        assert_eq!(submit(&leader, &society, &book, &json!({})).await.data("submitCase.caseStudy.id"), &sent["id"]);
        house.clock.forward(TimeDelta::days(22));
        let late = submit(&house.leader().await, &society, &book, &json!({ "idempotencyKey": "late" })).await;
        assert_eq!(late.user_errors(), ["SUBMISSION_CLOSED"]);
        let federation = house.federation().await;
        let closed = edition(&federation, "closeCasebook", &book, "close").await.data("closeCasebook.casebook").clone();
        assert_eq!(edition(&federation, "closeCasebook", &book, "stale").await.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(edition(&federation, "publishCasebook", &closed, "p").await.user_errors(), ["CASES_OPEN"]);
        let declined = json!({ "text": "与往年重复" });
        done(&federation, "declineCase", STEP, &sent, &declined).await;
        assert_eq!(edition(&federation, "publishCasebook", &closed, "q").await.user_errors(), ["NOTHING_ACCEPTED"]);
        assert_eq!(seen(&house.leader().await, &sent["id"]).await["reason"], "与往年重复");
        assert_eq!(seen(&house.secretary().await, &sent["id"]).await, Value::Null, "another society's");
        invariant::holds(house).await;
    }

    async fn a_published_edition_is_one_paper(house) {
        let federation = house.federation().await;
        let books = federation.query("{ casebooks { nodes { id state } } }").await.list("casebooks.nodes").to_vec();
        let book = |state: &str| books.iter().find(|book| book["state"] == state).expect("the demo has it")["id"].clone();
        let address = "query($id: ID!) { paperAddress(kind: CASEBOOK, id: $id) }";
        let collecting = federation.ask(address, json!({ "id": book("COLLECTING") })).await;
        assert_eq!(collecting.data("paperAddress"), &Value::Null, "not before it is published");
        let foreign = house.foreign_leader().await.ask(address, json!({ "id": book("PUBLISHED") })).await;
        assert_eq!(foreign.data("paperAddress"), &Value::Null, "another city's");
        let found = house.leader().await.ask(address, json!({ "id": book("PUBLISHED") })).await;
        let url = format!("{}{}", house.base, found.text("paperAddress"));
        let paper = house.http.get(url).send().await.expect("the server answers");
        assert_eq!(paper.status().as_u16(), 200);
        let read = crate::institution::paper::read(&paper.bytes().await.expect("a whole body"));
        for said in ["目录", "课题组里建支部", "理事会与支部会一次开好", "江南市经济学会党支部", "曹玉兰", "形成两项建议"] {
            assert!(read.contains(said), "{said}: {read}");
        }
    }

    async fn the_demo_shows_a_case_in_every_state(house) {
        let answer = house.federation().await.query("{ caseStudies(first: 100) { nodes { state } } casebooks { nodes { state } } }").await;
        let mut states: Vec<&str> = answer.list("caseStudies.nodes").iter().filter_map(|row| row["state"].as_str()).collect();
        states.sort_unstable();
        states.dedup();
        assert_eq!(states, ["ACCEPTED", "DECLINED", "EDITING", "PUBLISHED", "READ", "RETURNED", "SUBMITTED", "WITHDRAWN"]);
        assert_eq!(answer.list("casebooks.nodes").len(), 2);
    }
}

/// How many cases of the demo a person's society has edited.
async fn last_year(person: &Person) -> i64 {
    let query = "{ caseStudies(filter: { edited: true, states: [PUBLISHED] }) { totalCount } }";
    person.query(query).await.number("caseStudies.totalCount")
}
