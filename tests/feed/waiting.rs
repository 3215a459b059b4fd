//! What waits is told from its opening to its end, to whoever sees it wait: screens renew themselves by it.

use support::{House, Person, both, cast, json};

use super::follower::{Follower, ITEM};
use crate::form::write::{due, go, propose};
use crate::oauth::partner;
use crate::responsibility::write::{agency, done, issue, send};

/// One who keeps what waits, up to now.
async fn keeps(person: Person) -> Follower {
    let mut follower = Follower::new(person, &[ITEM]);
    follower.follow().await;
    follower
}

async fn is_told(follower: &mut Follower, items: usize, what: &str) {
    let told = follower.follow().await;
    assert_eq!(told.len(), items, "{what}, {}", follower.person.name);
    follower.assert_whole(what).await;
}

/// Opens a thread between the federation and civil affairs; answers its id.
async fn thread(house: &House, federation: &Person) -> String {
    let input = json!({ "idempotencyKey": "o", "toAgencyId": agency(house, "REGISTRATION").await,
        "subject": "名单", "body": "请提供名单", "dueOn": "2026-04-01" });
    let opened = done(federation, "openThread", "OpenThreadInput", "thread { id }", input).await;
    opened.text("openThread.thread.id").to_owned()
}

both! {
    async fn what_waits_is_told_when_it_opens_passes_on_and_ends(house) {
        let (leader, id) = due(house).await;
        let federation = house.federation().await;
        let (mut own, mut desk) = (keeps(leader.clone()).await, keeps(federation.clone()).await);
        let (mut other, mut foreign) =
            (keeps(house.secretary().await).await, keeps(house.foreign_federation().await).await);
        let sent = propose(&leader, &id, 2, "send", json!({})).await;
        assert_eq!(sent.user_errors(), Vec::<String>::new());
        let case = sent.text("proposeFormation.formation.id").to_owned();
        for follower in [&mut own, &mut desk] {
            let told = follower.follow().await;
            assert!(!told.is_empty(), "a proposal waits, {}", follower.person.name);
            follower.assert_whole("a proposal").await;
        }
        let returned = go(&federation, "returnFormation", &case, 1, json!({ "reason": "OFFICER_NOT_ELIGIBLE", "text": "请补充" })).await;
        assert_eq!(returned.user_errors(), Vec::<String>::new());
        is_told(&mut own, 1, "a return").await;
        is_told(&mut desk, 1, "a return").await;
        let kept = own.copy.len();
        let withdrawn = go(&leader, "withdrawFormation", &case, 2, json!({})).await;
        assert_eq!(withdrawn.user_errors(), Vec::<String>::new());
        is_told(&mut own, 1, "a withdrawal").await;
        is_told(&mut desk, 1, "a withdrawal").await;
        assert!(own.copy.len() < kept, "what ended waits no longer");
        is_told(&mut other, 0, "another society's").await;
        is_told(&mut foreign, 0, "another city's").await;
    }

    async fn letters_between_agencies_are_told_to_no_society(house) {
        let (federation, civil) = (house.federation().await, house.civil().await);
        let mut both = [keeps(federation.clone()).await, keeps(civil.clone()).await];
        let mut leader = keeps(house.leader().await).await;
        let thread = thread(house, &federation).await;
        for follower in &mut both {
            is_told(follower, 1, "a letter").await;
        }
        for (person, name, version) in [(&civil, "writeToThread", 1), (&federation, "closeThread", 2)] {
            let input =
                json!({ "idempotencyKey": name, "threadId": thread, "expectedVersion": version, "body": "请阅" });
            assert_eq!(send(person, name, "ThreadInput", "", input).await.user_errors(), Vec::<String>::new());
            for follower in &mut both {
                is_told(follower, 1, name).await;
            }
        }
        is_told(&mut leader, 0, "letters").await;
    }

    async fn many_recipients_are_many_places(house) {
        let org = house.org().await;
        let mut issuer = keeps(org.clone()).await;
        let societies = [house.society(cast::LEADERS).await, house.society(cast::SECRETARYS).await];
        issue(&org, "d", &[&societies[0], &societies[1]]).await;
        is_told(&mut issuer, 2, "a directive to two").await;
    }

    async fn partners_and_experts_are_not_told(house) {
        let query = "{ changes(first: 1, types: [OPEN_ITEM]) { cursor } }";
        let partner = partner::demo(house, "register:read party:read institution:read demands:read").await;
        for person in [partner, house.expert().await] {
            let refused = person.query(query).await;
            assert_eq!(refused.error_code(), Some("FORBIDDEN"), "{}", person.name);
        }
    }
}
