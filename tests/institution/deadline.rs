//! Deadlines over the API: legal dates with their rest days, what waits beside them, filters, the overview.

use chrono::TimeDelta;
use support::{Person, Value, both, cast, json};

const LIST: &str = "query($kinds: [DeadlineKind!], $turn: Turn, $range: DeadlineRange, $days: Int) { deadlines(first: 100, \
    withinDays: $days, kinds: $kinds, turn: $turn, range: $range) { totalCount nodes { kind title mine dueOn legalOn \
    restDayRule calendarKnown daysLeft workingDaysLeft overdue escalation rule holder { name } society { uscc } } } }";

async fn list(person: &Person, variables: Value) -> Vec<Value> {
    person.ask(LIST, variables).await.list("deadlines.nodes").to_vec()
}

both! {
    async fn a_rest_day_moves_the_inspection_and_says_so(house) {
        // The second city has no inspection that asks for the report: the law's own dates stand.
        let leader = house.foreign_leader().await;
        let annual = list(&leader, json!({ "kinds": ["ANNUAL_REPORT", "ANNUAL_INSPECTION"], "days": 366 })).await;
        assert_eq!(annual.len(), 2);
        let (report, inspection) = (&annual[0], &annual[1]);
        assert_eq!((&report["dueOn"], &report["legalOn"]), (&json!("2026-03-31"), &json!("2026-03-31")));
        assert_eq!((&report["daysLeft"], &report["workingDaysLeft"]), (&json!(11), &json!(7)));
        assert_eq!((&inspection["dueOn"], &inspection["legalOn"]), (&json!("2026-06-01"), &json!("2026-05-31")));
        assert_eq!(inspection["restDayRule"], "NEXT_WORKING_DAY");
        // Tomb-sweeping and Labour Day lie between, with a make-up Saturday.
        assert_eq!(inspection["workingDaysLeft"], json!(48));
        assert_eq!(inspection["calendarKnown"], json!(true));
        assert_eq!(inspection["rule"], "《社会团体登记管理条例》第二十八条");
    }

    async fn what_waits_stands_among_the_legal_dates_and_filters_find_it(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let mine = list(&leader, json!({ "turn": "MINE", "days": 366 })).await;
        assert!(mine.iter().any(|due| due["kind"] == "DIRECTIVE" && due["mine"] == json!(true)), "{mine:?}");
        let late = list(&federation, json!({ "range": "OVERDUE", "days": 0 })).await;
        assert!(late.iter().all(|due| due["overdue"] == json!(true)));
        assert!(late.iter().any(|due| due["kind"] == "COUNCIL_TERM" && due["escalation"] == "LEAD"), "{late:?}");
        assert!(late.iter().all(|due| due["kind"] != "GRADE_EXPIRY" || due["escalation"].is_null()), "nobody's breach");
        let others = list(&federation, json!({ "turn": "OTHERS", "days": 366 })).await;
        assert!(!others.is_empty() && others.iter().all(|due| due["mine"] == json!(false)));
        let held = list(&federation, json!({ "turn": "MINE", "days": 366 })).await;
        assert!(!held.is_empty() && held.iter().all(|due| due["mine"] == json!(true)));
        let whole = list(&federation, json!({ "days": 366 })).await;
        assert!(whole.len() == held.len() + others.len() || whole.len() == 100);
        let terms = list(&federation, json!({ "kinds": ["COUNCIL_TERM"], "days": 0 })).await;
        assert_eq!(terms.len(), 9);
        // Civil affairs reads no formations, a society no letters between agencies.
        let civil = list(&house.civil().await, json!({ "days": 366 })).await;
        assert!(civil.iter().all(|due| due["kind"] != "FORMATION"), "{civil:?}");
        assert!(list(&house.secretary().await, json!({ "days": 366 })).await.iter().all(|due| due["kind"] != "THREAD"));
    }

    async fn the_overview_counts_what_the_list_lists(house) {
        let query = "{ deadlineOverview { counts { kind overdue within7Days within30Days } annual { step dueOn legalOn \
                     daysLeft workingDaysLeft } calendarYears } }";
        let federation = house.federation().await;
        let told = federation.query(query).await;
        assert_eq!(told.data("deadlineOverview.calendarYears"), &json!([2025, 2026]));
        let steps: Vec<_> = told.list("deadlineOverview.annual").iter().map(|day| (&day["step"], &day["dueOn"])).collect();
        assert_eq!(json!(steps), json!([
            ["REPORT", "2026-03-31"], ["REVIEW", "2026-04-30"], ["INSPECTION", "2026-06-01"], ["NOTICE", "2027-01-15"],
        ]));
        for count in told.list("deadlineOverview.counts") {
            let late = list(&federation, json!({ "kinds": [count["kind"]], "range": "OVERDUE", "days": 0 })).await;
            let soon = list(&federation, json!({ "kinds": [count["kind"]], "range": "COMING", "days": 30 })).await;
            assert_eq!((json!(late.len()), json!(soon.len())), (count["overdue"].clone(), count["within30Days"].clone()));
        }
    }

    async fn a_campaign_that_is_opened_sets_the_days_of_its_region(house) {
        house.clock.forward(TimeDelta::days(301));
        assert_eq!(house.state.world.today().to_string(), "2027-01-15");
        let steps = async |person: &Person| {
            let told = person.query("{ deadlineOverview { annual { step dueOn } } }").await;
            let days = told.list("deadlineOverview.annual").to_vec();
            move |step: &str| days.iter().find(|day| day["step"] == step).map(|day| day["dueOn"].clone()).unwrap_or_default()
        };
        let before = steps(&house.civil().await).await;
        assert_eq!((before("REPORT"), before("NOTICE")), (json!("2027-03-31"), json!("2027-01-15")));
        let input = json!({ "idempotencyKey": "o", "year": 2027, "reportsOn": 2026, "notice": "江民社〔2027〕1号",
            "opensOn": "2027-02-20", "societyDueOn": "2027-04-15", "sponsorDueOn": "2027-05-12", "civilDueOn": "2027-06-16",
            "concludesOn": "2027-09-30", "partyGate": "WARNING" });
        let query = "mutation($input: OpenInspectionInput!) { openInspection(input: $input) { userErrors { path code } } }";
        let opened = house.civil().await.ask(query, json!({ "input": input })).await;
        assert_eq!(opened.user_errors(), Vec::<String>::new());
        for person in [house.civil().await, house.federation().await, house.leader().await] {
            let days = steps(&person).await;
            let said = (days("REPORT"), days("REVIEW"), days("INSPECTION"));
            assert_eq!(said, (json!("2027-04-15"), json!("2027-05-12"), json!("2027-06-16")), "{}", person.name);
        }
        // The neighbour has not opened one: nothing of it is known there.
        let neighbour = steps(&house.foreign_federation().await).await;
        assert_eq!((neighbour("REPORT"), neighbour("INSPECTION")), (json!("2027-03-31"), json!("2027-05-31")));
        // What a society is asked for is due on the campaign's day, and stands there once.
        let asked = list(&house.leader().await, json!({ "kinds": ["ANNUAL_REPORT", "INSPECTION_REPORT"], "days": 366 })).await;
        let of_2027: Vec<_> = asked.iter().filter(|due| due["dueOn"].as_str().is_some_and(|day| day.starts_with("2027"))).collect();
        assert_eq!(of_2027.iter().map(|due| (&due["kind"], &due["dueOn"])).collect::<Vec<_>>(),
            [(&json!("INSPECTION_REPORT"), &json!("2027-04-15"))]);
    }

    async fn a_new_president_is_filed_within_thirty_days(house) {
        let id = house.society(cast::LEADERS).await;
        let query = "query($id: ID!) { leaders(filter: { society: $id }) { nodes { id post } } }";
        let leaders = house.federation().await.ask(query, json!({ "id": id })).await;
        let president = leaders.list("leaders.nodes").iter().find(|row| row["post"] == "PRESIDENT").cloned();
        let president = president.expect("the society has a president")["id"].clone();
        let version = house.admin().await.ask("query($id: ID!) { society(id: $id) { version } }", json!({ "id": id })).await;
        let input = json!({ "idempotencyKey": "h", "societyId": id, "expectedVersion": version.number("society.version"),
            "appointmentId": president, "successorName": "李接任", "effectiveOn": "2026-03-20", "keepsPartyLead": false });
        let mutation = "mutation($input: HandOverPostInput!) { handOverPost(input: $input) { userErrors { path code } } }";
        let done = house.federation().await.ask(mutation, json!({ "input": input })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let filing = json!({ "kinds": ["CHANGE_FILING"], "days": 60 });
        let due = list(&house.leader().await, filing.clone()).await;
        // 19 April 2026 is a Sunday.
        assert_eq!((&due[0]["legalOn"], &due[0]["dueOn"]), (&json!("2026-04-19"), &json!("2026-04-20")));
        house.clock.forward(TimeDelta::days(32));
        assert_eq!(list(&house.leader().await, filing).await.len(), 0, "the platform hears nothing of the filing");
    }
}
