//! From the panel to the award: proposed, decided by another person within the budget, published, objected to,
//! concluded; and what two who decide at once cannot do.

use chrono::TimeDelta;
use entity::project::case;
use entity::register::existence::Existence;
use entity::register::present;
use entity::register::society::SocietyId;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::institution::change::ceasing::cease;
use server::job::call;
use server::ledger::{Actor, Write};
use support::{Answer, House, Person, Value, both, cast, json};

use super::call::{act, opened};
use super::draft::{of, submitted};
use super::money::faults;
use super::review::{READ, ask, experts, score, with_experts};
use super::write::programme;
use crate::responsibility::invariant;

const MANY: &str = "applications { id version state } left { userErrors { path code } } userErrors { path code }";

async fn many(person: &Person, name: &str, kind: &str, list: &str, one: &Value, said: Value) -> Answer {
    let mut entry = json!({ "applicationId": one["id"], "expectedVersion": one["version"] });
    let Value::Object(said) = said else { panic!("an object") };
    entry.as_object_mut().expect("an object").extend(said.clone());
    let key = format!("{} {} {name} {}", one["id"], one["version"], Value::Object(said));
    let key: String = key.chars().take(80).collect();
    let mut input = json!({ "idempotencyKey": key });
    input[list] = json!([entry]);
    act(person, name, kind, MANY, input).await
}

/// An application with the panel, scored by two.
async fn with_panel(house: &House, key: &str) -> Value {
    experts(house, &["郑复核"]).await;
    let (call, application) = with_experts(house, key).await;
    let desk = house.person("project").await;
    ask(&desk, (&call, &application), &["何评审", "郑复核"]).await;
    for name in ["expert", "expert-0"] {
        let person = house.person(name).await;
        let all = person.query(READ).await;
        let review =
            all.list("reviews.nodes").iter().find(|one| one["callTitle"] == call["title"]).cloned().expect("his");
        assert_eq!(score(&person, &review, "s", [30, 50]).await.user_errors(), Vec::<String>::new());
    }
    let sent = many(&desk, "sendToPanel", "ApplicationsInput", "applications", &application, json!({})).await;
    assert_eq!(sent.user_errors(), Vec::<String>::new(), "{}", sent.text);
    of(&desk, &application["id"]).await
}

/// Closes whatever waits for a society, as its end does.
async fn ends(house: &House, uscc: &str) {
    let id = SocietyId::parse(&house.society(uscc).await).expect("an id");
    let society = present::Entity::find_by_id(id).one(&house.db).await.expect("the database answers");
    let write = Write::begin(&house.state, Actor::platform("test")).await.expect("it begins");
    let over = (Existence::Deregistered, None);
    cease(&house.state, &write, &society.expect("it is there"), over).await.expect("it ends");
    write.tx.commit().await.expect("it is kept");
}

