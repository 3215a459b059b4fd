//! Annual reports as tests and benchmarks work on them: the one of a society, filled in, submitted.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::person::Person;

/// What is looked at.
pub const SHOWN: &str = "id version state round receiptNo passedAt moves conclusion dueOn \
    content { businessComplete partyComplete gate { result reasons { reason } } suggestedReasons asked prefilled \
    fields { field value origin version needed changed differs known remark fault { code } } }";

/// The report of a society, as a person sees it.
pub async fn of(person: &Person, society: &str) -> Value {
    let query = format!("query($id: ID!) {{ annualReports(filter: {{ society: $id }}) {{ nodes {{ {SHOWN} }} }} }}");
    let found = person.ask(&query, json!({ "id": society })).await;
    found.list("annualReports.nodes").first().cloned().unwrap_or(Value::Null)
}

/// A field of a report.
#[must_use]
pub fn field<'v>(report: &'v Value, name: &str) -> &'v Value {
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
pub async fn save(person: &Person, report: &Value, key: &str, fields: &[(&str, &str)]) -> Answer {
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
pub async fn fill(person: &Person, society: &str, key: &str) -> Value {
    let report = of(person, society).await;
    let asked = report["content"]["fields"].as_array().expect("the content is shown");
    let empty = |name: &str| asked.iter().any(|field| field["field"] == name && field["value"] == "");
    let fields: Vec<_> = VALUES.iter().copied().filter(|(name, _)| empty(name)).collect();
    let saved = save(person, &report, key, &fields).await;
    assert_eq!(saved.user_errors(), Vec::<String>::new());
    saved.data("saveAnnualReport.report").clone()
}

/// A step with this input beside report, version and key.
pub async fn step(person: &Person, name: &str, report: &Value, key: &str, said: Value) -> Answer {
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
pub async fn done(person: &Person, name: &str, report: &Value, key: &str, said: Value) -> Value {
    let answer = step(person, name, report, key, said).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.report")).clone()
}
