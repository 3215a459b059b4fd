//! One society: its facts today, and as they were on a day.

use chrono::TimeDelta;
use support::{both, cast, json};

use super::write::headcount;

const SOCIETY: &str = "query($id: ID!, $asOf: Date) { society(id: $id, asOf: $asOf) { id version asOf uscc usccOverride \
    name names { name since until } discipline registeredOn region { code name level parent { code } } \
    headcount { since until individualMembers unitMembers fullTimeStaff partyTotal formal probationary residentFormal \
    source } headcounts { since until formal } form forms { form since until } coverage \
    formAssessment { recommended matches facts { name value } reasons { code text rule } \
    nearestChange { fact difference form text } ruleVersion } grade { level since until expired } \
    listings { kind reason since until } inspections { year conclusion } council { endsOn overdue daysLeft } \
    leaders { id name post leadsPartyWork since until } contact { address phone email updatedAt } \
    deadlines { kind dueOn daysLeft overdue rule society { uscc } } } }";

both! {
    async fn every_field_of_a_society_is_the_registers(house) {
        let id = house.society(cast::LEADERS).await;
        let found = house.leader().await.ask(SOCIETY, json!({ "id": id })).await;
        let society = found.data("society");
        for (path, wanted) in [
            ("id", json!(id)), ("version", json!(1)), ("asOf", json!("2026-03-20")), ("uscc", json!(cast::LEADERS)),
            ("usccOverride", json!(null)), ("name", json!("江南市科学社会主义学会")), ("discipline", json!("THEORY")),
            ("registeredOn", json!("1995-08-17")),
            ("region", json!({ "code": "329900", "name": "江南市", "level": "CITY", "parent": { "code": "320000" } })),
            ("headcount", json!({
                "since": "2026-01-01", "until": null, "individualMembers": 469, "unitMembers": 20, "fullTimeStaff": 4,
                "partyTotal": 3, "formal": 2, "probationary": 1, "residentFormal": 1, "source": "IMPORT",
            })),
            ("form", json!("LIAISON")), ("coverage", json!("WORK")), ("listings", json!([])),
            ("inspections", json!([{ "year": 2025, "conclusion": "QUALIFIED" }])),
            ("council", json!({ "endsOn": "2029-04-30", "overdue": false, "daysLeft": 1137 })),
            ("grade", json!({ "level": "A4", "since": "2025-12-28", "until": "2030-12-28", "expired": false })),
            ("contact", json!(null)),
        ] {
            assert_eq!(society[path], wanted, "{path}");
        }
        let assessment = &society["formAssessment"];
        assert_eq!(assessment["recommended"], "LIAISON");
        assert_eq!(assessment["matches"], true);
        assert_eq!(assessment["nearestChange"]["text"], "再有1名正式党员，应建功能性党支部");
        let leaders: Vec<String> = society["leaders"].as_array().into_iter().flatten()
            .map(|leader| format!("{} {} {}", leader["name"], leader["post"], leader["leadsPartyWork"])).collect();
        assert_eq!(leaders, [
            "\"郭卫东\" \"PRESIDENT\" false", "\"曹玉兰\" \"SECRETARY_GENERAL\" true",
        ]);
        let due: Vec<String> = society["deadlines"].as_array().into_iter().flatten()
            .map(|due| format!("{} {}", due["kind"], due["dueOn"])).collect();
        assert_eq!(due, [
            "\"DIRECTIVE\" \"2026-03-31\"", "\"INSPECTION_REPORT\" \"2026-03-31\"",
            "\"COUNCIL_DELAY\" \"2029-01-30\"", "\"COUNCIL_TERM\" \"2029-04-30\"", "\"GRADE_EXPIRY\" \"2030-12-28\"",
        ]);
    }

    async fn a_society_is_shown_as_it_was_on_a_day(house) {
        let id = house.society(cast::LEADERS).await;
        house.clock.forward(TimeDelta::days(10));
        let leader = house.leader().await;
        let changed = json!({ "formal": 8, "residentFormal": 3, "recordedOn": "2026-03-25" });
        assert_eq!(headcount(&leader, &id, 1, "k", changed).await.user_errors(), Vec::<String>::new());
        let on = async |day: &str| leader.ask(SOCIETY, json!({ "id": id, "asOf": day })).await;
        let before = on("2026-03-24").await;
        assert_eq!(before.number("society.headcount.formal"), 2);
        assert_eq!(before.text("society.asOf"), "2026-03-24");
        assert_eq!(before.text("society.formAssessment.recommended"), "LIAISON");
        assert_eq!(before.list("society.headcounts").len(), 1, "the later one is not known yet");
        let after = on("2026-03-25").await;
        assert_eq!(after.number("society.headcount.formal"), 8);
        assert_eq!(after.text("society.formAssessment.recommended"), "ESTABLISHED");
        assert_eq!(after.list("society.headcounts").len(), 2);
        assert_eq!(on("2026-01-01").await.number("society.headcount.formal"), 2);
        assert_eq!(on("2025-12-31").await.data("society.headcount"), &json!(null), "before the register's day");
    }

    async fn a_society_does_not_exist_before_its_registration_nor_in_the_future(house) {
        let id = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let on = async |day: &str| leader.ask(SOCIETY, json!({ "id": id, "asOf": day })).await;
        assert_eq!(on("1995-08-17").await.text("society.uscc"), cast::LEADERS);
        assert_eq!(on("1995-08-16").await.data("society"), &json!(null));
        assert_eq!(on("2026-03-21").await.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn the_day_is_the_day_in_china(house) {
        let leader = house.leader().await;
        house.clock.forward(TimeDelta::hours(14) + TimeDelta::minutes(59));
        assert_eq!(house.anonymous().query("{ today }").await.text("today"), "2026-03-20");
        house.clock.forward(TimeDelta::minutes(1));
        assert_eq!(house.anonymous().query("{ today }").await.text("today"), "2026-03-21");
        drop(leader);
    }

    async fn deadlines_come_soonest_first_and_page(house) {
        let org = house.org().await;
        let query = "query($first: Int, $after: String, $days: Int, $range: DeadlineRange) { deadlines(first: $first, \
            after: $after, withinDays: $days, range: $range, kinds: [COUNCIL_TERM, GRADE_EXPIRY]) { totalCount pageInfo { hasNextPage endCursor } \
            nodes { kind dueOn daysLeft overdue society { uscc } } } }";
        let overdue = org.ask(query, json!({ "range": "OVERDUE", "first": 100, "days": 0 })).await;
        assert_eq!(overdue.number("deadlines.totalCount"), 11, "nine terms and two grades have ended");
        let whole = org.ask(query, json!({ "days": 366, "first": 100 })).await;
        let mut seen = Vec::new();
        let mut after = json!(null);
        loop {
            let page = org.ask(query, json!({ "days": 366, "first": 5, "after": after })).await;
            seen.extend(page.list("deadlines.nodes").to_vec());
            if page.data("deadlines.pageInfo.hasNextPage") == &json!(false) {
                break;
            }
            after = page.data("deadlines.pageInfo.endCursor").clone();
        }
        assert_eq!(seen, whole.list("deadlines.nodes"));
        assert!(seen.is_sorted_by_key(|due| due["dueOn"].as_str().unwrap_or_default().to_owned()));
        for days in [-1, 367] {
            assert_eq!(org.ask(query, json!({ "days": days })).await.error_code(), Some("BAD_USER_INPUT"));
        }
        assert_eq!(org.ask(query, json!({ "after": "AAAA" })).await.error_code(), Some("BAD_USER_INPUT"));
        assert_eq!(house.leader().await.query("{ deadlines(withinDays: 366) { nodes { kind } } }").await
            .data("deadlines.nodes"), &json!([{ "kind": "INSPECTION_REPORT" }, { "kind": "DIRECTIVE" }]), "no legal date of its own this year");
    }
}
