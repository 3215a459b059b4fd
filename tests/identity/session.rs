//! Sessions: refresh tokens that work once, theft that is noticed, and ends that are ends.

use chrono::TimeDelta;
use entity::ledger::event::{self, Action};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use support::{House, both, json};

use super::browser::{Browser, REFRESH};

async fn events(house: &House, action: Action) -> u64 {
    let of_action = event::Entity::find().filter(event::Column::Action.eq(action));
    of_action.count(&house.db).await.expect("the database answers")
}

both! {
    async fn a_refresh_gives_new_tokens_and_the_old_one_is_used_up(house) {
        let mut browser = Browser::logged_in(house, "leader").await;
        let first = browser.clone();
        house.clock.forward(TimeDelta::minutes(16));
        assert_eq!(browser.name(house).await, None, "the access cookie is too old");
        let answer = browser.refresh(house).await;
        assert_eq!(answer.text("refresh.viewer.username"), "leader");
        assert_ne!(browser.cookies["xuehui_refresh"], first.cookies["xuehui_refresh"]);
        assert_ne!(browser.cookies["xuehui_access"], first.cookies["xuehui_access"]);
        assert_eq!(browser.name(house).await.as_deref(), Some("leader"));
        let bearer = house.anonymous().with_token("leader", answer.text("refresh.accessToken"));
        assert_eq!(bearer.query("{ viewer { username } }").await.text("viewer.username"), "leader");
    }

    async fn a_lost_answer_may_be_asked_for_again_within_30_seconds(house) {
        let mut browser = Browser::logged_in(house, "leader").await;
        let mut second_tab = browser.clone();
        browser.refresh(house).await;
        house.clock.forward(TimeDelta::seconds(29));
        assert_eq!(second_tab.refresh(house).await.text("refresh.viewer.username"), "leader");
        assert_eq!(second_tab.name(house).await.as_deref(), Some("leader"));
        assert_eq!(events(house, Action::EndStolenSession).await, 0);
    }

    async fn a_used_token_that_comes_later_ends_the_session_for_thief_and_owner(house) {
        let mut owner = Browser::logged_in(house, "leader").await;
        let mut thief = owner.clone();
        owner.refresh(house).await;
        house.clock.forward(TimeDelta::seconds(31));
        let refused = thief.refresh(house).await;
        assert_eq!(refused.user_errors(), ["SESSION_EXPIRED"]);
        assert_eq!(refused.data("refresh.accessToken"), &json!(null));
        assert_eq!(events(house, Action::EndStolenSession).await, 1);
        assert_eq!(owner.refresh(house).await.user_errors(), ["SESSION_EXPIRED"], "the owner must log in again");
        assert_eq!(owner.name(house).await, None, "and his access token is worth nothing");
        assert_eq!(thief.name(house).await, None);
        assert_eq!(Browser::logged_in(house, "leader").await.name(house).await.as_deref(), Some("leader"));
    }

    async fn a_token_replaced_twice_is_known_too(house) {
        let mut owner = Browser::logged_in(house, "leader").await;
        let mut thief = owner.clone();
        for _ in 0..2 {
            house.clock.forward(TimeDelta::minutes(10));
            owner.refresh(house).await;
        }
        house.clock.forward(TimeDelta::seconds(31));
        assert_eq!(thief.refresh(house).await.user_errors(), ["SESSION_EXPIRED"]);
        assert_eq!(events(house, Action::EndStolenSession).await, 1);
        assert_eq!(owner.refresh(house).await.user_errors(), ["SESSION_EXPIRED"], "the owner must log in again");
    }

    async fn another_session_of_the_same_user_lives_on(house) {
        let mut phone = Browser::logged_in(house, "leader").await;
        let mut desk = Browser::logged_in(house, "leader").await;
        let answer = phone.ask(house, "mutation { logout { userErrors { code } } }").await;
        assert_eq!(answer.user_errors(), Vec::<String>::new());
        assert_eq!(phone.name(house).await, None);
        assert_eq!(desk.name(house).await.as_deref(), Some("leader"));
        assert_eq!(desk.refresh(house).await.text("refresh.viewer.username"), "leader");
    }

    async fn a_logout_ends_access_token_and_refresh_token(house) {
        let mut browser = Browser::logged_in(house, "leader").await;
        let kept = browser.clone();
        let bearer = house.anonymous().with_token("leader", kept.cookies["xuehui_access"].clone());
        assert_eq!(bearer.query("{ viewer { username } }").await.text("viewer.username"), "leader");
        let answer = browser.ask(house, "mutation { logout { userErrors { code } } }").await;
        for cookie in answer.headers("set-cookie") {
            assert!(cookie.contains("Max-Age=0"), "{cookie}");
        }
        assert_eq!(answer.headers("set-cookie").len(), 2);
        let refused = bearer.query("{ viewer { username } }").await;
        assert_eq!((refused.status, refused.error_code()), (401, Some("UNAUTHENTICATED")));
        assert_eq!(kept.clone().refresh(house).await.user_errors(), ["SESSION_EXPIRED"]);
        assert_eq!(events(house, Action::LogOut).await, 1);
    }

    async fn a_logout_with_the_refresh_cookie_alone_ends_the_session_too(house) {
        let mut browser = Browser::logged_in(house, "leader").await;
        let kept = browser.clone();
        house.clock.forward(TimeDelta::minutes(20));
        browser.ask(house, "mutation { logout { userErrors { code } } }").await;
        assert_eq!(kept.clone().refresh(house).await.user_errors(), ["SESSION_EXPIRED"]);
    }

    async fn to_log_out_without_a_session_is_no_fault(house) {
        let answer = house.anonymous().query("mutation { logout { userErrors { code } } }").await;
        assert_eq!(answer.user_errors(), Vec::<String>::new());
    }

    async fn a_session_lives_thirty_days_after_its_last_use(house) {
        let mut used = Browser::logged_in(house, "leader").await;
        let mut idle = Browser::logged_in(house, "leader").await;
        house.clock.forward(TimeDelta::days(20));
        assert_eq!(used.refresh(house).await.text("refresh.viewer.username"), "leader");
        house.clock.forward(TimeDelta::days(11));
        assert_eq!(idle.refresh(house).await.user_errors(), ["SESSION_EXPIRED"]);
        assert_eq!(used.refresh(house).await.text("refresh.viewer.username"), "leader");
    }

    async fn a_refresh_token_of_nobody_is_refused(house) {
        let mut browser = Browser::default();
        assert_eq!(browser.refresh(house).await.user_errors(), ["SESSION_EXPIRED"]);
        for token in ["", "x", &"A".repeat(43), "%00", &"x".repeat(3000)] {
            browser.cookies.insert("xuehui_refresh".into(), token.to_owned());
            assert_eq!(browser.refresh(house).await.user_errors(), ["SESSION_EXPIRED"], "{token:.20}");
        }
        let bearer = house.leader().await;
        assert_eq!(bearer.query(REFRESH).await.user_errors(), ["SESSION_EXPIRED"], "a bearer has no refresh token");
    }

    async fn of_four_refreshes_at_once_no_one_is_taken_for_a_thief(house) {
        let browser = Browser::logged_in(house, "leader").await;
        let tabs = (0..4).map(|_| {
            let mut tab = browser.clone();
            async move { tab.refresh(house).await.body["data"]["refresh"]["accessToken"].is_string() }
        });
        let came_in = futures_util::future::join_all(tabs).await;
        assert!(came_in.contains(&true), "one at least is answered");
        assert_eq!(events(house, Action::EndStolenSession).await, 0);
    }
}
