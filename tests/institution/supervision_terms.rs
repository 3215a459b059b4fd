//! The days of credit lists and of enforcement are data: set by whoever keeps the rules, refused where they do
//! not fit, and of two who set them the second is told of the first.

use support::{Answer, House, Person, Value, both, cast, json};

fn merged(mut input: Value, changed: Value) -> Value {
    let Value::Object(changed) = changed else { panic!("an object: {changed}") };
    input.as_object_mut().expect("an object").extend(changed);
    input
}

async fn set_list(person: &Person, version: i64, key: &str, changed: Value) -> Answer {
    let input = json!({ "list": "ABNORMAL_LIST", "expectedVersion": version, "idempotencyKey": key, "objectionDays": 20,
        "decisionDays": 15, "exitMonths": 6, "exitWorkDays": 5, "graverMonths": 24, "secondOfficial": true,
        "source": "江南市民政局〔2026〕5号" });
    let query = "mutation($input: SetListTermsInput!) { setListTerms(input: $input) { \
        terms { list version objectionDays graverMonths secondOfficial } userErrors { path code } } }";
    person.ask(query, json!({ "input": merged(input, changed) })).await
}

async fn publish(person: &Person, version: i64, key: &str, changed: Value) -> Answer {
    let input = json!({ "expectedVersion": version, "idempotencyKey": key, "effectiveOn": "2026-04-01", "clueDays": 10,
        "investigateDays": 60, "correctDays": 20, "checkDays": 10, "pleaWorkDays": 5, "carryOutDays": 15,
        "secondOfficial": true, "source": "《行政处罚法》和江南市民政局〔2026〕6号" });
    let query = "mutation($input: PublishEnforcementTermsInput!) { publishEnforcementTerms(input: $input) { \
        terms { version effectiveOn clueDays } userErrors { path code } } }";
    person.ask(query, json!({ "input": merged(input, changed) })).await
}

/// The days of the list of abnormal activity in an answer.
fn abnormal(answer: &Answer) -> Value {
    let found = answer.list("setListTerms.terms").iter().find(|terms| terms["list"] == "ABNORMAL_LIST").cloned();
    found.expect("the list has days")
}

async fn open_case(house: &House, key: &str) -> Answer {
    let input = json!({ "idempotencyKey": key, "societyId": house.society(cast::LEADERS).await,
        "reason": "UNREACHABLE", "evidence": "两次邮寄无人签收" });
    let query = "mutation($input: OpenListCaseInput!) { openListCase(input: $input) { \
        listCase { objectionDueOn terms { version objectionDays } } userErrors { path code } } }";
    house.civil().await.ask(query, json!({ "input": input })).await
}

both! {
    async fn the_days_of_a_list_hold_for_the_next_notice(house) {
        let org = house.org().await;
        let set = set_list(&org, 1, "a", json!({})).await;
        assert_eq!(set.user_errors(), Vec::<String>::new());
        let terms = abnormal(&set);
        assert_eq!((&terms["version"], &terms["objectionDays"], &terms["secondOfficial"]), (&json!(2), &json!(20), &json!(true)));
        let noticed = open_case(house, "notice").await;
        assert_eq!(noticed.text("openListCase.listCase.objectionDueOn"), "2026-04-09", "twenty days");
        assert_eq!(noticed.number("openListCase.listCase.terms.version"), 2);
        assert_eq!(set_list(&org, 1, "b", json!({})).await.user_errors(), ["expectedVersion CONFLICT"]);
        let again = set_list(&org, 1, "a", json!({})).await;
        assert_eq!((again.user_errors(), abnormal(&again)["version"].clone()), (Vec::new(), json!(2)), "once");
        let never = set_list(&org, 2, "c", json!({ "graverMonths": null })).await;
        assert_eq!(abnormal(&never)["graverMonths"], Value::Null);
        let kept = house.civil().await.query("{ listTerms { list version } }").await;
        assert_eq!(kept.data("listTerms"), &json!([{ "list": "ABNORMAL_LIST", "version": 3 }, { "list": "SERIOUS_LIST", "version": 1 }]));
    }

    async fn a_version_of_enforcement_holds_from_its_day_on(house) {
        let (org, civil) = (house.org().await, house.civil().await);
        let published = publish(&org, 1, "a", json!({})).await;
        assert_eq!(published.user_errors(), Vec::<String>::new());
        assert_eq!(published.data("publishEnforcementTerms.terms.0"), &json!({ "version": 2, "effectiveOn": "2026-04-01", "clueDays": 10 }));
        let due = async |key: &str| {
            let input = json!({ "idempotencyKey": key, "societyId": house.society(cast::LEADERS).await, "clue": "收费评选" });
            let query = "mutation($input: ReportClueInput!) { reportClue(input: $input) { enforcementCase { openItem { dueOn } } } }";
            house.civil().await.ask(query, json!({ "input": input })).await.text("reportClue.enforcementCase.openItem.dueOn").to_owned()
        };
        assert_eq!(due("before").await, "2026-04-04", "fifteen days until then");
        house.clock.forward(chrono::TimeDelta::days(12));
        assert_eq!(due("from then on").await, "2026-04-11");
        drop((org, civil));
        let org = house.org().await;
        assert_eq!(publish(&org, 1, "b", json!({})).await.user_errors(), ["expectedVersion CONFLICT"]);
        let same_day = publish(&org, 2, "c", json!({ "clueDays": 12 })).await;
        assert_eq!(same_day.user_errors(), Vec::<String>::new());
        assert_eq!(same_day.list("publishEnforcementTerms.terms").len(), 2, "it takes the place of that day's");
        assert_eq!(same_day.data("publishEnforcementTerms.terms.0"), &json!({ "version": 3, "effectiveOn": "2026-04-01", "clueDays": 12 }));
    }

    async fn days_that_do_not_fit_are_refused_and_nothing_is_stored(house) {
        let org = house.org().await;
        for (changed, wanted) in [
            (json!({ "objectionDays": 0, "source": " " }), vec!["objectionDays OUT_OF_RANGE", "source REQUIRED"]),
            (json!({ "exitMonths": 121, "graverMonths": 0 }), vec!["exitMonths OUT_OF_RANGE", "graverMonths OUT_OF_RANGE"]),
            (json!({ "exitWorkDays": i32::MIN }), vec!["exitWorkDays OUT_OF_RANGE"]),
        ] {
            let refused = set_list(&org, 1, "k", changed.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(abnormal(&refused)["version"], json!(1));
        }
        for (changed, wanted) in [
            (json!({ "clueDays": 367 }), vec!["clueDays OUT_OF_RANGE"]),
            (json!({ "effectiveOn": "2026-03-19" }), vec!["effectiveOn EFFECTIVE_BEFORE_TODAY"]),
            (json!({ "source": "x".repeat(401) }), vec!["source TOO_LONG"]),
        ] {
            let refused = publish(&org, 1, "k", changed.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(refused.list("publishEnforcementTerms.terms").len(), 1);
        }
        publish(&org, 1, "later", json!({ "effectiveOn": "2026-06-01" })).await;
        let earlier = publish(&org, 2, "earlier", json!({ "effectiveOn": "2026-05-31" })).await;
        assert_eq!(earlier.user_errors(), ["effectiveOn EFFECTIVE_BEFORE_NEWEST"]);
    }
}
