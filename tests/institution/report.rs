//! How these tests work on reports: filled in and submitted in `support::report`, passed and taken up here.

pub(crate) use support::report::{SHOWN, done, field, fill, of, save, step};
use support::{Answer, House, Person, Value, json};

/// Passes or takes up these reports.
pub(crate) async fn together(person: &Person, name: &str, key: &str, reports: &[&Value]) -> Answer {
    let seen = |report: &&Value| json!({ "reportId": report["id"], "expectedVersion": report["version"] });
    let input = json!({ "idempotencyKey": key, "reports": reports.iter().map(seen).collect::<Vec<_>>() });
    let query = format!(
        "mutation($input: ReportsInput!) {{ {name}(input: $input) {{ reports {{ {SHOWN} }} left {{ report {{ id }} \
         userErrors {{ path code }} }} userErrors {{ path code }} }} }}"
    );
    person.ask(&query, json!({ "input": input })).await
}

/// A report of the leader's society that the federation has passed.
pub(crate) async fn passed(house: &House, society: &str) -> Value {
    let (leader, federation) = (house.leader().await, house.federation().await);
    let report = fill(&leader, society, "fill").await;
    let report = done(&leader, "submitAnnualReport", &report, "submit", json!({})).await;
    let answer = together(&federation, "passAnnualReports", "pass", &[&report]).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
    answer.list("passAnnualReports.reports").first().expect("the report").clone()
}
