//! Mutations of the federation about a project: the desk reviews, records and answers, the chair closes or ends it.

use async_graphql::{Context, ID, InputObject, Object, Result};

use entity::project::case::ExemptReason;
use entity::project::fund::ProgrammeKind;

use super::report_write::{ProjectPayload, ProjectStepInput, shown, stepped};
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::settle;
use crate::caller::{caller, state};
use crate::project::action::enter_project::{self, enter_project};
use crate::project::action::project_step::{
    CloseProject, ExemptAppraisal, FailMidterm, GradeProject, GrantProjectChange, More, OpenAppraisal, PassMidterm,
    RectifyMidterm, RefuseProjectChange, ReturnFinalReport, SignProjectAgreement, TerminateProject, WithdrawProject,
};
use crate::project::action::result_use::{self, RejectResultUse, VerifyResultUse, answer_result_use};
use crate::project::api::project::find_project;
use crate::scalar::{Date, Fen};

/// Input of `enterProject`.
#[derive(InputObject)]
struct EnterProjectInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Whose project it is.
    society_id: ID,
    /// Number of the call; empty for none (通知文号).
    #[graphql(default)]
    call_no: String,
    /// Its title, at most 100 characters (申报通知).
    call_title: String,
    /// Research or support (项目类别).
    kind: ProgrammeKind,
    /// Title of the project, at most 100 characters (项目名称).
    title: String,
    /// Who leads it, at most 100 characters (项目负责人).
    leader: String,
    /// How much; absent for approved without money (立项金额).
    amount: Option<Fen>,
    /// Of which programme; with an amount only (资金计划).
    programme_id: Option<ID>,
    /// The day of the final report (结项期限).
    due_on: Date,
}

/// Input of `signProjectAgreement`.
#[derive(InputObject)]
struct SignProjectAgreementInput {
    /// The step itself.
    step: ProjectStepInput,
    /// The day on which it was signed (签订日期).
    signed_on: Date,
    /// The last day on which money may be paid (有效期至).
    valid_until: Date,
}

/// Input of `exemptAppraisal`.
#[derive(InputObject)]
struct ExemptAppraisalInput {
    /// The step itself; the proof is attached with it.
    step: ProjectStepInput,
    /// Why no panel is needed (免予鉴定理由).
    reason: ExemptReason,
}

/// Input of `gradeProject`.
#[derive(InputObject)]
struct GradeProjectInput {
    /// The step itself: what the panel found.
    step: ProjectStepInput,
    /// A code of `projectTerms.grades` (评定等级).
    grade: String,
    /// The day of the appraisal (鉴定日期).
    appraised_on: Date,
    /// How many the panel had; absent for a project that is exempt (鉴定组人数).
    panel_members: Option<i32>,
    /// How many of them were of the project's own institution (本单位专家人数).
    #[graphql(default)]
    panel_own: i32,
}

/// Input of an answer to a claim.
#[derive(InputObject)]
struct ResultUseAnswerInput {
    /// The claim's global id.
    result_use_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is said, at most 4000 characters (核实意见).
    text: String,
}

/// Mutations of the federation about a project.
#[derive(Default)]
pub struct ProjectReviewMutation;

