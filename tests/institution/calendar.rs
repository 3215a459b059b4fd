//! The working calendar as data: read by all, entered by administrators, and everything counts with it.

use support::{Person, Value, both, json};

use crate::ledger::trace::Trace;

const YEAR: &str = "query($year: Int) { workCalendar(year: $year) { year known version source workingDays knownYears \
                    days { day kind name } } }";
const SET: &str = "mutation($input: SetCalendarYearInput!) { setCalendarYear(input: $input) { workYear { version known \
                   workingDays changedBy } userErrors { path code } } }";

fn input(key: &str, version: i32, days: &Value) -> Value {
    json!({ "input": { "expectedVersion": version, "idempotencyKey": key, "year": 2027, "source": "国办通知", "days": days } })
}

fn day(day: &str, kind: &str) -> Value {
    json!({ "day": day, "kind": kind, "name": "元旦" })
}

async fn waits(person: &Person) -> i64 {
    let query = "{ openItems(first: 1, filter: { turn: MINE }) { nodes { workingDaysWaiting } } }";
    person.query(query).await.number("openItems.nodes.0.workingDaysWaiting")
}

both! {
    async fn two_years_came_with_their_notices_and_a_third_falls_back(house) {
        let leader = house.leader().await;
        let known = leader.ask(YEAR, json!({ "year": 2026 })).await;
        assert_eq!(known.data("workCalendar.known"), &json!(true));
        assert!(known.text("workCalendar.source").contains("2026年部分节假日安排"));
        assert_eq!(known.list("workCalendar.days").len(), 39, "33 days of rest, 6 worked for them");
        assert_eq!(known.number("workCalendar.workingDays"), 248);
        let earlier = leader.ask(YEAR, json!({ "year": 2025 })).await;
        assert_eq!(earlier.number("workCalendar.workingDays"), 248);
        let later = leader.ask(YEAR, json!({ "year": 2027 })).await;
        assert_eq!((later.data("workCalendar.known"), later.number("workCalendar.version")), (&json!(false), 0));
        assert_eq!(later.number("workCalendar.workingDays"), 261, "Monday to Friday");
        assert_eq!(leader.ask(YEAR, json!({ "year": 1999 })).await.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn an_administrator_enters_a_year_once_and_everything_counts_with_it(house) {
        let admin = house.admin().await;
        let days = json!([day("2027-01-01", "HOLIDAY"), day("2027-01-02", "MAKE_UP")]);
        let done = admin.ask(SET, input("a", 0, &days)).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!(done.data("setCalendarYear.workYear"),
            &json!({ "version": 1, "known": true, "workingDays": 261, "changedBy": "系统管理员" }));
        let before = Trace::of(house).await;
        assert_eq!(admin.ask(SET, input("a", 0, &days)).await.user_errors(), Vec::<String>::new(), "a retry");
        assert_eq!(admin.ask(SET, input("b", 0, &days)).await.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(Trace::of(house).await, before);
        let fewer = admin.ask(SET, input("c", 1, &json!([day("2027-01-01", "HOLIDAY")]))).await;
        assert_eq!(fewer.number("setCalendarYear.workYear.workingDays"), 260, "what is left out is as its weekday");
        let refused = house.federation().await.ask(SET, input("d", 2, &days)).await;
        assert_eq!(refused.error_code(), Some("FORBIDDEN"));
    }

    async fn a_holiday_gives_whoever_waits_its_day(house) {
        house.clock.forward(chrono::TimeDelta::days(4));
        let before = waits(&house.federation().await).await;
        let admin = house.admin().await;
        let known = admin.ask(YEAR, json!({ "year": 2026 })).await;
        let mut days = known.list("workCalendar.days").to_vec();
        days.push(json!({ "day": "2026-03-23", "kind": "HOLIDAY", "name": "试" }));
        let impact = admin.ask(
            "query($days: [CalendarDayInput!]!) { calendarImpact(year: 2026, days: $days) { workingDaysBefore \
             workingDaysAfter moved { kind from to count } raised userErrors { code } } }",
            json!({ "days": days }),
        ).await;
        assert_eq!(impact.number("calendarImpact.workingDaysBefore"), 248);
        assert_eq!(impact.number("calendarImpact.workingDaysAfter"), 247);
        assert_eq!(impact.list("calendarImpact.moved").len(), 0, "nothing falls due on that day");
        let set = json!({ "input": { "expectedVersion": 1, "idempotencyKey": "k", "year": 2026, "source": "试", "days": days } });
        assert_eq!(admin.ask(SET, set).await.user_errors(), Vec::<String>::new());
        assert_eq!(waits(&house.federation().await).await, before - 1);
    }

    async fn what_a_year_moves_is_seen_before_it_is_kept(house) {
        let admin = house.admin().await;
        let query = "query($days: [CalendarDayInput!]!) { calendarImpact(year: 2026, days: $days) { moved { kind from to \
                     count } userErrors { path code } } }";
        let impact = admin.ask(query, json!({ "days": [day("2026-03-31", "HOLIDAY")] })).await;
        let moved = impact.list("calendarImpact.moved");
        let report = moved.iter().find(|moved| moved["kind"] == "ANNUAL_REPORT").expect("the report moves");
        assert_eq!((&report["from"], &report["to"]), (&json!("2026-03-31"), &json!("2026-04-01")));
        assert_eq!(report["count"], 1, "the second city's: those of the first are asked by its inspection");
        let wrong = admin.ask(query, json!({ "days": [day("2026-03-31", "MAKE_UP")] })).await;
        assert_eq!(wrong.data("calendarImpact.userErrors"), &json!([{ "path": ["days"], "code": "WORKED_ANYWAY" }]));
    }

    async fn a_wrong_year_is_refused_whole(house) {
        let admin = house.admin().await;
        for (days, code) in [
            (json!([]), "days REQUIRED"),
            (json!([day("2026-01-01", "HOLIDAY")]), "days DAY_OF_ANOTHER_YEAR"),
            (json!([day("2027-01-01", "MAKE_UP")]), "days WORKED_ANYWAY"),
            (json!([day("2027-01-01", "HOLIDAY"), day("2027-01-01", "HOLIDAY")]), "days DAY_TWICE"),
        ] {
            let before = Trace::of(house).await;
            assert_eq!(admin.ask(SET, input("x", 0, &days)).await.user_errors(), [code]);
            assert_eq!(Trace::of(house).await, before);
        }
    }
}
