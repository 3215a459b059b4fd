//! Credit lists: nobody is listed unheard, the register follows each decision, and the list is left when the
//! order lets one.

use chrono::TimeDelta;
use server::job::lists;
use support::{Answer, House, Person, Value, both, cast, json};

use crate::responsibility::invariant;

/// What the tests look at.
const SHOWN: &str = "id version list origin state reason { code duty source } notifiedOn objectionDueOn listedOn \
    countsSince exitFrom closedOn opinion moves steps { step actor text }";

/// The newest case of a society, as a person sees it.
async fn of(person: &Person, society: &str) -> Value {
    let query = format!("query($id: ID!) {{ listCases(filter: {{ society: $id }}) {{ nodes {{ {SHOWN} }} }} }}");
    let found = person.ask(&query, json!({ "id": society })).await;
    found.list("listCases.nodes").first().cloned().unwrap_or(Value::Null)
}

/// Gives notice.
async fn open(person: &Person, society: &str, reason: &str, key: &str) -> Answer {
    let query = format!(
        "mutation($input: OpenListCaseInput!) {{ openListCase(input: $input) {{ listCase {{ {SHOWN} }} \
         userErrors {{ path code }} }} }}"
    );
    let input = json!({ "idempotencyKey": key, "societyId": society, "reason": reason, "evidence": "两次催报未复" });
    person.ask(&query, json!({ "input": input })).await
}

async fn step(person: &Person, name: &str, case: &Value, key: &str) -> Answer {
    let query = format!(
        "mutation($input: ListStepInput!) {{ {name}(input: $input) {{ listCase {{ {SHOWN} }} \
         userErrors {{ path code }} }} }}"
    );
    let input =
        json!({ "idempotencyKey": key, "caseId": case["id"], "expectedVersion": case["version"], "text": "说明" });
    person.ask(&query, json!({ "input": input })).await
}

async fn done(person: &Person, name: &str, case: &Value, key: &str) -> Value {
    let answer = step(person, name, case, key).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.listCase")).clone()
}

/// The kinds in which the register counts a society as abnormal today.
async fn listings(person: &Person, society: &str) -> Vec<Value> {
    let query = "query($id: ID!) { society(id: $id) { listings { kind reason } } }";
    let found = person.ask(query, json!({ "id": society })).await;
    found.list("society.listings").to_vec()
}

/// How many are published on a list.
async fn published(person: &Person, list: &str) -> i64 {
    let query =
        "query($list: ListKind!) { publishedLists(list: $list, first: 100) { totalCount nodes { name rule } } }";
    person.ask(query, json!({ "list": list })).await.number("publishedLists.totalCount")
}

async fn clock(house: &House) -> usize {
    lists::run(&house.state).await.expect("a round ends")
}

