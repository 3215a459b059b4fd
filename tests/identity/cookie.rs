//! Cookies: what they are marked with, and when they count.

use chrono::TimeDelta;
use support::{House, Kind, both, on};

use super::browser::{Browser, REFRESH};

both! {
    async fn cookies_are_kept_from_scripts_and_from_other_sites(house) {
        let answer = house.log_in("leader", server::demo::PASSWORD).await;
        let cookies = answer.headers("set-cookie");
        assert_eq!(cookies.len(), 2);
        for (cookie, start, path, age) in [
            (cookies[0], "xuehui_access=", "Path=/;", "Max-Age=900"),
            (cookies[1], "xuehui_refresh=", "Path=/graphql;", "Max-Age=2592000"),
        ] {
            assert!(cookie.starts_with(start), "{cookie}");
            let marked = format!("{cookie};");
            for mark in ["HttpOnly", "SameSite=Strict", path, age] {
                assert!(marked.contains(mark), "{mark}: {cookie}");
            }
            assert!(!cookie.contains("Domain="), "{cookie}");
        }
        assert_eq!(answer.header("cache-control"), "no-store");
    }

    async fn a_refused_login_sets_no_cookie(house) {
        assert!(house.log_in("leader", "wrong").await.headers("set-cookie").is_empty());
    }

    async fn a_cookie_without_our_clients_header_counts_for_nothing(house) {
        let browser = Browser::logged_in(house, "leader").await;
        let lured = browser.lured(house, "{ viewer { username } }").await;
        assert_eq!(lured.data("viewer"), &support::Value::Null);
        let lured = browser.lured(house, "{ societies { totalCount } }").await;
        assert_eq!(lured.error_code(), Some("UNAUTHENTICATED"));
        let lured = browser.lured(house, REFRESH).await;
        assert_eq!(lured.user_errors(), ["SESSION_EXPIRED"]);
        let lured = browser.lured(house, "mutation { logout { userErrors { code } } }").await;
        assert_eq!(lured.user_errors(), Vec::<String>::new());
        assert_eq!(browser.clone().name(house).await.as_deref(), Some("leader"), "the session lives on");
    }

    async fn an_old_access_cookie_is_no_cookie_and_a_forged_one_neither(house) {
        let mut browser = Browser::logged_in(house, "leader").await;
        house.clock.forward(TimeDelta::minutes(15) + TimeDelta::seconds(1));
        assert_eq!(browser.name(house).await, None);
        browser.cookies.insert("xuehui_access".into(), "a.b.c".into());
        assert_eq!(browser.name(house).await, None);
        assert_eq!(browser.refresh(house).await.text("refresh.viewer.username"), "leader");
    }

    async fn a_bearer_weighs_more_than_a_cookie(house) {
        let browser = Browser::logged_in(house, "leader").await;
        let secretary = house.secretary().await;
        let sent = house.http.post(format!("{}/graphql", house.base))
            .header("cookie", format!("xuehui_access={}", browser.cookies["xuehui_access"]))
            .header("x-xuehui-client", "web")
            .bearer_auth(secretary.token.unwrap_or_default())
            .json(&support::json!({ "query": "{ viewer { username } }" }))
            .send().await;
        let answer = support::Answer::read(sent.expect("the server answers")).await;
        assert_eq!(answer.text("viewer.username"), "secretary");
    }
}

#[tokio::test]
async fn beyond_loopback_cookies_travel_over_https_only() {
    let house = House::configured(Kind::Sqlite, |config| config.secure_cookies = true).await;
    let cookies = house.log_in("leader", server::demo::PASSWORD).await;
    for cookie in cookies.headers("set-cookie") {
        assert!(cookie.contains("; Secure"), "{cookie}");
    }
    house.close().await;
    on(Kind::Sqlite, async |house: &House| {
        let cookies = house.log_in("leader", server::demo::PASSWORD).await;
        assert!(cookies.headers("set-cookie").iter().all(|cookie| !cookie.contains("Secure")));
    })
    .await;
}
