//! `recordHeadcount`: what it stores, what it refuses, and that a retry changes nothing twice.

use chrono::TimeDelta;
use support::{House, Person, both, cast, json};

use super::write::headcount;
use crate::ledger::trace::Trace;

async fn begin(house: &House) -> (Person, String) {
    (house.leader().await, house.society(cast::LEADERS).await)
}

fn nothing() -> Vec<String> {
    Vec::new()
}

both! {
    async fn what_is_recorded_holds_from_its_day_on(house) {
        let (leader, id) = begin(house).await;
        let changed = json!({ "formal": 9, "probationary": 2, "residentFormal": 5, "recordedOn": "2026-03-15" });
        let done = headcount(&leader, &id, 1, "k", changed).await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(done.number("recordHeadcount.society.version"), 2);
        assert_eq!(done.data("recordHeadcount.society.headcount"), &json!({
            "since": "2026-03-15", "until": null, "individualMembers": 469, "unitMembers": 20, "fullTimeStaff": 4,
            "partyTotal": 11, "formal": 9, "probationary": 2, "residentFormal": 5, "source": "SOCIETY",
        }));
        let query = "query($id: ID!) { society(id: $id) { headcounts { since until formal source } \
                     formAssessment { recommended } } }";
        let found = leader.ask(query, json!({ "id": id })).await;
        assert_eq!(found.data("society.headcounts"), &json!([
            { "since": "2026-01-01", "until": "2026-03-15", "formal": 2, "source": "IMPORT" },
            { "since": "2026-03-15", "until": null, "formal": 9, "source": "SOCIETY" },
        ]));
        assert_eq!(found.text("society.formAssessment.recommended"), "ESTABLISHED");
    }

    async fn the_federation_records_too_and_is_named_as_the_source(house) {
        let id = house.society(cast::LEADERS).await;
        let done = headcount(&house.federation().await, &id, 1, "k", json!({})).await;
        assert_eq!(done.text("recordHeadcount.society.headcount.source"), "FEDERATION");
    }

    async fn each_refusal_names_its_field_and_its_clause_and_stores_nothing(house) {
        let (leader, id) = begin(house).await;
        let clause = json!("《中国共产党支部工作条例（试行）》第四条");
        for (changed, wanted, rule) in [
            (json!({ "individualMembers": -1 }), vec!["individualMembers NEGATIVE"], json!(null)),
            (json!({ "unitMembers": -1 }), vec!["unitMembers NEGATIVE"], json!(null)),
            (json!({ "probationary": i32::MIN }), vec!["probationary NEGATIVE"], json!(null)),
            (json!({ "unitMembers": 10_000_001 }), vec!["unitMembers TOO_MANY"], json!(null)),
            (json!({ "residentFormal": 3 }), vec!["residentFormal RESIDENT_OVER_FORMAL"], clause.clone()),
            (json!({ "formal": 473 }), vec!["formal PARTY_OVER_PEOPLE"], clause),
            (json!({ "recordedOn": "2026-03-21" }), vec!["recordedOn DATE_IN_FUTURE"], json!(null)),
            (json!({ "recordedOn": "1995-08-16" }), vec!["recordedOn DATE_BEFORE_REGISTRATION"], json!(null)),
            (json!({ "recordedOn": "2025-12-31" }), vec!["recordedOn DATE_OUT_OF_ORDER"], json!(null)),
            (json!({ "idempotencyKey": "" }), vec!["idempotencyKey REQUIRED"], json!(null)),
            (json!({ "idempotencyKey": "  " }), vec!["idempotencyKey REQUIRED"], json!(null)),
            (json!({ "idempotencyKey": "k".repeat(81) }), vec!["idempotencyKey TOO_LONG"], json!(null)),
            (json!({ "expectedVersion": 0 }), vec!["expectedVersion CONFLICT"], json!(null)),
            (json!({ "societyId": "x" }), vec!["societyId NOT_FOUND"], json!(null)),
            (
                json!({ "individualMembers": -5, "fullTimeStaff": 0, "formal": 2 }),
                vec!["individualMembers NEGATIVE", "formal PARTY_OVER_PEOPLE"],
                json!(null),
            ),
        ] {
            let before = Trace::of(house).await;
            let refused = headcount(&leader, &id, 1, "k", changed.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(refused.data("recordHeadcount.userErrors.0.rule"), &rule, "{changed}");
            assert_ne!(refused.text("recordHeadcount.userErrors.0.message"), "");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
        // A key whose intention was refused is free.
        assert_eq!(headcount(&leader, &id, 1, "k", json!({})).await.user_errors(), nothing());
    }

    async fn a_key_with_a_null_byte_breaks_nothing(house) {
        let (leader, id) = begin(house).await;
        let answer = headcount(&leader, &id, 1, "a\u{0}b", json!({})).await;
        assert!(answer.status < 500, "{}", answer.text);
    }

    async fn a_stale_write_is_a_conflict_that_shows_what_stands(house) {
        let (leader, id) = begin(house).await;
        let federation = house.federation().await;
        assert_eq!(headcount(&leader, &id, 1, "a", json!({ "formal": 7 })).await.user_errors(), nothing());
        let before = Trace::of(house).await;
        let late = headcount(&federation, &id, 1, "b", json!({ "formal": 8 })).await;
        assert_eq!(late.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(late.number("recordHeadcount.society.version"), 2);
        assert_eq!(late.number("recordHeadcount.society.headcount.formal"), 7);
        assert!(late.text("recordHeadcount.userErrors.0.message").contains('2'), "the version that stands is named");
        assert_eq!(Trace::of(house).await, before);
        assert_eq!(headcount(&federation, &id, 2, "b", json!({ "formal": 8 })).await.user_errors(), nothing());
    }

    async fn the_same_key_and_input_is_one_intention(house) {
        let (leader, id) = begin(house).await;
        let first = headcount(&leader, &id, 1, "k", json!({ "formal": 7 })).await;
        let after_first = Trace::of(house).await;
        house.clock.forward(TimeDelta::minutes(5));
        let again = headcount(&leader, &id, 1, "k", json!({ "formal": 7 })).await;
        assert_eq!(again.body, first.body);
        assert_eq!(Trace::of(house).await, after_first);
        assert_eq!(after_first.events_of(&id), 3, "entered, a figure of civil affairs, and one headcount");
    }

    async fn the_same_key_with_another_input_is_refused(house) {
        let (leader, id) = begin(house).await;
        assert_eq!(headcount(&leader, &id, 1, "k", json!({ "formal": 7 })).await.user_errors(), nothing());
        let before = Trace::of(house).await;
        for changed in [json!({ "formal": 8 }), json!({ "recordedOn": "2026-03-19" })] {
            let refused = headcount(&leader, &id, 1, "k", changed).await;
            assert_eq!(refused.user_errors(), ["idempotencyKey KEY_REUSED"]);
        }
        let refused = super::write::contact(&leader, &id, 2, "k", json!({})).await;
        assert_eq!(refused.user_errors(), ["idempotencyKey KEY_REUSED"], "another intention");
        assert_eq!(Trace::of(house).await, before);
        // Keys are the user's own: the federation may use the same word.
        let federation = house.federation().await;
        assert_eq!(headcount(&federation, &id, 2, "k", json!({ "formal": 8 })).await.user_errors(), nothing());
    }

    async fn eight_retries_at_once_are_one_event(house) {
        let (leader, id) = begin(house).await;
        let all = futures_util::future::join_all(
            (0..8).map(|_| headcount(&leader, &id, 1, "k", json!({ "formal": 7 }))),
        )
        .await;
        for answer in &all {
            assert_eq!(answer.user_errors(), nothing());
            assert_eq!(answer.number("recordHeadcount.society.version"), 2);
        }
        assert_eq!(Trace::of(house).await.events_of(&id), 3, "entered, a figure of civil affairs, and one headcount");
    }

    async fn of_eight_writers_with_one_version_one_wins(house) {
        let (leader, id) = begin(house).await;
        let writes = (0..8).map(|number| {
            let (leader, id) = (&leader, &id);
            async move { headcount(leader, id, 1, &format!("k{number}"), json!({ "formal": 10 + number })).await }
        });
        let all = futures_util::future::join_all(writes).await;
        let refusals: Vec<Vec<String>> = all.iter().map(support::Answer::user_errors).collect();
        assert_eq!(refusals.iter().filter(|refused| refused.is_empty()).count(), 1, "{refusals:?}");
        assert_eq!(refusals.iter().filter(|refused| **refused == ["expectedVersion CONFLICT"]).count(), 7);
        assert_eq!(Trace::of(house).await.events_of(&id), 3, "entered, a figure of civil affairs, and one headcount");
    }

    async fn wrong_types_never_reach_the_database(house) {
        let (leader, id) = begin(house).await;
        let before = Trace::of(house).await;
        for (changed, status) in [
            (json!({ "formal": "7" }), 400), (json!({ "formal": 7.5 }), 400), (json!({ "formal": 2_147_483_648_i64 }), 400),
            (json!({ "formal": null }), 400), (json!({ "formal": [7] }), 400), (json!({ "recordedOn": "gestern" }), 400),
            (json!({ "recordedOn": 20_260_320 }), 400), (json!({ "another": 1 }), 400),
        ] {
            let refused = headcount(&leader, &id, 1, "k", changed.clone()).await;
            assert_eq!(refused.status, status, "{changed}: {}", refused.text);
            assert!(refused.error_code().is_some(), "{changed}: {}", refused.text);
        }
        assert_eq!(Trace::of(house).await, before);
    }
}
