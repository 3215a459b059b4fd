//! What a society does with its evaluation, and the federation's opinion on it: applies, sends again,
//! withdraws, objects.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::evaluation::EvaluationId;
use entity::institution::evaluation::score::Scores;
use entity::register::standing::GradeLevel;

use super::{Evaluation, find_evaluation};
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::institution::action::evaluation::apply::{self, SelfRating, apply_for_evaluation, resubmit_evaluation};
use crate::institution::action::evaluation::step::{
    self, GiveEvaluationOpinion, ObjectToEvaluation, Step, WithdrawEvaluation, move_evaluation,
};

/// Points in the four blocks, each from 0 to the block's weight (评分).
#[derive(InputObject)]
pub struct EvaluationScoresInput {
    /// Basic conditions (基础条件).
    basic: i32,
    /// Governance (内部治理).
    governance: i32,
    /// Work results (工作绩效).
    results: i32,
    /// Social appraisal (社会评价).
    appraisal: i32,
}

impl From<EvaluationScoresInput> for Scores {
    fn from(input: EvaluationScoresInput) -> Self {
        let EvaluationScoresInput { basic, governance, results, appraisal } = input;
        Self { basic, governance, results, appraisal }
    }
}

/// Input of `applyForEvaluation`.
#[derive(InputObject)]
struct ApplyForEvaluationInput {
    /// The society's global id.
    society_id: ID,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// The grade that is applied for: a higher one, or the same one when it ends (申报等级).
    level: GradeLevel,
    /// How the society rates itself (自评分).
    scores: EvaluationScoresInput,
    /// What it says to its rating, 1 to 4000 characters (自评说明).
    statement: String,
    /// Papers that bear it out (申报材料): at most 10 ids from `requestUpload`, of the caller's own.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `resubmitEvaluation`.
#[derive(InputObject)]
struct ResubmitEvaluationInput {
    /// The evaluation's global id.
    evaluation_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// How the society rates itself now.
    scores: EvaluationScoresInput,
    /// What it says to its rating, 1 to 4000 characters.
    statement: String,
    /// More papers: at most 10 ids from `requestUpload`, of the caller's own.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of what is said about an evaluation in words.
#[derive(InputObject)]
pub struct EvaluationTextInput {
    /// The evaluation's global id.
    pub evaluation_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// What is said, 1 to 4000 characters; nothing is needed to accept and to publish.
    pub text: Option<String>,
}

/// Payload of what is done with an evaluation.
#[derive(SimpleObject)]
pub struct EvaluationPayload {
    /// The evaluation as it stands now, on a conflict too; null when there is none for the caller.
    evaluation: Option<Evaluation>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of a society, and the federation's opinion.
#[derive(Default)]
pub struct EvaluationMutation;

#[Object]
impl EvaluationMutation {
    /// Applies to be evaluated, with a rating of oneself (申报评估等级). Whoever may not apply is refused with
    /// `NOT_ELIGIBLE` for each thing that stands in the way, as `eligibility` tells it.
    async fn apply_for_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplyForEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let ApplyForEvaluationInput { society_id, idempotency_key, level, scores, statement, file_ids } = input;
        let done = async {
            let rating = SelfRating { scores: scores.into(), statement, files: files_of(&file_ids)? };
            let permit = permit_for(ctx, &society_id).await?;
            apply_for_evaluation(state(ctx), permit, apply::Input { idempotency_key, level, rating }).await
        };
        let (id, user_errors) = settle(done.await, caller(ctx).language)?;
        begun(ctx, id, user_errors).await
    }

    /// Sends a returned application again, corrected (补正重报).
    async fn resubmit_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ResubmitEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let ResubmitEvaluationInput { evaluation_id, expected_version, idempotency_key, scores, statement, file_ids } =
            input;
        let permit = permit(ctx)?;
        let done = async {
            let rating = SelfRating { scores: scores.into(), statement, files: files_of(&file_ids)? };
            let evaluation = evaluation_id.to_string();
            let again = apply::Again { idempotency_key, evaluation, expected_version, rating };
            resubmit_evaluation(state(ctx), permit, again).await
        };
        payload(ctx, &evaluation_id, done.await).await
    }

    /// Withdraws an application before the panel has it (撤回申报), with the reason.
    async fn withdraw_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationTextInput,
    ) -> Result<EvaluationPayload> {
        stepped::<WithdrawEvaluation>(ctx, input).await
    }

    /// Objects to the published result until `objectionDueOn` (提出异议): another official reviews it.
    async fn object_to_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationTextInput,
    ) -> Result<EvaluationPayload> {
        stepped::<ObjectToEvaluation>(ctx, input).await
    }

    /// Says what the federation thinks of it (社科联意见); the application goes on to civil affairs with it.
    async fn give_evaluation_opinion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationTextInput,
    ) -> Result<EvaluationPayload> {
        stepped::<GiveEvaluationOpinion>(ctx, input).await
    }
}

/// A step with words alone.
pub(super) async fn stepped<I: Step>(ctx: &Context<'_>, input: EvaluationTextInput) -> Result<EvaluationPayload> {
    let EvaluationTextInput { evaluation_id, expected_version, idempotency_key, text } = input;
    let evaluation = evaluation_id.to_string();
    let input = step::Input { idempotency_key, evaluation, expected_version, reason: None, text };
    payload(ctx, &evaluation_id, move_evaluation::<I>(state(ctx), permit(ctx)?, input).await).await
}

/// The payload of what began a case: the evaluation with this id.
pub(super) async fn begun(
    ctx: &Context<'_>,
    id: Option<EvaluationId>,
    user_errors: Vec<UserError>,
) -> Result<EvaluationPayload> {
    let evaluation = match id {
        Some(id) => find_evaluation(ctx, id).await?,
        None => None,
    };
    Ok(EvaluationPayload { evaluation, user_errors })
}

/// The payload: the evaluation read again, with what was refused.
pub(super) async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<EvaluationPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    begun(ctx, EvaluationId::parse(id).ok(), user_errors).await
}
