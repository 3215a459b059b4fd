//! How these tests work on reports: the one of a society, filled in, submitted, moved on.

use support::{Answer, House, Person, Value, json};

/// What the tests look at.
const SHOWN: &str = "id version state round receiptNo passedAt moves conclusion dueOn \
    content { businessComplete partyComplete gate { result reasons { reason } } suggestedReasons asked prefilled \
    fields { field value origin version needed changed differs known remark fault { code } } }";

/// The report of a society, as a person sees it.
pub(super) async fn of(person: &Person, society: &str) -> Value {
    let query = format!("query($id: ID!) {{ annualReports(filter: {{ society: $id }}) {{ nodes {{ {SHOWN} }} }} }}");
    let found = person.ask(&query, json!({ "id": society })).await;
    found.list("annualReports.nodes").first().cloned().unwrap_or(Value::Null)
}

/// A field of a report.
pub(super) fn field<'v>(report: &'v Value, name: &str) -> &'v Value {
    let fields = report["content"]["fields"].as_array().expect("the content is shown");
    fields.iter().find(|field| field["field"] == name).unwrap_or_else(|| panic!("{name} is not asked"))
}

/// Values with which a report is whole, whoever's it is.
const VALUES: [(&str, &str); 27] = [
    ("ADDRESS", "江南路1号"),
    ("COUNCIL_MEETINGS", "3"),
    ("ACTIVITIES", "8"),
    ("ACTIVITY_SUMMARY", "学术年会一次"),
    ("INCOME", "1200000"),
    ("EXPENSE", "1000000"),
    ("NET_ASSETS", "-500"),
    ("DONATIONS", "0"),
    ("AUDITED", "YES"),
    ("BRANCH_OFFICES", "0"),
    ("BRANCH_FEES", "NO"),
    ("AWARDS", "NO"),
    ("FOREIGN_CONTACT", "NO"),
    ("BUSINESS_PLAN", "办好年会"),
    ("RECTIFICATION", "已整改"),
    ("PARTY_OFFICER", "曹玉兰"),
    ("PARTY_STUDIES", "4"),
    ("PARTY_LECTURES", "1"),
    ("THEME_DAYS", "4"),
    ("CHARTER_CLAUSE", "YES"),
    ("OPINIONS", "1"),
    ("PARTY_WORK", "学习四次"),
    ("PARTY_PROBLEMS", "人员分散"),
    ("PARTY_PLAN", "每季一次主题党日"),
    ("FORM_REASON", "正在调整"),
    ("ASSEMBLY_HELD_ON", "2025-05-18"),
    ("UNFILED_CHANGES", "无"),
];

/// Fills fields in; each value comes with the version that stands in the report as it was read.
pub(super) async fn save(person: &Person, report: &Value, key: &str, fields: &[(&str, &str)]) -> Answer {
    let fields: Vec<Value> = fields
        .iter()
        .map(|(name, value)| json!({ "field": name, "value": value, "seenVersion": field(report, name)["version"] }))
        .collect();
    let query = format!(
        "mutation($input: SaveAnnualReportInput!) {{ saveAnnualReport(input: $input) {{ report {{ {SHOWN} }} \
         clashes {{ field yours theirs version writtenBy }} userErrors {{ path code }} }} }}"
    );
    let input = json!({ "reportId": report["id"], "idempotencyKey": key, "fields": fields });
    person.ask(&query, json!({ "input": input })).await
}

/// Fills in all that is asked and not known; answers the report after it.
pub(crate) async fn fill(person: &Person, society: &str, key: &str) -> Value {
    let report = of(person, society).await;
    let asked = report["content"]["fields"].as_array().expect("the content is shown");
    let empty = |name: &str| asked.iter().any(|field| field["field"] == name && field["value"] == "");
    let fields: Vec<_> = VALUES.iter().copied().filter(|(name, _)| empty(name)).collect();
    let saved = save(person, &report, key, &fields).await;
    assert_eq!(saved.user_errors(), Vec::<String>::new());
    saved.data("saveAnnualReport.report").clone()
}

/// A step with this input beside report, version and key.
pub(crate) async fn step(person: &Person, name: &str, report: &Value, key: &str, said: Value) -> Answer {
    let kind = match name {
        "submitAnnualReport" => "SubmitAnnualReportInput",
        "recallAnnualReport" => "ReportStepInput",
        "returnAnnualReport" => "ReturnAnnualReportInput",
        "concludeAnnualReport" => "ConcludeAnnualReportInput",
        "readmitAnnualReport" => "ReadmitAnnualReportInput",
        _ => "RectificationInput",
    };
    let mut input = json!({ "reportId": report["id"], "expectedVersion": report["version"], "idempotencyKey": key });
    let Value::Object(said) = said else { panic!("what is said is an object") };
    input.as_object_mut().expect("an object").extend(said);
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ report {{ {SHOWN} }} userErrors {{ path code }} }} }}"
    );
    person.ask(&query, json!({ "input": input })).await
}

/// The same, which has to be done; answers the report after it.
pub(crate) async fn done(person: &Person, name: &str, report: &Value, key: &str, said: Value) -> Value {
    let answer = step(person, name, report, key, said).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.report")).clone()
}

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