both! {
    async fn what_the_register_names_is_published_and_can_be_left(house) {
        let civil = house.civil().await;
        assert_eq!((published(&civil, "ABNORMAL_LIST").await, published(&civil, "SERIOUS_LIST").await), (2, 1));
        let query = "{ publishedLists(list: SERIOUS_LIST) { nodes { uscc reason rule since } } }";
        let partner = house.person("partner").await.query(query).await;
        let serious = &partner.list("publishedLists.nodes")[0];
        assert_eq!((&serious["uscc"], &serious["reason"]), (&json!("51329900MJ0D00941H"), &json!("异常满2年")));
        assert!(serious["rule"].as_str().is_some_and(|rule| rule.contains("第十五条")), "{serious}");
        let case = of(&civil, &house.society("51329900MJ0D0087XM").await).await;
        assert_eq!((&case["origin"], &case["state"]), (&json!("REGISTER"), &json!("LISTED")));
        assert_eq!(case["reason"]["code"], "NO_ANNUAL_REPORT");
        assert_eq!(clock(house).await, 0, "what is done is done once");
    }

    async fn a_society_is_heard_and_an_objection_keeps_it_off(house) {
        let society = house.society(cast::LEADERS).await;
        let (civil, leader, federation) = (house.civil().await, house.leader().await, house.federation().await);
        assert_eq!(open(&civil, &society, "WEATHER", "no").await.user_errors(), ["reason UNKNOWN_REASON"]);
        let case = open(&civil, &society, "NO_ANNUAL_REPORT", "notice").await.data("openListCase.listCase").clone();
        assert_eq!((&case["state"], &case["objectionDueOn"]), (&json!("NOTICED"), &json!("2026-03-30")));
        invariant::holds(house).await;
        assert_eq!(open(&civil, &society, "UNREACHABLE", "again").await.user_errors(), ["LIST_CASE_OPEN"]);
        assert_eq!(step(&civil, "enterOnList", &case, "at once").await.user_errors(), ["NOTICE_RUNNING"]);
        assert_eq!(of(&leader, &society).await["moves"], json!(["OBJECT"]));
        let objected = done(&leader, "objectToListing", &case, "object").await;
        assert_eq!(step(&leader, "objectToListing", &case, "stale").await.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(step(&leader, "objectToListing", &objected, "twice").await.user_errors(), ["WRONG_STATE"]);
        invariant::holds(house).await;
        for other in [&leader, &federation, &house.org().await, &house.admin().await] {
            // Nobody decides about his own objection, and nobody but civil affairs about any.
            let refused = step(other, "dismissListCase", &objected, "mine").await;
            assert_eq!(refused.error_code(), Some("FORBIDDEN"), "{}", other.name);
        }
        let told = done(&federation, "giveListOpinion", &objected, "opinion").await;
        assert_eq!((&told["state"], &told["opinion"]), (&json!("OBJECTED"), &json!("说明")));
        let dismissed = done(&civil, "dismissListCase", &told, "let be").await;
        assert_eq!((&dismissed["state"], &dismissed["moves"]), (&json!("DISMISSED"), &json!([])));
        assert_eq!(listings(&leader, &society).await, Vec::<Value>::new());
        invariant::holds(house).await;
    }

    async fn the_register_follows_onto_the_list_and_off_it(house) {
        let society = house.society(cast::LEADERS).await;
        let civil = house.civil().await;
        let case = open(&civil, &society, "NO_ANNUAL_REPORT", "notice").await.data("openListCase.listCase").clone();
        house.clock.forward(TimeDelta::days(11));
        let (civil, leader) = (house.civil().await, house.leader().await);
        assert_eq!(step(&leader, "objectToListing", &case, "late").await.user_errors(), ["LATE_OBJECTION"]);
        assert_eq!(clock(house).await, 1);
        assert_eq!(clock(house).await, 0, "once");
        invariant::holds(house).await;
        let heard = of(&civil, &society).await;
        assert_eq!(heard["state"], "HEARD");
        let listed = done(&civil, "enterOnList", &heard, "enter").await;
        assert_eq!((&listed["state"], &listed["exitFrom"]), (&json!("LISTED"), &json!("2026-03-31")));
        assert_eq!(listings(&leader, &society).await, [json!({ "kind": "ABNORMAL_LIST", "reason": "未按规定报送年度工作报告" })]);
        let present = "{ societies(filter: { abnormality: [ABNORMAL_LIST] }) { totalCount } }";
        assert_eq!(leader.query(present).await.number("societies.totalCount"), 1, "the present follows");
        assert_eq!(published(&civil, "ABNORMAL_LIST").await, 3);
        let applied = done(&leader, "applyForListExit", &listed, "apply").await;
        invariant::holds(house).await;
        let refused = done(&civil, "refuseListExit", &applied, "not yet").await;
        assert_eq!(refused["state"], "LISTED");
        let applied = done(&leader, "applyForListExit", &refused, "apply again").await;
        let removed = done(&civil, "grantListExit", &applied, "off").await;
        assert_eq!((&removed["state"], &removed["closedOn"]), (&json!("REMOVED"), &json!("2026-03-31")));
        assert_eq!(listings(&leader, &society).await, Vec::<Value>::new());
        assert_eq!(published(&civil, "ABNORMAL_LIST").await, 2);
        invariant::holds(house).await;
    }

    async fn the_serious_list_is_left_after_two_clean_years_and_a_fault_begins_them_anew(house) {
        let society = house.society(cast::LEADERS).await;
        let case = open(&house.civil().await, &society, "FALSE_CHANGE", "notice").await;
        let case = case.data("openListCase.listCase").clone();
        let objected = done(&house.leader().await, "objectToListing", &case, "object").await;
        let listed = done(&house.civil().await, "enterOnList", &objected, "enter").await;
        assert_eq!(listed["exitFrom"], "2028-03-20");
        house.clock.forward(TimeDelta::days(300));
        let listed = done(&house.civil().await, "recordListFault", &listed, "fault").await;
        assert_eq!((&listed["listedOn"], &listed["countsSince"], &listed["exitFrom"]),
            (&json!("2026-03-20"), &json!("2027-01-14"), &json!("2029-01-14")));
        house.clock.forward(TimeDelta::days(729));
        let early = step(&house.leader().await, "applyForListExit", &listed, "early").await;
        assert_eq!(early.user_errors(), ["EXIT_TOO_EARLY"]);
        house.clock.forward(TimeDelta::days(2));
        let applied = done(&house.leader().await, "applyForListExit", &listed, "apply").await;
        let removed = done(&house.civil().await, "grantListExit", &applied, "off").await;
        assert_eq!(removed["state"], "REMOVED");
    }

    async fn two_years_propose_the_graver_list_and_do_not_list(house) {
        let society = house.society("51329900MJ0D0087XM").await;
        // The register has it since 2026-01-01.
        house.clock.forward(TimeDelta::days(651));
        clock(house).await;
        let civil = house.civil().await;
        let proposed = of(&civil, &society).await;
        assert_eq!(proposed["list"], "ABNORMAL_LIST", "one day too early");
        house.clock.forward(TimeDelta::days(1));
        assert!(clock(house).await >= 2);
        assert_eq!(clock(house).await, 0, "each once");
        invariant::holds(house).await;
        let civil = house.civil().await;
        let proposed = of(&civil, &society).await;
        assert_eq!((&proposed["list"], &proposed["state"]), (&json!("SERIOUS_LIST"), &json!("PROPOSED")));
        assert_eq!(published(&civil, "SERIOUS_LIST").await, 1, "a proposal lists nobody");
        let noticed = done(&civil, "serveListNotice", &proposed, "serve").await;
        invariant::holds(house).await;
        house.clock.forward(TimeDelta::days(20));
        clock(house).await;
        let civil = house.civil().await;
        assert_eq!(noticed["state"], "NOTICED");
        done(&civil, "enterOnList", &of(&civil, &society).await, "enter").await;
        let kinds: Vec<Value> = listings(&civil, &society).await.iter().map(|row| row["kind"].clone()).collect();
        assert_eq!(kinds, ["SERIOUS_LIST"], "the graver list takes the place of the other");
        invariant::holds(house).await;
    }

    async fn a_society_does_not_see_what_it_was_not_told_of(house) {
        // The leader's society comes onto the list of abnormal activity and stays two years.
        let society = house.society(cast::LEADERS).await;
        let case = open(&house.civil().await, &society, "UNREACHABLE", "notice").await;
        let case = case.data("openListCase.listCase").clone();
        let objected = done(&house.leader().await, "objectToListing", &case, "object").await;
        done(&house.civil().await, "enterOnList", &objected, "enter").await;
        house.clock.forward(TimeDelta::days(732));
        clock(house).await;
        let (leader, civil) = (house.leader().await, house.civil().await);
        let proposed = of(&civil, &society).await;
        assert_eq!(proposed["state"], "PROPOSED");
        let waits = "{ openItems(first: 100) { nodes { kind } } }";
        let kinds = |answer: Answer| answer.list("openItems.nodes").iter().filter(|row| row["kind"] == "LIST_CASE").count();
        assert_eq!(of(&leader, &society).await["list"], "ABNORMAL_LIST", "only the case it knows");
        assert_eq!(kinds(leader.query(waits).await), 0);
        assert!(kinds(civil.query(waits).await) > 0);
        let dismissed = done(&civil, "dismissListCase", &proposed, "let be").await;
        assert_eq!(dismissed["state"], "DISMISSED");
        let events = "query($id: ID!) { society(id: $id) { events(first: 100) { nodes { action } } } }";
        let events = leader.ask(events, json!({ "id": society })).await.text.clone();
        assert!(events.contains("ENTER_ON_LIST") && !events.contains("DISMISS_LIST_CASE"), "{events}");
        clock(house).await;
        assert_eq!(of(&civil, &society).await["state"], "DISMISSED", "what was let be is not proposed again");
    }
}
