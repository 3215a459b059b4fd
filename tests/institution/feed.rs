//! A person's calendar behind its token: what it holds, who gets it, and that a foreign reader reads it.

use std::io::Write;
use std::process::{Command, Stdio};

use support::{House, Person, both, city, json, tree};

const RENEW: &str = "mutation($language: MailLanguage!) { renewCalendarFeed(input: { language: $language }) { path userErrors { code } } }";

async fn renew(person: &Person, language: &str) -> String {
    person.ask(RENEW, json!({ "language": language })).await.text("renewCalendarFeed.path").to_owned()
}

async fn get(house: &House, path: &str) -> (u16, String) {
    let answer = house.http.get(format!("{}{path}", house.base)).send().await.expect("the server answers");
    (answer.status().as_u16(), answer.text().await.expect("a text"))
}

/// What the npm package ical.js reads: one object an event.
fn read(text: &str) -> Vec<support::Value> {
    let mut node = Command::new("node")
        .arg(tree::at("tests/conformance/calendar.mjs"))
        .env("XUEHUI_MODULES", tree::node_modules("ical.js"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node runs");
    node.stdin.take().expect("it has an input").write_all(text.as_bytes()).expect("it reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the events are JSON")
}

both! {
    async fn a_token_shows_its_owners_deadlines_and_nothing_else(house) {
        let leader = house.leader().await;
        let path = renew(&leader, "ZH").await;
        let (status, text) = get(house, &path).await;
        assert_eq!(status, 200);
        let events = read(&text);
        let find = |uid: &str| events.iter().find(|event| event["uid"].as_str().is_some_and(|found| found.starts_with(uid)));
        let report = find("INSPECTION_REPORT-").expect("the report");
        assert_eq!((&report["start"], &report["end"]), (&json!("2026-03-31"), &json!("2026-04-01")));
        assert_eq!((&report["summary"], &report["alarm"]), (&json!("年度检查"), &json!("-P14D")));
        assert_eq!(report["stamp"], json!("2026-03-20T01:00:00Z"));
        assert!(find("ANNUAL_REPORT-").is_none(), "the inspection asks for it: it is said once");
        assert!(find("DIRECTIVE-").is_some(), "what waits for him stands there too");
        assert!(!text.contains("江南市"), "no other society");
        let english = renew(&leader, "EN").await;
        let (_, text) = get(house, &english).await;
        assert!(text.contains("SUMMARY:Annual inspection\r\n"), "{text}");
        assert_eq!(read(&text).len(), events.len());
        assert_eq!(get(house, &path).await.0, 404, "the address before leads nowhere");
        let seen = "{ viewer { calendarFeed { language madeAt } } }";
        assert_eq!(leader.query(seen).await.text("viewer.calendarFeed.language"), "EN");
        leader.query("mutation { revokeCalendarFeed { userErrors { code } } }").await;
        assert_eq!(get(house, &english).await.0, 404);
        assert_eq!(leader.query(seen).await.data("viewer.calendarFeed"), &json!(null));
    }

    async fn a_tier_has_the_inspections_days_and_what_it_holds(house) {
        let path = renew(&house.federation().await, "ZH").await;
        let events = read(&get(house, &path).await.1);
        let uids: Vec<&str> = events.iter().filter_map(|event| event["uid"].as_str()).collect();
        assert!(uids.contains(&"REVIEW-2026@xuehui"), "{uids:?}");
        let foreign = renew(&house.foreign_leader().await, "ZH").await;
        let (_, text) = get(house, &foreign).await;
        assert!(!text.contains("江南市"), "{text}");
        let society = house.society(city::SOCIETY).await;
        assert!(text.replace("\r\n ", "").contains(&society[1..]), "its own society");
    }

    async fn a_wrong_token_leads_nowhere_and_too_many_wait(house) {
        for wrong in ["/calendar/x.ics", "/calendar/..ics", "/calendar/%00.ics", "/calendar/.ics"] {
            assert_eq!(get(house, wrong).await.0, 404, "{wrong}");
        }
        let path = renew(&house.leader().await, "ZH").await;
        // The token opens this one door: it is no login.
        let token = path.trim_start_matches("/calendar/").trim_end_matches(".ics");
        let nobody = house.anonymous().with_token("nobody", token).query("{ viewer { id } }").await;
        assert_eq!(nobody.status, 401, "{}", nobody.text);
        let mut refused = 0;
        for _ in 0..70 {
            refused += i32::from(get(house, "/calendar/guess.ics").await.0 == 429);
        }
        assert!(refused > 5, "{refused}");
        assert_eq!(get(house, &path).await.0, 429, "from this address nothing is answered for a while");
        house.clock.forward(chrono::TimeDelta::minutes(11));
        assert_eq!(get(house, &path).await.0, 200);
    }

    async fn whoever_loses_his_post_loses_his_calendar(house) {
        use entity::account::row::user;
        use sea_orm::sea_query::Expr;
        use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
        let path = renew(&house.leader().await, "ZH").await;
        assert_eq!(get(house, &path).await.0, 200);
        let disable = user::Entity::update_many().col_expr(user::Column::Disabled, Expr::value(true));
        disable.filter(user::Column::Username.eq("leader")).exec(&house.db).await.expect("the database writes");
        assert_eq!(get(house, &path).await.0, 404);
    }
}
