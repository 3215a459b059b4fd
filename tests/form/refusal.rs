//! What is refused, with its clause; and that nothing is stored then.

use support::{both, json};

use super::write::{due, go, propose, proposed};
use crate::ledger::trace::Trace;

both! {
    async fn each_bad_proposal_names_its_field_and_stores_nothing(house) {
        let (leader, id) = due(house).await;
        let named = |role: &str, count: usize| {
            (0..count).map(|n| json!({ "name": format!("某{n}"), "role": role })).collect::<Vec<_>>()
        };
        for (changed, wanted) in [
            (json!({ "form": "LIAISON", "nominees": named("LIAISON", 1) }), vec!["form FORM_IN_BEING"]),
            (json!({ "form": "LIAISON", "nominees": named("LIAISON", 2) }),
                vec!["form FORM_IN_BEING", "nominees ONE_LIAISON"]),
            (json!({ "form": "JOINT" }), vec!["form FORM_NOT_OFFERED"]),
            (json!({ "form": "ESTABLISHED" }), vec!["reason REASON_REQUIRED"]),
            (json!({ "form": "NONE", "nominees": [] }), vec!["reason REASON_REQUIRED"]),
            (json!({ "nominees": [] }), vec!["nominees SECRETARY_REQUIRED"]),
            (json!({ "nominees": [{ "name": " ", "role": "SECRETARY" }] }), vec!["nominees REQUIRED"]),
            (json!({ "nominees": named("LIAISON", 1) }), vec!["nominees NOMINEE_NOT_OF_FORM", "nominees SECRETARY_REQUIRED"]),
            (json!({ "superior": "" }), vec!["superior REQUIRED"]),
            (json!({ "proposedOn": "2026-03-21" }), vec!["proposedOn DATE_IN_FUTURE"]),
            (json!({ "proposedOn": "1990-01-01" }), vec!["proposedOn DATE_BEFORE_REGISTRATION"]),
            (json!({ "reason": "长".repeat(501) }), vec!["reason TOO_LONG"]),
        ] {
            let before = Trace::of(house).await;
            let refused = propose(&leader, &id, 2, "k", changed.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_ne!(refused.text("proposeFormation.userErrors.0.message"), "");
            assert_eq!(Trace::of(house).await, before, "{changed}");
            assert_eq!(refused.data("proposeFormation.formation"), &json!(null));
        }
        let stale = propose(&leader, &id, 1, "k", json!({})).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(propose(&leader, &id, 2, "k", json!({})).await.user_errors(), Vec::<String>::new());
        let second = propose(&leader, &id, 3, "second", json!({})).await;
        assert_eq!(second.user_errors(), ["FORMATION_OPEN"]);
    }

    async fn too_few_members_make_no_branch_and_no_committee(house) {
        let leader = house.leader().await;
        let id = house.society(super::write::DUE).await;
        let refused = propose(&leader, &id, 1, "k", json!({})).await;
        assert_eq!(refused.user_errors(), ["form TOO_FEW_FORMAL"]);
        assert_eq!(
            refused.data("proposeFormation.userErrors.0.rule"),
            &json!("《中国共产党支部工作条例（试行）》第四条")
        );
        // Six formal members have a secretary and no committee.
        let counted = json!({ "formal": 6, "residentFormal": 1, "recordedOn": "2026-03-19" });
        let done = crate::register::write::headcount(&leader, &id, 1, "six", counted).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let committee = json!({ "nominees": [
            { "name": "甲", "role": "SECRETARY" }, { "name": "乙", "role": "COMMITTEE_MEMBER" },
        ] });
        let refused = propose(&leader, &id, 2, "k", committee).await;
        assert_eq!(refused.user_errors(), ["nominees COMMITTEE_TOO_SMALL"]);
    }

    async fn a_move_that_the_machine_does_not_list_is_refused(house) {
        let (leader, _, case) = proposed(house).await;
        let federation = house.federation().await;
        let document = json!({ "documentNo": "1号", "documentOn": "2026-03-20" });
        let before = Trace::of(house).await;
        let refused = go(&federation, "approveFormation", &case, 1, document.clone()).await;
        assert_eq!(refused.user_errors(), ["INVALID_TRANSITION"]);
        let told = refused.text("approveFormation.userErrors.0.message");
        assert!(told.contains("社科联审核中") && told.contains("审核通过"), "{told}");
        assert_eq!(Trace::of(house).await, before);
        assert_eq!(go(&federation, "passFormation", &case, 1, json!({})).await.user_errors(), Vec::<String>::new());
        let before = Trace::of(house).await;
        for (person, field, said) in [
            (&leader, "withdrawFormation", json!({})),
            (&federation, "passFormation", json!({})),
        ] {
            let refused = go(person, field, &case, 2, said).await;
            assert_eq!(refused.user_errors(), ["INVALID_TRANSITION"], "{field}");
        }
        assert_eq!(Trace::of(house).await, before);
        // A document has a number and lies between the proposal and today.
        for (said, wanted) in [
            (json!({}), vec!["documentNo REQUIRED", "documentOn REQUIRED"]),
            (json!({ "documentNo": " ", "documentOn": "2026-03-20" }), vec!["documentNo REQUIRED"]),
            (json!({ "documentNo": "1号", "documentOn": "2026-03-21" }), vec!["documentOn DATE_IN_FUTURE"]),
            (json!({ "documentNo": "1号", "documentOn": "2026-03-19" }), vec!["documentOn DATE_BEFORE_PROPOSAL"]),
        ] {
            let refused = go(&federation, "approveFormation", &case, 2, said.clone()).await;
            assert_eq!(refused.user_errors(), wanted, "{said}");
        }
        let back = json!({ "reason": "OTHER", "text": " " });
        assert_eq!(go(&federation, "returnFormation", &case, 2, back).await.user_errors(), ["text REQUIRED"]);
        assert_eq!(Trace::of(house).await, before);
        let stale = go(&federation, "approveFormation", &case, 1, document.clone()).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        let unknown = go(&federation, "approveFormation", "x", 1, document).await;
        assert_eq!(unknown.user_errors(), ["formationId NOT_FOUND"]);
    }

    async fn a_remark_points_at_a_field_of_the_proposal(house) {
        let (_, _, case) = proposed(house).await;
        let federation = house.federation().await;
        let back = |remarks: support::Value| json!({ "reason": "OTHER", "text": "请补正", "remarks": remarks });
        let remark = |field: &str, text: &str| json!({ "field": field, "text": text });
        let before = Trace::of(house).await;
        for (remarks, wanted) in [
            (json!([remark("LIAISON", "换人")]), "remarks REMARK_NOT_OF_FORM"),
            (json!([remark("FORM", "甲"), remark("FORM", "乙")]), "remarks REMARK_TWICE"),
            (json!([remark("FORM", " ")]), "remarks REQUIRED"),
            (json!([remark("FORM", &"长".repeat(201))]), "remarks TOO_LONG"),
            (json!([remark("FORM", "a\u{7}")]), "remarks CONTROL_CHARACTER"),
        ] {
            let refused = go(&federation, "returnFormation", &case, 1, back(remarks)).await;
            assert_eq!(refused.user_errors(), [wanted]);
        }
        // A field that no proposal has is no input at all.
        let unknown = go(&federation, "returnFormation", &case, 1, back(json!([remark("SHOE_SIZE", "42")]))).await;
        assert!(unknown.error_code().is_some(), "{}", unknown.text);
        assert_eq!(Trace::of(house).await, before);
    }

    async fn a_society_moves_only_its_own_case(house) {
        let (_, _, case) = proposed(house).await;
        for person in [house.secretary().await, house.foreign_leader().await] {
            let refused = go(&person, "withdrawFormation", &case, 1, json!({})).await;
            assert_eq!(refused.user_errors(), ["formationId NOT_FOUND"], "{}", person.name);
        }
        let foreign = go(&house.foreign_federation().await, "passFormation", &case, 1, json!({})).await;
        assert_eq!(foreign.user_errors(), ["formationId NOT_FOUND"]);
    }
}
