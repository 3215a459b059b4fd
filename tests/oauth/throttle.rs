//! Guesses wait, as failed logins do; a client that never stops asking waits too.

use chrono::TimeDelta;
use server::demo::partner::CLIENT_ID;
use support::{Answer, House, both};

use super::partner::{DEMO, ask, register};

async fn fail(house: &House, client: &str, times: usize) -> Vec<u16> {
    let mut all = Vec::new();
    for _ in 0..times {
        all.push(ask(house, (client, "wrong"), None).await.status);
    }
    all
}

fn wait(answer: &Answer) -> i64 {
    assert_eq!(answer.status, 429, "{}", answer.text);
    answer.header("retry-after").parse().expect("so many seconds")
}

both! {
    async fn after_five_failures_a_client_waits_even_with_its_secret(house) {
        assert_eq!(fail(house, CLIENT_ID, 5).await, [401; 5]);
        let seconds = wait(&ask(house, DEMO, None).await);
        assert!((50..=61).contains(&seconds), "{seconds}");
        let other = register(house, &["REGISTER_READ"]).await;
        assert_eq!(ask(house, other.credentials(), None).await.status, 200, "another client of the address goes on");
        house.clock.forward(TimeDelta::seconds(seconds));
        assert_eq!(ask(house, DEMO, None).await.status, 200);
        assert_eq!(fail(house, CLIENT_ID, 4).await, [401; 4], "who came in begins anew");
    }

    async fn a_lock_grows_with_each_failure(house) {
        fail(house, CLIENT_ID, 5).await;
        for minutes in [2, 4] {
            house.clock.forward(TimeDelta::seconds(60 * minutes / 2 + 1));
            assert_eq!(fail(house, CLIENT_ID, 1).await, [401]);
            let seconds = wait(&ask(house, DEMO, None).await);
            assert!((60 * minutes - 10..=60 * minutes + 1).contains(&seconds), "{seconds}");
        }
    }

    async fn an_address_that_tries_many_names_waits(house) {
        for number in 0..50 {
            assert_eq!(ask(house, (&format!("guess-{number}"), "wrong"), None).await.status, 401, "{number}");
        }
        wait(&ask(house, DEMO, None).await);
        assert_eq!(house.log_in("leader", server::demo::PASSWORD).await.user_errors(), ["LOCKED_OUT"], "one count for both");
    }

    async fn a_guesser_elsewhere_does_not_lock_a_client_out(house) {
        use entity::account::row::login_try;
        use sea_orm::{EntityTrait, Set};
        let until = house.state.world.now() + TimeDelta::hours(1);
        let row = login_try::ActiveModel {
            subject: Set(format!("client:{CLIENT_ID}@203.0.113.7")),
            failures: Set(30),
            last_at: Set(house.state.world.now()),
            locked_until: Set(Some(until)),
        };
        login_try::Entity::insert(row).exec_without_returning(&house.db).await.expect("the database answers");
        assert_eq!(ask(house, DEMO, None).await.status, 200);
    }

    async fn a_client_that_asks_all_the_time_is_slowed_down(house) {
        for number in 0..60 {
            assert_eq!(ask(house, DEMO, None).await.status, 200, "{number}");
        }
        let seconds = wait(&ask(house, DEMO, None).await);
        house.clock.forward(TimeDelta::seconds(seconds));
        assert_eq!(ask(house, DEMO, None).await.status, 200);
    }

    async fn sessions_that_are_over_are_forgotten(house) {
        use entity::account::row::session;
        use sea_orm::{EntityTrait, PaginatorTrait};
        let count = || async { session::Entity::find().count(&house.db).await.expect("the database answers") };
        let before = count().await;
        for _ in 0..3 {
            ask(house, DEMO, None).await;
        }
        assert_eq!(count().await, before + 3);
        house.clock.forward(TimeDelta::minutes(16));
        ask(house, DEMO, None).await;
        assert_eq!(count().await, before + 1);
    }
}
