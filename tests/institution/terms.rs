//! What is data and not code in the institution room: the days of activity filings and of changes of the
//! register, and the reasons for conclusions. Whoever sets them is told what does not fit, and of two the second is told of the first.

use entity::institution::change::machine::ChangeTerms;
use support::{Answer, Person, Value, both, cast, json};

async fn set_terms(org: &Person, version: i64, key: &str, changed: Value) -> Answer {
    let mut input = json!({ "expectedVersion": version, "idempotencyKey": key, "leadDays": 30, "silentWorkingDays": 3,
        "correctWorkingDays": 2, "reportDays": 10, "source": "江南市社科联〔2026〕9号" });
    let Value::Object(changed) = changed else { panic!("an object: {changed}") };
    input.as_object_mut().expect("an object").extend(changed);
    let query = "mutation($input: SetActivityTermsInput!) { setActivityTerms(input: $input) { \
        terms { version leadDays silentWorkingDays source silentOn } userErrors { path code } } }";
    org.ask(query, json!({ "input": input })).await
}

async fn set_change_terms(person: &Person, version: i64, key: &str, changed: Value) -> Answer {
    let mut input = json!({ "expectedVersion": version, "idempotencyKey": key, "reviewWorkingDays": 5,
        "correctWorkingDays": 3, "fileDays": 20, "liquidationDays": 90, "deregisterDays": 10, "decideWorkingDays": 8,
        "source": "江南市民政局〔2026〕11号" });
    let Value::Object(changed) = changed else { panic!("an object: {changed}") };
    input.as_object_mut().expect("an object").extend(changed);
    let query = "mutation($input: SetRegisterChangeTermsInput!) { setRegisterChangeTerms(input: $input) { \
        terms { version reviewWorkingDays fileDays source } userErrors { path code } } }";
    person.ask(query, json!({ "input": input })).await
}

async fn set_reason(civil: &Person, version: i64, key: &str, changed: Value) -> Answer {
    let mut input = json!({ "expectedVersion": version, "idempotencyKey": key, "code": "SEAT_UNKNOWN",
        "zh": "住所无法联系", "en": "Not reachable at its seat", "grave": false, "source": "市民政局通知", "retired": false });
    let Value::Object(changed) = changed else { panic!("an object: {changed}") };
    input.as_object_mut().expect("an object").extend(changed);
    let query = "mutation($input: SetConclusionReasonInput!) { setConclusionReason(input: $input) { \
        reason { code version label grave retired } userErrors { path code } } }";
    civil.ask(query, json!({ "input": input })).await
}

async fn codes(person: &Person, retired: bool) -> Vec<String> {
    let query = "query($retired: Boolean) { conclusionReasons(retired: $retired) { code } }";
    let listed = person.ask(query, json!({ "retired": retired })).await;
    listed.list("conclusionReasons").iter().map(|row| row["code"].as_str().unwrap_or_default().to_owned()).collect()
}

