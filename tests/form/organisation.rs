//! What people are shown: the organisation, the case, the cause of a gap; and what it costs.

use support::statements::flat;
use support::{both, json};

both! {
    async fn every_gap_has_one_cause_one_action_and_one_owner(house) {
        let org = house.org().await;
        let query = "{ gaps: societies(filter: { gap: true }) { nodes { uscc coverageGap { cause action owner } } } \
                     bare: societies(filter: { covered: false }) { nodes { uscc coverageGap { cause action owner \
                     abnormality text } } } all: societies(first: 100) { nodes { coverage coverageGap { cause } \
                     formAssessment { recommended } } } }";
        let found = org.query(query).await;
        let told = |list: &str| -> Vec<String> {
            let told = |node: &support::Value| {
                let gap = &node["coverageGap"];
                let text = |field: &str| gap[field].as_str().unwrap_or("-").to_owned();
                format!("{} {} {} {}", &node["uscc"].as_str().unwrap_or_default()[11..16], text("cause"), text("action"),
                    text("owner"))
            };
            found.list(list).iter().map(told).collect()
        };
        assert_eq!(told("gaps.nodes"), [
            "D0036 WAITING_FOR_FEDERATION REVIEW FEDERATION",
            "D0083 SUPERIOR_APPROVAL_MISSING RECORD_APPROVAL FEDERATION",
            "D0094 RETURNED_TO_SOCIETY CORRECT SOCIETY",
        ]);
        assert_eq!(told("bare.nodes"), [
            "D0061 ABNORMAL SEND_INSTRUCTOR FEDERATION",
            "D0087 ABNORMAL SEND_INSTRUCTOR FEDERATION",
            "D0092 ABNORMAL SEND_INSTRUCTOR FEDERATION",
            "D0094 RETURNED_TO_SOCIETY CORRECT SOCIETY",
            "D0102 LIQUIDATING_EXEMPT DEREGISTER CIVIL_AFFAIRS",
        ]);
        for society in found.list("all.nodes") {
            if society["coverage"] == "ORGANISATION" {
                assert_eq!(society["coverageGap"], json!(null));
            }
        }
    }

    async fn civil_affairs_sees_the_result_and_not_the_case(house) {
        let civil = house.civil().await;
        let id = house.society("51329900MJ0D0036X8").await;
        let query = "query($id: ID!) { society(id: $id) { form organisation { state form } formation { id } \
                     formations { id } coverageGap { cause } } }";
        let found = civil.ask(query, json!({ "id": id })).await;
        assert_eq!(found.data("society"), &json!({
            "form": "LIAISON", "organisation": { "state": "CHANGE_DUE", "form": "LIAISON" }, "formation": null,
            "formations": [], "coverageGap": null,
        }));
        let found = house.org().await.ask(query, json!({ "id": id })).await;
        assert_eq!(found.text("society.organisation.state"), "CONVERTING");
        assert_ne!(found.text("society.formation.id"), "");
    }

    async fn the_queue_shows_whom_each_case_waits_for(house) {
        let query = "query($filter: FormationFilter) { formations(filter: $filter) { totalCount nodes { state society \
                     { uscc } openItem { holder { name tier } workingDaysWaiting overdue } } } }";
        let federation = house.federation().await;
        let open = federation.ask(query, json!({ "filter": { "open": true } })).await;
        assert_eq!(open.number("formations.totalCount"), 6);
        let review = federation.ask(query, json!({ "filter": { "states": ["FED_REVIEW"] } })).await;
        assert_eq!(review.number("formations.totalCount"), 2);
        for node in review.list("formations.nodes") {
            assert_eq!(node["openItem"]["holder"]["tier"], "SPONSOR");
            assert!(node["openItem"]["workingDaysWaiting"].as_i64() > Some(0), "{node}");
        }
        assert_eq!(house.leader().await.ask(query, json!({})).await.number("formations.totalCount"), 0);
        assert_eq!(house.foreign_federation().await.ask(query, json!({})).await.number("formations.totalCount"), 0);
    }

    async fn a_list_with_organisation_and_case_costs_no_statement_a_row(house) {
        let federation = house.federation().await;
        for fields in [
            "organisation { state since officers { name role } liaison { name } }",
            "formation { state nominees { name } steps { step } moves openItem { dueOn holder { name } } }",
            "coverageGap { cause text } formations { state }",
        ] {
            let query = format!("query($first: Int) {{ societies(first: $first) {{ nodes {{ {fields} }} }} }}");
            flat(house, &federation, &query, 40, 90).await;
        }
        let query = "query($first: Int) { formations(first: $first) { nodes { state steps { step } society { name \
                     headcount { formal } } openItem { dueOn holder { name } } } } }";
        flat(house, &federation, query, 4, 7).await;
    }
}
