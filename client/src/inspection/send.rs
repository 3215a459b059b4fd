//! Sending the intentions about annual reports. A society's go through the queue, so that they wait for a
//! network; an office's are sent at once. What the server declines comes back as sentences.

use chrono::NaiveDate;
use entity::institution::campaign::{CampaignDays, PartyGate};
use entity::institution::inspection::Conclusion;
use entity::institution::report::field::ReportField;
use entity::institution::report::{ReportReturnReason, ReportState};
use entity::refusal::UserErrorCode;
use graphql_client::GraphQLQuery;
use view_model::inspection::draft::FORM;

use super::view::Report;
use crate::net::key::new_key;
use crate::net::replay::{About, Written, write};
use crate::net::{NetFault, send};
use crate::text::language;

macro_rules! operations {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums(
                "Conclusion", "PartyGate", "ReportField", "ReportReturnReason", "ReportState", "UserErrorCode"
            )
        )]
        pub(super) struct $name;
    )+};
}

operations! {
    SaveAnnualReport: "src/inspection/save.graphql";
    SubmitAnnualReport: "src/inspection/submit.graphql";
    RecallAnnualReport: "src/inspection/recall.graphql";
    ReturnAnnualReport: "src/inspection/return.graphql";
    PassAnnualReports: "src/inspection/pass.graphql";
    ReceiveAnnualReports: "src/inspection/receive.graphql";
    ConcludeAnnualReport: "src/inspection/conclude.graphql";
    ReadmitAnnualReport: "src/inspection/readmit.graphql";
    ReportRectification: "src/inspection/report_rectification.graphql";
    ConfirmRectification: "src/inspection/confirm_rectification.graphql";
    RejectRectification: "src/inspection/reject_rectification.graphql";
    OpenInspection: "src/inspection/open.graphql";
}

/// What became of an intention.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is done.
    Done,
    /// It waits for a network.
    Queued,
    /// The server declined it, with these sentences.
    Refused(Vec<String>),
}

impl Outcome {
    fn of(told: Vec<String>) -> Self {
        if told.is_empty() { Self::Done } else { Self::Refused(told) }
    }

    /// The outcome, faults told as sentences too.
    pub(super) fn told(outcome: Result<Self, NetFault>) -> Self {
        outcome.unwrap_or_else(|fault| Self::Refused(vec![fault.sentence(language())]))
    }
}

/// What becomes of an intention that cannot wait.
pub(super) type Answer = Result<Outcome, NetFault>;

/// A refusal as one sentence, with the clause it rests on.
macro_rules! sentences {
    ($errors:expr) => {
        $errors
            .into_iter()
            .map(|error| match error.rule {
                Some(rule) => [error.message.as_str(), "（", &rule, "）"].concat(),
                None => error.message,
            })
            .collect::<Vec<_>>()
    };
}

fn about(report: &Report, key: &str) -> About {
    About {
        key: key.to_owned(),
        subject: report.id.clone(),
        title: report.society_name(),
        form: FORM,
        base: serde_json::Value::Null,
    }
}

/// A field that someone else has written differently.
pub(super) use save_annual_report::SaveAnnualReportSaveAnnualReportClashes as Clash;

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Saved {
    /// The fields stand there, except these; and the report's version now.
    Written { version: Option<i64>, clashes: Vec<Clash> },
    /// It waits for a network.
    Queued,
    /// Nothing was written: the field's code where it is one, and why.
    Refused(Vec<(Option<String>, String)>),
}

/// Fills fields in: field, kept value, version seen.
pub(super) async fn save(report: &Report, fields: &[(ReportField, String, i64)]) -> Result<Saved, NetFault> {
    use save_annual_report::{FilledFieldInput, SaveAnnualReportInput, Variables};
    let key = new_key();
    let about = about(report, &key);
    let filled = |(field, value, seen_version): &(ReportField, String, i64)| FilledFieldInput {
        field: *field,
        value: value.clone(),
        seen_version: *seen_version,
    };
    let fields = fields.iter().map(filled).collect();
    let input = SaveAnnualReportInput { report_id: report.id.clone(), idempotency_key: key, fields };
    let Written::Answered(data) = write::<SaveAnnualReport>(about, Variables { input }).await? else {
        return Ok(Saved::Queued);
    };
    let payload = data.save_annual_report;
    if !payload.user_errors.is_empty() {
        let told = payload.user_errors.into_iter().map(|error| (error.path.into_iter().next_back(), error.message));
        return Ok(Saved::Refused(told.collect()));
    }
    Ok(Saved::Written { version: payload.report.map(|report| report.version), clashes: payload.clashes })
}

