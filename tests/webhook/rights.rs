//! Whose a webhook is, what it may tell, and who may do what with it.

use sea_orm::EntityTrait;
use support::{cast, json};

use super::receiver::{Hook, change, met, push, touch};
use crate::oauth::partner;

met! {
    async fn what_its_owner_may_not_read_any_more_is_not_told(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let admin = house.admin().await;
        let clients = admin.query("{ oauthClients { nodes { id version owner } } }").await;
        let own = clients.list("oauthClients.nodes").iter().find(|client| client["owner"] == "江南市卫生健康委员会");
        let own = own.expect("it is registered").clone();
        let input = json!({ "idempotencyKey": "narrow", "oauthClientId": own["id"], "expectedVersion": own["version"],
            "scopes": ["DEMANDS_READ", "WEBHOOKS_WRITE"] });
        crate::oauth::partner::change(&admin, "updateOauthClient", "UpdateOauthClientInput", input).await;
        touch(house, cast::LEADERS, 1).await;
        assert_eq!(push(house).await, 0, "the scope is gone");
        assert_eq!(hook.change(partner, "testWebhook", json!({})).await.user_errors(), Vec::<String>::new());
        let version = own["version"].as_i64().expect("a number") + 1;
        let input = json!({ "idempotencyKey": "revoke", "oauthClientId": own["id"], "expectedVersion": version });
        crate::oauth::partner::change(&admin, "revokeOauthClient", "OauthClientStepInput", input).await;
        touch(house, cast::LEADERS, 1).await;
        assert_eq!(push(house).await, 0, "and then the owner: what waits is not sent either");
        assert!(receiver.take().is_empty());
        assert_eq!(hook.now(&admin).await["state"], "ACTIVE");
    }

    async fn each_partner_has_its_own_and_administrators_all(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let another = partner::register(house, &["WEBHOOKS_WRITE", "REGISTER_READ"]).await;
        let stranger = partner::with_scope(house, another.credentials(), None).await;
        assert!(hook.now(&stranger).await.is_null());
        assert!(hook.log(&stranger).await.is_empty());
        let step = json!({ "idempotencyKey": "end", "webhookId": hook.id, "expectedVersion": 1 });
        assert_eq!(change(&stranger, "endWebhook", step).await.user_errors(), ["webhookId NOT_FOUND"]);
        let list = "{ webhooks { totalCount nodes { id client { clientId } } } }";
        assert_eq!(stranger.query(list).await.number("webhooks.totalCount"), 0);
        let own = partner.query(list).await;
        assert!(own.data("webhooks.nodes.0.client").is_null(), "clients are nothing for partners");
        let admin = house.admin().await;
        assert_eq!(admin.query(list).await.number("webhooks.totalCount"), 1);
        assert!(!admin.query(list).await.text("webhooks.nodes.0.client.clientId").is_empty());
        let of = "query($id: ID!) { webhooks(oauthClientId: $id) { totalCount } }";
        assert_eq!(admin.ask(of, json!({ "id": another.id })).await.number("webhooks.totalCount"), 0);
        assert_eq!(hook.change(&admin, "updateWebhook", json!({ "paused": true })).await.user_errors(), Vec::<String>::new());
        let step = json!({ "idempotencyKey": "rotate", "webhookId": hook.id, "expectedVersion": 2 });
        assert_eq!(change(&admin, "rotateWebhookSecret", step).await.error_code(), Some("FORBIDDEN"));
        for person in [house.federation().await, house.leader().await] {
            assert_eq!(person.query(list).await.error_code(), Some("FORBIDDEN"));
        }
    }

    async fn kinds_and_number_are_bounded(house, receiver, partner) {
        let narrow = partner::register(house, &["WEBHOOKS_WRITE"]).await;
        let narrow = partner::with_scope(house, narrow.credentials(), None).await;
        let input = json!({ "idempotencyKey": "one", "url": receiver.url, "types": ["SOCIETY"] });
        let refused = change(&narrow, "registerWebhook", input).await;
        assert!(refused.error_code().is_some(), "{}", refused.text);
        for number in 0..5 {
            Hook::register(partner, &format!("{}/{number}", receiver.url), &["SOCIETY"]).await;
        }
        let input = json!({ "idempotencyKey": "six", "url": receiver.url });
        assert_eq!(change(partner, "registerWebhook", input).await.user_errors(), ["TOO_MANY_WEBHOOKS"]);
        let input = json!({ "idempotencyKey": "none", "url": receiver.url, "types": [] });
        assert_eq!(change(partner, "registerWebhook", input).await.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn a_stale_or_repeated_intention_does_no_harm(house, receiver, partner) {
        let url = json!(receiver.url);
        let input = json!({ "idempotencyKey": "once", "url": url });
        let first = change(partner, "registerWebhook", input.clone()).await;
        let again = change(partner, "registerWebhook", input).await;
        assert_eq!(first.data("registerWebhook.webhook.id"), again.data("registerWebhook.webhook.id"));
        assert_eq!(first.data("registerWebhook.secret"), again.data("registerWebhook.secret"));
        let other = json!({ "idempotencyKey": "once", "url": url, "description": "别的" });
        assert_eq!(change(partner, "registerWebhook", other).await.user_errors(), ["idempotencyKey KEY_REUSED"]);
        let id = first.data("registerWebhook.webhook.id").clone();
        let stale = json!({ "idempotencyKey": "stale", "webhookId": id, "expectedVersion": 7, "paused": true });
        assert_eq!(change(partner, "updateWebhook", stale).await.user_errors(), ["expectedVersion CONFLICT"]);
        let end = json!({ "idempotencyKey": "end", "webhookId": id, "expectedVersion": 1 });
        assert_eq!(change(partner, "endWebhook", end.clone()).await.user_errors(), Vec::<String>::new());
        assert_eq!(change(partner, "endWebhook", end).await.user_errors(), Vec::<String>::new(), "the same intention");
        let late = json!({ "idempotencyKey": "late", "webhookId": id, "expectedVersion": 2, "paused": true });
        assert_eq!(change(partner, "updateWebhook", late).await.user_errors(), ["webhookId NOT_FOUND"]);
        assert!(first.text("registerWebhook.secret").starts_with("whsec_"));
        let kept = entity::ledger::event::Entity::find().all(&house.db).await.expect("the database answers");
        assert!(!format!("{kept:?}").contains("whsec_"), "the ledger holds no secret");
    }
}
