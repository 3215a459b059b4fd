//! Activity filings through all their states: filed, returned, cleared, on conditions, refused, by silence,
//! held, reported, cancelled; and what the rules do not let through.

use chrono::TimeDelta;
use server::job::activity;
use support::statements::flat;
use support::{Answer, House, Person, Value, both, cast, json};

use crate::responsibility::invariant;

const SHOWN: &str = "filing { id version state moves receiptNo silentOn silentIn bySilence heldOn text tookPlaceOn \
    attendance findings { rule weight field } openItem { dueOn reason { code } holder { name } mine } \
    steps { step actor } attachments { name } } userErrors { path code rule }";

/// A plan in which the rules find nothing, with these changes.
fn plan(change: Value) -> Value {
    let mut plan = json!({ "kind": "FORUM", "title": "基层党建与社科普及研讨会", "outline": "党建引领学术活动的路径",
        "speakers": "郭卫东，江南大学教授", "audience": 80, "heldOn": "2026-04-18", "place": "江南市图书馆",
        "fees": false, "awards": false, "opinion": "党支部已审看，同意" });
    let Value::Object(change) = change else { panic!("an object: {change}") };
    plan.as_object_mut().expect("an object").extend(change);
    plan
}

async fn file(house: &House, person: &Person, key: &str, change: Value) -> Answer {
    let society = house.society(cast::LEADERS).await;
    let query = format!("mutation($input: FileActivityInput!) {{ fileActivity(input: $input) {{ {SHOWN} }} }}");
    let input = json!({ "societyId": society, "idempotencyKey": key, "plan": plan(change) });
    person.ask(&query, json!({ "input": input })).await
}

/// Files it as the leader; answers the filing.
async fn filed(house: &House, key: &str) -> Value {
    let answer = file(house, &house.leader().await, key, json!({})).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
    answer.data("fileActivity.filing").clone()
}

/// A step with this input beside filing, version and key.
async fn step(person: &Person, name: &str, filing: &Value, key: &str, said: Value) -> Answer {
    let kind = match name {
        "refileActivity" => "RefileActivityInput",
        "returnActivity" | "refuseActivity" => "ActivityReasonInput",
        "holdActivity" => "HoldActivityInput",
        "reportActivity" => "ReportActivityInput",
        _ => "ActivityTextInput",
    };
    let mut input = json!({ "filingId": filing["id"], "expectedVersion": filing["version"], "idempotencyKey": key });
    let Value::Object(said) = said else { panic!("what is said is an object") };
    input.as_object_mut().expect("an object").extend(said);
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {SHOWN} }} }}");
    person.ask(&query, json!({ "input": input })).await
}

/// The same, which has to be done; answers the filing after it.
async fn done(person: &Person, name: &str, filing: &Value, said: Value) -> Value {
    let answer = step(person, name, filing, &format!("{name} {}", filing["version"]), said).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.filing")).clone()
}

async fn together(person: &Person, name: &str, key: &str, filings: &[&Value]) -> Answer {
    let query = format!(
        "mutation($input: ActivitiesInput!) {{ {name}(input: $input) {{ filings {{ id version state }} \
         left {{ filing {{ id }} userErrors {{ path code }} }} userErrors {{ path code }} }} }}"
    );
    let seen = |filing: &&Value| json!({ "filingId": filing["id"], "expectedVersion": filing["version"] });
    let filings: Vec<_> = filings.iter().map(seen).collect();
    person.ask(&query, json!({ "input": { "idempotencyKey": key, "filings": filings } })).await
}

async fn of(person: &Person, id: &Value) -> Value {
    let shown = SHOWN.split(" } userErrors").next().expect("the filing").replace("filing { ", "");
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on ActivityFiling {{ {shown} }} }} }}");
    person.ask(&query, json!({ "id": id })).await.data("node").clone()
}

