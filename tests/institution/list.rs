//! The list behind each figure of a campaign's progress, and what someone only confirms.

use entity::Word;
use entity::institution::report::ReportState;
use support::{Value, both, cast, json};

use super::report::{done, field, of, save};
use crate::responsibility::invariant;

const COUNT: &str = "query($filter: AnnualReportFilter) { annualReports(filter: $filter) { totalCount } }";

both! {
    async fn every_figure_has_the_list_behind_it(house) {
        let org = house.org().await;
        let campaign = org.query("{ inspectionCampaigns { id } }").await.text("inspectionCampaigns.0.id").to_owned();
        let progress = "query($id: ID!) { inspectionProgress(campaign: $id) { byDay { on submitted } \
            returnReasons { reason } returnedFields { field } } }";
        let progress = org.ask(progress, json!({ "id": campaign })).await;
        let count = async |filter: Value| org.ask(COUNT, json!({ "filter": filter })).await.number("annualReports.totalCount");
        let days = progress.list("inspectionProgress.byDay");
        assert!(days.len() > 5, "{days:?}");
        for day in days {
            assert_eq!(Some(count(json!({ "submittedOn": day["on"] })).await), day["submitted"].as_i64(), "{day}");
        }
        assert_eq!(count(json!({ "submittedOn": "2025-12-31" })).await, 0);
        for reason in progress.list("inspectionProgress.returnReasons") {
            assert!(count(json!({ "returnReasons": [reason["reason"]] })).await > 0, "{reason}");
        }
        assert_eq!(count(json!({ "returnReasons": ["FINANCE_UNCLEAR"] })).await, 0);
        for field in progress.list("inspectionProgress.returnedFields") {
            assert!(count(json!({ "remarkedFields": [field["field"]] })).await > 0, "{field}");
        }
        assert_eq!(count(json!({ "remarkedFields": ["INCOME"] })).await, 0);
    }

    async fn every_state_stands_in_the_demo(house) {
        let civil = house.civil().await;
        let count = async |filter: Value| civil.ask(COUNT, json!({ "filter": filter })).await.number("annualReports.totalCount");
        for state in ReportState::ALL {
            assert!(count(json!({ "states": [state.code()] })).await > 0, "{state}");
        }
        // The register names four that did not take part in 2025; civil affairs can still let them in.
        assert_eq!(count(json!({ "states": ["NOT_PARTICIPATED"], "year": 2025 })).await, 4);
        let query = "{ annualReports(filter: { states: [NOT_PARTICIPATED] }) { nodes { id version moves } } }";
        let missed = civil.query(query).await.data("annualReports.nodes.0").clone();
        assert_eq!(missed["moves"], json!(["READMIT"]));
        let admitted = done(&civil, "readmitAnnualReport", &missed, "late", json!({ "text": "补报情况说明" })).await;
        assert_eq!((&admitted["state"], &admitted["dueOn"]), (&json!("DRAFT"), &json!("2026-04-03")));
        invariant::holds(house).await;
    }

    async fn what_is_only_confirmed_still_comes_from_the_platform(house) {
        let society = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let report = of(&leader, &society).await;
        let known = field(&report, "INDIVIDUAL_MEMBERS")["value"].as_str().expect("it is known").to_owned();
        let confirmed = save(&leader, &report, "confirm", &[("INDIVIDUAL_MEMBERS", &known)]).await;
        let after = confirmed.data("saveAnnualReport.report");
        assert_eq!(field(after, "INDIVIDUAL_MEMBERS")["version"], 1);
        assert_eq!(field(after, "INDIVIDUAL_MEMBERS")["origin"], "HEADCOUNT");
        assert_eq!(after["content"]["prefilled"], report["content"]["prefilled"]);
        let changed = save(&leader, after, "change", &[("INDIVIDUAL_MEMBERS", "470")]).await;
        let changed = changed.data("saveAnnualReport.report");
        assert_eq!(field(changed, "INDIVIDUAL_MEMBERS")["origin"], "TYPED");
        assert_eq!(field(changed, "INDIVIDUAL_MEMBERS")["differs"], true);
    }
}