both! {
    async fn the_days_of_filings_hold_for_what_is_filed_from_now_on(house) {
        let (org, leader) = (house.org().await, house.leader().await);
        let society = house.society(cast::LEADERS).await;
        let file = async |key: &str| {
            let plan = json!({ "kind": "FORUM", "title": "基层党建与社科普及研讨会", "outline": "党建引领学术活动的路径", "speakers": "郭卫东", "audience": 20,
                "heldOn": "2026-04-18", "place": "图书馆", "fees": false, "awards": false, "opinion": "同意" });
            let query = "mutation($input: FileActivityInput!) { fileActivity(input: $input) { \
                filing { id silentOn findings { rule } } userErrors { path code } } }";
            leader.ask(query, json!({ "input": { "societyId": society, "idempotencyKey": key, "plan": plan } })).await
        };
        let before = file("before").await;
        assert_eq!(before.text("fileActivity.filing.silentOn"), "2026-03-27");
        let set = set_terms(&org, 1, "a", json!({})).await;
        assert_eq!(set.user_errors(), Vec::<String>::new());
        assert_eq!((set.number("setActivityTerms.terms.version"), set.number("setActivityTerms.terms.leadDays")), (2, 30));
        let after = file("after").await;
        assert_eq!(after.text("fileActivity.filing.silentOn"), "2026-03-25");
        assert_eq!(after.data("fileActivity.filing.findings"), &json!([{ "rule": "SHORT_NOTICE" }]), "29 days are not 30");
        let kept = leader.ask("query($id: ID!) { node(id: $id) { ... on ActivityFiling { silentOn } } }",
            json!({ "id": before.data("fileActivity.filing.id") })).await;
        assert_eq!(kept.text("node.silentOn"), "2026-03-27", "what runs keeps its days");
        assert_eq!(set_terms(&org, 1, "b", json!({})).await.user_errors(), ["expectedVersion CONFLICT"]);
        let again = set_terms(&org, 1, "a", json!({})).await;
        assert_eq!((again.user_errors(), again.number("setActivityTerms.terms.version")), (Vec::new(), 2), "once");
    }

    async fn days_that_do_not_fit_are_refused(house) {
        let org = house.org().await;
        for (changed, wanted) in [
            (json!({ "leadDays": 0 }), vec!["leadDays OUT_OF_RANGE", "silentWorkingDays OUT_OF_RANGE"]),
            (json!({ "leadDays": 5 }), vec!["silentWorkingDays OUT_OF_RANGE"]),
            (json!({ "reportDays": 61, "source": " " }), vec!["reportDays OUT_OF_RANGE", "source REQUIRED"]),
            (json!({ "leadDays": i32::MIN }), vec!["leadDays OUT_OF_RANGE", "silentWorkingDays OUT_OF_RANGE"]),
        ] {
            let refused = set_terms(&org, 1, "k", changed.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(refused.number("setActivityTerms.terms.version"), 1);
        }
    }

    async fn the_days_of_register_changes_hold_for_what_moves_on_from_now(house) {
        let (org, leader, federation) = (house.org().await, house.leader().await, house.federation().await);
        let society = house.society(cast::LEADERS).await;
        let propose = async |matter: &str| {
            let proposal = json!({ "matter": matter, "value": "江南市全域", "reason": "会员大会决定", "decidedOn": "2026-03-10",
                "onPaper": ["CHANGE_RESOLUTION"] });
            let query = "mutation($input: ProposeRegisterChangeInput!) { proposeRegisterChange(input: $input) { \
                registerChange { id version dueOn } userErrors { path code } } }";
            let asked = json!({ "input": { "societyId": society, "idempotencyKey": matter, "proposal": proposal } });
            leader.ask(query, asked).await.data("proposeRegisterChange.registerChange").clone()
        };
        let before = propose("AREA").await;
        let set = set_change_terms(&org, 1, "a", json!({})).await;
        assert_eq!(set.user_errors(), Vec::<String>::new());
        assert_eq!(set.number("setRegisterChangeTerms.terms.version"), 2);
        let stands = "{ registerChangeTerms { version reviewWorkingDays correctWorkingDays fileDays liquidationDays \
            deregisterDays decideWorkingDays source } }";
        assert_eq!(leader.query(stands).await.data("registerChangeTerms"), &json!({ "version": 2, "reviewWorkingDays": 5,
            "correctWorkingDays": 3, "fileDays": 20, "liquidationDays": 90, "deregisterDays": 10, "decideWorkingDays": 8,
            "source": "江南市民政局〔2026〕11号" }));
        let kept = leader.ask("query($id: ID!) { node(id: $id) { ... on RegisterChange { dueOn } } }",
            json!({ "id": before["id"] })).await;
        assert_eq!(kept.data("node.dueOn"), &before["dueOn"], "what runs keeps its day");
        assert_eq!(propose("SCOPE").await["dueOn"], "2026-03-27", "five working days from now on");
        let consent = "mutation($input: ConsentToRegisterChangeInput!) { consentToRegisterChange(input: $input) { \
            registerChange { fileBy } userErrors { path code } } }";
        let input = json!({ "changeId": before["id"], "expectedVersion": before["version"], "idempotencyKey": "c",
            "documentNo": "江社科联〔2026〕20号", "documentOn": "2026-03-20" });
        let agreed = federation.ask(consent, json!({ "input": input })).await;
        assert_eq!(agreed.text("consentToRegisterChange.registerChange.fileBy"), "2026-04-09", "twenty days");
        assert_eq!(set_change_terms(&org, 1, "b", json!({})).await.user_errors(), ["expectedVersion CONFLICT"]);
        let again = set_change_terms(&org, 1, "a", json!({})).await;
        assert_eq!((again.user_errors(), again.number("setRegisterChangeTerms.terms.version")), (Vec::new(), 2), "once");
        for person in [&leader, &federation] {
            assert_eq!(set_change_terms(person, 2, "c", json!({})).await.error_code(), Some("FORBIDDEN"));
        }
        for (changed, wanted) in [
            (json!({ "reviewWorkingDays": 0, "decideWorkingDays": 367 }),
                vec!["reviewWorkingDays OUT_OF_RANGE", "decideWorkingDays OUT_OF_RANGE"]),
            (json!({ "fileDays": i32::MIN, "source": " " }), vec!["fileDays OUT_OF_RANGE", "source REQUIRED"]),
            (json!({ "source": "长".repeat(201) }), vec!["source TOO_LONG"]),
        ] {
            let refused = set_change_terms(&org, 2, "d", changed.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(refused.number("setRegisterChangeTerms.terms.version"), 2, "nothing is stored");
        }
    }

    async fn a_reason_is_entered_put_in_other_words_and_retired(house) {
        let civil = house.civil().await;
        let entered = set_reason(&civil, 0, "a", json!({})).await;
        assert_eq!(entered.data("setConclusionReason.reason"), &json!({
            "code": "SEAT_UNKNOWN", "version": 1, "label": "住所无法联系", "grave": false, "retired": false,
        }));
        assert!(codes(&civil, false).await.contains(&"SEAT_UNKNOWN".to_owned()));
        assert_eq!(set_reason(&civil, 0, "b", json!({})).await.user_errors(), ["expectedVersion CONFLICT"]);
        let changed = set_reason(&civil, 1, "c", json!({ "zh": "登记住所无法联系", "grave": true })).await;
        assert_eq!(changed.text("setConclusionReason.reason.label"), "登记住所无法联系");
        let retired = set_reason(&civil, 2, "d", json!({ "retired": true })).await;
        assert_eq!(retired.number("setConclusionReason.reason.version"), 3);
        assert!(!codes(&civil, false).await.contains(&"SEAT_UNKNOWN".to_owned()), "no longer offered");
        assert!(codes(&civil, true).await.contains(&"SEAT_UNKNOWN".to_owned()), "but it stands");
        for (change, wanted) in [
            (json!({ "code": "seat" }), vec!["code CODE_MALFORMED"]),
            (json!({ "code": "1A" }), vec!["code CODE_MALFORMED"]),
            (json!({ "code": "A".repeat(41) }), vec!["code CODE_MALFORMED"]),
            (json!({ "zh": " ", "en": "x".repeat(101) }), vec!["zh REQUIRED", "en TOO_LONG"]),
        ] {
            assert_eq!(set_reason(&civil, 0, "e", change.clone()).await.user_errors(), wanted, "{change}");
        }
    }
}

#[test]
fn days_of_changes_that_were_kept_before_they_were_counted_are_the_first_version() {
    let kept =
        r#"{"review":5,"correct":5,"file_days":30,"liquidation_days":90,"deregister_days":15,"decide":9,"source":"s"}"#;
    let kept: ChangeTerms = serde_json::from_str(kept).expect("it is read");
    assert_eq!((kept.version, kept.review, kept.liquidation_days), (1, 5, 90));
}
