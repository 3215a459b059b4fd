//! Findings: recorded and checked by the federation, put right by whoever holds them.

use support::{Answer, Person, both, cast, json};

use super::write::{done, send};

const SHOWN: &str = "finding { id version state report mine resolvedOn }";

async fn step(person: &Person, name: &str, finding: &str, version: i64, key: &str) -> Answer {
    let input = json!({ "idempotencyKey": key, "findingId": finding, "expectedVersion": version, "text": "说明" });
    send(person, name, "FindingStepInput", SHOWN, input).await
}

both! {
    async fn the_turn_passes_from_society_to_federation_and_back(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let id = house.society(cast::LEADERS).await;
        let input = json!({ "idempotencyKey": "f", "societyId": id, "category": "IMMATURE_MODEL",
            "severity": "MAJOR", "text": "制度不全", "action": "补齐制度", "dueOn": "2026-04-01" });
        let recorded = done(&federation, "recordFinding", "RecordFindingInput", SHOWN, input).await;
        let finding = recorded.text("recordFinding.finding.id").to_owned();
        let held = async |person: &Person| {
            let query = "{ openItems(filter: { turn: MINE, kinds: [FINDING] }, first: 100) { nodes { subject } } }";
            let found = person.query(query).await;
            found.list("openItems.nodes").iter().any(|item| item["subject"] == json!(finding))
        };
        assert!(held(&leader).await && !held(&federation).await);
        let early = step(&federation, "confirmFinding", &finding, 1, "early").await;
        assert_eq!(early.user_errors(), ["WRONG_STATE"]);
        assert_eq!(step(&leader, "confirmFinding", &finding, 1, "own").await.error_code(), Some("FORBIDDEN"));
        let going = step(&leader, "reportFindingProgress", &finding, 1, "p").await;
        assert_eq!(going.text("reportFindingProgress.finding.state"), "IN_PROGRESS");
        let stale = step(&leader, "reportFindingResolved", &finding, 1, "stale").await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(stale.number("reportFindingResolved.finding.version"), 2);
        assert_eq!(step(&leader, "reportFindingResolved", &finding, 2, "r").await.user_errors(), Vec::<String>::new());
        assert!(!held(&leader).await && held(&federation).await, "the federation has to check");
        let back = step(&federation, "reopenFinding", &finding, 3, "back").await;
        assert_eq!(back.text("reopenFinding.finding.state"), "OPEN");
        assert!(held(&leader).await && !held(&federation).await, "back to the society");
        step(&leader, "reportFindingResolved", &finding, 4, "r2").await;
        let ended = step(&federation, "confirmFinding", &finding, 5, "c").await;
        assert_eq!(ended.text("confirmFinding.finding.resolvedOn"), "2026-03-20");
        assert!(!held(&leader).await && !held(&federation).await);
    }

    async fn nobody_reports_for_another_and_nobody_confirms_himself(house) {
        let (federation, leader, org) = (house.federation().await, house.leader().await, house.org().await);
        let mine = async |person: &Person, finding: &str| {
            let query = "query($ids: [ID!]) { findings(filter: { ids: $ids }) { nodes { mine checks } } }";
            let found = person.ask(query, json!({ "ids": [finding] })).await;
            let node = found.data("findings.nodes.0").clone();
            (node["mine"] == json!(true), node["checks"] == json!(true))
        };
        let input = json!({ "idempotencyKey": "s", "societyId": house.society(cast::LEADERS).await,
            "category": "LOW_COVERAGE", "severity": "MINOR", "text": "t", "action": "a", "dueOn": "2026-04-01" });
        let recorded = done(&federation, "recordFinding", "RecordFindingInput", SHOWN, input).await;
        let society = recorded.text("recordFinding.finding.id").to_owned();
        for name in ["reportFindingProgress", "reportFindingResolved"] {
            let refused = step(&federation, name, &society, 1, name).await;
            assert_eq!(refused.user_errors(), ["HOLDER_REPORTS"], "the federation does not report for a society");
        }
        step(&leader, "reportFindingResolved", &society, 1, "r").await;
        let refused = step(&org, "confirmFinding", &society, 2, "org").await;
        assert_eq!(refused.user_errors(), ["CHECKER_CONFIRMS"], "a society's is for the federation to check");
        assert_eq!((mine(&leader, &society).await, mine(&org, &society).await), ((true, false), (false, false)));
        assert_eq!(mine(&federation, &society).await, (false, true));

        let input = json!({ "idempotencyKey": "r", "category": "LOW_COVERAGE", "severity": "MINOR", "text": "t",
            "action": "a", "dueOn": "2026-04-01" });
        let recorded = done(&federation, "recordFinding", "RecordFindingInput", SHOWN, input).await;
        let region = recorded.text("recordFinding.finding.id").to_owned();
        assert_eq!((mine(&federation, &region).await, mine(&org, &region).await), ((true, false), (false, true)));
        let reported = step(&federation, "reportFindingResolved", &region, 1, "report").await;
        assert_eq!(reported.user_errors(), Vec::<String>::new());
        for person in [&federation, &house.chair().await] {
            let refused = step(person, "confirmFinding", &region, 2, "own").await;
            assert_eq!(refused.user_errors(), ["CHECKER_CONFIRMS"], "{}", person.name);
            let refused = step(person, "reopenFinding", &region, 2, "own again").await;
            assert_eq!(refused.user_errors(), ["CHECKER_CONFIRMS"], "{}", person.name);
        }
        let waits = "{ openItems(filter: { turn: MINE, kinds: [FINDING] }, first: 100) { nodes { subject reason { code } } } }";
        let held = org.query(waits).await;
        assert!(held.list("openItems.nodes").contains(&json!({ "subject": region, "reason": { "code": "REPORTED" } })));
        let back = step(&org, "reopenFinding", &region, 2, "back").await;
        assert_eq!(back.text("reopenFinding.finding.state"), "OPEN");
        let held = federation.query(waits).await;
        assert!(held.list("openItems.nodes").contains(&json!({ "subject": region, "reason": { "code": "RETURNED" } })));
        step(&federation, "reportFindingResolved", &region, 3, "report again").await;
        let ended = step(&org, "confirmFinding", &region, 4, "confirm").await;
        assert_eq!(ended.text("confirmFinding.finding.state"), "RESOLVED");
    }

    async fn what_is_found_in_the_region_the_federation_holds(house) {
        let federation = house.federation().await;
        let input = json!({ "idempotencyKey": "f", "category": "LOW_COVERAGE", "severity": "MINOR", "text": "t",
            "action": "a", "dueOn": "2026-04-01" });
        let recorded = done(&federation, "recordFinding", "RecordFindingInput", SHOWN, input).await;
        assert_eq!(recorded.data("recordFinding.finding.mine"), &json!(true));
        let finding = recorded.text("recordFinding.finding.id");
        let query = "query($id: ID!) { node(id: $id) { id } }";
        assert_eq!(house.leader().await.ask(query, json!({ "id": finding })).await.data("node"), &json!(null));
        assert_ne!(house.org().await.ask(query, json!({ "id": finding })).await.data("node"), &json!(null));
    }
}