both! {
    async fn an_award_is_proposed_decided_published_objected_to_and_concluded(house) {
        let application = with_panel(house, "award").await;
        let (desk, chair, leader) = (house.person("project").await, house.chair().await, house.leader().await);
        let id = application["id"].clone();
        for (said, code) in [(json!({ "outcome": "FUNDED", "amountFen": 0 }), "amountFen AMOUNT_MALFORMED"),
            (json!({ "outcome": "FUNDED", "amountFen": 2_000_001 }), "amountFen AMOUNT_MALFORMED"),
            (json!({ "outcome": "UNFUNDED", "amountFen": 1 }), "amountFen AMOUNT_MALFORMED")] {
            let refused = many(&desk, "proposeAwards", "ProposeAwardsInput", "proposals", &application, said).await;
            assert_eq!(refused.user_errors(), [code]);
        }
        let said = json!({ "outcome": "FUNDED", "amountFen": 1_200_000, "note": "一致同意" });
        let proposed = many(&desk, "proposeAwards", "ProposeAwardsInput", "proposals", &application, said).await;
        assert_eq!(proposed.data("proposeAwards.applications")[0]["state"], "PARTY_GROUP");
        let own = of(&leader, &id).await;
        assert_eq!((&own["proposal"], &own["decision"]), (&Value::Null, &Value::Null), "nothing is told before it is decided");
        let events = leader.ask("query($id: ID!) { society(id: $id) { events(first: 5) { nodes { action changes { field new } } } } }",
            json!({ "id": house.society(cast::LEADERS).await })).await;
        assert!(!events.text.contains("1200000"), "{}", events.text);
        let now = of(&chair, &id).await;
        let no_reason = many(&chair, "decideAwards", "DecideAwardsInput", "decisions", &now, json!({ "outcome": "DECLINED", "amountFen": 0 })).await;
        assert_eq!(no_reason.user_errors(), ["text REQUIRED"]);
        let decided = many(&chair, "decideAwards", "DecideAwardsInput", "decisions", &now, json!({ "outcome": "FUNDED", "amountFen": 1_200_000 })).await;
        assert_eq!(decided.data("decideAwards.applications")[0]["state"], "PUBLIC_NOTICE");
        invariant::holds(house).await;
        let secretary = house.secretary().await;
        let notices = secretary.query("{ awardNotices { applicationId title society leaderName outcome awardedFen until } }").await;
        let notice = notices.list("awardNotices").iter().find(|one| one["applicationId"] == id).cloned().expect("it is published");
        assert_eq!((&notice["outcome"], &notice["awardedFen"]), (&json!("FUNDED"), &json!(1_200_000)));
        let shown = "done userErrors { path code }";
        let object = |key: &str| json!({ "applicationId": id, "idempotencyKey": key, "text": "与我会2024年课题雷同" });
        assert_eq!(act(&leader, "objectToAward", "ObjectToAwardInput", shown, object("own")).await.user_errors(), ["OWN_AWARD"]);
        assert_eq!(act(&secretary, "objectToAward", "ObjectToAwardInput", shown, object("o")).await.user_errors(), Vec::<String>::new());
        assert_eq!(act(&secretary, "objectToAward", "ObjectToAwardInput", shown, object("o2")).await.user_errors(), ["OBJECTION_OPEN"]);
        house.clock.forward(TimeDelta::days(10));
        let chair = house.chair().await;
        let now = of(&chair, &id).await;
        let open = many(&chair, "concludeAwards", "ApplicationsInput", "applications", &now, json!({})).await;
        assert_eq!(open.user_errors(), ["OBJECTION_OPEN"]);
        let answer = json!({ "applicationId": id, "expectedVersion": now["version"], "idempotencyKey": "answer", "upheld": false, "text": "经核查不雷同" });
        let settled = act(&chair, "settleObjection", "SettleObjectionInput", "application { id version state objectionAnswer } userErrors { path code }", answer).await;
        assert_eq!(settled.data("settleObjection.application.state"), "PUBLIC_NOTICE");
        let done = many(&chair, "concludeAwards", "ApplicationsInput", "applications", settled.data("settleObjection.application"), json!({})).await;
        assert_eq!(done.data("concludeAwards.applications")[0]["state"], "APPROVED_FUNDED");
        invariant::holds(house).await;
    }

    async fn an_objection_that_holds_ends_it_and_a_notice_runs_its_days(house) {
        let application = with_panel(house, "objection").await;
        let (desk, chair) = (house.person("project").await, house.chair().await);
        let id = application["id"].clone();
        many(&desk, "proposeAwards", "ProposeAwardsInput", "proposals", &application, json!({ "outcome": "UNFUNDED", "amountFen": 0 })).await;
        let back = many(&chair, "decideAwards", "DecideAwardsInput", "decisions", &of(&chair, &id).await, json!({ "amountFen": 0, "text": "请复议经费" })).await;
        assert_eq!(back.data("decideAwards.applications")[0]["state"], "PANEL");
        let own = of(&house.leader().await, &id).await;
        assert!(!own.to_string().contains("请复议经费"), "{own}");
        many(&desk, "proposeAwards", "ProposeAwardsInput", "proposals", &of(&desk, &id).await, json!({ "outcome": "FUNDED", "amountFen": 900_000 })).await;
        many(&chair, "decideAwards", "DecideAwardsInput", "decisions", &of(&chair, &id).await, json!({ "outcome": "FUNDED", "amountFen": 900_000 })).await;
        let early = many(&chair, "concludeAwards", "ApplicationsInput", "applications", &of(&chair, &id).await, json!({})).await;
        assert_eq!(early.user_errors(), ["NOTICE_STILL_RUNS"]);
        let secretary = house.secretary().await;
        let object = json!({ "applicationId": id, "idempotencyKey": "o", "text": "署名不实" });
        act(&secretary, "objectToAward", "ObjectToAwardInput", "done userErrors { path code }", object).await;
        let now = of(&chair, &id).await;
        let answer = json!({ "applicationId": id, "expectedVersion": now["version"], "idempotencyKey": "u", "upheld": true, "text": "查证属实" });
        let settled = act(&chair, "settleObjection", "SettleObjectionInput", "application { state } userErrors { path code }", answer).await;
        assert_eq!(settled.data("settleObjection.application.state"), "DECLINED");
        invariant::holds(house).await;
    }

    async fn what_exceeds_its_programme_stays_and_leaves_nothing_behind(house) {
        experts(house, &["郑复核"]).await;
        let desk = house.person("project").await;
        let (_, programme) = programme(&desk, (2_000_000, 2_000_000, 1_500_000)).await;
        let call = opened(house, "tied", json!({ "kind": "SUPPORT", "programmeId": programme })).await;
        let leader = house.leader().await;
        let mut both = Vec::new();
        for said in [("运河文化研究", "李红，江南工学院"), ("古镇保护研究", "周平，江南学院")] {
            both.push(submitted(house, &leader, &call, cast::LEADERS, said).await["id"].clone());
        }
        house.clock.forward(TimeDelta::days(22));
        call::run(&house.state).await.expect("a round ends");
        let (desk, chair) = (house.person("project").await, house.chair().await);
        for id in &both {
            let passed = many(&desk, "passApplications", "ApplicationsInput", "applications", &of(&desk, id).await, json!({})).await;
            assert_eq!(passed.user_errors(), Vec::<String>::new());
            ask(&desk, (&call, &of(&desk, id).await), &["何评审", "郑复核"]).await;
        }
        for name in ["expert", "expert-0"] {
            let person = house.person(name).await;
            let all = person.query(READ).await;
            for review in all.list("reviews.nodes").iter().filter(|one| one["callTitle"] == call["title"]) {
                assert_eq!(score(&person, review, &review["id"].to_string(), [30, 50]).await.user_errors(), Vec::<String>::new());
            }
        }
        let funded = json!({ "outcome": "FUNDED", "amountFen": 1_200_000 });
        for id in &both {
            many(&desk, "sendToPanel", "ApplicationsInput", "applications", &of(&desk, id).await, json!({})).await;
            many(&desk, "proposeAwards", "ProposeAwardsInput", "proposals", &of(&desk, id).await, funded.clone()).await;
            many(&chair, "decideAwards", "DecideAwardsInput", "decisions", &of(&chair, id).await, funded.clone()).await;
        }
        house.clock.forward(TimeDelta::days(10));
        let (chair, secretary) = (house.chair().await, house.secretary().await);
        let object = json!({ "applicationId": both[0], "idempotencyKey": "late", "text": "雷同" });
        let late = act(&secretary, "objectToAward", "ObjectToAwardInput", "done userErrors { path code }", object).await;
        assert_eq!(late.user_errors(), ["AWARD_NOTICE_OVER"]);
        let before = case::Entity::find().count(&house.db).await.expect("the database answers");
        let mut entries = Vec::new();
        for id in &both {
            entries.push(json!({ "applicationId": id, "expectedVersion": of(&chair, id).await["version"] }));
        }
        let shown = "left { userErrors { path code } } userErrors { path code }";
        let input = json!({ "idempotencyKey": "both", "applications": entries });
        let done = act(&chair, "concludeAwards", "ApplicationsInput", shown, input).await;
        let why = json!([{ "userErrors": [{ "path": ["amount"], "code": "OVER_LIMIT" }] }]);
        assert_eq!(done.data("concludeAwards.left"), &why, "{}", done.text);
        let states: Vec<_> = [of(&chair, &both[0]).await, of(&chair, &both[1]).await].into_iter().map(|one| one["state"].clone()).collect();
        assert!(states.contains(&json!("APPROVED_FUNDED")) && states.contains(&json!("PUBLIC_NOTICE")), "{states:?}");
        assert_eq!(case::Entity::find().count(&house.db).await.expect("the database answers"), before + 1);
        assert_eq!(faults(house).await, Vec::<String>::new());
        invariant::holds(house).await;
    }

    async fn an_application_ends_with_its_society(house) {
        let call = opened(house, "ceases", json!({})).await;
        let leader = house.leader().await;
        let sent = submitted(house, &leader, &call, cast::LEADERS, ("运河文化研究", "李红，江南工学院")).await;
        ends(house, cast::LEADERS).await;
        let ended = of(&house.federation().await, &sent["id"]).await;
        assert_eq!((&ended["state"], &ended["openItem"]), (&json!("WITHDRAWN"), &Value::Null));
        assert_eq!(ended["steps"].as_array().expect("a list").last().expect("a step")["step"], "CEASE");
        let left = "query($id: ID!) { openItems(filter: { society: $id }) { totalCount } }";
        let left = house.federation().await.ask(left, json!({ "id": house.society(cast::LEADERS).await })).await;
        assert_eq!(left.number("openItems.totalCount"), 0, "nothing waits for it");
        invariant::holds(house).await;
    }
}
