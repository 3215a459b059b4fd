//! What the agencies do with annual reports: the federation returns or passes, civil affairs takes up,
//! returns, concludes, admits late, checks what was put right.

use std::collections::HashSet;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::inspection::Conclusion;
use entity::institution::report::field::ReportField;
use entity::institution::report::{ReportId, ReportReturnReason};

use super::annual_report::{AnnualReport, find_reports};
use super::fill_in::{AnnualReportPayload, RectificationInput, payload, rectification_step};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::institution::action::conclude_annual_report::{self, conclude_annual_report};
use crate::institution::action::pass_annual_reports::{
    self as together, PassAnnualReports, ReceiveAnnualReports, Together, move_together,
};
use crate::institution::action::readmit_annual_report::{self, readmit_annual_report};
use crate::institution::action::rectification::{ConfirmRectification, RejectRectification};
use crate::institution::action::return_annual_report::{self, Remark, return_annual_report};
use crate::scalar::Date;

/// What has to be corrected at a field.
#[derive(InputObject)]
struct ReportRemarkInput {
    /// Which field.
    field: ReportField,
    /// What, at most 4000 characters.
    text: String,
}

/// Input of `returnAnnualReport`.
#[derive(InputObject)]
struct ReturnAnnualReportInput {
    /// The report's global id.
    report_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why.
    reason: ReportReturnReason,
    /// Why, in words, at most 4000 characters.
    text: String,
    /// What has to be corrected, field by field; one at least.
    remarks: Vec<ReportRemarkInput>,
}

/// A report among many.
#[derive(InputObject)]
struct SeenReportInput {
    /// The report's global id.
    report_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
}

/// Input of what is done with many reports at once.
#[derive(InputObject)]
struct ReportsInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which reports, at most 100.
    reports: Vec<SeenReportInput>,
}

/// A report that stayed as it was.
#[derive(SimpleObject)]
struct LeftReport {
    /// The report as it stands; null when there is none for the caller.
    report: Option<AnnualReport>,
    /// Why it stayed.
    user_errors: Vec<UserError>,
}

/// Payload of what is done with many reports at once.
#[derive(SimpleObject)]
struct AnnualReportsPayload {
    /// The reports that were named, as they stand now.
    reports: Vec<AnnualReport>,
    /// Those that stayed as they were, each with its reasons; the others went on.
    left: Vec<LeftReport>,
    /// Why nothing was done, report after report; empty when something was.
    user_errors: Vec<UserError>,
}

/// Input of `concludeAnnualReport`.
#[derive(InputObject)]
struct ConcludeAnnualReportInput {
    /// The report's global id.
    report_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// `QUALIFIED`, `BASICALLY_QUALIFIED` or `UNQUALIFIED`.
    conclusion: Conclusion,
    /// Codes of `conclusionReasons`; none for QUALIFIED.
    reasons: Vec<String>,
    /// What civil affairs says about it, at most 4000 characters.
    opinion: Option<String>,
    /// Until when it has to be put right; three months from today when absent.
    rectify_due_on: Option<Date>,
}

/// Input of `readmitAnnualReport`.
#[derive(InputObject)]
struct ReadmitAnnualReportInput {
    /// The report's global id.
    report_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why, at most 4000 characters.
    text: String,
    /// The last day to submit; 14 days from today when absent.
    due_on: Option<Date>,
}

/// Mutations of the agencies.
#[derive(Default)]
pub struct DecideMutation;

