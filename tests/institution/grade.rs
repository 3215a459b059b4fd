//! What hangs on evaluations: a grade that is held is lowered or taken away, one that ends is told of, and the
//! rules are data.

use chrono::TimeDelta;
use entity::institution::reminder::{self, ReminderStep};
use entity::register::standing::grade;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::job::remind;
use support::{Value, both, cast, json};

use super::evaluation::{SHOWN, applied, apply_as, held, scores};
use crate::responsibility::invariant;

both! {
    async fn a_grade_is_lowered_and_taken_away_with_a_reason(house) {
        let society = house.society(cast::LEADERS).await;
        let change = async |name: &str, kind: &str, key: &str, more: Value| {
            let version = held(house, cast::LEADERS).await["version"].clone();
            let mut input = json!({ "societyId": society, "expectedVersion": version, "idempotencyKey": key,
                "reason": "PENALISED", "text": "受到警告处罚" });
            let Value::Object(more) = more else { panic!("an object") };
            input.as_object_mut().expect("an object").extend(more);
            let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {SHOWN} }} }}");
            house.civil().await.ask(&query, json!({ "input": input })).await
        };
        let higher = change("downgradeSociety", "DowngradeSocietyInput", "a", json!({ "level": "A5" })).await;
        assert_eq!(higher.user_errors(), ["level UNKNOWN_CHOICE"]);
        let stale = change("downgradeSociety", "DowngradeSocietyInput", "b", json!({ "level": "A3", "expectedVersion": 0 })).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        let lowered = change("downgradeSociety", "DowngradeSocietyInput", "c", json!({ "level": "A3" })).await;
        assert_eq!(lowered.user_errors(), Vec::<String>::new());
        let case = lowered.data("downgradeSociety.evaluation").clone();
        assert_eq!((&case["state"], &case["reason"]), (&json!("DOWNGRADED"), &json!("PENALISED")));
        assert_eq!(case["steps"].as_array().map(Vec::len), Some(2), "taken over from the register, then lowered: {case}");
        let grade = held(house, cast::LEADERS).await;
        assert_eq!((&grade["grade"]["level"], &grade["grade"]["until"]), (&json!("A3"), &json!("2030-12-28")));
        house.clock.forward(TimeDelta::days(1));
        let revoked = change("revokeGrade", "RevokeGradeInput", "d", json!({})).await;
        assert_eq!(revoked.data("revokeGrade.evaluation.id"), &case["id"], "the same case goes on");
        assert_eq!(revoked.text("revokeGrade.evaluation.state"), "REVOKED");
        assert_eq!(held(house, cast::LEADERS).await["grade"], Value::Null);
        let nothing = change("revokeGrade", "RevokeGradeInput", "e", json!({})).await;
        assert_eq!(nothing.user_errors(), ["WRONG_STATE"]);
        invariant::holds(house).await;
    }

    async fn the_rules_are_data_and_a_case_ends_under_its_own(house) {
        let org = house.org().await;
        let first = org.query("{ evaluationRules { version source eligibilitySource weights { block points } thresholds { level points } } }").await;
        assert_eq!(first.number("evaluationRules.version"), 1);
        assert_eq!(first.number("evaluationRules.thresholds.4.points"), 951);
        let points: i64 = first.list("evaluationRules.weights").iter().filter_map(|row| row["points"].as_i64()).sum();
        assert_eq!(points, 1000);
        let case = applied(house).await;
        let query = "mutation($input: PublishEvaluationRulesInput!) { publishEvaluationRules(input: $input) { rules { version } userErrors { path code } } }";
        let rules = |version: i32, key: &str, points: i32, months: i32| json!({ "input": { "expectedVersion": version,
            "idempotencyKey": key, "effectiveOn": "2026-03-20",
            "weights": [{ "block": "BASIC_CONDITIONS", "points": points }, { "block": "GOVERNANCE", "points": 300 },
                { "block": "WORK_RESULTS", "points": 400 }, { "block": "SOCIAL_APPRAISAL", "points": 200 }],
            "thresholds": [{ "level": "A1", "points": 500 }, { "level": "A2", "points": 600 }, { "level": "A3", "points": 700 },
                { "level": "A4", "points": 800 }, { "level": "A5", "points": 900 }],
            "days": { "opinionWorkDays": 5, "documentsWorkDays": 5, "correctWorkDays": 5, "visitDays": 30, "panelDays": 30,
                "noticeDays": 10, "reviewDays": 15, "decisionWorkDays": 5 },
            "validMonths": 36, "source": "江南市评估办法", "registeredMonths": 24, "heldMonths": months, "ladderFrom": "A4",
            "renewalDays": 180, "concludedMonth": 9, "concludedDay": 30, "eligibilitySource": "江南市评估办法第八条" } });
        assert_eq!(org.ask(query, rules(1, "a", 101, 1)).await.user_errors(), ["weights OUT_OF_RANGE"]);
        assert_eq!(org.ask(query, rules(7, "b", 100, 1)).await.user_errors(), ["expectedVersion CONFLICT"]);
        let mut past = rules(1, "past", 100, 1);
        past["input"]["effectiveOn"] = json!("2026-03-19");
        assert_eq!(org.ask(query, past).await.user_errors(), ["effectiveOn EFFECTIVE_BEFORE_TODAY"]);
        let published = org.ask(query, rules(1, "c", 100, 1)).await;
        assert_eq!(published.user_errors(), Vec::<String>::new());
        assert_eq!(published.number("publishEvaluationRules.rules.version"), 2);
        // A month instead of two years: what stood in the leader's way is gone, and its source is the new one.
        let eligibility = "query($id: ID!) { eligibility(societyId: $id) { purpose grade eligible source ruleVersion } }";
        let asked = house.leader().await.ask(eligibility, json!({ "id": house.society(cast::LEADERS).await })).await;
        let five = asked.list("eligibility").iter().find(|row| row["grade"] == "A5").cloned().expect("5A is told");
        assert_eq!((&five["eligible"], &five["ruleVersion"], &five["source"]), (&json!(true), &json!(2), &json!("江南市评估办法第八条")));
        let open = apply_as(house, &house.leader().await, cast::LEADERS, "five", "A5", scores(90, 290, 390, 190)).await;
        assert_eq!(open.user_errors(), Vec::<String>::new());
        let old = org.ask("query($id: ID!) { node(id: $id) { ... on Evaluation { rules { version days { noticeDays } } } } }", json!({ "id": case["id"] })).await;
        assert_eq!((old.number("node.rules.version"), old.number("node.rules.days.noticeDays")), (1, 7));
        invariant::holds(house).await;
    }

    async fn a_grade_that_can_be_renewed_is_told_of_once(house) {
        let ends: Vec<_> = grade::Entity::find().all(&house.db).await.expect("the database answers");
        let today = house.state.world.today();
        let soon = |row: &&grade::Model| (31..=180).contains(&(row.valid_until - today).num_days());
        let soon = ends.iter().filter(soon).count();
        remind::run(&house.state).await.expect("a round ends");
        remind::run(&house.state).await.expect("a round ends");
        let told = reminder::Entity::find().filter(reminder::Column::Step.eq(ReminderStep::Renewable));
        let told = told.all(&house.db).await.expect("the database answers");
        assert!(soon > 0 && told.len() == soon, "{} of {soon}", told.len());
        house.clock.forward(TimeDelta::days(1));
        remind::run(&house.state).await.expect("a round ends");
        let again = reminder::Entity::find().filter(reminder::Column::Step.eq(ReminderStep::Renewable));
        let again = again.all(&house.db).await.expect("the database answers");
        assert!(told.iter().all(|row| again.iter().filter(|other| other.subject_id == row.subject_id).count() == 1));
    }
}
