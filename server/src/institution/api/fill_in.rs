//! What a society does with its annual report: it fills in, submits, takes back, reports what it has put
//! right.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::Word;
use entity::institution::report::ReportId;
use entity::institution::report::field::ReportField;

use super::annual_report::{AnnualReport, find_report};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::{Fault, Stop};
use crate::file::api::files_of;
use crate::institution::action::recall_annual_report::{self, recall_annual_report};
use crate::institution::action::rectification::{self, ReportRectification, Step, move_rectification};
use crate::institution::action::save_annual_report::{self, Clash, Filled, save_annual_report};
use crate::institution::action::submit_annual_report::{self, submit_annual_report};

/// A field as someone has filled it in.
#[derive(InputObject)]
struct FilledFieldInput {
    /// Which field.
    field: ReportField,
    /// What it is to hold, as its kind says: a number, fen, a day, YES or NO, a text; empty to empty it.
    value: String,
    /// The field's `version` that the writer saw, 0 where nobody had written.
    seen_version: i32,
}

/// Input of `saveAnnualReport`.
#[derive(InputObject)]
struct SaveAnnualReportInput {
    /// The report's global id.
    report_id: ID,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The fields that were filled in.
    fields: Vec<FilledFieldInput>,
}

/// A field that someone else has written differently meanwhile: it was left as it was (填报冲突).
#[derive(SimpleObject)]
struct ReportClash {
    /// Which field.
    field: ReportField,
    /// Its label in the caller's language.
    label: &'static str,
    /// What this writer wanted.
    yours: String,
    /// What stands there.
    theirs: String,
    /// The version to send as `seenVersion` once a person has chosen.
    version: i32,
    /// Who wrote what stands there.
    written_by: String,
}

/// Payload of `saveAnnualReport`.
#[derive(SimpleObject)]
struct SaveAnnualReportPayload {
    /// The report as it stands now; null when there is none for the caller.
    report: Option<AnnualReport>,
    /// Fields that were left as they were because someone else has written them; the others are written.
    clashes: Vec<ReportClash>,
    /// Why nothing was written; empty when it was done. `path` names the field.
    user_errors: Vec<UserError>,
}

/// Input of `submitAnnualReport`.
#[derive(InputObject)]
struct SubmitAnnualReportInput {
    /// The report's global id.
    report_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Explains remarks that changed nothing, at most 4000 characters.
    note: Option<String>,
    /// Papers (年检材料: signed statement page, audit), at most 10 files: ids from `requestUpload`, of the
    /// caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of a step that needs no words.
#[derive(InputObject)]
struct ReportStepInput {
    /// The report's global id.
    report_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
}

/// Input of a step of a rectification.
#[derive(InputObject)]
pub(super) struct RectificationInput {
    /// The report's global id.
    report_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What was put right, what the check found, or what is still wanting, at most 4000 characters.
    text: String,
    /// What shows it (整改材料), at most 10 files: ids from `requestUpload`, of the caller's own, each named
    /// once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of what is done with a report.
#[derive(SimpleObject)]
pub(super) struct AnnualReportPayload {
    /// The report as it stands now, on a conflict too; null when there is none for the caller.
    report: Option<AnnualReport>,
    /// Why it was refused; empty when it was done. `path` names the field of the report where it is one.
    user_errors: Vec<UserError>,
}

/// The payload after a step.
pub(super) async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<AnnualReportPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    Ok(AnnualReportPayload { report: found(ctx, id).await?, user_errors })
}

async fn found(ctx: &Context<'_>, id: &ID) -> Result<Option<AnnualReport>, Fault> {
    match ReportId::parse(id) {
        Ok(id) => find_report(ctx, id).await,
        Err(_) => Ok(None),
    }
}

/// Makes a step of a rectification.
pub(super) async fn rectification_step<I: Step>(
    ctx: &Context<'_>,
    input: RectificationInput,
) -> Result<AnnualReportPayload> {
    let RectificationInput { report_id, expected_version, idempotency_key, text, file_ids } = input;
    let report = report_id.to_string();
    let done = match files_of(&file_ids) {
        Ok(files) => {
            let input = rectification::Input { idempotency_key, report, expected_version, text, files };
            move_rectification::<I>(state(ctx), permit(ctx)?, input).await
        }
        Err(stop) => Err(stop),
    };
    payload(ctx, &report_id, done).await
}

/// Mutations of a society's own report.
#[derive(Default)]
pub struct FillInMutation;

#[Object]
impl FillInMutation {
    /// Fills fields of an annual report in (填报年报). Each field is merged by itself: what someone else has
    /// written differently meanwhile is left and answered in `clashes`.
    async fn save_annual_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SaveAnnualReportInput,
    ) -> Result<SaveAnnualReportPayload> {
        let SaveAnnualReportInput { report_id, idempotency_key, fields } = input;
        let fields = fields.into_iter().map(|filled| {
            let FilledFieldInput { field, value, seen_version } = filled;
            Filled { field, value, seen_version }
        });
        let report = report_id.to_string();
        let input = save_annual_report::Input { idempotency_key, report, fields: fields.collect() };
        let done = save_annual_report(state(ctx), permit(ctx)?, input).await;
        let (clashes, user_errors) = settle(done, caller(ctx).language)?;
        let clashes = clashes.unwrap_or_default().into_iter().map(|clash| {
            let Clash { field, yours, theirs, version, by } = clash;
            let label = field.label(caller(ctx).language);
            ReportClash { field, label, yours, theirs, version, written_by: by }
        });
        let report = found(ctx, &report_id).await?;
        Ok(SaveAnnualReportPayload { report, clashes: clashes.collect(), user_errors })
    }

    /// Submits an annual report, both halves at once (提交年报): it is locked, the federation reviews it.
    async fn submit_annual_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SubmitAnnualReportInput,
    ) -> Result<AnnualReportPayload> {
        let SubmitAnnualReportInput { report_id, expected_version, idempotency_key, note, file_ids } = input;
        let report = report_id.to_string();
        let done = match files_of(&file_ids) {
            Ok(files) => {
                let input = submit_annual_report::Input { idempotency_key, report, expected_version, note, files };
                submit_annual_report(state(ctx), permit(ctx)?, input).await
            }
            Err(stop) => Err(stop),
        };
        payload(ctx, &report_id, done).await
    }

    /// Takes a submission back before the federation has acted (撤回修改).
    async fn recall_annual_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportStepInput,
    ) -> Result<AnnualReportPayload> {
        let ReportStepInput { report_id, expected_version, idempotency_key } = input;
        let report = report_id.to_string();
        let input = recall_annual_report::Input { idempotency_key, report, expected_version };
        payload(ctx, &report_id, recall_annual_report(state(ctx), permit(ctx)?, input).await).await
    }

    /// Reports what was put right after a conclusion that found fault (报告整改).
    async fn report_rectification(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RectificationInput,
    ) -> Result<AnnualReportPayload> {
        rectification_step::<ReportRectification>(ctx, input).await
    }
}