/// What became of a submission.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sent {
    /// It is submitted; the receipt's number and the report's version.
    Submitted { receipt: String, version: i64 },
    /// It waits for a network.
    Queued,
    /// It was declined: the field's code where it is one, and why.
    Refused(Vec<(Option<String>, String)>),
}

/// Submits the report; `note` explains remarks that changed nothing.
pub(super) async fn submit(
    report: &Report,
    version: i64,
    key: &str,
    (note, file_ids): (&str, Vec<String>),
) -> Result<Sent, NetFault> {
    use submit_annual_report::{SubmitAnnualReportInput, Variables};
    let input = SubmitAnnualReportInput {
        report_id: report.id.clone(),
        expected_version: version,
        idempotency_key: key.to_owned(),
        note: Some(note.trim().to_owned()).filter(|note| !note.is_empty()),
        file_ids,
    };
    let Written::Answered(data) = write::<SubmitAnnualReport>(about(report, key), Variables { input }).await? else {
        return Ok(Sent::Queued);
    };
    let payload = data.submit_annual_report;
    let told = payload.user_errors.into_iter().map(|error| (error.path.into_iter().next_back(), error.message));
    let told: Vec<_> = told.collect();
    Ok(match payload.report {
        Some(now) if told.is_empty() => {
            Sent::Submitted { receipt: now.receipt_no.unwrap_or_default(), version: now.version }
        }
        _ => Sent::Refused(told),
    })
}

/// Takes a submission back.
pub(super) async fn recall(report: &Report, version: i64) -> Answer {
    use recall_annual_report::{ReportStepInput, Variables};
    let key = new_key();
    let input =
        ReportStepInput { report_id: report.id.clone(), expected_version: version, idempotency_key: key.clone() };
    let Written::Answered(data) = write::<RecallAnnualReport>(about(report, &key), Variables { input }).await? else {
        return Ok(Outcome::Queued);
    };
    Ok(Outcome::of(sentences!(data.recall_annual_report.user_errors)))
}

/// Reports what was put right.
pub(super) async fn rectified(report: &Report, text: String, file_ids: Vec<String>) -> Answer {
    use report_rectification::{RectificationInput, Variables};
    let key = new_key();
    let input = RectificationInput {
        report_id: report.id.clone(),
        expected_version: report.version,
        idempotency_key: key.clone(),
        text,
        file_ids,
    };
    let Written::Answered(data) = write::<ReportRectification>(about(report, &key), Variables { input }).await? else {
        return Ok(Outcome::Queued);
    };
    Ok(Outcome::of(sentences!(data.report_rectification.user_errors)))
}

/// Returns it: reason, words, and remarks beside fields.
pub(super) async fn give_back(
    report: &Report,
    reason: ReportReturnReason,
    text: String,
    remarks: Vec<(ReportField, String)>,
) -> Answer {
    use return_annual_report::{ReportRemarkInput, ReturnAnnualReportInput, Variables};
    let remark = |(field, text)| ReportRemarkInput { field, text };
    let input = ReturnAnnualReportInput {
        report_id: report.id.clone(),
        expected_version: report.version,
        idempotency_key: new_key(),
        reason,
        text,
        remarks: remarks.into_iter().map(remark).collect(),
    };
    let data = send::<ReturnAnnualReport>(Variables { input }).await?;
    Ok(Outcome::of(sentences!(data.return_annual_report.user_errors)))
}

/// What became of many at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Together {
    /// How many went on.
    pub(super) moved: usize,
    /// Those that stayed, by name, and why.
    pub(super) stayed: Vec<(String, String)>,
    /// Why nothing was done.
    pub(super) refused: Vec<String>,
}

macro_rules! together {
    ($payload:expr) => {{
        let payload = $payload;
        let stayed: Vec<_> = payload
            .left
            .into_iter()
            .map(|left| {
                let society = left.report.and_then(|report| report.society).map(|society| society.name);
                let why = left.user_errors.into_iter().map(|error| error.message).collect::<Vec<_>>().join(" ");
                (society.unwrap_or_default(), why)
            })
            .collect();
        let refused = if stayed.is_empty() { sentences!(payload.user_errors) } else { Vec::new() };
        let moved =
            if refused.is_empty() { payload.reports.len() - stayed.len().min(payload.reports.len()) } else { 0 };
        Together { moved, stayed, refused }
    }};
}

