//! What is told: whatever makes a thing another one, or takes it away. The grid of access compares a follower too, after
//! all that it does (`tests/access/matrix.rs`).

use entity::register::existence::{self, Existence};
use entity::register::society::SocietyId;
use sea_orm::{ActiveModelTrait, Set};
use server::job::watch;
use server::register::facts;
use support::{both, cast, json};

use super::follower::Follower;
use crate::oauth::partner;
use crate::project::demand;
use crate::project::result::{publish, withdraw};

const ALL: &str = "register:read party:read institution:read demands:read";

both! {
    async fn a_society_that_ends_is_dropped_and_stays_readable(house) {
        let mut follower = Follower::of_all(partner::demo(house, ALL).await);
        follower.follow().await;
        let global = house.society(cast::LEADERS).await;
        let id = SocietyId::parse(&global).expect("an id");
        let today = house.state.world.today();
        let ended = existence::ActiveModel {
            id: Set(house.state.world.new_id()),
            society_id: Set(id),
            existence: Set(Existence::Deregistered),
            source: Set("江民管〔2026〕9号".into()),
            document_no: Set("江民管〔2026〕9号".into()),
            notice: Set(String::new()),
            since: Set(today),
            until: Set(None),
        };
        ended.insert(&house.db).await.expect("a row");
        facts::refresh(&house.db, &[id], today).await.expect("the present is written");
        assert_eq!(follower.follow().await, std::slice::from_ref(&global));
        assert!(!follower.copy.contains_key(&global));
        follower.assert_whole("the end of a society").await;
        let query = "query($id: ID!) { node(id: $id) { ... on Society { existence } } }";
        let found = follower.person.ask(query, json!({ "id": global })).await;
        assert_eq!(found.text("node.existence"), "DEREGISTERED");
    }

    async fn a_result_is_told_when_it_is_published_and_when_it_is_withdrawn(house) {
        let demand = demand::delivered(house, true).await;
        let federation = house.federation().await;
        let mut follower = Follower::of_all(federation.clone());
        follower.follow().await;
        let published = publish(&federation, &demand, &json!({})).await;
        let result = published.data("publishMatch.publishedResult.id").clone();
        let (demand, id) = (demand["id"].as_str().unwrap_or_default(), result.as_str().unwrap_or_default());
        assert_eq!(follower.follow().await, [demand, id], "the demand shows its result");
        follower.assert_whole("a publication").await;
        let gone = withdraw(&federation, &result, "withdraw").await;
        assert_eq!(gone.user_errors(), Vec::<String>::new());
        assert_eq!(follower.follow().await, [demand, id]);
        assert!(!follower.copy.contains_key(id));
        follower.assert_whole("a withdrawal").await;
    }

    async fn a_demand_is_told_step_by_step(house) {
        let mut follower = Follower::of_all(house.federation().await);
        follower.follow().await;
        let delivered = demand::delivered(house, true).await;
        let id = delivered["id"].as_str().unwrap_or_default();
        assert_eq!(follower.follow().await, [id], "many steps, one place");
        follower.assert_whole("a delivery").await;
    }

    async fn what_the_clock_does_is_told(house) {
        let mut follower = Follower::of_all(partner::demo(house, ALL).await);
        follower.follow().await;
        house.clock.forward(chrono::TimeDelta::days(40));
        watch::run(&house.state).await.expect("a round");
        for _ in 0..2 {
            server::job::round(&house.state).await.expect("a round of the clock");
        }
        let mut follower = Follower { person: partner::demo(house, ALL).await, ..follower };
        assert!(!follower.follow().await.is_empty(), "forty days do something");
        follower.assert_whole("forty days").await;
    }
}
