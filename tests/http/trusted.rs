//! Trusted documents: asked by their digest, still known after the release that shipped them, and alone where the server
//! runs nothing else.

use actix_web::web::Bytes;
use chrono::TimeDelta;
use server::documents::Documents;
use sha2::{Digest, Sha256};
use support::{Answer, House, Kind, Person, Value, both, json, on_configured};

use crate::oauth::partner;

const TODAY: &str = "query Today { today }";

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// A release whose client asks these.
async fn ship(house: &House, texts: &[&str]) {
    let list = texts.iter().map(|text| (sha256(text), json!(text))).collect::<serde_json::Map<_, _>>();
    let list = Bytes::from(Value::Object(list).to_string());
    Documents::read(Some(&list)).expect("a list").ship(&house.state).await.expect("it is shipped");
}

/// Sends a body as it stands.
async fn post(house: &House, person: &Person, body: Value) -> Answer {
    let mut request = house.http.post(format!("{}/graphql", house.base)).json(&body);
    if let Some(token) = &person.token {
        request = request.bearer_auth(token);
    }
    Answer::read(request.send().await.expect("the server answers")).await
}

async fn named(house: &House, person: &Person, id: &str) -> Answer {
    post(house, person, json!({ "documentId": id })).await
}

both! {
    async fn a_document_is_asked_by_its_digest_and_known_for_ninety_days(house) {
        let (leader, id) = (house.leader().await, format!("sha256:{}", sha256(TODAY)));
        let unknown = named(house, &leader, &id).await;
        assert_eq!((unknown.status, unknown.error_code()), (400, Some("PERSISTED_QUERY_NOT_FOUND")));
        ship(house, &[TODAY]).await;
        assert_eq!(named(house, &leader, &id).await.text("today"), "2026-03-20");
        let address = format!("{}/graphql?documentId={}", house.base, id.replace(':', "%3A"));
        let got = house.http.get(address).bearer_auth(leader.token.as_deref().unwrap_or_default());
        assert_eq!(Answer::read(got.send().await.expect("it answers")).await.text("today"), "2026-03-20");
        // The next release asks something else.
        house.clock.forward(TimeDelta::days(60));
        ship(house, &["query Other { today }"]).await;
        let leader = house.leader().await;
        assert_eq!(named(house, &leader, &id).await.status, 200, "a phone that was away");
        house.clock.forward(TimeDelta::days(31));
        ship(house, &["query Other { today }"]).await;
        let leader = house.leader().await;
        assert_eq!(named(house, &leader, &id).await.error_code(), Some("PERSISTED_QUERY_NOT_FOUND"));
    }

    async fn what_names_no_document_is_refused(house) {
        let leader = house.leader().await;
        for id in ["", "sha256:", "md5:00", "sha256:zz", "sha256:\0", &"x".repeat(5000)] {
            let refused = named(house, &leader, id).await;
            assert_eq!((refused.status, refused.error_code()), (400, Some("PERSISTED_QUERY_NOT_FOUND")), "{id}");
        }
        let both = json!({ "query": TODAY, "documentId": format!("sha256:{}", sha256(TODAY)) });
        assert_eq!(post(house, &leader, both).await.error_code(), Some("BAD_REQUEST"));
        assert_eq!(post(house, &leader, json!({})).await.error_code(), Some("BAD_REQUEST"));
        assert_eq!(post(house, &leader, json!({ "documentId": 7 })).await.error_code(), Some("BAD_REQUEST"));
    }
}

#[tokio::test]
async fn trusted_documents_alone() {
    on_configured(
        Kind::Sqlite,
        |config| config.trusted_only = true,
        async |house: &House| {
            const LOGIN: &str = "mutation Login($input: LoginInput!) { login(input: $input) { accessToken } }";
            ship(house, &[TODAY, LOGIN]).await;
            let input = json!({ "username": "leader", "password": server::demo::PASSWORD });
            let anybody = house.anonymous();
            let login = json!({ "documentId": format!("sha256:{}", sha256(LOGIN)), "variables": { "input": input } });
            let entered = post(house, &anybody, login).await;
            let leader = anybody.clone().with_token("leader", entered.text("login.accessToken"));
            assert_eq!(named(house, &leader, &format!("sha256:{}", sha256(TODAY))).await.status, 200);
            assert_eq!(leader.query(TODAY).await.status, 200, "its text is as good as its name");
            for person in [&leader, &anybody] {
                let refused = person.query("{ today }").await;
                assert_eq!((refused.status, refused.error_code()), (403, Some("DOCUMENT_NOT_TRUSTED")));
            }
            let program = partner::demo(house, "register:read").await;
            assert_eq!(program.query("{ today }").await.status, 200, "a partner's program asks what it likes");
        },
    )
    .await;
}
