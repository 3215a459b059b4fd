//! `updateSocietyContact`: what it stores and what it refuses.

use support::{both, cast, json};

use super::write::contact;
use crate::ledger::trace::Trace;

both! {
    async fn a_contact_is_stored_trimmed_and_can_be_emptied(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let done = contact(&leader, &id, 1, "a", json!({ "address": " 人民路1号 ", "phone": " 0510-82001234 " })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let shown = done.data("updateSocietyContact.society");
        assert_eq!(shown["version"], 2);
        assert_eq!(shown["contact"]["address"], "人民路1号");
        assert_eq!(shown["contact"]["phone"], "0510-82001234");
        assert!(shown["contact"]["updatedAt"].as_str().is_some_and(|at| at.starts_with("2026-03-20T01:00:")));
        let emptied = contact(&leader, &id, 2, "b", json!({ "address": "", "phone": "", "email": "" })).await;
        assert_eq!(emptied.data("updateSocietyContact.society.contact.phone"), "");
        let query = "query($id: ID!) { society(id: $id) { events { nodes { action changes { field old new } } } } }";
        let found = leader.ask(query, json!({ "id": id })).await;
        assert_eq!(found.data("society.events.nodes.0"), &json!({ "action": "UPDATE_CONTACT", "changes": [
            { "field": "address", "old": "人民路1号", "new": "" },
            { "field": "phone", "old": "0510-82001234", "new": "" },
            { "field": "email", "old": "office@example.cn", "new": "" },
        ] }));
    }

    async fn each_refusal_names_its_field_and_stores_nothing(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let privacy = json!("《个人信息保护法》第六条");
        for (changed, wanted, rule) in [
            (json!({ "address": "长".repeat(121) }), vec!["address TOO_LONG"], json!(null)),
            (json!({ "phone": "1".repeat(21) }), vec!["phone TOO_LONG"], json!(null)),
            (json!({ "address": "人\u{7}民" }), vec!["address CONTROL_CHARACTER"], json!(null)),
            (json!({ "phone": "12345" }), vec!["phone INVALID_PHONE"], privacy.clone()),
            (json!({ "phone": "call me 1234567" }), vec!["phone INVALID_PHONE"], privacy.clone()),
            (json!({ "email": "nobody" }), vec!["email INVALID_EMAIL"], privacy.clone()),
            (json!({ "email": "a@b" }), vec!["email INVALID_EMAIL"], privacy.clone()),
            (json!({ "phone": "1", "email": "@" }), vec!["phone INVALID_PHONE", "email INVALID_EMAIL"], privacy),
            (json!({ "expectedVersion": 2 }), vec!["expectedVersion CONFLICT"], json!(null)),
            (json!({ "idempotencyKey": "" }), vec!["idempotencyKey REQUIRED"], json!(null)),
            (json!({ "idempotencyKey": "长".repeat(81) }), vec!["idempotencyKey TOO_LONG"], json!(null)),
            (json!({ "societyId": "s00000000000070008000000000000000" }), vec!["societyId NOT_FOUND"], json!(null)),
        ] {
            let before = Trace::of(house).await;
            let refused = contact(&leader, &id, 1, "k", changed.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(refused.data("updateSocietyContact.userErrors.0.rule"), &rule, "{changed}");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
    }

    async fn a_retry_and_a_race_write_once(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let writes = (0..6).map(|_| contact(&leader, &id, 1, "k", json!({})));
        for answer in futures_util::future::join_all(writes).await {
            assert_eq!(answer.user_errors(), Vec::<String>::new());
        }
        assert_eq!(Trace::of(house).await.events_of(&id), 3, "entered, a figure of civil affairs, and one contact");
        let refused = contact(&leader, &id, 2, "k", json!({ "phone": "" })).await;
        assert_eq!(refused.user_errors(), ["idempotencyKey KEY_REUSED"]);
    }

    async fn a_message_speaks_the_callers_language(house) {
        let id = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let refused = contact(&leader, &id, 9, "k", json!({})).await;
        assert!(refused.text("updateSocietyContact.userErrors.0.message").contains("第1版"));
    }
}
