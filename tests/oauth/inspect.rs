//! What a token is worth, and giving it back: each client for its own.

use chrono::TimeDelta;
use support::{Answer, House, Person, both, json};

use super::partner::{DEMO, basic, demo, form, is_known, post, register, with_scope};

async fn inspect(house: &House, client: (&str, &str), person: &Person) -> Answer {
    let token = person.token.clone().expect("he has a token");
    post(house, "/oauth/introspect", Some(&basic(client)), form(&[("token", &token), ("token_type_hint", "x")])).await
}

async fn give_back(house: &House, client: (&str, &str), token: &str) -> Answer {
    post(house, "/oauth/revoke", Some(&basic(client)), form(&[("token", token)])).await
}

#[track_caller]
fn assert_inactive(answer: &Answer) {
    assert_eq!((answer.status, &answer.body), (200, &json!({ "active": false })));
}

both! {
    async fn a_client_learns_what_its_token_is_worth(house) {
        let partner = demo(house, "party:read").await;
        let answer = inspect(house, DEMO, &partner).await;
        let body = &answer.body;
        assert_eq!((&body["active"], &body["scope"], &body["client_id"], &body["token_type"]), (
            &json!(true), &json!("party:read"), &json!("demo-partner"), &json!("Bearer"),
        ));
        assert_eq!(body["exp"].as_i64(), body["iat"].as_i64().map(|from| from + 900));
        assert_eq!((answer.header("cache-control"), answer.header("pragma")), ("no-store", "no-cache"));
        house.clock.forward(TimeDelta::minutes(15));
        assert_inactive(&inspect(house, DEMO, &partner).await);
    }

    async fn what_is_not_its_own_tells_it_nothing(house) {
        let other = register(house, &["REGISTER_READ"]).await;
        let theirs = with_scope(house, other.credentials(), None).await;
        assert_inactive(&inspect(house, DEMO, &theirs).await);
        assert_eq!(inspect(house, other.credentials(), &theirs).await.body["active"], true);
        assert_inactive(&inspect(house, DEMO, &house.admin().await).await);
        assert_inactive(&inspect(house, DEMO, &house.anonymous().with_token("x", "a.b.c")).await);
    }

    async fn a_token_that_is_given_back_ends(house) {
        let (one, another) = (demo(house, "party:read").await, demo(house, "party:read").await);
        let token = one.token.clone().expect("he has a token");
        for _ in 0..2 {
            let answer = give_back(house, DEMO, &token).await;
            assert_eq!((answer.status, &answer.body), (200, &json!({})), "also when it has ended");
        }
        assert!(!is_known(&one).await);
        assert_inactive(&inspect(house, DEMO, &one).await);
        assert!(is_known(&another).await, "another token of the client lives on");
        assert_eq!(give_back(house, DEMO, "no token").await.status, 200);
    }

    async fn nobody_gives_back_what_is_not_his(house) {
        let other = register(house, &["REGISTER_READ"]).await;
        let theirs = with_scope(house, other.credentials(), None).await;
        let admin = house.admin().await;
        for person in [&theirs, &admin] {
            let token = person.token.clone().expect("he has a token");
            assert_eq!(give_back(house, DEMO, &token).await.status, 200);
            assert!(is_known(person).await);
        }
    }

    async fn both_doors_ask_for_a_client(house) {
        let token = demo(house, "party:read").await.token.expect("he has a token");
        for path in ["/oauth/introspect", "/oauth/revoke"] {
            for (header, body) in [
                (None, form(&[("token", &token)])),
                (Some(format!("Bearer {token}")), form(&[("token", &token)])),
                (Some(basic((DEMO.0, "wrong"))), form(&[("token", &token)])),
            ] {
                let answer = post(house, path, header.as_deref(), body).await;
                assert_eq!((answer.status, &answer.body["error"]), (401, &json!("invalid_client")), "{path}");
            }
            let empty = post(house, path, Some(&basic(DEMO)), "").await;
            assert_eq!((empty.status, &empty.body["error"]), (400, &json!("invalid_request")), "{path}");
        }
    }
}