#[Object]
impl ProjectReviewMutation {
    /// Enters a project that was decided on paper (登记项目): its money is taken out of the programme at once.
    async fn enter_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnterProjectInput,
    ) -> Result<ProjectPayload> {
        let EnterProjectInput {
            idempotency_key,
            society_id,
            call_no,
            call_title,
            kind,
            title,
            leader,
            amount,
            programme_id,
            due_on,
        } = input;
        let (amount, programme) = (amount.map(|fen| fen.0), programme_id.map(|id| id.to_string()));
        let due_on = due_on.0;
        let input = enter_project::Input {
            idempotency_key,
            call_no,
            call_title,
            kind,
            title,
            leader,
            amount,
            programme,
            due_on,
        };
        let done = match permit_for(ctx, &society_id).await {
            Ok(permit) => enter_project(state(ctx), permit, input).await,
            Err(stop) => Err(stop),
        };
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let project = match id {
            Some(id) => find_project(ctx, id).await?,
            None => None,
        };
        Ok(ProjectPayload { project, user_errors })
    }

    /// Records the agreement that was signed with the society: money is paid until its last day (签订项目协议).
    async fn sign_project_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SignProjectAgreementInput,
    ) -> Result<ProjectPayload> {
        let SignProjectAgreementInput { step, signed_on, valid_until } = input;
        let more = More::Agreement { signed_on: signed_on.0, valid_until: valid_until.0 };
        stepped::<SignProjectAgreement>(ctx, step, more).await
    }

    /// Passes the midterm report (中期检查通过).
    async fn pass_midterm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<PassMidterm>(ctx, input, More::Nothing).await
    }

    /// Asks for something to be put right (中期整改).
    async fn rectify_midterm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<RectifyMidterm>(ctx, input, More::Nothing).await
    }

    /// Does not pass the midterm report: the chair ends the project (中期检查不通过).
    async fn fail_midterm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<FailMidterm>(ctx, input, More::Nothing).await
    }

    /// Returns the final report, or a result that was graded as not passing (退回结项材料).
    async fn return_final_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<ReturnFinalReport>(ctx, input, More::Nothing).await
    }

    /// Sends the result to a panel (送交鉴定).
    async fn open_appraisal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<OpenAppraisal>(ctx, input, More::Nothing).await
    }

    /// Exempts the result from a panel, with reason and proof (免予鉴定).
    async fn exempt_appraisal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ExemptAppraisalInput,
    ) -> Result<ProjectPayload> {
        let ExemptAppraisalInput { step, reason } = input;
        stepped::<ExemptAppraisal>(ctx, step, More::Exempt(reason)).await
    }

    /// Records the grade: of a panel of 5 or 7, at most 2 of them of the own institution, or without one where it is
    /// exempt (评定等级).
    async fn grade_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: GradeProjectInput,
    ) -> Result<ProjectPayload> {
        let GradeProjectInput { step, grade, appraised_on, panel_members, panel_own } = input;
        let panel = panel_members.map(|members| (members, panel_own));
        stepped::<GradeProject>(ctx, step, More::Grade { grade, panel, on: appraised_on.0 }).await
    }

    /// Closes a project with a certificate (准予结项), by the chair.
    async fn close_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<CloseProject>(ctx, input, More::Nothing).await
    }

    /// Grants the change that the society asked for (同意项目变更).
    async fn grant_project_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<GrantProjectChange>(ctx, input, More::Nothing).await
    }

    /// Does not grant it (不同意项目变更).
    async fn refuse_project_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<RefuseProjectChange>(ctx, input, More::Nothing).await
    }

    /// Ends a project without a result, by the chair: what was not paid goes back to the programme (终止项目).
    async fn terminate_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<TerminateProject>(ctx, input, More::Nothing).await
    }

    /// Withdraws a project, by the chair: nothing is granted for a while, and money can be recovered with
    /// `orderRecovery` (撤销项目).
    async fn withdraw_project(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProjectStepInput,
    ) -> Result<ProjectPayload> {
        stepped::<WithdrawProject>(ctx, input, More::Nothing).await
    }

    /// Verifies that a result is used (核实成果应用).
    async fn verify_result_use(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ResultUseAnswerInput,
    ) -> Result<ProjectPayload> {
        answered::<VerifyResultUse>(ctx, input).await
    }

    /// Does not verify it, with the reason (不予认定成果应用).
    async fn reject_result_use(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ResultUseAnswerInput,
    ) -> Result<ProjectPayload> {
        answered::<RejectResultUse>(ctx, input).await
    }
}

async fn answered<I: result_use::Step>(ctx: &Context<'_>, input: ResultUseAnswerInput) -> Result<ProjectPayload> {
    let ResultUseAnswerInput { result_use_id, expected_version, idempotency_key, text } = input;
    let input = result_use::Input { idempotency_key, result_use: result_use_id.to_string(), expected_version, text };
    let done = answer_result_use::<I>(state(ctx), permit(ctx)?, input).await;
    let id = done.as_ref().map(|id| id.global()).unwrap_or_default();
    shown(ctx, &id, done).await
}