#[Object]
impl DecideMutation {
    /// Returns an annual report to the society (退回补正), by whoever holds it: the federation in its review,
    /// civil affairs after it.
    async fn return_annual_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReturnAnnualReportInput,
    ) -> Result<AnnualReportPayload> {
        let ReturnAnnualReportInput { report_id, expected_version, idempotency_key, reason, text, remarks } = input;
        let remarks = remarks.into_iter().map(|ReportRemarkInput { field, text }| Remark { field, text }).collect();
        let report = report_id.to_string();
        let input = return_annual_report::Input { idempotency_key, report, expected_version, reason, text, remarks };
        payload(ctx, &report_id, return_annual_report(state(ctx), permit(ctx)?, input).await).await
    }

    /// Passes annual reports, one or many (初审通过). A report of which half is missing stays and is named.
    async fn pass_annual_reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportsInput,
    ) -> Result<AnnualReportsPayload> {
        moved::<PassAnnualReports>(ctx, input).await
    }

    /// Takes annual reports up, one or many (受理).
    async fn receive_annual_reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportsInput,
    ) -> Result<AnnualReportsPayload> {
        moved::<ReceiveAnnualReports>(ctx, input).await
    }

    /// Concludes an annual inspection (出具结论). What is not qualified has to be put right.
    async fn conclude_annual_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ConcludeAnnualReportInput,
    ) -> Result<AnnualReportPayload> {
        let ConcludeAnnualReportInput {
            report_id,
            expected_version,
            idempotency_key,
            conclusion,
            reasons,
            opinion,
            rectify_due_on,
        } = input;
        let input = conclude_annual_report::Input {
            idempotency_key,
            report: report_id.to_string(),
            expected_version,
            conclusion,
            reasons,
            opinion,
            rectify_due_on: rectify_due_on.map(|day| day.0),
        };
        payload(ctx, &report_id, conclude_annual_report(state(ctx), permit(ctx)?, input).await).await
    }

    /// Lets a society that did not take part report late (准予补检).
    async fn readmit_annual_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReadmitAnnualReportInput,
    ) -> Result<AnnualReportPayload> {
        let ReadmitAnnualReportInput { report_id, expected_version, idempotency_key, text, due_on } = input;
        let due_on = due_on.map(|day| day.0);
        let report = report_id.to_string();
        let input = readmit_annual_report::Input { idempotency_key, report, expected_version, text, due_on };
        payload(ctx, &report_id, readmit_annual_report(state(ctx), permit(ctx)?, input).await).await
    }

    /// Confirms what a society has put right (核实整改).
    async fn confirm_rectification(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RectificationInput,
    ) -> Result<AnnualReportPayload> {
        rectification_step::<ConfirmRectification>(ctx, input).await
    }

    /// Sends back what a society has not put right (退回整改).
    async fn reject_rectification(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RectificationInput,
    ) -> Result<AnnualReportPayload> {
        rectification_step::<RejectRectification>(ctx, input).await
    }
}

async fn moved<I: Together>(ctx: &Context<'_>, input: ReportsInput) -> Result<AnnualReportsPayload> {
    let ReportsInput { idempotency_key, reports } = input;
    let seen = |SeenReportInput { report_id, expected_version }: SeenReportInput| together::Seen {
        report: report_id.to_string(),
        expected_version,
    };
    let named: Vec<_> =
        reports.iter().take(together::MOST).filter_map(|seen| ReportId::parse(&seen.report_id).ok()).collect();
    let count = reports.iter().map(|seen| seen.report_id.as_str()).collect::<HashSet<_>>().len();
    let input = together::Input { idempotency_key, reports: reports.into_iter().map(seen).collect() };
    let done = move_together::<I>(state(ctx), permit(ctx)?, input).await;
    let language = caller(ctx).language;
    let (stayed, mut user_errors) = settle(done, language)?;
    let reports = find_reports(ctx, &named).await?;
    let left = stayed.unwrap_or_default().into_iter().map(|one| {
        let id = ReportId::parse(&one.report).ok();
        let report = reports.iter().find(|report| Some(report.0.id) == id).map(|report| AnnualReport(report.0.clone()));
        let (_, user_errors) = settle::<()>(Err(Stop::Refused(one.refusals)), language)?;
        Ok(LeftReport { report, user_errors })
    });
    let left = left.collect::<Result<Vec<LeftReport>>>()?;
    if !left.is_empty() && left.len() == count {
        user_errors = left.iter().flat_map(|left| left.user_errors.iter().cloned()).collect();
    }
    Ok(AnnualReportsPayload { reports, left, user_errors })
}
