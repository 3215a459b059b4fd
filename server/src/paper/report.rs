//! The report of an annual inspection as a form: both halves, what the federation passed, what civil affairs
//! concluded.

use serde_json::Value;

use entity::institution::inspection::Conclusion;
use entity::institution::report::field::{ReportField, ReportFieldKind};
use entity::institution::report::said::said;
use entity::institution::report::{ReportHalf, ReportStep};
use entity::{Language, Word};

use super::form::{Form, Line, Part, Receipt, day, label, line, moment, moment_said, rows, term, text};

/// What is asked.
pub const DOCUMENT: &str = "query($id: ID!) { node(id: $id) { ... on AnnualReport { round submittedAt receiptNo \
    passedAt conclusion concludedOn opinion reasons { label } receipt { number code digest path } \
    society { name uscc } campaign { reportsOn notice } steps { step at actor } \
    content { fields { field half value } } } } }";

/// The form; none before a submission, and where the reader may not see what stands in it.
#[must_use]
pub fn form(report: &Value, language: Language, base: &str) -> Option<Form> {
    let content = report.get("content").filter(|content| !content.is_null())?;
    let submitted = report["round"].as_i64().unwrap_or(0) > 0;
    let about = text(&report["society"]["name"]);
    let year = text(&report["campaign"]["reportsOn"]);
    let title = match language {
        Language::Zh => format!("社会团体年度检查报告书（{year} 年度）"),
        Language::En => format!("Annual inspection report of a society ({year})"),
    };
    let notice = text(&report["campaign"]["notice"]);
    let foot = match language {
        Language::Zh => format!("依据：{notice}。业务报告与党建工作情况一次提交。"),
        Language::En => format!("Basis: {notice}. Both halves submitted together."),
    };
    let head = vec![
        line(language, ("学会名称", "Society"), about.clone()),
        line(language, ("统一社会信用代码", "Credit code"), text(&report["society"]["uscc"])),
        line(language, ("回执编号", "Receipt"), text(&report["receiptNo"])),
        line(language, ("首次提交", "First submitted"), moment_said(&report["submittedAt"], language)),
    ];
    let half = |half: ReportHalf| part(rows(&content["fields"]), half, language);
    submitted.then(|| Form {
        title,
        about,
        head,
        parts: ReportHalf::ALL.iter().copied().map(half).collect(),
        opinions: opinions(report, language),
        foot,
        receipt: receipt(&report["receipt"], base),
        dated: moment(&report["submittedAt"]),
        language,
    })
}

/// A half: short answers two a row, texts over the whole width.
fn part(fields: &[Value], half: ReportHalf, language: Language) -> Part {
    let mut part = Part { caption: half.label(language).to_owned(), ..Part::default() };
    for row in fields {
        let Some(field) = term::<ReportField>(&row["field"]).filter(|field| field.spec().half == half) else {
            continue;
        };
        let said = said(field, &text(&row["value"]), language);
        let value = if said.is_empty() { language.pick("无", "None").to_owned() } else { said };
        let line = Line { label: field.label(language).to_owned(), value };
        if field.spec().kind == ReportFieldKind::Text { part.long.push(line) } else { part.short.push(line) }
    }
    part
}

fn opinions(report: &Value, language: Language) -> Vec<Line> {
    let passed = rows(&report["steps"]).iter().rev().find(|step| term(&step["step"]) == Some(ReportStep::Pass));
    let passed = passed.filter(|_| !report["passedAt"].is_null()).map(|step| {
        let at = moment_said(&step["at"], language);
        [ReportStep::Pass.label(language), &text(&step["actor"]), &at].join("  ")
    });
    let reasons: Vec<String> = rows(&report["reasons"]).iter().map(|reason| text(&reason["label"])).collect();
    let concluded = [
        label::<Conclusion>(&report["conclusion"], language),
        reasons.join("；"),
        text(&report["opinion"]),
        day(&report["concludedOn"], language),
    ];
    let concluded: Vec<String> = concluded.into_iter().filter(|said| !said.is_empty()).collect();
    let opinion = |zh, en, value: String| Line { label: language.pick(zh, en).to_owned(), value };
    vec![
        opinion("业务主管单位初审意见", "Opinion of the federation", passed.unwrap_or_default()),
        opinion("登记管理机关年检结论", "Conclusion of civil affairs", concluded.join("  ")),
    ]
}

fn receipt(found: &Value, base: &str) -> Option<Receipt> {
    let path = found["path"].as_str()?;
    Some(Receipt {
        number: text(&found["number"]),
        code: text(&found["code"]),
        digest: text(&found["digest"]).chars().take(16).collect(),
        address: [base, path].concat(),
    })
}
