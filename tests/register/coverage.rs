//! Coverage: the database's count of today and the rule's count of the same day agree, whatever the
//! set is narrowed to. `Filter::condition` and `Filter::admits` are two spellings of one sentence.

use chrono::TimeDelta;
use support::{House, Person, Value, both, json};

const COVERAGE: &str = "query($filter: SocietyFilter, $asOf: Date) { coverage(filter: $filter, asOf: $asOf) { \
    asOf societies abnormal organisation work mustForm mustFormFormed organisationRate workRate \
    organisationRateWithoutAbnormal workRateWithoutAbnormal mismatches formalMembers established functional joint \
    liaison none region: by(dimension: REGION) { ...g } discipline: by(dimension: DISCIPLINE) { ...g } \
    form: by(dimension: FORM) { ...g } grade: by(dimension: GRADE) { ...g } \
    conclusion: by(dimension: CONCLUSION) { ...g } } } \
    fragment g on CoverageGroup { key label societies abnormal organisation work mustForm mustFormFormed \
    organisationRate workRate mismatches formalMembers }";

async fn filters(house: &House) -> Vec<Value> {
    let found = house.admin().await.query("{ regions { id code } }").await;
    let region = |code: &str| {
        let regions = found.list("regions").iter();
        regions.clone().find(|region| region["code"] == code).map(|region| region["id"].clone())
    };
    vec![
        json!({}),
        json!({ "region": region("320000") }),
        json!({ "region": region("329800") }),
        json!({ "discipline": ["ECONOMICS", "LANGUAGE_ARTS"] }),
        json!({ "discipline": [] }),
        json!({ "form": ["FUNCTIONAL", "NONE"] }),
        json!({ "recommended": ["LIAISON", "EXEMPT"] }),
        json!({ "grade": ["A3"] }),
        json!({ "conclusion": ["QUALIFIED", "EXEMPT"] }),
        json!({ "abnormality": ["ABNORMAL_LIST", "LIQUIDATING"] }),
        json!({ "abnormal": true }),
        json!({ "abnormal": false }),
        json!({ "covered": true }),
        json!({ "covered": false }),
        json!({ "mismatch": true }),
        json!({ "mismatch": false }),
        json!({ "mustForm": true }),
        json!({ "mustForm": false }),
        json!({ "gap": true }),
        json!({ "gap": false }),
        json!({ "changeDue": true }),
        json!({ "changeDue": false }),
        json!({ "termEndsFrom": "2026-03-20" }),
        json!({ "termEndsFrom": "2026-03-20", "termEndsBefore": "2026-12-31" }),
        json!({ "gradeEndsFrom": "2026-03-20", "gradeEndsBefore": "2028-01-01" }),
        json!({ "termEndsBefore": "2026-12-31" }),
        json!({ "gradeEndsBefore": "2028-01-01" }),
        json!({ "search": "经济" }),
        json!({ "search": "jjxh" }),
        json!({ "search": "李丽娟" }),
        json!({ "search": "%" }),
        json!({ "search": "理论", "mismatch": false, "grade": ["A3", "A4"], "abnormal": false }),
    ]
}

async fn figures(person: &Person, filter: &Value, as_of: Value) -> Value {
    let found = person.ask(COVERAGE, json!({ "filter": filter, "asOf": as_of })).await;
    found.data("coverage").clone()
}

both! {
    async fn the_database_and_the_rule_count_alike(house) {
        let filters = filters(house).await;
        let mut today = Vec::new();
        for person in [house.admin().await, house.federation().await, house.leader().await] {
            for filter in &filters {
                today.push(figures(&person, filter, Value::Null).await);
            }
        }
        // Tomorrow the same day is the past, and is counted from the facts.
        house.clock.forward(TimeDelta::days(1));
        let mut today = today.into_iter();
        for person in [house.admin().await, house.federation().await, house.leader().await] {
            for filter in &filters {
                let then = figures(&person, filter, json!("2026-03-20")).await;
                assert_eq!(Some(then), today.next(), "{} {filter}", person.name);
            }
        }
    }

    async fn the_day_of_today_is_today(house) {
        let org = house.org().await;
        let today = figures(&org, &json!({}), Value::Null).await;
        assert_eq!(figures(&org, &json!({}), json!("2026-03-20")).await, today);
    }

    async fn a_society_counts_from_its_registration_on(house) {
        let org = house.org().await;
        let count = async |day: &str| figures(&org, &json!({}), json!(day)).await["societies"].as_i64();
        // Number 75 of the register was registered on 2025-11-21, number 43 on 2025-07-20.
        assert_eq!(count("2025-11-21").await, Some(109));
        assert_eq!(count("2025-11-20").await, Some(108));
        assert_eq!(count("2025-07-19").await, Some(107));
        assert_eq!(count("1984-06-10").await, Some(1));
        assert_eq!(count("1984-06-09").await, Some(0));
        assert_eq!(count("0001-01-01").await, Some(0));
    }

    async fn the_rate_of_nothing_is_nought(house) {
        let none = figures(&house.org().await, &json!({ "discipline": [] }), Value::Null).await;
        for rate in ["organisationRate", "workRate", "organisationRateWithoutAbnormal", "workRateWithoutAbnormal"] {
            assert_eq!(none[rate], json!(0.0), "{rate}");
        }
        assert_eq!(none["form"], json!([]));
    }

    async fn the_future_is_not_counted(house) {
        let org = house.org().await;
        let refused = org.ask(COVERAGE, json!({ "asOf": "2026-03-21" })).await;
        assert_eq!(refused.error_code(), Some("BAD_USER_INPUT"));
        for day in ["2026-3-1", "20260301", "2026-02-30", "+2026-3-20", "", "heute"] {
            let refused = org.ask(COVERAGE, json!({ "asOf": day })).await;
            assert!((400..500).contains(&refused.status), "{day}: {} {}", refused.status, refused.text);
        }
    }

    async fn labels_speak_the_callers_language(house) {
        let org = house.org().await;
        let label = async |language: &str| {
            let body = json!({ "query": "{ coverage { by(dimension: FORM) { label } } }" });
            let token = org.token.clone().unwrap_or_default();
            let request = house.http.post(format!("{}/graphql", house.base)).bearer_auth(token).json(&body);
            let sent = request.header("accept-language", language).send().await;
            let answer = support::Answer::read(sent.expect("the server answers")).await;
            answer.text("coverage.by.0.label").to_owned()
        };
        assert_eq!(label("zh-CN,zh;q=0.9").await, "建制型党支部");
        assert_eq!(label("en-GB,en;q=0.9").await, "Established branch");
        assert_eq!(label("fr, en;q=0.5").await, "Established branch");
        assert_eq!(label("fr").await, "建制型党支部");
    }
}
