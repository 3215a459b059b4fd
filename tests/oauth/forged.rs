//! Tokens of clients that somebody has changed or made.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use support::{House, Value, both, json};

use super::partner::{demo, is_known};

fn read(part: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("a part is base64")).expect("a part is JSON")
}

fn write(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

async fn parts(house: &House) -> [String; 3] {
    let token = demo(house, "register:read").await.token.expect("he has a token");
    let parts: Vec<String> = token.split('.').map(ToOwned::to_owned).collect();
    parts.try_into().expect("a token has three parts")
}

async fn believed(house: &House, token: String) -> bool {
    is_known(&house.anonymous().with_token("forger", token)).await
}

both! {
    async fn nobody_widens_his_token(house) {
        let [header, claims, signature] = parts(house).await;
        assert_eq!(read(&claims)["scope"], "register:read");
        assert_eq!(read(&claims)["client_id"], "demo-partner");
        assert!(believed(house, format!("{header}.{claims}.{signature}")).await, "the true one is let in");
        for (name, value) in [
            ("scope", json!("register:read party:read")),
            ("scope", Value::Null),
            ("client_id", Value::Null),
            ("client_id", json!("another")),
            ("exp", json!(4_102_444_800_i64)),
        ] {
            let mut other = read(&claims);
            other[name] = value;
            assert!(!believed(house, format!("{header}.{}.{signature}", write(&other))).await, "{name}");
        }
        let kid = read(&header)["kid"].clone();
        let none = write(&json!({ "alg": "none", "typ": "JWT", "kid": kid }));
        assert!(!believed(house, format!("{none}.{claims}.")).await);
    }

    async fn another_key_signs_nothing(house) {
        let [header, claims, _] = parts(house).await;
        let mut der = vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
        der.extend([9; 32]);
        let key = EncodingKey::from_ed_der(&der);
        let kid = read(&header)["kid"].as_str().map(ToOwned::to_owned);
        for kid in [kid, Some("another".into()), None] {
            let header = Header { kid, ..Header::new(Algorithm::EdDSA) };
            let token = jsonwebtoken::encode(&header, &read(&claims), &key).expect("a token can be made");
            assert!(!believed(house, token).await);
        }
    }

    // Ours to sign, but never issued: a client's user without its client in the token, and a person with one.
    async fn a_token_fits_its_user_or_is_none(house) {
        use server::identity::token::issue;
        use server::identity::viewer::Grant;
        let claims = read(&parts(house).await[1]);
        let id = |name: &str| claims[name].as_str().and_then(|text| text.parse::<uuid::Uuid>().ok()).expect("an id");
        let (sub, sid) = (id("sub"), id("sid"));
        let bare = issue(&house.state, sub, sid, None).await.expect("a token can be made").0;
        assert!(!believed(house, bare).await, "the role's whole reach");
        let person = house.admin().await.token.expect("a token");
        let claims = read(person.split('.').nth(1).expect("claims"));
        let id = |name: &str| claims[name].as_str().and_then(|text| text.parse::<uuid::Uuid>().ok()).expect("an id");
        let grant = Grant { client_id: "demo-partner".into(), scopes: entity::account::oauth::Scopes::default() };
        let dressed = issue(&house.state, id("sub"), id("sid"), Some(&grant)).await.expect("a token can be made").0;
        assert!(!believed(house, dressed).await);
    }
}
