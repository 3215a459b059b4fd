//! Snapshots: the whole as one file, where the feed goes on, what breaks off and goes on, whose it is.

use std::collections::BTreeMap;
use std::io::Read;

use chrono::TimeDelta;
use entity::account::UserId;
use entity::ledger::snapshot::{self, SnapshotId, SnapshotState};
use flate2::read::GzDecoder;
use reqwest::header::{CONTENT_RANGE, ETAG, IF_RANGE, RANGE};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use support::{Answer, House, Person, Value, both, cast, json};

use super::follower::{Follower, SOCIETY};
use crate::oauth::partner;
use crate::register::write::headcount;

const ALL: &str = "register:read party:read institution:read demands:read";
const SHOWN: &str =
    "id state kinds total written cursor askedAt finishedAt file { url fileName bytes sha256 expiresAt }";

async fn request(person: &Person, key: &str, types: Value) -> Answer {
    let query = format!(
        "mutation($input: RequestSyncSnapshotInput!) {{ requestSyncSnapshot(input: $input) {{ \
         snapshot {{ {SHOWN} }} userErrors {{ path code }} }} }}"
    );
    person.ask(&query, json!({ "input": { "idempotencyKey": key, "types": types } })).await
}

async fn seen(person: &Person, id: &str) -> Value {
    let query = format!("query($id: ID!) {{ syncSnapshot(id: $id) {{ {SHOWN} }} }}");
    person.ask(&query, json!({ "id": id })).await.data("syncSnapshot").clone()
}

/// Asks for a snapshot and waits until it can be fetched.
async fn ready(person: &Person, key: &str, types: Value) -> Value {
    let asked = request(person, key, types).await;
    assert_eq!(asked.user_errors(), Vec::<String>::new(), "{}", asked.text);
    let id = asked.text("requestSyncSnapshot.snapshot.id").to_owned();
    for _ in 0..600 {
        let now = seen(person, &id).await;
        if now["state"] == "READY" {
            return now;
        }
        assert_ne!(now["state"], "FAILED");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the snapshot is not ready");
}

async fn bytes(house: &House, snapshot: &Value) -> Vec<u8> {
    let url = format!("{}{}", house.base, snapshot["file"]["url"].as_str().expect("an address"));
    let sent = house.http.get(url).send().await.expect("the server answers");
    assert_eq!(sent.status(), 200);
    sent.bytes().await.expect("it arrives").to_vec()
}

fn lines(bytes: &[u8]) -> BTreeMap<String, Value> {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).expect("gzip of text");
    let line = |line: &str| {
        let mut line: Value = serde_json::from_str(line).expect("a line of JSON");
        (line["nodeId"].as_str().expect("an id").to_owned(), line["node"].take())
    };
    text.lines().map(line).collect()
}

