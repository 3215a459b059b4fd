//! What an administrator changes holds at once, for tokens that are under way too.

use chrono::TimeDelta;
use support::{Answer, House, Person, both, json};

use super::partner::{Registered, ask, change, is_known, register, with_scope};

const ALL: [&str; 2] = ["REGISTER_READ", "PARTY_READ"];

async fn version(admin: &Person, client: &Registered) -> i64 {
    let query = "query($id: ID!) { node(id: $id) { ... on OauthClient { version } } }";
    admin.ask(query, json!({ "id": client.id })).await.number("node.version")
}

async fn update(house: &House, client: &Registered, scopes: &[&str], expires_on: Option<&str>) -> Answer {
    let admin = house.admin().await;
    let seen = version(&admin, client).await;
    let input = json!({ "idempotencyKey": format!("update {seen}"), "oauthClientId": client.id, "expectedVersion": seen,
        "scopes": scopes, "expiresOn": expires_on });
    change(&admin, "updateOauthClient", "UpdateOauthClientInput", input).await
}

async fn step(house: &House, client: &Registered, verb: &str) -> Answer {
    let admin = house.admin().await;
    let seen = version(&admin, client).await;
    let input =
        json!({ "idempotencyKey": format!("{verb} {seen}"), "oauthClientId": client.id, "expectedVersion": seen });
    change(&admin, verb, "OauthClientStepInput", input).await
}

#[track_caller]
fn assert_gone(answer: &Answer) {
    assert_eq!((answer.status, answer.error_code()), (401, Some("UNAUTHENTICATED")), "{}", answer.text);
    assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"xuehui\", error=\"invalid_token\"");
}

both! {
    async fn a_scope_that_is_taken_away_is_gone_from_a_living_token(house) {
        let client = register(house, &ALL).await;
        let partner = with_scope(house, client.credentials(), None).await;
        let both = "{ coverage { societies } societies { totalCount } }";
        assert_eq!(partner.query(both).await.number("coverage.societies"), 109);
        let narrowed = update(house, &client, &["REGISTER_READ"], None).await;
        assert_eq!(narrowed.data("updateOauthClient.client.scopes"), &json!(["REGISTER_READ"]));
        let refused = partner.query(both).await;
        assert_eq!((refused.status, refused.body["errors"][0]["extensions"]["scope"].as_str()), (403, Some("party:read")));
        assert_eq!(partner.query("{ societies { totalCount } }").await.number("societies.totalCount"), 109);
        assert_eq!(ask(house, client.credentials(), Some("party:read")).await.body["error"], "invalid_scope");
        // What is given opens nothing that the token was not for.
        update(house, &client, &["REGISTER_READ", "PARTY_READ", "INSTITUTION_READ"], None).await;
        assert_eq!(partner.query(both).await.status, 200);
        assert_eq!(partner.query("{ publishedLists { totalCount } }").await.status, 403);
    }

    async fn a_client_that_is_revoked_is_nobody(house) {
        let client = register(house, &ALL).await;
        let partner = with_scope(house, client.credentials(), None).await;
        assert!(is_known(&partner).await);
        let revoked = step(house, &client, "revokeOauthClient").await;
        assert!(revoked.data("revokeOauthClient.client.revokedAt").is_string());
        assert_eq!(revoked.data("revokeOauthClient.client.user.disabled"), &json!(true));
        assert_gone(&partner.query("{ today }").await);
        let refused = ask(house, client.credentials(), None).await;
        assert_eq!((refused.status, &refused.body["error"]), (401, &json!("invalid_client")));
        for verb in ["revokeOauthClient", "addOauthSecret"] {
            assert_eq!(step(house, &client, verb).await.user_errors(), ["CLIENT_REVOKED"], "for good");
        }
        assert_eq!(update(house, &client, &ALL, None).await.user_errors(), ["CLIENT_REVOKED"]);
    }

    async fn a_client_ends_with_its_day(house) {
        let client = register(house, &ALL).await;
        let partner = with_scope(house, client.credentials(), None).await;
        assert_eq!(update(house, &client, &ALL, Some("2026-03-19")).await.user_errors(), ["expiresOn DUE_BEFORE_TODAY"]);
        assert!(is_known(&partner).await);
        assert_eq!(update(house, &client, &ALL, Some("2026-03-20")).await.user_errors(), Vec::<String>::new());
        assert_gone(&partner.query("{ today }").await);
        assert_eq!(ask(house, client.credentials(), None).await.status, 401);
        // It is given more time, and ends by the clock: at midnight in China, in the middle of a token.
        update(house, &client, &ALL, Some("2026-03-21")).await;
        house.clock.forward(TimeDelta::hours(14) + TimeDelta::minutes(55));
        let partner = with_scope(house, client.credentials(), None).await;
        assert!(is_known(&partner).await);
        house.clock.forward(TimeDelta::minutes(6));
        assert_gone(&partner.query("{ today }").await);
    }

    async fn a_secret_is_replaced_without_a_pause(house) {
        let client = register(house, &ALL).await;
        let partner = with_scope(house, client.credentials(), None).await;
        let added = step(house, &client, "addOauthSecret").await;
        let second = added.text("addOauthSecret.secret").to_owned();
        assert_ne!(second, client.secret);
        for secret in [&client.secret, &second] {
            assert_eq!(ask(house, (&client.client_id, secret), None).await.status, 200, "both are valid");
        }
        assert_eq!(step(house, &client, "addOauthSecret").await.user_errors(), ["TOO_MANY_SECRETS"]);
        let first = added.text("addOauthSecret.client.secrets.0.id").to_owned();
        let admin = house.admin().await;
        let seen = version(&admin, &client).await;
        let input = json!({ "idempotencyKey": "end", "oauthClientId": client.id, "expectedVersion": seen, "secretId": first });
        let ended = change(&admin, "endOauthSecret", "EndOauthSecretInput", input.clone()).await;
        assert!(ended.data("endOauthSecret.client.secrets.0.endedAt").is_string());
        assert_eq!(ended.data("endOauthSecret.client.secrets.1.endedAt"), &json!(null));
        assert_eq!(ask(house, client.credentials(), None).await.status, 401, "the old one gives no token any more");
        assert_eq!(ask(house, (&client.client_id, &second), None).await.status, 200);
        assert!(is_known(&partner).await, "a token that it gave lives its quarter of an hour");
        let mut again = input;
        again["idempotencyKey"] = json!("end again");
        again["expectedVersion"] = json!(seen + 1);
        let again = change(&admin, "endOauthSecret", "EndOauthSecretInput", again).await;
        assert_eq!(again.user_errors(), ["secretId SECRET_ENDED"]);
        assert_eq!(step(house, &client, "addOauthSecret").await.user_errors(), Vec::<String>::new(), "there is room again");
    }

    async fn a_token_ends_after_fifteen_minutes_and_with_its_logout(house) {
        let client = register(house, &ALL).await;
        let partner = with_scope(house, client.credentials(), None).await;
        let out = with_scope(house, client.credentials(), None).await;
        out.query("mutation { logout { userErrors { code } } }").await;
        assert_gone(&out.query("{ today }").await);
        house.clock.forward(TimeDelta::minutes(14));
        assert!(is_known(&partner).await);
        house.clock.forward(TimeDelta::minutes(1));
        let expired = partner.query("{ today }").await;
        assert_gone(&expired);
        assert!(expired.error_message().contains("expired"), "{}", expired.text);
    }
}
