//! Keys change hands and no request is lost: not of who holds a token, not of who reads the published keys, not on a
//! second server.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use entity::account::row::signing_key;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::identity::key::{Handover, jwks, rotate};
use server::identity::viewer::by_token;
use server::ledger::Actor;
use support::{House, Person, Value, both, json, program};

use super::partner::{DEMO, is_known, with_scope};

fn kid(person: &Person) -> String {
    let token = person.token.as_deref().expect("he has a token");
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next().expect("a header")).expect("base64");
    let header: Value = serde_json::from_slice(&header).expect("JSON");
    header["kid"].as_str().expect("a name").to_owned()
}

async fn published(house: &House) -> Vec<String> {
    let sent =
        house.http.get(format!("{}/.well-known/jwks.json", house.base)).send().await.expect("the server answers");
    assert_eq!(sent.headers()["cache-control"], "public, max-age=300");
    let told: Value = sent.json().await.expect("JSON");
    told["keys"].as_array().expect("keys").iter().map(|key| key["kid"].as_str().expect("a name").to_owned()).collect()
}

async fn change(house: &House, handover: Handover) -> String {
    rotate(&house.state, Actor::platform("test"), handover).await.expect("a key can be made").0
}

async fn kept(house: &House) -> u64 {
    signing_key::Entity::find().count(&house.db).await.expect("the database answers")
}

both! {
    async fn a_new_key_is_published_then_signs_and_the_old_one_is_believed_to_its_end(house) {
        let old = kid(&with_scope(house, DEMO, None).await);
        let new = change(house, Handover::Gentle).await;
        assert_eq!(published(house).await, [new.clone(), old.clone()]);
        house.clock.forward(TimeDelta::minutes(9));
        let last = with_scope(house, DEMO, None).await;
        assert_eq!(kid(&last), old, "whoever read the keys five minutes ago knows this one");
        house.clock.forward(TimeDelta::minutes(2));
        let next = with_scope(house, DEMO, None).await;
        assert_eq!(kid(&next), new);
        assert!(is_known(&last).await && is_known(&next).await);
        assert_eq!(kid(&house.leader().await), new, "people's tokens too");
        house.clock.forward(TimeDelta::minutes(12));
        assert!(is_known(&last).await, "to its last minute");
        house.clock.forward(TimeDelta::minutes(8));
        assert_eq!(published(house).await, std::slice::from_ref(&new));
        assert!(!is_known(&last).await);
        assert_eq!(kept(house).await, 2);
        change(house, Handover::Gentle).await;
        assert_eq!(kept(house).await, 2, "what nobody believes any more is kept nowhere");
    }

    async fn a_second_server_learns_of_it_without_a_restart(house) {
        let second = house.second().await;
        let old = with_scope(house, DEMO, None).await;
        let new = change(house, Handover::Gentle).await;
        house.clock.forward(TimeDelta::minutes(1));
        let set = jwks(&second).await.expect("the keys are told");
        assert_eq!(set["keys"].as_array().map(Vec::len), Some(2), "a minute later it publishes it");
        house.clock.forward(TimeDelta::minutes(10));
        let token = with_scope(house, DEMO, None).await;
        assert_eq!(kid(&token), new);
        for person in [&token, &old] {
            let known = by_token(&second, person.token.as_deref().expect("a token")).await;
            assert_eq!(known.expect("it is believed").username, "client:demo-partner");
        }
        let person = server::identity::token::issue(&second, uuid::Uuid::nil(), uuid::Uuid::nil(), None).await;
        assert_eq!(kid(&house.anonymous().with_token("x", person.expect("it signs").0)), new, "it signs with it as well");
    }

    async fn a_name_that_a_server_does_not_know_is_looked_for_once(house) {
        let second = house.second().await;
        house.clock.forward(TimeDelta::seconds(6));
        let new = change(house, Handover::AtOnce).await;
        let token = with_scope(house, DEMO, None).await;
        assert_eq!(kid(&token), new);
        by_token(&second, token.token.as_deref().expect("a token")).await.expect("it looks and finds it");
        // Whoever invents names costs no statement each.
        house.clock.forward(TimeDelta::seconds(6));
        let claims = URL_SAFE_NO_PAD.encode("{}");
        let before = house.statements();
        for number in 0..20 {
            let header = json!({ "alg": "EdDSA", "kid": format!("invented-{number}") }).to_string();
            let forged = format!("{}.{claims}.x", URL_SAFE_NO_PAD.encode(header));
            assert!(!is_known(&house.anonymous().with_token("forger", forged)).await);
        }
        assert!(house.statements() - before <= 1, "{}", house.statements() - before);
    }

    async fn a_key_that_was_stolen_is_worth_nothing_at_once(house) {
        let (partner, leader) = (with_scope(house, DEMO, None).await, house.leader().await);
        let new = change(house, Handover::AtOnce).await;
        assert_eq!(published(house).await, std::slice::from_ref(&new));
        assert!(!is_known(&partner).await && !is_known(&leader).await);
        assert_eq!(kept(house).await, 1);
        assert_eq!(kid(&with_scope(house, DEMO, None).await), new);
    }

    async fn two_changes_in_a_row_lose_nobody(house) {
        let first = with_scope(house, DEMO, None).await;
        change(house, Handover::Gentle).await;
        house.clock.forward(TimeDelta::minutes(5));
        let newest = change(house, Handover::Gentle).await;
        assert_eq!(published(house).await.len(), 3);
        let mut held = vec![first];
        for _ in 0..4 {
            house.clock.forward(TimeDelta::minutes(2));
            held.push(with_scope(house, DEMO, None).await);
            for person in &held {
                assert!(is_known(person).await, "{}", kid(person));
            }
        }
        house.clock.forward(TimeDelta::minutes(4));
        assert_eq!(kid(&with_scope(house, DEMO, None).await), newest);
    }

    async fn the_binary_changes_the_key_of_a_running_server(house) {
        let old = published(house).await;
        let output = program::run(&house.state.config.database_url, &["rotate-key"]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{said} {}", String::from_utf8_lossy(&output.stderr));
        house.clock.forward(TimeDelta::minutes(1));
        let new = published(house).await;
        assert_eq!(new.len(), 2, "{new:?}");
        let made = new.iter().find(|kid| !old.contains(*kid)).expect("there is a new one");
        assert!(said.contains(made.as_str()), "{said}");
    }
}
