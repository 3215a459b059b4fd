//! Clients as an administrator keeps them: registered once, shown without secrets, changed by whoever saw what stands.

use entity::ledger::event::{self, Action};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use support::{Answer, House, both, json};

use super::partner::{DEMO, Registered, SHOWN, ask, change, register, wanted};

async fn list(house: &House) -> Answer {
    house.admin().await.query(&format!("{{ oauthClients {{ totalCount nodes {{ {SHOWN} }} }} }}")).await
}

async fn events(house: &House, action: Action) -> u64 {
    let of_action = event::Entity::find().filter(event::Column::Action.eq(action));
    of_action.count(&house.db).await.expect("the database answers")
}

both! {
    async fn a_client_is_listed_with_its_last_use_and_never_with_a_secret(house) {
        let client = register(house, &["REGISTER_READ", "PARTY_READ"]).await;
        let found = list(house).await;
        assert_eq!(found.number("oauthClients.totalCount"), 2);
        assert_eq!(found.text("oauthClients.nodes.0.clientId"), "demo-partner");
        let shown = found.data("oauthClients.nodes.1");
        assert_eq!((&shown["clientId"], &shown["id"], &shown["version"]), (
            &json!(client.client_id), &json!(client.id), &json!(1),
        ));
        assert_eq!((&shown["owner"], &shown["scopes"], &shown["region"]["code"]), (
            &json!("江南市卫生健康委员会"), &json!(["REGISTER_READ", "PARTY_READ"]), &json!("329900"),
        ));
        assert_eq!((&shown["lastUsedAt"], &shown["secrets"][0]["lastUsedAt"], &shown["expiresOn"]), (
            &json!(null), &json!(null), &json!(null),
        ));
        ask(house, client.credentials(), None).await;
        let found = list(house).await;
        for place in ["lastUsedAt", "secrets.0.lastUsedAt"] {
            assert!(found.text(&format!("oauthClients.nodes.1.{place}")).starts_with("2026-03-20T01:00"), "{}", found.text);
        }
        assert!(!found.text.contains(&client.secret));
    }

    async fn each_intention_is_one_event(house) {
        let client = register(house, &["REGISTER_READ"]).await;
        // The demo's own, and this one.
        assert_eq!(events(house, Action::RegisterOauthClient).await, 2);
        ask(house, client.credentials(), None).await;
        assert_eq!(events(house, Action::IssueToken).await, 1);
        ask(house, (&client.client_id, "wrong"), None).await;
        assert_eq!(events(house, Action::IssueToken).await, 1);
        let verified = house.admin().await.query("mutation { verifyLedger { verification { ok } } }").await;
        assert_eq!(verified.data("verifyLedger.verification.ok"), &json!(true), "{}", verified.text);
    }

    async fn a_lost_answer_is_asked_for_again_and_shows_no_secret(house) {
        let admin = house.admin().await;
        let input = wanted("once", &["REGISTER_READ"]);
        let first = change(&admin, "registerOauthClient", "RegisterOauthClientInput", input.clone()).await;
        let again = change(&admin, "registerOauthClient", "RegisterOauthClientInput", input.clone()).await;
        assert!(first.text("registerOauthClient.secret").len() >= 43);
        assert_eq!(again.data("registerOauthClient.secret"), &json!(null));
        assert_eq!(again.text("registerOauthClient.client.id"), first.text("registerOauthClient.client.id"));
        assert_eq!(list(house).await.number("oauthClients.totalCount"), 2);
        let mut other = input;
        other["name"] = json!("别的系统");
        let other = change(&admin, "registerOauthClient", "RegisterOauthClientInput", other).await;
        assert_eq!(other.user_errors(), ["idempotencyKey KEY_REUSED"]);
        let id = first.text("registerOauthClient.client.id");
        let step = json!({ "idempotencyKey": "add", "oauthClientId": id, "expectedVersion": 1 });
        let added = change(&admin, "addOauthSecret", "OauthClientStepInput", step.clone()).await;
        let again = change(&admin, "addOauthSecret", "OauthClientStepInput", step).await;
        assert!(added.data("addOauthSecret.secret").is_string() && again.data("addOauthSecret.secret").is_null());
        assert_eq!(again.list("addOauthSecret.client.secrets").len(), 2);
    }

    async fn what_cannot_be_is_refused_and_changes_nothing(house) {
        let (admin, before) = (house.admin().await, list(house).await.body);
        let long = "长".repeat(81);
        for (field, value, code) in [
            ("name", json!(" "), "name REQUIRED"),
            ("name", json!(long), "name TOO_LONG"),
            ("owner", json!("a\u{7}b"), "owner CONTROL_CHARACTER"),
            ("regionCode", json!("999999"), "regionCode UNKNOWN_REGION"),
            ("scopes", json!([]), "scopes REQUIRED"),
            ("expiresOn", json!("2026-03-19"), "expiresOn DUE_BEFORE_TODAY"),
            ("idempotencyKey", json!(""), "idempotencyKey REQUIRED"),
        ] {
            let mut input = wanted("refused", &["REGISTER_READ"]);
            input[field] = value;
            let refused = change(&admin, "registerOauthClient", "RegisterOauthClientInput", input).await;
            assert_eq!(refused.user_errors(), [code]);
            assert_eq!(refused.data("registerOauthClient.secret"), &json!(null));
        }
        assert_eq!(list(house).await.body, before);
    }

    async fn who_saw_an_older_version_is_told(house) {
        let (admin, client) = (house.admin().await, register(house, &["REGISTER_READ"]).await);
        let input = |seen: i32, key: &str| json!({ "idempotencyKey": key, "oauthClientId": client.id, "expectedVersion": seen });
        let done = change(&admin, "addOauthSecret", "OauthClientStepInput", input(1, "a")).await;
        assert_eq!(done.number("addOauthSecret.client.version"), 2);
        for verb in ["addOauthSecret", "revokeOauthClient"] {
            let stale = change(&admin, verb, "OauthClientStepInput", input(1, verb)).await;
            assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        }
        assert_eq!(ask(house, client.credentials(), None).await.status, 200);
    }

    async fn a_secret_of_another_client_is_none_of_this_one(house) {
        let admin = house.admin().await;
        let (one, other) = (register(house, &["REGISTER_READ"]).await, register(house, &["PARTY_READ"]).await);
        let found = list(house).await;
        let of = |client: &Registered| {
            let all = found.list("oauthClients.nodes").iter().find(|node| node["id"] == json!(client.id)).cloned();
            all.expect("it is listed")["secrets"][0]["id"].clone()
        };
        for (secret, id) in [(of(&other), &one.id), (json!("x"), &one.id)] {
            let input = json!({ "idempotencyKey": "x", "oauthClientId": id, "expectedVersion": 1, "secretId": secret });
            let refused = change(&admin, "endOauthSecret", "EndOauthSecretInput", input).await;
            assert_eq!(refused.user_errors(), ["secretId NOT_FOUND"]);
        }
        assert_eq!(ask(house, other.credentials(), None).await.status, 200);
        for id in ["", "x", &one.id.replace("oc", "u")] {
            let input = json!({ "idempotencyKey": "x", "oauthClientId": id, "expectedVersion": 1 });
            let refused = change(&admin, "revokeOauthClient", "OauthClientStepInput", input).await;
            assert_eq!(refused.user_errors(), ["oauthClientId NOT_FOUND"]);
        }
    }

    async fn of_two_who_revoke_at_once_one_does(house) {
        let (admin, client) = (house.admin().await, register(house, &["REGISTER_READ"]).await);
        let revoke = |key: &'static str| {
            let input = json!({ "idempotencyKey": key, "oauthClientId": client.id, "expectedVersion": 1 });
            change(&admin, "revokeOauthClient", "OauthClientStepInput", input)
        };
        let (one, other) = futures_util::future::join(revoke("one"), revoke("other")).await;
        let mut refused = [one.user_errors(), other.user_errors()].concat();
        assert_eq!(refused.pop().as_deref(), Some("expectedVersion CONFLICT"), "{} {}", one.text, other.text);
        assert!(refused.is_empty());
        assert_eq!(ask(house, DEMO, None).await.status, 200, "the demo's is another");
    }
}
