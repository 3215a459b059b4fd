//! Logging in: who may, who waits, and that nobody learns who has an account.

use chrono::TimeDelta;
use support::{Answer, House, both, json};

/// The answer without what differs from request to request.
fn shown(answer: &Answer) -> String {
    answer.data("login").to_string()
}

async fn fail(house: &House, username: &str, times: usize) -> Vec<String> {
    let mut all = Vec::new();
    for _ in 0..times {
        all.push(shown(&house.log_in(username, "wrong").await));
    }
    all
}

both! {
    async fn each_account_of_the_cast_logs_in(house) {
        for name in support::cast::ACCOUNTS {
            let answer = house.log_in(name, server::demo::PASSWORD).await;
            assert_eq!(answer.text("login.viewer.username"), name);
            assert_eq!(answer.data("login.userErrors"), &json!([]));
            assert!(answer.text("login.expiresAt").starts_with("2026-03-20T01:15:"), "{}", answer.text);
        }
    }

    async fn case_and_blanks_of_a_name_do_not_matter_but_those_of_a_password_do(house) {
        assert!(house.log_in("  LeAder ", server::demo::PASSWORD).await.data("login.accessToken").is_string());
        for password in ["Xuehui-demo-2026", " xuehui-demo-2026", "xuehui-demo-2026 ", ""] {
            assert_eq!(house.log_in("leader", password).await.user_errors(), ["INVALID_CREDENTIALS"], "{password:?}");
        }
    }

    async fn a_wrong_password_and_an_unknown_name_are_answered_alike(house) {
        let known = fail(house, "leader", 8).await;
        let unknown = fail(house, "nobody-of-this-name", 8).await;
        assert_eq!(known, unknown);
        assert!(known[0].contains("INVALID_CREDENTIALS"), "{}", known[0]);
        assert!(known[4].contains("INVALID_CREDENTIALS"), "the fifth still is a try: {}", known[4]);
        assert!(known[5].contains("LOCKED_OUT"), "the sixth waits: {}", known[5]);
    }

    async fn a_lock_holds_against_the_right_password_and_ends(house) {
        fail(house, "leader", 5).await;
        let locked = house.log_in("leader", server::demo::PASSWORD).await;
        assert_eq!(locked.user_errors(), ["LOCKED_OUT"]);
        assert!(locked.text("login.userErrors.0.message").contains("1分钟"), "{}", locked.text);
        assert_eq!(locked.data("login.accessToken"), &json!(null));
        assert!(locked.headers("set-cookie").is_empty());
        assert!(house.log_in("secretary", server::demo::PASSWORD).await.data("login.accessToken").is_string());
        house.clock.forward(TimeDelta::seconds(61));
        assert!(house.log_in("leader", server::demo::PASSWORD).await.data("login.accessToken").is_string());
        // Whoever came in begins anew.
        assert!(fail(house, "leader", 4).await[3].contains("INVALID_CREDENTIALS"));
    }

    async fn a_lock_grows_with_each_failure(house) {
        fail(house, "leader", 5).await;
        for minutes in [2, 4, 8] {
            house.clock.forward(TimeDelta::seconds(60 * minutes / 2 + 1));
            assert!(fail(house, "leader", 1).await[0].contains("INVALID_CREDENTIALS"));
            let locked = house.log_in("leader", server::demo::PASSWORD).await;
            let message = locked.text("login.userErrors.0.message").to_owned();
            assert!(message.contains(&format!("{minutes}分钟")), "{message}");
        }
    }

    async fn failures_of_yesterday_do_not_count(house) {
        fail(house, "leader", 4).await;
        house.clock.forward(TimeDelta::minutes(16));
        assert!(fail(house, "leader", 4).await[3].contains("INVALID_CREDENTIALS"));
        assert!(house.log_in("leader", server::demo::PASSWORD).await.data("login.accessToken").is_string());
    }

    async fn an_address_that_tries_many_names_waits_too(house) {
        for number in 0..50 {
            let refused = house.log_in(&format!("guess-{number}"), "wrong").await;
            assert_eq!(refused.user_errors(), ["INVALID_CREDENTIALS"], "{number}");
        }
        assert_eq!(house.log_in("leader", server::demo::PASSWORD).await.user_errors(), ["LOCKED_OUT"]);
        house.clock.forward(TimeDelta::seconds(61));
        assert!(house.log_in("leader", server::demo::PASSWORD).await.data("login.accessToken").is_string());
    }

    async fn hostile_names_and_passwords_are_wrong_and_nothing_else(house) {
        for name in ["\u{0}", "leader\u{0}", "' OR 1=1 --", "", "长", &"x".repeat(100_000), "leader\n", "%", "user:leader"] {
            for password in ["\u{0}", server::demo::PASSWORD, &"y".repeat(10_000)] {
                let refused = house.log_in(name, password).await;
                assert!(refused.status < 500, "{} {}", name.len(), refused.text);
                let let_in = refused.body["data"]["login"]["accessToken"].is_string();
                assert_eq!(let_in, name.trim() == "leader" && password == server::demo::PASSWORD, "{name:.20?}");
            }
            house.clock.forward(TimeDelta::hours(2));
        }
    }

    async fn a_password_shows_in_no_table(house) {
        use entity::account::row::password;
        use sea_orm::EntityTrait;
        // What the tests' template keeps is made light: these two are as the product makes them.
        crate::project::experts(house, &["郑复核", "孙自由"]).await;
        let rows = password::Entity::find().all(&house.db).await.expect("the database answers");
        let made: Vec<_> = rows.iter().filter(|row| row.hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")).collect();
        assert_eq!(made.len(), 2);
        assert!(rows.iter().all(|row| row.hash.starts_with("$argon2id$") && !row.hash.contains(server::demo::PASSWORD)));
        assert_ne!(made[0].hash, made[1].hash, "one password, but a salt and a hash for each");
        assert!(house.log_in("expert-1", server::demo::PASSWORD).await.body["data"]["login"]["accessToken"].is_string());
    }
}