/// Passes reports: id and version seen.
pub(super) async fn pass(reports: Vec<(String, i64)>) -> Result<Together, NetFault> {
    use pass_annual_reports::{ReportsInput, SeenReportInput, Variables};
    let seen = |(report_id, expected_version)| SeenReportInput { report_id, expected_version };
    let input = ReportsInput { idempotency_key: new_key(), reports: reports.into_iter().map(seen).collect() };
    Ok(together!(send::<PassAnnualReports>(Variables { input }).await?.pass_annual_reports))
}

/// Takes reports up: id and version seen.
pub(super) async fn receive(reports: Vec<(String, i64)>) -> Result<Together, NetFault> {
    use receive_annual_reports::{ReportsInput, SeenReportInput, Variables};
    let seen = |(report_id, expected_version)| SeenReportInput { report_id, expected_version };
    let input = ReportsInput { idempotency_key: new_key(), reports: reports.into_iter().map(seen).collect() };
    Ok(together!(send::<ReceiveAnnualReports>(Variables { input }).await?.receive_annual_reports))
}

/// A conclusion as it is filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Concluded {
    pub(super) conclusion: Conclusion,
    pub(super) reasons: Vec<String>,
    pub(super) opinion: String,
    pub(super) rectify_due_on: Option<NaiveDate>,
}

/// Concludes it.
pub(super) async fn conclude(report: &Report, concluded: Concluded) -> Answer {
    use conclude_annual_report::{ConcludeAnnualReportInput, Variables};
    let Concluded { conclusion, reasons, opinion, rectify_due_on } = concluded;
    let input = ConcludeAnnualReportInput {
        report_id: report.id.clone(),
        expected_version: report.version,
        idempotency_key: new_key(),
        conclusion,
        reasons,
        opinion: Some(opinion).filter(|text| !text.trim().is_empty()),
        rectify_due_on,
    };
    let data = send::<ConcludeAnnualReport>(Variables { input }).await?;
    Ok(Outcome::of(sentences!(data.conclude_annual_report.user_errors)))
}

/// Lets a society report late.
pub(super) async fn readmit(report: &Report, text: String, due_on: Option<NaiveDate>) -> Answer {
    use readmit_annual_report::{ReadmitAnnualReportInput, Variables};
    let input = ReadmitAnnualReportInput {
        report_id: report.id.clone(),
        expected_version: report.version,
        idempotency_key: new_key(),
        text,
        due_on,
    };
    let data = send::<ReadmitAnnualReport>(Variables { input }).await?;
    Ok(Outcome::of(sentences!(data.readmit_annual_report.user_errors)))
}

/// Confirms what was put right, or sends it back.
pub(super) async fn check(report: &Report, holds: bool, text: String) -> Answer {
    let (report_id, expected_version, idempotency_key) = (report.id.clone(), report.version, new_key());
    let told = if holds {
        use confirm_rectification::{RectificationInput, Variables};
        let input = RectificationInput { report_id, expected_version, idempotency_key, text, file_ids: Vec::new() };
        let data = send::<ConfirmRectification>(Variables { input }).await?;
        sentences!(data.confirm_rectification.user_errors)
    } else {
        use reject_rectification::{RectificationInput, Variables};
        let input = RectificationInput { report_id, expected_version, idempotency_key, text, file_ids: Vec::new() };
        let data = send::<RejectRectification>(Variables { input }).await?;
        sentences!(data.reject_rectification.user_errors)
    };
    Ok(Outcome::of(told))
}

/// A campaign as it is filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Opened {
    pub(super) year: i64,
    pub(super) reports_on: i64,
    pub(super) notice: String,
    pub(super) days: CampaignDays,
    pub(super) party_gate: PartyGate,
}

/// Opens it.
pub(super) async fn open(opened: Opened, key: String) -> Answer {
    use open_inspection::{OpenInspectionInput, Variables};
    let Opened { year, reports_on, notice, days, party_gate } = opened;
    let CampaignDays { opens_on, society_due_on, sponsor_due_on, civil_due_on, concludes_on } = days;
    let input = OpenInspectionInput {
        idempotency_key: key,
        year,
        reports_on,
        notice,
        opens_on,
        society_due_on,
        sponsor_due_on,
        civil_due_on,
        concludes_on,
        party_gate,
    };
    let data = send::<OpenInspection>(Variables { input }).await?;
    Ok(Outcome::of(sentences!(data.open_inspection.user_errors)))
}
