//! Blind review: who reads what, what experts see, what they score; and that nobody else learns of it, by any
//! field, count, order or event.

use chrono::TimeDelta;
use entity::account::role::Role;
use sea_orm::EntityTrait;
use server::account::action::create_user::{NewUser, create_user};
use server::job::call;
use server::ledger::Actor;
use support::{Answer, House, Person, Value, both, cast, json};

use super::call::{act, opened};
use super::draft::{of, submitted};

const SHOWN: &str =
    "review { id version state total comment points { criterion points } } userErrors { path code message }";

/// More experts, by name.
pub(crate) async fn experts(house: &House, names: &[&str]) {
    let region = entity::register::region::Entity::find().all(&house.db).await.expect("the database answers");
    let region = region.into_iter().find(|row| row.code == server::demo::CITY).expect("the city").id;
    for (place, name) in names.iter().enumerate() {
        let new = NewUser {
            username: format!("expert-{place}"),
            display_name: (*name).to_owned(),
            password: server::demo::PASSWORD.into(),
            role: Role::Expert,
            region_id: region,
            agency_id: None,
            society_id: None,
            since: server::demo::register_day(),
        };
        create_user(&house.state, Actor::platform("test"), new).await.expect("an expert is created");
    }
}

async fn pass(desk: &Person, name: &str, one: &Value) -> Answer {
    let shown = "applications { id state } left { userErrors { code } } userErrors { path code }";
    let input = json!({ "idempotencyKey": format!("{name} {}", one["version"]),
        "applications": [{ "applicationId": one["id"], "expectedVersion": one["version"] }] });
    act(desk, name, "ApplicationsInput", shown, input).await
}

/// An application with the experts: the call is over, the formal check passed.
pub(super) async fn with_experts(house: &House, key: &str) -> (Value, Value) {
    let call = opened(house, key, json!({})).await;
    let sent =
        submitted(house, &house.leader().await, &call, cast::LEADERS, ("运河文化研究", "李红，江南工学院")).await;
    house.clock.forward(TimeDelta::days(22));
    call::run(&house.state).await.expect("a round ends");
    let desk = house.person("project").await;
    let passed = pass(&desk, "passApplications", &of(&desk, &sent["id"]).await).await;
    assert_eq!(passed.user_errors(), Vec::<String>::new());
    (call, of(&desk, &sent["id"]).await)
}

/// Asks these experts, by name.
pub(super) async fn ask(desk: &Person, (call, application): (&Value, &Value), names: &[&str]) {
    let all = desk.query("{ experts { id name } }").await;
    let id = |name: &str| all.list("experts").iter().find(|one| one["name"] == name).expect("an expert")["id"].clone();
    let pair = |name: &&str| json!({ "applicationId": application["id"], "expertId": id(name) });
    let pairs: Vec<_> = names.iter().map(pair).collect();
    let input = json!({ "callId": call["id"], "idempotencyKey": format!("{} {}", application["id"], names.concat()), "pairs": pairs });
    let shown = "assigned userErrors { path code }";
    let asked = act(desk, "assignReviews", "AssignReviewsInput", shown, input).await;
    assert_eq!(asked.user_errors(), Vec::<String>::new(), "{}", asked.text);
}

pub(super) async fn assign(desk: &Person, call: &Value, key: &str) -> Answer {
    let shown = "assigned missing userErrors { path code }";
    act(desk, "assignReviews", "AssignReviewsInput", shown, json!({ "callId": call["id"], "idempotencyKey": key }))
        .await
}

pub(super) const READ: &str = "{ reviews { nodes { id version number state title callTitle dueOn answers { field { code } value } \
    blindPapers { name } criteria { code points } total } totalCount } }";

pub(super) async fn score(person: &Person, review: &Value, key: &str, points: [i64; 2]) -> Answer {
    let input = json!({ "reviewId": review["id"], "expectedVersion": review["version"], "idempotencyKey": key,
        "comment": "选题有现实意义", "points": [{ "criterion": "VALUE", "points": points[0] }, { "criterion": "METHOD", "points": points[1] }] });
    act(person, "scoreReview", "ScoreReviewInput", SHOWN, input).await
}

