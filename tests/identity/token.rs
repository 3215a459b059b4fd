//! Access tokens: those that are not ours, not any more, or not as they were.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use support::{Answer, House, Person, Value, both, json};

const WHO: &str = "{ today viewer { username } }";

fn parts(person: &Person) -> [String; 3] {
    let token = person.token.clone().expect("he has a token");
    let parts: Vec<String> = token.split('.').map(ToOwned::to_owned).collect();
    parts.try_into().expect("a token has three parts")
}

fn read(part: &str) -> Value {
    let bytes = URL_SAFE_NO_PAD.decode(part).expect("a part is base64");
    serde_json::from_slice(&bytes).expect("a part is JSON")
}

fn write(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// An Ed25519 key that the server never made, in PKCS#8.
fn other_key() -> EncodingKey {
    let mut der = vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    der.extend([7; 32]);
    EncodingKey::from_ed_der(&der)
}

#[track_caller]
fn assert_unauthenticated(answer: &Answer, why: &str) {
    assert_eq!((answer.status, answer.error_code()), (401, Some("UNAUTHENTICATED")), "{why}: {}", answer.text);
    assert!(answer.body.get("data").is_none(), "{why}: {}", answer.text);
}

async fn with(house: &House, token: impl Into<String>) -> Answer {
    house.anonymous().with_token("forger", token).query(WHO).await
}

both! {
    async fn a_token_lasts_fifteen_minutes(house) {
        let leader = house.leader().await;
        house.clock.forward(TimeDelta::minutes(14) + TimeDelta::seconds(50));
        assert_eq!(leader.query(WHO).await.text("viewer.username"), "leader");
        house.clock.forward(TimeDelta::seconds(10));
        let expired = leader.query(WHO).await;
        assert_unauthenticated(&expired, "expired");
        assert!(expired.error_message().contains("expired"), "{}", expired.error_message());
    }

    async fn a_token_speaks_of_nobody_but_its_user_and_session(house) {
        let [header, claims, _] = parts(&house.leader().await).map(|part| part.clone());
        let (header, claims) = (read(&header), read(&claims));
        assert_eq!(header["alg"], "EdDSA");
        let mut names: Vec<_> = claims.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["exp", "iat", "iss", "sid", "sub"], "no name, no role: rights follow the post of the day");
    }

    async fn a_changed_token_is_refused(house) {
        let leader = house.leader().await;
        let [header, claims, signature] = parts(&leader);
        let mut other = read(&claims);
        other["exp"] = json!(4_102_444_800_i64);
        assert_unauthenticated(&with(house, format!("{header}.{}.{signature}", write(&other))).await, "a later end");
        let mut other = read(&claims);
        other["sub"] = read(&parts(&house.admin().await)[1])["sub"].clone();
        assert_unauthenticated(&with(house, format!("{header}.{}.{signature}", write(&other))).await, "another user");
        let flipped = if signature.starts_with('A') { "B" } else { "A" };
        let changed = format!("{header}.{claims}.{flipped}{}", &signature[1..]);
        assert_unauthenticated(&with(house, changed).await, "another signature");
        assert_unauthenticated(&with(house, format!("{header}.{claims}.")).await, "no signature");
        assert_unauthenticated(&with(house, format!("{header}.{claims}")).await, "two parts");
        assert_eq!(leader.query(WHO).await.text("viewer.username"), "leader", "the true one holds");
    }

    async fn an_algorithm_of_the_forgers_choice_is_refused(house) {
        let leader = house.leader().await;
        let [header, claims, _] = parts(&leader);
        let kid = read(&header)["kid"].clone();
        for alg in ["none", "None", "NONE"] {
            let header = write(&json!({ "alg": alg, "typ": "JWT", "kid": kid }));
            assert_unauthenticated(&with(house, format!("{header}.{claims}.")).await, alg);
        }
        let jwks = house.http.get(format!("{}/.well-known/jwks.json", house.base)).send().await;
        let jwks: Value = jwks.expect("the server answers").json().await.expect("JSON");
        let x = jwks["keys"][0]["x"].as_str().expect("a public key").to_owned();
        let claims = read(&claims);
        // The public key, known to all, taken for a shared secret.
        for secret in [x.as_bytes().to_vec(), URL_SAFE_NO_PAD.decode(&x).expect("base64")] {
            for algorithm in [Algorithm::HS256, Algorithm::HS512] {
                let header = Header { kid: kid.as_str().map(ToOwned::to_owned), ..Header::new(algorithm) };
                let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&secret));
                assert_unauthenticated(&with(house, token.expect("a token can be made")).await, "HMAC");
            }
        }
    }

    async fn a_token_of_another_key_is_refused(house) {
        let leader = house.leader().await;
        let [header, claims, _] = parts(&leader);
        let kid = read(&header)["kid"].as_str().map(ToOwned::to_owned);
        let claims = read(&claims);
        for kid in [kid, None, Some(String::new()), Some("../../etc/passwd".into()), Some("' OR 1=1".into())] {
            let header = Header { kid: kid.clone(), ..Header::new(Algorithm::EdDSA) };
            let token = jsonwebtoken::encode(&header, &claims, &other_key()).expect("a token can be made");
            assert_unauthenticated(&with(house, token).await, &format!("{kid:?}"));
        }
    }

    async fn what_is_no_token_is_refused_even_for_what_is_public(house) {
        for token in ["", "x", "a.b.c", "....", "null", &"x".repeat(5000), "e30.e30.e30"] {
            assert_unauthenticated(&with(house, token).await, token);
        }
        for value in ["Basic bGVhZGVyOng=", "leader", "Bearer", "Token abc"] {
            let request = house.http.post(format!("{}/graphql", house.base)).header("authorization", value);
            let sent = request.json(&json!({ "query": WHO })).send().await;
            assert_unauthenticated(&Answer::read(sent.expect("the server answers")).await, value);
        }
    }

    async fn the_published_keys_verify_a_token(house) {
        let leader = house.leader().await;
        let answer = house.http.get(format!("{}/.well-known/jwks.json", house.base)).send().await;
        let answer = Answer::read(answer.expect("the server answers")).await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").starts_with("application/json"));
        let keys = answer.body["keys"].as_array().expect("a set of keys").clone();
        assert_eq!(keys.len(), 1);
        let kid = read(&parts(&leader)[0])["kid"].clone();
        let key = keys.iter().find(|key| key["kid"] == kid).expect("the key of the token is published");
        assert_eq!((&key["kty"], &key["crv"], &key["alg"], &key["use"]), (
            &json!("OKP"), &json!("Ed25519"), &json!("EdDSA"), &json!("sig"),
        ));
        assert!(key.get("d").is_none(), "the secret stays at home");
        let public = DecodingKey::from_ed_components(key["x"].as_str().expect("x")).expect("a public key");
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_issuer(&["xuehui"]);
        rules.validate_exp = false;
        let token = leader.token.clone().expect("he has a token");
        let claims = jsonwebtoken::decode::<Value>(&token, &public, &rules).expect("the signature holds").claims;
        assert_eq!(claims["exp"].as_i64(), claims["iat"].as_i64().map(|from| from + 900));
    }

    async fn keys_outlive_a_restart(house) {
        let leader = house.leader().await;
        let second = house.second().await;
        let kid = read(&parts(&leader)[0])["kid"].as_str().map(ToOwned::to_owned).expect("a name");
        let found = server::identity::key::named(&second, &kid).await.expect("the keys can be read");
        assert!(found.is_some(), "another process reads the same key");
    }
}
