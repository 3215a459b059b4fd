//! The hash chain: whole after writes, and a row that was changed behind the API's back is named.

use sea_orm::ConnectionTrait;
use support::{House, Value, both, cast, json};

use crate::register::write::{contact, headcount};

const VERIFY: &str = "mutation { verifyLedger { verification { ok events chains brokenAt checkedAt } \
    userErrors { code } } }";

async fn verify(house: &House) -> Value {
    house.admin().await.query(VERIFY).await.data("verifyLedger.verification").clone()
}

/// Writes some, so that there is something to tamper with; answers the id of the newest event.
async fn busy(house: &House) -> String {
    let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
    headcount(&leader, &id, 1, "a", json!({ "formal": 5 })).await;
    contact(&leader, &id, 2, "b", json!({})).await;
    headcount(&leader, &id, 3, "c", json!({ "formal": 6 })).await;
    let query = "query($id: ID!) { society(id: $id) { events { nodes { id } } } }";
    leader.ask(query, json!({ "id": id })).await.text("society.events.nodes.1.id").to_owned()
}

async fn tamper(house: &House, sql: &str) {
    let done = house.db.execute_unprepared(sql).await.expect("the statement runs");
    assert!(done.rows_affected() > 0, "{sql}");
}

/// The second newest event of the leader's society.
const SECOND: &str =
    "(SELECT position FROM event WHERE society_id IS NOT NULL ORDER BY position DESC LIMIT 1 OFFSET 1)";

both! {
    async fn the_ledger_is_whole_and_the_check_itself_is_recorded(house) {
        busy(house).await;
        let first = verify(house).await;
        assert_eq!(first["ok"], true);
        assert_eq!(first["brokenAt"], json!(null));
        assert_eq!(first["chains"], 111, "one a society and the common one");
        let second = verify(house).await;
        // The check was recorded, and so was the log-in before the second one.
        assert_eq!(second["events"].as_i64(), first["events"].as_i64().map(|count| count + 2));
    }

    async fn a_changed_value_is_found(house) {
        let id = busy(house).await;
        tamper(house, &format!("UPDATE event SET changes = '[]' WHERE position = {SECOND}")).await;
        let found = verify(house).await;
        assert_eq!((&found["ok"], &found["brokenAt"]), (&json!(false), &json!(id)));
    }

    async fn a_changed_actor_is_found(house) {
        let id = busy(house).await;
        tamper(house, &format!("UPDATE event SET actor = '某人' WHERE position = {SECOND}")).await;
        assert_eq!(verify(house).await["brokenAt"], id);
    }

    async fn a_changed_moment_is_found(house) {
        let id = busy(house).await;
        let later = if house.kind == support::Kind::Sqlite {
            "strftime('%Y-%m-%d %H:%M:%f+00:00', at, '+1 second')"
        } else {
            "at + interval '1 microsecond'"
        };
        tamper(house, &format!("UPDATE event SET at = {later} WHERE position = {SECOND}")).await;
        assert_eq!(verify(house).await["brokenAt"], id);
    }

    async fn a_removed_event_is_found(house) {
        busy(house).await;
        tamper(house, &format!("DELETE FROM event WHERE position = {SECOND}")).await;
        let found = verify(house).await;
        assert_eq!(found["ok"], false);
        assert_ne!(found["brokenAt"], json!(null), "the event after the gap does not fit");
    }

    async fn an_end_that_was_cut_off_is_found(house) {
        busy(house).await;
        let last = SECOND.replace("OFFSET 1", "OFFSET 0");
        tamper(house, &format!("DELETE FROM event WHERE position = {last}")).await;
        assert_eq!(verify(house).await["ok"], false);
    }

    async fn a_chain_that_was_removed_whole_is_found(house) {
        busy(house).await;
        tamper(house, "DELETE FROM event WHERE chain = (SELECT max(chain) FROM event)").await;
        assert_eq!(verify(house).await["ok"], false);
    }

    async fn a_new_hash_for_a_changed_value_does_not_help(house) {
        busy(house).await;
        let zeros = "0".repeat(64);
        tamper(house, &format!("UPDATE event SET changes = '[]', hash = '{zeros}' WHERE position = {SECOND}")).await;
        assert_eq!(verify(house).await["ok"], false);
    }
}