/// All that a society can read of its application and of what goes on around it.
async fn known(person: &Person, id: &Value) -> Vec<Value> {
    let own = of(person, id).await;
    let society = "{ viewer { society { id } } }";
    let about = person.query(society).await.body["data"].clone();
    let rest = person.query("{ applications { totalCount nodes { id version state stateSince title steps { step at actor } \
        reviews { expert } meanScore scoreSpread scored proposal proposedFen proposalNote moves openItem { since dueOn reason { code text } } } } \
        openItems { totalCount nodes { id since dueOn title reason { code } } } \
        notices(first: 50) { totalCount } awardNotices { applicationId } \
        calls { nodes { id version state } } }").await;
    let events = "query($id: ID!) { society(id: $id) { events(first: 100) { nodes { id action actor changes { field new } } } } }";
    let events =
        person.ask(events, json!({ "id": own["society"]["id"].as_str().unwrap_or_default() })).await.body["data"]
            .clone();
    vec![own, about, rest.body["data"].clone(), events]
}

both! {
    async fn an_expert_reads_blind_and_what_he_does_is_told_to_the_federation_alone(house) {
        experts(house, &["郑复核"]).await;
        let (call, application) = with_experts(house, "blind").await;
        let (desk, leader, expert) = (house.person("project").await, house.leader().await, house.expert().await);
        let society = house.society(cast::LEADERS).await;
        let told = "query($id: ID!) { society(id: $id) { events(first: 100) { nodes { id action actor } } } }";
        let before = (known(&leader, &application["id"]).await, leader.ask(told, json!({ "id": society })).await.text);
        ask(&desk, (&call, &application), &["何评审", "郑复核"]).await;
        let mine = expert.query(READ).await;
        let review = mine.list("reviews.nodes").iter().find(|one| one["callTitle"] == call["title"]).cloned().expect("one is his");
        let codes: Vec<_> = review["answers"].as_array().expect("a list").iter().map(|one| one["field"]["code"].clone()).collect();
        assert_eq!(codes, ["TITLE", "TOPIC", "AMOUNT", "PLAN"], "nothing that tells who wrote it");
        for word in ["李红", "王芳", "江南工学院", "曹玉兰", "某某署名文章", application["id"].as_str().expect("an id")] {
            assert!(!mine.text.contains(word), "{word} in {}", mine.text);
        }
        let half = act(&expert, "scoreReview", "ScoreReviewInput", SHOWN, json!({ "reviewId": review["id"], "idempotencyKey": "h",
            "expectedVersion": review["version"], "comment": " ", "points": [{ "criterion": "VALUE", "points": 41 }] })).await;
        assert_eq!(half.user_errors(), ["points POINTS_OUT_OF_RANGE", "points POINTS_OUT_OF_RANGE", "comment REQUIRED"]);
        let scored = score(&expert, &review, "s", [30, 50]).await;
        assert_eq!(scored.data("scoreReview.review.total"), &json!(80));
        let early = pass(&desk, "sendToPanel", &application).await;
        assert_eq!(early.user_errors(), ["SCORES_MISSING"]);
        let second = house.person("expert-0").await;
        let other = second.query(READ).await.list("reviews.nodes")[0].clone();
        let foreign = score(&second, &review, "foreign", [1, 1]).await;
        assert_eq!(foreign.user_errors(), ["reviewId NOT_FOUND"], "another's review");
        score(&second, &other, "s2", [20, 40]).await;
        let after = (known(&leader, &application["id"]).await, leader.ask(told, json!({ "id": society })).await.text);
        assert_eq!(before, after, "to the society nothing has happened");
        let seen = of(&desk, &application["id"]).await;
        assert_eq!((&seen["meanScore"], &seen["scored"]), (&json!(70.0), &json!(2)));
        assert_eq!(seen["version"], application["version"], "scores do not count as steps");
        let order = leader.query("{ applications(orderBy: SCORE) { totalCount } }").await;
        assert_eq!(order.body["errors"][0]["extensions"]["code"], "FORBIDDEN", "no order tells what no field does");
        let sent = pass(&desk, "sendToPanel", &seen).await;
        assert_eq!(sent.user_errors(), Vec::<String>::new());
        let late = score(&expert, scored.data("scoreReview.review"), "late", [1, 1]).await;
        assert_eq!(late.user_errors(), ["REVIEW_OVER"]);
    }

    async fn nobody_reads_what_he_must_not(house) {
        // One of the team, one of the leader's college, and two who are free.
        experts(house, &["王芳", "钱同事", "孙自由"]).await;
        let desk = house.person("project").await;
        let all = desk.query("{ experts { id name version waiting capacity active } }").await;
        let of_name = |name: &str| all.list("experts").iter().find(|one| one["name"] == name).cloned().expect("an expert");
        let colleague = json!({ "expertId": of_name("钱同事")["id"], "expectedVersion": 0, "idempotencyKey": "e",
            "affiliation": "江南工学院文学院", "capacity": 5, "active": true, "disciplines": ["HISTORY_CULTURE"] });
        let shown = "expert { name version affiliation } userErrors { path code }";
        let entered = act(&desk, "setExpert", "SetExpertInput", shown, colleague.clone()).await;
        assert_eq!(entered.user_errors(), Vec::<String>::new(), "{}", entered.text);
        let mut stale = colleague;
        stale["idempotencyKey"] = json!("e2");
        assert_eq!(act(&desk, "setExpert", "SetExpertInput", shown, stale).await.user_errors(), ["expectedVersion CONFLICT"]);
        let (call, application) = with_experts(house, "conflict").await;
        let desk = house.person("project").await;
        let pair = |name: &str| json!({ "callId": call["id"], "idempotencyKey": name,
            "pairs": [{ "applicationId": application["id"], "expertId": of_name(name)["id"] }] });
        for name in ["王芳", "钱同事"] {
            let barred = act(&desk, "assignReviews", "AssignReviewsInput", "assigned userErrors { path code }", pair(name)).await;
            assert_eq!(barred.user_errors(), ["expertId EXPERT_BARRED"], "{name}");
        }
        ask(&desk, (&call, &application), &["何评审"]).await;
        let given = assign(&desk, &call, "a").await;
        assert_eq!((given.number("assignReviews.assigned"), given.number("assignReviews.missing")), (1, 0));
        let expert = house.expert().await;
        let review = expert.query(READ).await.list("reviews.nodes").iter().find(|one| one["callTitle"] == call["title"]).cloned().expect("his");
        let declined = act(&expert, "declineReview", "DeclineReviewInput", SHOWN, json!({ "reviewId": review["id"],
            "expectedVersion": review["version"], "idempotencyKey": "d", "text": "曾指导该选题" })).await;
        assert_eq!(declined.data("declineReview.review.state"), "DECLINED");
        let gone = expert.query(READ).await;
        let gone = gone.list("reviews.nodes").iter().find(|one| one["id"] == review["id"]).cloned().expect("it is told");
        assert_eq!((&gone["title"], &gone["answers"]), (&Value::Null, &json!([])), "and nothing to read any more");
        let next = assign(&desk, &call, "again").await;
        assert_eq!((next.number("assignReviews.assigned"), next.number("assignReviews.missing")), (1, 0));
        let seen = desk.ask("query($id: ID!) { node(id: $id) { ... on Application { reviews { id version state expert } } } }",
            json!({ "id": application["id"] })).await;
        let waits = seen.list("node.reviews").iter().find(|one| one["state"] == "ASSIGNED").cloned().expect("one waits");
        let same = json!({ "reviewId": waits["id"], "expectedVersion": waits["version"], "idempotencyKey": "same",
            "expertId": of_name("何评审")["id"] });
        let again = act(&desk, "replaceReview", "ReplaceReviewInput", "application { id } userErrors { path code }", same).await;
        assert_eq!(again.user_errors(), ["expertId ASKED_BEFORE"]);
    }
}
