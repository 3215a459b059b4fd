//! Rule versions: what-if stores nothing, a published version judges from its day on, and nothing
//! impossible is published.

use chrono::TimeDelta;
use support::{Answer, House, Person, Value, both, json};

use super::publish::{numbers, publish};
use crate::ledger::trace::Trace;
use crate::register::present::assert_rows_are_the_rules;

const IMPACT: &str = "query($draft: RuleSetInput!, $first: Int, $after: String) { \
    ruleImpact(draft: $draft, first: $first, after: $after) { before { established functional joint liaison exempt \
    mustForm mismatches } after { established functional joint liaison exempt mustForm mismatches } mustAct changes { \
    totalCount nodes { society { uscc } before after mustAct } pageInfo { endCursor hasNextPage } } \
    userErrors { path code message } } }";

async fn impact(person: &Person, changed: Value) -> Answer {
    person.ask(IMPACT, json!({ "draft": numbers(changed) })).await
}

async fn standing(house: &House) -> (i64, i64) {
    let found = house.org().await.query("{ coverage { mustForm mismatches } }").await;
    (found.number("coverage.mustForm"), found.number("coverage.mismatches"))
}

both! {
    async fn what_if_says_before_and_after_and_stores_nothing(house) {
        let org = house.org().await;
        let before = Trace::of(house).await;
        let same = impact(&org, json!({})).await;
        let now = json!({ "established": 25, "functional": 60, "joint": 0, "liaison": 23, "exempt": 1,
            "mustForm": 85, "mismatches": 12 });
        assert_eq!(same.data("ruleImpact.before"), &now);
        assert_eq!(same.data("ruleImpact.after"), &now);
        assert_eq!(same.number("ruleImpact.changes.totalCount"), 0);
        let stricter = impact(&org, json!({ "formalThreshold": 4 })).await;
        let count = |path: &str| stricter.number(&format!("ruleImpact.{path}"));
        assert_eq!(stricter.data("ruleImpact.before"), &now);
        // Whoever has exactly three formal members needs a liaison only.
        let moved = count("changes.totalCount");
        assert!(moved > 0);
        assert_eq!(count("after.liaison"), 23 + moved);
        assert_eq!(count("after.mustForm"), 85 - moved);
        let change = stricter.data("ruleImpact.changes.nodes.0");
        assert_eq!(change["society"]["uscc"], "51329900MJ0D00044P");
        assert_eq!((&change["before"], &change["after"], &change["mustAct"]),
            (&json!("FUNCTIONAL"), &json!("LIAISON"), &json!(true)));
        assert_eq!(Trace::of(house).await, before);
        assert_eq!(standing(house).await, (85, 12));
    }

    async fn the_list_of_a_what_if_pages_without_a_gap(house) {
        let org = house.org().await;
        let draft = numbers(json!({ "residentThreshold": 5 }));
        let whole = org.ask(IMPACT, json!({ "draft": draft, "first": 100 })).await;
        let mut seen: Vec<Value> = Vec::new();
        let mut after = Value::Null;
        loop {
            let page = org.ask(IMPACT, json!({ "draft": draft, "first": 3, "after": after })).await;
            seen.extend(page.list("ruleImpact.changes.nodes").iter().cloned());
            if page.data("ruleImpact.changes.pageInfo.hasNextPage") == &json!(false) {
                break;
            }
            after = page.data("ruleImpact.changes.pageInfo.endCursor").clone();
        }
        assert!(seen.len() > 3);
        assert_eq!(seen, whole.list("ruleImpact.changes.nodes"));
        assert_eq!(i64::try_from(seen.len()).ok(), Some(whole.number("ruleImpact.changes.totalCount")));
    }

    async fn a_published_version_judges_at_once_and_is_named(house) {
        let org = house.org().await;
        let predicted = impact(&org, json!({ "formalThreshold": 4 })).await;
        let done = publish(&org, "k", json!({ "formalThreshold": 4 }), json!({})).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!(done.data("publishRules.ruleVersion"), &json!({
            "version": 2, "inForce": true, "formalThreshold": 4, "source": "江组通〔2026〕8号", "publishedBy": "林组织",
        }));
        let (must_form, mismatches) = standing(house).await;
        assert_eq!(must_form, predicted.number("ruleImpact.after.mustForm"));
        assert_eq!(mismatches, predicted.number("ruleImpact.after.mismatches"));
        assert_rows_are_the_rules(house, "after a rule version").await;
        let id = house.society("51329900MJ0D00044P").await;
        let query = "query($id: ID!, $day: Date) { society(id: $id, asOf: $day) { formAssessment { ruleVersion \
                     recommended reasons { rule } } } }";
        let now = org.ask(query, json!({ "id": id })).await;
        assert_eq!(now.text("society.formAssessment.ruleVersion"), "2");
        assert_eq!(now.text("society.formAssessment.recommended"), "LIAISON");
        assert_eq!(now.text("society.formAssessment.reasons.0.rule"), "江组通〔2026〕8号");
        // A day before is judged by the rules of that day.
        let then = org.ask(query, json!({ "id": id, "day": "2026-03-19" })).await;
        assert_eq!(then.text("society.formAssessment.ruleVersion"), "1");
        assert_eq!(then.text("society.formAssessment.recommended"), "FUNCTIONAL");
    }

    async fn what_if_lists_the_leaders_who_would_be_in_conflict(house) {
        let (org, before) = (house.org().await, Trace::of(house).await);
        let query = "query($draft: RuleSetInput!) { ruleImpact(draft: $draft) { mustAct leaders { before after changed \
                     changes { leader { name post society { uscc } } before after } } } }";
        let same = org.ask(query, json!({ "draft": numbers(json!({})) })).await;
        assert_eq!(same.number("ruleImpact.leaders.changed"), 0);
        assert_eq!(same.number("ruleImpact.leaders.before"), same.number("ruleImpact.leaders.after"));
        let draft = json!({ "draft": numbers(json!({ "leaderTermLimit": 1, "councilTermYears": 2 })) });
        let stricter = org.ask(query, draft).await;
        let (changed, listed) = (stricter.number("ruleImpact.leaders.changed"), stricter.list("ruleImpact.leaders.changes"));
        assert!(changed > 0, "{}", stricter.text);
        assert_eq!(listed.len(), usize::try_from(changed).expect("a count").min(100));
        assert_eq!(stricter.number("ruleImpact.mustAct"), 0, "no form is touched");
        for change in listed {
            let [was, becomes] = ["before", "after"].map(|side| change[side].as_array().expect("a list").clone());
            assert!(becomes.len() > was.len() && was.iter().all(|kind| becomes.contains(kind)), "{change}");
        }
        assert_eq!(Trace::of(house).await, before);
        for (field, bad) in [("leaderAgeLimit", 0), ("leaderAgeLimit", 101), ("leaderTermLimit", 11), ("councilTermYears", 0)] {
            let refused = org.ask(query, json!({ "draft": numbers(json!({ field: bad })) })).await;
            assert!(refused.data("ruleImpact.leaders").is_null(), "{field} {bad}");
            assert_eq!(publish(&org, "bad", json!({ field: bad }), json!({})).await.user_errors(), [format!("{field} OUT_OF_RANGE")]);
        }
        assert_eq!(Trace::of(house).await, before);
    }

    async fn limits_that_are_not_said_stay_and_keep_their_source(house) {
        let org = house.org().await;
        let sources = "{ rules { version leaderAgeLimit leaderTermLimit councilTermYears leaderSource } }";
        let first = org.query(sources).await.data("rules.0").clone();
        assert_eq!((&first["leaderAgeLimit"], &first["leaderTermLimit"], &first["councilTermYears"]), (&json!(70), &json!(2), &json!(5)));
        assert_eq!(publish(&org, "a", json!({ "leaderAgeLimit": 65 }), json!({})).await.user_errors(), Vec::<String>::new());
        let done = publish(&org, "b", json!({ "formalThreshold": 4 }), json!({ "expectedVersion": 2, "sourceZh": "另一文件" })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let newest = org.query(sources).await.data("rules.0").clone();
        assert_eq!((&newest["version"], &newest["leaderAgeLimit"], &newest["leaderSource"]), (&json!(3), &json!(65), &json!("江组通〔2026〕8号")));
    }

    async fn a_later_version_waits_for_its_day_and_for_the_clock(house) {
        let later = json!({ "effectiveOn": "2026-04-01" });
        let done = publish(&house.admin().await, "k", json!({ "formalThreshold": 4 }), later).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!(standing(house).await, (85, 12));
        house.clock.forward(TimeDelta::days(12));
        let first = server::job::watch::run(&house.state).await.expect("a round");
        let again = server::job::watch::run(&house.state).await.expect("another round");
        assert_eq!((first.judged, again.judged), (110, 0));
        assert!(standing(house).await.0 < 85);
        assert_rows_are_the_rules(house, "on the day of a later version").await;
    }

    async fn nothing_impossible_is_published(house) {
        let org = house.org().await;
        for (rules, changed, wanted) in [
            (json!({ "formalThreshold": 0 }), json!({}), "formalThreshold OUT_OF_RANGE"),
            (json!({ "residentThreshold": 1001 }), json!({}), "residentThreshold OUT_OF_RANGE"),
            (json!({ "residentPercent": 101 }), json!({}), "residentPercent OUT_OF_RANGE"),
            (json!({ "residentPercent": 0 }), json!({}), "residentPercent OUT_OF_RANGE"),
            (json!({ "partyCommitteeThreshold": 50 }), json!({}), "partyCommitteeThreshold THRESHOLDS_OUT_OF_ORDER"),
            (json!({}), json!({ "sourceZh": " " }), "sourceZh REQUIRED"),
            (json!({}), json!({ "effectiveOn": "1899-12-31" }), "effectiveOn EFFECTIVE_BEFORE_NEWEST"),
            (json!({}), json!({ "expectedVersion": 2 }), "expectedVersion CONFLICT"),
            (json!({}), json!({ "idempotencyKey": "" }), "idempotencyKey REQUIRED"),
        ] {
            let before = Trace::of(house).await;
            let refused = publish(&org, "k", rules, changed).await;
            assert_eq!(refused.user_errors(), [wanted]);
            assert_eq!(Trace::of(house).await, before, "{wanted}");
        }
        let tried = impact(&org, json!({ "formalThreshold": 0 })).await;
        assert_eq!(tried.data("ruleImpact.after"), &json!(null));
        assert_eq!(tried.text("ruleImpact.userErrors.0.code"), "OUT_OF_RANGE");
    }

    async fn the_same_key_is_one_version_and_of_two_publishers_one_wins(house) {
        let (org, admin) = (house.org().await, house.admin().await);
        let first = publish(&org, "k", json!({}), json!({})).await;
        let again = publish(&org, "k", json!({}), json!({})).await;
        assert_eq!(first.body, again.body);
        let late = publish(&admin, "a", json!({}), json!({})).await;
        assert_eq!(late.user_errors(), ["expectedVersion CONFLICT"]);
        let next = json!({ "expectedVersion": 2 });
        let (one, other) = futures_util::future::join(
            publish(&org, "b", json!({}), next.clone()),
            publish(&admin, "b", json!({}), next),
        )
        .await;
        let refusals = [one.user_errors().len(), other.user_errors().len()];
        assert_eq!(refusals.iter().sum::<usize>(), 1, "{refusals:?}");
        let found = org.query("{ rules { version } }").await;
        assert_eq!(found.data("rules"), &json!([{ "version": 3 }, { "version": 2 }, { "version": 1 }]));
    }
}
