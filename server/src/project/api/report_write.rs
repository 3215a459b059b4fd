//! Mutations of a society about its project: reports, requests, what became of the result.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::case::ProjectId;
use entity::project::case::change::ProjectChangeKind;
use entity::project::result_use::ResultUseKind;

use super::project::{Project, find_project};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::project::action::project_step::{
    self as step, AskProjectChange, More, ReportMidterm, Step, SubmitFinalReport, move_project,
};
use crate::project::action::result_use::{self, claim_result_use};
use crate::scalar::Date;

/// Input of a step of a project.
#[derive(InputObject)]
pub(super) struct ProjectStepInput {
    /// The project's global id.
    pub(super) project_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub(super) expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub(super) idempotency_key: String,
    /// What is said: the report, the opinion, the reason; at most 4000 characters.
    pub(super) text: String,
    /// Files to attach.
    #[graphql(default)]
    pub(super) file_ids: Vec<ID>,
}

/// Input of `askProjectChange`.
#[derive(InputObject)]
struct AskProjectChangeInput {
    /// The project's global id.
    project_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is to be changed (变更事项).
    kind: ProjectChangeKind,
    /// The new last day: of an extension only (延期至).
    until: Option<Date>,
    /// The new leader or title, at most 100 characters: of these only (变更为).
    value: Option<String>,
    /// Why, at most 4000 characters (申请理由).
    text: String,
    /// Files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `claimResultUse`.
#[derive(InputObject)]
struct ClaimResultUseInput {
    /// The project's global id.
    project_id: ID,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// How it is used (应用方式).
    kind: ResultUseKind,
    /// By whom, at most 100 characters (应用单位).
    body: String,
    /// Since when (应用日期).
    used_on: Date,
    /// What was used, and what shows it, at most 4000 characters (应用情况).
    text: String,
    /// Files to attach: the proof.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of what is done with a project.
#[derive(SimpleObject)]
pub(super) struct ProjectPayload {
    /// The project as it stands now, on a conflict too; null when there is none for the caller.
    pub(super) project: Option<Project>,
    /// Why it was refused; empty when it was done.
    pub(super) user_errors: Vec<UserError>,
}

/// Takes a step and shows what became of it.
pub(super) async fn stepped<I: Step>(ctx: &Context<'_>, said: ProjectStepInput, more: More) -> Result<ProjectPayload> {
    let ProjectStepInput { project_id, expected_version, idempotency_key, text, file_ids } = said;
    let done = match files_of(&file_ids) {
        Err(stop) => Err(stop),
        Ok(files) => {
            let project = project_id.to_string();
            let input = step::Input { idempotency_key, project, expected_version, text, more, files };
            move_project::<I>(state(ctx), permit(ctx)?, input).await
        }
    };
    shown(ctx, &project_id, done).await
}

/// The project that was named, and why nothing was done with it if nothing was.
pub(super) async fn shown(ctx: &Context<'_>, id: &str, done: Result<ProjectId, Stop>) -> Result<ProjectPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let project = match ProjectId::parse(id) {
        Ok(id) => find_project(ctx, id).await?,
        Err(_) => None,
    };
    Ok(ProjectPayload { project, user_errors })
}

/// Mutations of a society about its project.
#[derive(Default)]
pub struct ProjectReportMutation;

#[Object]
impl ProjectReportMutation {
    /// Reports at the middle of a project, or again after what was to be put right (提交中期报告).
    async fn report_midterm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<ReportMidterm>(ctx, input, More::Nothing).await
    }

    /// Hands the final report in, when the midterm was passed (提交结项材料).
    async fn submit_final_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<SubmitFinalReport>(ctx, input, More::Nothing).await
    }

    /// Asks for a later day, another leader or other content (申请项目变更): extended twice at most, by a year each,
    /// see `projectTerms`.
    async fn ask_project_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: AskProjectChangeInput,
    ) -> Result<ProjectPayload> {
        let AskProjectChangeInput { project_id, expected_version, idempotency_key, kind, until, value, text, file_ids } =
            input;
        let said = ProjectStepInput { project_id, expected_version, idempotency_key, text, file_ids };
        let more = More::Change { kind, until: until.map(|day| day.0), value };
        stepped::<AskProjectChange>(ctx, said, more).await
    }

    /// Claims that the result of a closed project is used, with its proof (申报成果应用).
    async fn claim_result_use(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ClaimResultUseInput,
    ) -> Result<ProjectPayload> {
        let ClaimResultUseInput { project_id, idempotency_key, kind, body, used_on, text, file_ids } = input;
        let done = match files_of(&file_ids) {
            Err(stop) => Err(stop),
            Ok(files) => {
                let project = project_id.to_string();
                let used_on = used_on.0;
                let input = result_use::Claimed { idempotency_key, project, kind, body, used_on, text, files };
                claim_result_use(state(ctx), permit(ctx)?, input).await
            }
        };
        shown(ctx, &project_id, done).await
    }
}