both! {
    async fn a_snapshot_is_the_whole_and_the_feed_goes_on_after_it(house) {
        let partner = partner::demo(house, ALL).await;
        let made = ready(&partner, "one", json!(null)).await;
        let whole = Follower::of_all(partner.clone()).whole().await;
        let kept = lines(&bytes(house, &made).await);
        assert_eq!(kept.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
        for (id, node) in &kept {
            for (field, value) in node.as_object().expect("an object") {
                if let Some(stands) = whole[id].get(field).filter(|stands| !stands.is_array() && !stands.is_object()) {
                    assert_eq!(value, stands, "{id} {field}");
                }
            }
        }
        assert_eq!((&made["total"], &made["written"]), (&json!(kept.len()), &json!(kept.len())));
        assert!(made["finishedAt"].is_string() && made["file"]["fileName"] == "xuehui-2026-03-20.ndjson.gz", "{made}");
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let done = headcount(&leader, &id, 1, "k", json!({ "formal": 9 })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let mut follower = Follower::new(partner, &[SOCIETY]);
        follower.cursor = made["cursor"].as_str().map(ToOwned::to_owned);
        assert_eq!(follower.follow().await, [id]);
    }

    async fn what_a_token_does_not_open_is_not_written(house) {
        let narrow = partner::demo(house, "register:read").await;
        let kept = lines(&bytes(house, &ready(&narrow, "narrow", json!(["SOCIETY"])).await).await);
        assert_eq!(kept.len(), 109);
        let one = kept.values().next().expect("a society");
        assert!(one["name"].is_string() && one.get("form").is_none() && one.get("grade").is_none(), "{one}");
        let refused = request(&narrow, "demands", json!(["DEMAND"])).await;
        assert_eq!((refused.error_code(), refused.status), (Some("FORBIDDEN"), 200));
        let federation = house.federation().await;
        let all = lines(&bytes(house, &ready(&federation, "all", json!(["SOCIETY"])).await).await);
        assert!(all.values().all(|one| one["form"].is_string() && one.get("headcount").is_none()));
        let foreign = house.foreign_federation().await;
        assert_eq!(lines(&bytes(house, &ready(&foreign, "foreign", json!(["SOCIETY"])).await).await).len(), 1);
    }

    async fn what_broke_off_goes_on_where_it_was(house) {
        let made = ready(&house.federation().await, "one", json!(["SOCIETY"])).await;
        let whole = bytes(house, &made).await;
        assert_eq!(made["file"]["bytes"], json!(whole.len()));
        let url = format!("{}{}", house.base, made["file"]["url"].as_str().expect("an address"));
        let tag = format!("\"{}\"", made["file"]["sha256"].as_str().expect("a digest"));
        let get = async |range: &str, began: Option<&str>| {
            let mut asked = house.http.get(&url).header(RANGE, range);
            if let Some(began) = began {
                asked = asked.header(IF_RANGE, began);
            }
            let sent = asked.send().await.expect("the server answers");
            let (status, head) = (sent.status().as_u16(), sent.headers().clone());
            (status, head, sent.bytes().await.expect("it arrives").to_vec())
        };
        let (status, head, first) = get("bytes=0-99", None).await;
        assert_eq!((status, first.as_slice()), (206, &whole[..100]));
        assert_eq!(head[CONTENT_RANGE], format!("bytes 0-99/{}", whole.len()));
        assert_eq!(head[ETAG], tag);
        let (status, _, rest) = get("bytes=100-", Some(&tag)).await;
        assert_eq!((status, rest.as_slice()), (206, &whole[100..]));
        let (status, _, last) = get("bytes=-7", None).await;
        assert_eq!((status, last.as_slice()), (206, &whole[whole.len() - 7..]));
        for (range, began) in [("bytes=100-", Some("\"another\"")), ("bytes=0-1,5-6", None), ("lines=1-", None)] {
            let (status, _, all) = get(range, began).await;
            assert_eq!((status, all.len()), (200, whole.len()), "{range}");
        }
        assert_eq!(get(&format!("bytes={}-", whole.len()), None).await.0, 416);
    }

    async fn a_snapshot_is_its_owner_s_one_at_a_time_and_for_a_day(house) {
        let (partner, federation) = (partner::demo(house, ALL).await, house.federation().await);
        let made = ready(&partner, "one", json!(["PUBLISHED_RESULT"])).await;
        let id = made["id"].as_str().expect("an id");
        assert_eq!(seen(&federation, id).await, json!(null), "not another's");
        assert_eq!(seen(&house.admin().await, id).await, json!(null));
        let again = request(&partner, "one", json!(["PUBLISHED_RESULT"])).await;
        assert_eq!(again.text("requestSyncSnapshot.snapshot.id"), id);
        assert_eq!(request(&partner, "one", json!(["SOCIETY"])).await.user_errors(), ["idempotencyKey KEY_REUSED"]);
        for refused in [house.leader().await, house.expert().await] {
            assert_eq!(request(&refused, "x", json!(null)).await.error_code(), Some("FORBIDDEN"), "{}", refused.name);
        }
        house.clock.forward(TimeDelta::hours(25));
        let later = partner::demo(house, ALL).await;
        assert_eq!(seen(&later, id).await["file"], json!(null), "kept for a day");
    }

    async fn a_snapshot_whose_writer_died_is_written_by_the_clock(house) {
        let federation = house.federation().await;
        let viewer = federation.query("{ viewer { id } }").await;
        let user = UserId::parse(viewer.text("viewer.id")).expect("an id");
        let id = SnapshotId(house.state.world.new_id());
        let now = house.state.world.now();
        let row = snapshot::ActiveModel {
            id: Set(id),
            user_id: Set(user),
            scopes: Set(None),
            kinds: Set("[\"SOCIETY\"]".into()),
            state: Set(SnapshotState::Writing),
            total: Set(110),
            written: Set(50),
            cursor: Set(None),
            file_id: Set(None),
            asked_at: Set(now),
            beat_at: Set(now),
            finished_at: Set(None),
        };
        snapshot::Entity::insert(row).exec_without_returning(&house.db).await.expect("a row");
        let other = request(&federation, "other", json!(null)).await;
        assert_eq!(other.user_errors(), ["SNAPSHOT_UNDER_WAY"]);
        server::job::round(&house.state).await.expect("a round of the clock");
        assert_eq!(seen(&federation, &id.global()).await["state"], "WRITING", "somebody is at it");
        house.clock.forward(TimeDelta::minutes(6));
        server::job::round(&house.state).await.expect("a round of the clock");
        let made = seen(&federation, &id.global()).await;
        assert_eq!((&made["state"], &made["written"]), (&json!("READY"), &json!(109)));
        assert_eq!(lines(&bytes(house, &made).await).len(), 109);
        // Whoever has no post any more gets none.
        let gone = snapshot::ActiveModel { id: Set(id), state: Set(SnapshotState::Queued), ..Default::default() };
        gone.update(&house.db).await.expect("a row");
        let ended = entity::account::row::user::ActiveModel { id: Set(user), disabled: Set(true), ..Default::default() };
        ended.update(&house.db).await.expect("a row");
        house.clock.forward(TimeDelta::minutes(6));
        server::job::round(&house.state).await.expect("a round of the clock");
        let failed = snapshot::Entity::find_by_id(id).one(&house.db).await.expect("the database answers");
        assert_eq!(failed.map(|row| row.state), Some(SnapshotState::Failed));
    }
}
