//! What a caller may ask for in a minute: told with each answer, refused beyond it, counted over replicas, whole again
//! with the next minute, and of no one else's concern.

use chrono::TimeDelta;
use support::{Answer, House, Kind, Person, json, on_configured};

use super::send::document;

/// A page of fifty societies: 1 + 50 × (nodes, id).
const PAGE: &str = "{ societies(first: 50) { nodes { id } } }";

/// Runs a test in a house where a minute has this many points.
async fn limited(kind: Kind, points: u64, test: impl AsyncFnOnce(&House)) {
    on_configured(kind, |config| config.points_per_minute = Some(points), test).await;
}

/// What an answer says of the budget, in its headers.
fn told(answer: &Answer) -> (String, String) {
    let header =
        |name: &str| answer.headers.get(name).and_then(|text| text.to_str().ok()).unwrap_or_default().to_owned();
    (header("ratelimit-policy"), header("ratelimit"))
}

async fn each_answer_tells_what_is_left_and_the_end_is_refused(house: &House) {
    let leader = house.leader().await;
    let first = leader.query(PAGE).await;
    let cost = first.body["extensions"]["cost"].clone();
    let points = cost["points"].as_u64().expect("points");
    assert!((50..1000).contains(&points), "{cost}");
    assert_eq!(cost, json!({ "points": points, "limit": 1000, "remaining": 1000 - points, "resetAfter": 60 }));
    let (policy, balance) = told(&first);
    assert_eq!((policy.as_str(), balance), ("\"points\";q=1000;w=60", format!("\"points\";r={};t=60", 1000 - points)));
    house.clock.forward(TimeDelta::seconds(20));
    let mut answers = 1;
    let over = loop {
        let answer = leader.query(PAGE).await;
        if answer.status != 200 {
            break answer;
        }
        answers += 1;
    };
    assert_eq!(answers, 1000 / points, "as many as the budget has room for");
    assert_eq!((over.status, over.error_code()), (429, Some("RATE_LIMITED")));
    assert_eq!(over.body["errors"][0]["extensions"]["retryAfter"], 40, "until the minute is over: {}", over.text);
    assert_eq!(over.headers.get("retry-after").and_then(|text| text.to_str().ok()), Some("40"));
    assert!(over.body.get("data").is_none(), "nothing ran");
    // What is small enough for the rest still runs, and others are as they were.
    assert_eq!(leader.query("{ today }").await.status, 200);
    assert_eq!(house.secretary().await.query(PAGE).await.status, 200);
    house.clock.forward(TimeDelta::seconds(40));
    let fresh = leader.query(PAGE).await;
    assert_eq!(fresh.body["extensions"]["cost"]["remaining"], 1000 - points);
}

#[tokio::test]
async fn each_answer_tells_what_is_left_on_sqlite() {
    limited(Kind::Sqlite, 1000, each_answer_tells_what_is_left_and_the_end_is_refused).await;
}

#[tokio::test]
async fn each_answer_tells_what_is_left_on_postgres() {
    limited(Kind::Postgres, 1000, each_answer_tells_what_is_left_and_the_end_is_refused).await;
}

#[tokio::test]
async fn replicas_count_together() {
    limited(Kind::Postgres, 2000, async |house| {
        let twin = house.twin().await;
        let here = house.leader().await;
        let there: Person = here.clone().at(&twin.base);
        let mut let_through = 0;
        for place in 0..200 {
            let answer = if place % 2 == 0 { here.query(PAGE).await } else { there.query(PAGE).await };
            let_through += answer.body["extensions"]["cost"]["points"].as_u64().unwrap_or_default();
        }
        twin.close().await;
        // Each may not know of the last twentieth that the other has counted.
        assert!((1800..=2200).contains(&let_through), "{let_through} points of 2000");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_account_has_a_tenth() {
    limited(Kind::Sqlite, 1000, async |house| {
        let first = document("{ today }").send(house).await;
        assert_eq!(first.body["extensions"]["cost"]["limit"], 100);
        for _ in 1..100 {
            assert_eq!(document("{ today }").send(house).await.status, 200);
        }
        assert_eq!(document("{ today }").send(house).await.status, 429);
        // A document that is refused for what it is costs nothing and says so as before.
        assert_eq!(document("{").strict().send(house).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn without_a_limit_nothing_is_told() {
    support::on(Kind::Sqlite, async |house: &House| {
        let answer = house.leader().await.query(PAGE).await;
        assert!(answer.body.get("extensions").is_none());
        assert_eq!(told(&answer), (String::new(), String::new()));
    })
    .await;
}
