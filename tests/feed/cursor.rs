//! Cursors: where a reader goes on, what is none, what belongs to another life of the database.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::EntityTrait;
use server::ledger::feed;
use support::{House, Kind, both, cast, json};

use super::follower::Follower;
use crate::oauth::partner;
use crate::register::write::headcount;

const ALL: &str = "register:read party:read institution:read demands:read";

async fn partner(house: &House) -> Follower {
    Follower::of_all(partner::demo(house, ALL).await)
}

both! {
    async fn read_from_its_beginning_the_feed_is_the_whole(house) {
        let mut follower = partner(house).await;
        let told = follower.follow().await;
        assert!(told.len() > 109, "{}", told.len());
        let mut once = told.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), told.len(), "each thing once");
        follower.assert_whole("the beginning").await;
    }

    async fn a_thing_that_changes_moves_to_the_end_and_is_told_once(house) {
        let mut follower = partner(house).await;
        follower.follow().await;
        assert_eq!(follower.follow().await, Vec::<String>::new(), "nothing happened");
        let before = follower.cursor.clone();
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        for version in 1..=3 {
            let done = headcount(&leader, &id, version, &format!("k{version}"), json!({ "formal": 3 + version })).await;
            assert_eq!(done.user_errors(), Vec::<String>::new());
        }
        assert_eq!(follower.follow().await, std::slice::from_ref(&id));
        assert_ne!(follower.cursor, before);
        follower.assert_whole("a headcount").await;
        // Whoever begins now finds it at its new place, and nothing at the old one.
        let mut late = partner(house).await;
        assert_eq!(late.follow().await.last(), Some(&id));
        assert_eq!(late.copy, follower.copy);
    }

    async fn pages_of_any_size_tell_the_same(house) {
        let mut whole = partner(house).await;
        let all = whole.follow().await;
        for first in [1, 7, 99] {
            let mut follower = partner(house).await;
            let mut told = Vec::new();
            for _ in 0..3 {
                let page = follower.ask(first).await;
                told.extend(page.list("changes.nodes").iter().map(|change| change["nodeId"].as_str().unwrap_or("").to_owned()));
                follower.take(&page);
            }
            told.extend(follower.follow().await);
            assert_eq!(told, all, "{first}");
        }
    }

    async fn what_is_no_cursor_of_this_feed_is_refused(house) {
        let mut follower = partner(house).await;
        follower.follow().await;
        let own = follower.cursor.clone().expect("a cursor");
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(&own).expect("base64")).expect("text");
        let (epoch, last) = text.split_once('.').expect("two parts");
        let ahead = format!("{epoch}.{}", last.parse::<i64>().expect("a number") + 1);
        let cursor = |text: &str| URL_SAFE_NO_PAD.encode(text);
        for (after, code) in [
            (String::new(), "BAD_USER_INPUT"),
            ("x".into(), "BAD_USER_INPUT"),
            (cursor("12"), "BAD_USER_INPUT"),
            (cursor(&format!("{epoch}.-1")), "BAD_USER_INPUT"),
            (cursor("0123.1"), "CURSOR_GONE"),
            (cursor(&ahead), "CURSOR_GONE"),
        ] {
            follower.cursor = Some(after.clone());
            let refused = follower.ask(20).await;
            assert_eq!(refused.error_code(), Some(code), "{after}: {}", refused.text);
        }
        follower.cursor = Some(own);
        for first in [0, 101] {
            assert_eq!(follower.ask(first).await.error_code(), Some("BAD_USER_INPUT"), "{first}");
        }
        let none = follower.person.query("{ changes(types: []) { cursor } }").await;
        assert_eq!(none.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn a_restored_database_lives_another_life(house) {
        let mut follower = partner(house).await;
        follower.follow().await;
        feed::begin_anew(&house.db).await.expect("the database answers");
        assert_eq!(follower.ask(20).await.error_code(), Some("CURSOR_GONE"));
        let mut anew = partner(house).await;
        anew.follow().await;
        assert_eq!(anew.copy, follower.copy);
        assert_ne!(anew.cursor, follower.cursor);
    }

    async fn a_page_costs_the_same_however_long_it_is(house) {
        let mut follower = partner(house).await;
        follower.follow().await;
        follower.cursor = None;
        follower.ask(1).await;
        let mut cost = Vec::new();
        for first in [10, 100] {
            let before = house.statements();
            assert_eq!(follower.ask(first).await.list("changes.nodes").len(), first);
            cost.push(house.statements() - before);
        }
        assert!(cost[1] <= cost[0] + 12, "ten cost {} statements, a hundred {}", cost[0], cost[1]);
    }

    async fn who_asks_for_no_thing_does_not_pay_for_it(house) {
        let person = partner(house).await.person;
        let cost = async |selected: &str| {
            let before = house.statements();
            let answer = person.query(&format!("{{ changes(first: 100) {{ {selected} }} }}")).await;
            assert_eq!(answer.error_code(), None, "{selected}: {}", answer.text);
            (house.statements() - before, answer)
        };
        cost("cursor").await;
        let (bare, _) = cost("cursor edges { cursor } nodes { kind nodeId gone }").await;
        for selected in [
            "nodes { node { id } }",
            "nodes { a: node { id } }",
            "edges { node { node { id } } }",
            "nodes { kind ... on Change { node { id } } }",
        ] {
            let (things, answer) = cost(selected).await;
            assert!(things > bare, "{selected}: {things} statements, without the things {bare}");
            let shown = answer.text.matches("\"id\":\"").count();
            assert!(shown > 20, "{selected}: {shown} things are shown");
        }
    }
}

/// A place that was given before its commit would be passed by. Two writers at once are `PostgreSQL`'s alone.
#[tokio::test]
async fn what_is_committed_late_is_told_late_and_not_lost_postgres() {
    use entity::ledger::change::{Entity, outbox};
    use entity::register::society::SocietyId;
    support::on(Kind::Postgres, async |house| {
        let mut follower = partner(house).await;
        follower.follow().await;
        let mut ids = Vec::new();
        for code in [cast::LEADERS, cast::SECRETARYS] {
            ids.push(SocietyId::parse(&house.society(code).await).expect("an id"));
        }
        let slow = server::database::begin(&house.db).await.expect("a transaction");
        server::register::facts::tell(&slow, &ids[..1]).await.expect("told");
        let quick = server::database::begin(&house.db).await.expect("a transaction");
        server::register::facts::tell(&quick, &ids[1..]).await.expect("told");
        quick.commit().await.expect("committed");
        assert_eq!(follower.follow().await, [ids[1].global()]);
        slow.commit().await.expect("committed");
        assert_eq!(follower.follow().await, [ids[0].global()]);
        assert!(outbox::Entity::find().all(&house.db).await.expect("rows").is_empty(), "each has its place");
        let rows = Entity::find().all(&house.db).await.expect("rows");
        let of = |id: SocietyId| rows.iter().find(|row| row.subject_id == id.0).map(|row| row.sequence);
        assert!(of(ids[1]) < of(ids[0]), "in the order of the commits");
    })
    .await;
}
