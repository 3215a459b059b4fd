//! Mutations of enforcement: each an intention of civil affairs, of the federation or of the society.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::enforcement::penalty::Penalty;
use entity::institution::enforcement::{EnforcementId, PenaltyKind};

use super::enforcement::{EnforcementCase, find_enforcement};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::institution::action::enforcement_step::{
    self as step, CloseEnforcement, ConfirmCorrection, DropEnforcement, ImposePenalty, NoticePenalty, ObjectToPenalty,
    OpenInvestigation, OrderCorrection, RejectCorrection, ReportCorrection, Step, move_enforcement,
};
use crate::institution::action::report_clue::{self, report_clue};
use crate::scalar::Date;

/// Input of `reportClue`.
#[derive(InputObject)]
struct ReportClueInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// In which society.
    society_id: ID,
    /// What may be wrong and what shows it, at most 4000 characters.
    clue: String,
}

/// Input of a step of a case.
#[derive(InputObject)]
struct EnforcementStepInput {
    /// The case's global id.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is said, at most 4000 characters.
    text: String,
    /// Files to attach: a society's proof, or the paper that is served; none before something is served.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of a step that sets the society a day.
#[derive(InputObject)]
struct CorrectionInput {
    /// The case's global id.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What has to be put right, at most 4000 characters.
    text: String,
    /// Until when; as `terms.correctDays` says when absent.
    due_on: Option<Date>,
    /// Files to attach: a society's proof, or the paper that is served; none before something is served.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `noticePenalty`.
#[derive(InputObject)]
struct NoticePenaltyInput {
    /// The case's global id.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Facts, reasons and grounds, at most 4000 characters.
    text: String,
    /// Which penalty.
    penalty: PenaltyKind,
    /// Fine and confiscation, fen; for FINE and no other.
    fine_fen: Option<i64>,
    /// The last day of the suspension; for SUSPENSION and no other.
    suspended_until: Option<Date>,
    /// Files to attach: a society's proof, or the paper that is served; none before something is served.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of what is done with a case.
#[derive(SimpleObject)]
struct EnforcementPayload {
    /// The case as it stands now, on a conflict too; null when there is none for the caller.
    enforcement_case: Option<EnforcementCase>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of enforcement.
#[derive(Default)]
pub struct EnforcementMutation;

#[Object]
impl EnforcementMutation {
    /// Brings a clue to civil affairs (提供线索), by the federation or by civil affairs itself. The society does
    /// not hear of it.
    async fn report_clue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportClueInput,
    ) -> Result<EnforcementPayload> {
        let ReportClueInput { idempotency_key, society_id, clue } = input;
        let input = report_clue::Input { idempotency_key, society: society_id.to_string(), clue };
        let done = report_clue(state(ctx), permit(ctx)?, input).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let enforcement_case = match id {
            Some(id) => find_enforcement(ctx, id).await?,
            None => None,
        };
        Ok(EnforcementPayload { enforcement_case, user_errors })
    }

    /// Opens an investigation (立案调查).
    async fn open_investigation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnforcementStepInput,
    ) -> Result<EnforcementPayload> {
        stepped::<OpenInvestigation>(ctx, input).await
    }

    /// Does nothing about it, with the reason (不予处罚).
    async fn drop_enforcement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnforcementStepInput,
    ) -> Result<EnforcementPayload> {
        stepped::<DropEnforcement>(ctx, input).await
    }

    /// Orders the society to put it right (责令改正): it hears of the case by this.
    async fn order_correction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CorrectionInput,
    ) -> Result<EnforcementPayload> {
        ordered::<OrderCorrection>(ctx, input).await
    }

    /// Reports it as put right (报告改正), by the society.
    async fn report_correction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnforcementStepInput,
    ) -> Result<EnforcementPayload> {
        stepped::<ReportCorrection>(ctx, input).await
    }

    /// Confirms that it is put right (核实改正).
    async fn confirm_correction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnforcementStepInput,
    ) -> Result<EnforcementPayload> {
        stepped::<ConfirmCorrection>(ctx, input).await
    }

    /// Says that it is not put right yet (退回改正).
    async fn reject_correction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CorrectionInput,
    ) -> Result<EnforcementPayload> {
        ordered::<RejectCorrection>(ctx, input).await
    }

    /// Gives notice of a penalty (处罚事先告知): the society can object until `dueOn`.
    async fn notice_penalty(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: NoticePenaltyInput,
    ) -> Result<EnforcementPayload> {
        let case_id = input.case_id.clone();
        let done = match notice(input) {
            Err(stop) => Err(stop),
            Ok(input) => move_enforcement::<NoticePenalty>(state(ctx), permit(ctx)?, input).await,
        };
        payload(ctx, &case_id, done).await
    }

    /// Objects to a penalty (陈述申辩), by the society, until `dueOn`.
    async fn object_to_penalty(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnforcementStepInput,
    ) -> Result<EnforcementPayload> {
        stepped::<ObjectToPenalty>(ctx, input).await
    }

    /// Imposes the penalty of which notice was given (作出处罚决定). The register follows at once, and the credit list
    /// is proposed that the penalty leads to.
    async fn impose_penalty(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnforcementStepInput,
    ) -> Result<EnforcementPayload> {
        stepped::<ImposePenalty>(ctx, input).await
    }

    /// Closes a case whose penalty was carried out (执行完毕).
    async fn close_enforcement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EnforcementStepInput,
    ) -> Result<EnforcementPayload> {
        stepped::<CloseEnforcement>(ctx, input).await
    }
}

/// A notice as the action takes it.
fn notice(input: NoticePenaltyInput) -> Result<step::Input, Stop> {
    let penalty = Penalty {
        kind: input.penalty,
        fine_fen: input.fine_fen,
        suspended_until: input.suspended_until.map(|day| day.0),
    };
    Ok(step::Input {
        idempotency_key: input.idempotency_key,
        case: input.case_id.to_string(),
        expected_version: input.expected_version,
        text: input.text,
        due_on: None,
        penalty: Some(penalty),
        files: files_of(&input.file_ids)?,
    })
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: EnforcementStepInput) -> Result<EnforcementPayload> {
    let EnforcementStepInput { case_id, expected_version, idempotency_key, text, file_ids } = input;
    ordered::<I>(ctx, CorrectionInput { case_id, expected_version, idempotency_key, text, due_on: None, file_ids })
        .await
}

async fn ordered<I: Step>(ctx: &Context<'_>, input: CorrectionInput) -> Result<EnforcementPayload> {
    let CorrectionInput { case_id, expected_version, idempotency_key, text, due_on, file_ids } = input;
    let (case, due_on) = (case_id.to_string(), due_on.map(|day| day.0));
    let done = match files_of(&file_ids) {
        Err(stop) => Err(stop),
        Ok(files) => {
            let input = step::Input { idempotency_key, case, expected_version, text, due_on, penalty: None, files };
            move_enforcement::<I>(state(ctx), permit(ctx)?, input).await
        }
    };
    payload(ctx, &case_id, done).await
}

async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<EnforcementPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let enforcement_case = match EnforcementId::parse(id) {
        Ok(id) => find_enforcement(ctx, id).await?,
        Err(_) => None,
    };
    Ok(EnforcementPayload { enforcement_case, user_errors })
}