both! {
    async fn an_activity_is_filed_cleared_held_and_reported(house) {
        let (leader, federation) = (house.leader().await, house.federation().await);
        let filing = filed(house, "first").await;
        assert_eq!((&filing["state"], &filing["findings"]), (&json!("FILED"), &json!([])));
        // Five working days after Friday the 20th: Friday the 27th.
        assert_eq!((&filing["silentOn"], &filing["silentIn"]), (&json!("2026-03-27"), &json!(5)));
        assert_eq!(filing["openItem"]["dueOn"], "2026-03-27");
        assert!(filing["receiptNo"].as_str().is_some_and(|no| no.starts_with("HD20260320-")), "{filing}");
        let again = file(house, &leader, "first", json!({})).await;
        assert_eq!(again.data("fileActivity.filing.id"), &filing["id"], "a retry is the same");
        invariant::holds(house).await;
        let taken = together(&federation, "takeUpActivities", "take", &[&filing]).await;
        assert_eq!(taken.data("takeUpActivities.filings")[0]["state"], "FED_REVIEW");
        let filing = of(&federation, &filing["id"]).await;
        assert_eq!(filing["moves"], json!(["PASS", "CONDITION", "REFUSE", "RETURN"]));
        let passed = together(&federation, "passActivities", "pass", &[&filing]).await;
        assert_eq!(passed.data("passActivities.filings")[0]["state"], "NO_OBJECTION");
        let filing = of(&leader, &filing["id"]).await;
        assert_eq!(filing["moves"], json!(["HOLD", "REPORT", "CANCEL"]));
        assert_eq!((&filing["openItem"]["mine"], &filing["openItem"]["dueOn"]), (&json!(true), &json!("2026-05-03")));
        invariant::holds(house).await;
        let early = step(&leader, "holdActivity", &filing, "early", json!({ "tookPlaceOn": "2026-03-20" })).await;
        assert_eq!(early.user_errors(), ["tookPlaceOn NOT_HELD_YET"]);
        house.clock.forward(TimeDelta::days(30));
        let leader = house.leader().await;
        let held = done(&leader, "holdActivity", &filing, json!({ "tookPlaceOn": "2026-04-18" })).await;
        assert_eq!((&held["state"], &held["openItem"]["reason"]["code"]), (&json!("HELD"), &json!("HELD")));
        invariant::holds(house).await;
        let said = json!({ "tookPlaceOn": "2026-04-18", "attendance": 0, "summary": " " });
        let refused = step(&leader, "reportActivity", &held, "bad", said).await;
        assert_eq!(refused.user_errors(), ["attendance OUT_OF_RANGE", "summary REQUIRED"]);
        let said = json!({ "tookPlaceOn": "2026-04-18", "attendance": 76, "summary": "如期举办" });
        let reported = done(&leader, "reportActivity", &held, said).await;
        assert_eq!((&reported["state"], &reported["attendance"]), (&json!("REPORTED"), &json!(76)));
        assert_eq!((&reported["openItem"], &reported["moves"]), (&Value::Null, &json!([])));
        invariant::holds(house).await;
    }

    async fn silence_is_no_objection_and_is_noted_once_as_such(house) {
        let filing = filed(house, "silent").await;
        assert_eq!(activity::run(&house.state).await.expect("a round ends"), 0, "the days run");
        house.clock.forward(TimeDelta::days(7));
        assert_eq!(activity::run(&house.state).await.expect("a round ends") , waiting_before(house, "2026-03-27").await);
        assert_eq!(of(&house.leader().await, &filing["id"]).await["state"], "FILED", "the last day is in time");
        house.clock.forward(TimeDelta::days(1));
        assert!(activity::run(&house.state).await.expect("a round ends") > 0);
        assert_eq!(activity::run(&house.state).await.expect("a round ends"), 0, "each is noted once");
        let filing = of(&house.leader().await, &filing["id"]).await;
        assert_eq!((&filing["state"], &filing["bySilence"]), (&json!("NO_OBJECTION"), &json!(true)));
        assert_eq!(filing["steps"][1], json!({ "step": "SILENCE", "actor": "平台时钟" }));
        invariant::holds(house).await;
        let query = "query($id: ID!) { society(id: $id) { events(first: 1) { nodes { action } } } }";
        let told = house.leader().await.ask(query, json!({ "id": house.society(cast::LEADERS).await })).await;
        assert_eq!(told.text("society.events.nodes.0.action"), "SILENT_ACTIVITY");
        let late = step(&house.federation().await, "refuseActivity", &filing, "late",
            json!({ "reason": "OTHER", "text": "晚了" })).await;
        assert_eq!(late.user_errors(), ["WRONG_STATE"]);
    }

    async fn what_is_returned_comes_back_corrected_or_lapses(house) {
        let (leader, federation) = (house.leader().await, house.federation().await);
        let filing = filed(house, "back").await;
        let empty = step(&federation, "returnActivity", &filing, "e", json!({ "reason": "OTHER", "text": " " })).await;
        assert_eq!(empty.user_errors(), ["text REQUIRED"]);
        let said = json!({ "reason": "OUTLINE_UNCLEAR", "text": "请补充提纲" });
        let back = done(&federation, "returnActivity", &filing, said).await;
        assert_eq!((&back["state"], &back["text"]), (&json!("RETURNED"), &json!("请补充提纲")));
        invariant::holds(house).await;
        let said = json!({ "plan": plan(json!({ "title": "基层党建研讨会", "outline": "一、现状；二、路径" })) });
        let again = done(&leader, "refileActivity", &back, said).await;
        assert_eq!((&again["state"], &again["text"]), (&json!("FILED"), &Value::Null));
        assert_ne!(again["receiptNo"], filing["receiptNo"]);
        let items = leader.query("{ openItems(filter: { kinds: [ACTIVITY_FILING] }) { nodes { title } } }").await;
        assert!(items.list("openItems.nodes").iter().any(|item| item["title"] == "基层党建研讨会"), "{}", items.text);
        let said = json!({ "reason": "OTHER", "text": "仍不清楚" });
        let back = done(&federation, "returnActivity", &again, said).await;
        house.clock.forward(TimeDelta::days(29));
        activity::run(&house.state).await.expect("a round ends");
        assert_eq!(of(&house.leader().await, &back["id"]).await["state"], "RETURNED", "its day is today");
        house.clock.forward(TimeDelta::days(1));
        activity::run(&house.state).await.expect("a round ends");
        assert_eq!(of(&house.leader().await, &back["id"]).await["state"], "CANCELLED");
        invariant::holds(house).await;
    }

    async fn conditions_stay_in_sight_and_a_refusal_ends_it(house) {
        let (leader, federation) = (house.leader().await, house.federation().await);
        let filing = filed(house, "conditions").await;
        let cleared = done(&federation, "conditionActivity", &filing, json!({ "text": "会前报送目录" })).await;
        assert_eq!((&cleared["state"], &cleared["text"]), (&json!("CONDITIONS"), &json!("会前报送目录")));
        house.clock.forward(TimeDelta::days(29));
        let leader_then = house.leader().await;
        let held = done(&leader_then, "holdActivity", &cleared, json!({ "tookPlaceOn": "2026-04-18" })).await;
        assert_eq!(held["text"], "会前报送目录");
        invariant::holds(house).await;
        drop(leader);
        let society = house.society(cast::LEADERS).await;
        let query = "query($id: ID!) { activityFilings(filter: { society: $id, states: [HELD] }) { totalCount } }";
        assert_eq!(house.civil().await.ask(query, json!({ "id": society })).await.number("activityFilings.totalCount"), 1);
        let other = file(house, &leader_then, "other", json!({ "heldOn": "2026-06-01" })).await;
        let other = other.data("fileActivity.filing").clone();
        let federation = house.federation().await;
        let said = json!({ "reason": "OUT_OF_SCOPE", "text": "超出业务范围" });
        let refused = done(&federation, "refuseActivity", &other, said).await;
        assert_eq!((&refused["state"], &refused["openItem"]), (&json!("REFUSED"), &Value::Null));
        let late = step(&leader_then, "cancelActivity", &refused, "late", json!({ "text": "不办了" })).await;
        assert_eq!(late.user_errors(), ["WRONG_STATE"]);
        invariant::holds(house).await;
    }

    async fn what_the_rules_refuse_is_not_filed(house) {
        let leader = house.leader().await;
        for (change, errors) in [
            (json!({ "title": "中国党建高峰论坛" }), vec!["title ACTIVITY_RULE"]),
            (json!({ "fees": true }), vec!["feeBasis ACTIVITY_RULE"]),
            (json!({ "awards": true }), vec!["awardBasis ACTIVITY_RULE"]),
            (json!({ "fees": true, "feeBasis": "百元", "awards": true, "awardBasis": "1号" }), vec!["awards ACTIVITY_RULE"]),
            (json!({ "speakers": "郭卫东 13800000000" }), vec!["speakers ACTIVITY_RULE"]),
            (json!({ "heldOn": "2026-03-27" }), vec!["heldOn ACTIVITY_RULE"]),
            (json!({ "title": "", "audience": 0 }), vec!["title REQUIRED", "audience OUT_OF_RANGE"]),
        ] {
            let refused = file(house, &leader, "refused", change).await;
            assert_eq!(refused.user_errors(), errors);
        }
        let named = file(house, &leader, "clause", json!({ "title": "全国党建论坛" })).await;
        let clause = named.data("fileActivity.userErrors")[0]["rule"].as_str().unwrap_or_default().to_owned();
        assert!(clause.contains("第57号"), "{clause}");
        let warned = file(house, &leader, "warned", json!({ "heldOn": "2026-04-01", "opinion": "" })).await;
        assert_eq!(warned.user_errors(), Vec::<String>::new());
        let rules: Vec<_> =
            warned.list("fileActivity.filing.findings").iter().map(|found| found["rule"].clone()).collect();
        assert_eq!(rules, [json!("SHORT_NOTICE"), json!("OPINION_MISSING")]);
    }

    async fn many_pass_at_once_but_for_what_somebody_has_to_look_at(house) {
        let (leader, federation) = (house.leader().await, house.federation().await);
        let clean = filed(house, "clean").await;
        let marked = file(house, &leader, "marked", json!({ "foreignParties": "某国大学" })).await;
        let marked = marked.data("fileActivity.filing").clone();
        let answer = together(&federation, "passActivities", "many", &[&clean, &marked]).await;
        let left = answer.list("passActivities.left");
        assert_eq!((left.len(), &left[0]["userErrors"][0]["code"]), (1, &json!("NEEDS_OWN_LOOK")));
        assert_eq!(left[0]["filing"]["id"], marked["id"]);
        assert_eq!(of(&leader, &clean["id"]).await["state"], "NO_OBJECTION");
        let alone = together(&federation, "passActivities", "alone", &[&marked]).await;
        assert_eq!(alone.data("passActivities.filings")[0]["state"], "NO_OBJECTION");
        invariant::holds(house).await;
        let stale = together(&federation, "passActivities", "stale", &[&clean]).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(together(&federation, "passActivities", "none", &[]).await.user_errors(), ["filings REQUIRED"]);
    }

    async fn the_year_of_activities_stands_in_the_annual_report(house) {
        let society = house.society(cast::LEADERS).await;
        let filing = filed(house, "reported").await;
        together(&house.federation().await, "passActivities", "pass", &[&filing]).await;
        let cleared = of(&house.leader().await, &filing["id"]).await;
        house.clock.forward(TimeDelta::days(30));
        let said = json!({ "tookPlaceOn": "2026-04-18", "attendance": 76, "summary": "如期举办" });
        done(&house.leader().await, "reportActivity", &cleared, said).await;
        house.clock.forward(TimeDelta::days(300));
        let (leader, civil) = (house.leader().await, house.civil().await);
        let input = json!({ "idempotencyKey": "2027", "year": 2027, "reportsOn": 2026, "notice": "通知",
            "opensOn": "2027-02-13", "societyDueOn": "2027-03-31", "sponsorDueOn": "2027-04-30",
            "civilDueOn": "2027-05-31", "concludesOn": "2027-09-30", "partyGate": "WARNING" });
        let open = "mutation($input: OpenInspectionInput!) { openInspection(input: $input) { userErrors { path code } } }";
        assert_eq!(civil.ask(open, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
        let query = "query($id: ID!) { annualReports(filter: { society: $id, year: 2027 }) { nodes { content { fields { \
                     field value origin } } } } }";
        let found = leader.ask(query, json!({ "id": society })).await;
        let fields = found.list("annualReports.nodes.0.content.fields");
        let field = |name: &str| fields.iter().find(|field| field["field"] == name).cloned().unwrap_or_default();
        assert_eq!((&field("ACTIVITIES")["value"], &field("ACTIVITIES")["origin"]), (&json!("1"), &json!("ACTIVITIES")));
        let summary = field("ACTIVITY_SUMMARY")["value"].as_str().unwrap_or_default().to_owned();
        assert!(summary.contains("《基层党建与社科普及研讨会》，76人参加"), "{summary}");
    }

    async fn the_list_costs_no_statement_a_row_and_turns_its_pages(house) {
        let federation = house.federation().await;
        let query = "query($first: Int, $after: String) { activityFilings(first: $first, after: $after, orderBy: WAITING) { \
            totalCount nodes { id state society { name } findings { rule } openItem { holder { name } } steps { step } \
            attachments { name } } pageInfo { endCursor hasNextPage } } }";
        flat(house, &federation, query, 3, 15).await;
        let (mut seen, mut after) = (std::collections::BTreeSet::new(), Value::Null);
        loop {
            let page = federation.ask(query, json!({ "first": 15, "after": after })).await;
            seen.extend(page.list("activityFilings.nodes").iter().map(|node| node["id"].to_string()));
            if page.data("activityFilings.pageInfo.hasNextPage") == &json!(false) {
                assert_eq!(page.number("activityFilings.totalCount"), 40);
                break;
            }
            after = page.data("activityFilings.pageInfo.endCursor").clone();
        }
        assert_eq!(seen.len(), 40, "the demo's forty, each once");
    }
}

/// How many filings the clock notes as passed by silence on a day: those of the demo that were filed earlier.
async fn waiting_before(house: &House, day: &str) -> usize {
    let query = "query($day: Date!) { activityFilings(first: 100, filter: { heldFrom: $day }) { nodes { bySilence \
                 steps { step at } } } }";
    let found = house.federation().await.ask(query, json!({ "day": "2026-01-01" })).await;
    let today = |filing: &&Value| {
        let steps = filing["steps"].as_array().cloned().unwrap_or_default();
        steps.iter().any(|step| step["step"] == "SILENCE" && step["at"].as_str().is_some_and(|at| at.starts_with(day)))
    };
    found.list("activityFilings.nodes").iter().filter(today).count()
}
