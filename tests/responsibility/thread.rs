//! Letters between agencies: the turn alternates, whoever opened a thread closes it.

use support::{Answer, Person, both, json};

use super::write::{agency, done, send};

const SHOWN: &str = "thread { id version state mayWrite messages { body author agency { tier } } }";

async fn letter(person: &Person, name: &str, thread: &str, version: i64, key: &str) -> Answer {
    let input = json!({ "idempotencyKey": key, "threadId": thread, "expectedVersion": version, "body": "请阅" });
    send(person, name, "ThreadInput", SHOWN, input).await
}

both! {
    async fn the_turn_alternates_until_the_opener_closes(house) {
        let (federation, civil) = (house.federation().await, house.civil().await);
        let input = json!({ "idempotencyKey": "o", "toAgencyId": agency(house, "REGISTRATION").await,
            "subject": "名单", "body": "请提供名单", "dueOn": "2026-04-01" });
        let opened = done(&federation, "openThread", "OpenThreadInput", SHOWN, input).await;
        let thread = opened.text("openThread.thread.id").to_owned();
        let early = letter(&civil, "closeThread", &thread, 1, "close").await;
        assert_eq!(early.user_errors(), ["OPENER_CLOSES"]);
        let answered = letter(&civil, "writeToThread", &thread, 1, "w").await;
        assert_eq!(answered.text("writeToThread.thread.state"), "REPLIED");
        assert_eq!(answered.data("writeToThread.thread.mayWrite"), &json!(false));
        assert_eq!(answered.text("writeToThread.thread.messages.1.agency.tier"), "REGISTRATION");
        assert_eq!(letter(&civil, "writeToThread", &thread, 2, "w2").await.user_errors(), ["WRONG_STATE"]);
        let stale = letter(&federation, "writeToThread", &thread, 1, "w3").await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        let asked = letter(&federation, "writeToThread", &thread, 2, "w4").await;
        assert_eq!(asked.text("writeToThread.thread.state"), "OPEN");
        letter(&civil, "writeToThread", &thread, 3, "w5").await;
        let closed = letter(&federation, "closeThread", &thread, 4, "c").await;
        assert_eq!(closed.text("closeThread.thread.state"), "CLOSED");
        assert_eq!(closed.list("closeThread.thread.messages").len(), 4, "closing writes no letter");
        // The leading tier reads it; a society and another city do not know that it exists.
        let query = "query($id: ID!) { node(id: $id) { id } }";
        assert_ne!(house.org().await.ask(query, json!({ "id": thread })).await.data("node"), &json!(null));
        for person in [house.leader().await, house.foreign_federation().await] {
            assert_eq!(person.ask(query, json!({ "id": thread })).await.data("node"), &json!(null), "{}", person.name);
        }
    }

    async fn an_agency_does_not_write_to_itself(house) {
        let input = json!({ "idempotencyKey": "o", "toAgencyId": agency(house, "SPONSOR").await,
            "subject": "名单", "body": "b", "dueOn": "2026-04-01" });
        let refused = send(&house.chair().await, "openThread", "OpenThreadInput", "", input).await;
        assert_eq!(refused.user_errors(), ["toAgencyId OWN_AGENCY"]);
    }
}
