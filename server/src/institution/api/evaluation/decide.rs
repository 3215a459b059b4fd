//! What civil affairs does with evaluations: accepts, returns, refuses, records visit and panel, publishes,
//! reviews, decides; and what it does with a grade that is held.

use async_graphql::{Context, ID, InputObject, Object, Result};

use entity::institution::evaluation::EvaluationReason;
use entity::register::standing::GradeLevel;

use super::write::{EvaluationPayload, EvaluationScoresInput, EvaluationTextInput, begun, payload, stepped};
use crate::api::intention::permit;
use crate::api::user_error::settle;
use crate::caller::{caller, state};
use crate::institution::action::evaluation::conclude::{self, conclude_evaluation};
use crate::institution::action::evaluation::downgrade::{self, downgrade_society, revoke_grade};
use crate::institution::action::evaluation::panel::{self, record_evaluation_visit, record_panel_scores};
use crate::institution::action::evaluation::step::{
    self, AcceptEvaluation, PublishEvaluationNotice, RefuseEvaluation, ReopenEvaluation, ReturnEvaluation, Step,
    UpholdEvaluation, move_evaluation,
};
use crate::scalar::Date;

/// Input of a return or a refusal.
#[derive(InputObject)]
struct EvaluationReasonInput {
    /// The evaluation's global id.
    evaluation_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why.
    reason: EvaluationReason,
    /// Why in words, 1 to 4000 characters.
    text: String,
}

/// Input of `recordEvaluationVisit`.
#[derive(InputObject)]
struct EvaluationVisitInput {
    /// The evaluation's global id.
    evaluation_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The day, not in the future and not before the application (考察日期).
    visited_on: Date,
    /// Who came, each with his post, 1 to 400 characters (考察人员).
    visitors: String,
    /// What was found, 1 to 4000 characters (考察情况).
    note: String,
}

/// Input of `recordPanelScores`.
#[derive(InputObject)]
struct PanelScoresInput {
    /// The evaluation's global id.
    evaluation_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The day on which the panel met, not in the future (评审日期).
    held_on: Date,
    /// Who sat on it, each with his post, 1 to 400 characters (评审人员).
    members: String,
    /// What the panel gave, as the mean of its members (评分).
    scores: EvaluationScoresInput,
    /// What the panel says, 1 to 4000 characters (评审意见).
    note: String,
}

/// Input of `concludeEvaluation`.
#[derive(InputObject)]
struct ConcludeEvaluationInput {
    /// The evaluation's global id.
    evaluation_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
}

/// Input of `downgradeSociety`.
#[derive(InputObject)]
struct DowngradeSocietyInput {
    /// The society's global id.
    society_id: ID,
    /// The society's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The lower grade (降为).
    level: GradeLevel,
    /// Why.
    reason: EvaluationReason,
    /// Why in words, 1 to 4000 characters.
    text: String,
}

/// Input of `revokeGrade`.
#[derive(InputObject)]
struct RevokeGradeInput {
    /// The society's global id.
    society_id: ID,
    /// The society's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why.
    reason: EvaluationReason,
    /// Why in words, 1 to 4000 characters.
    text: String,
}

/// Mutations of civil affairs.
#[derive(Default)]
pub struct EvaluationDecideMutation;

#[Object]
impl EvaluationDecideMutation {
    /// Takes an application up (受理). What has come up since it was made, a list or a penalty, is refused with
    /// `NOT_ELIGIBLE`.
    async fn accept_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationTextInput,
    ) -> Result<EvaluationPayload> {
        stepped::<AcceptEvaluation>(ctx, input).await
    }

    /// Returns an application to the society, with a reason (退回补正).
    async fn return_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationReasonInput,
    ) -> Result<EvaluationPayload> {
        reasoned::<ReturnEvaluation>(ctx, input).await
    }

    /// Refuses an evaluation, or breaks it off, with a reason (不予评估).
    async fn refuse_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationReasonInput,
    ) -> Result<EvaluationPayload> {
        reasoned::<RefuseEvaluation>(ctx, input).await
    }

    /// Records the visit on site (登记实地考察).
    async fn record_evaluation_visit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationVisitInput,
    ) -> Result<EvaluationPayload> {
        let EvaluationVisitInput { evaluation_id, expected_version, idempotency_key, visited_on, visitors, note } =
            input;
        let evaluation = evaluation_id.to_string();
        let on = visited_on.0;
        let input = panel::Input { idempotency_key, evaluation, expected_version, on, people: visitors, note };
        payload(ctx, &evaluation_id, record_evaluation_visit(state(ctx), permit(ctx)?, input).await).await
    }

    /// Records what the panel gave, once and until the notice again (登记专家评分). The grade follows from the sum
    /// and is never more than was applied for.
    async fn record_panel_scores(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PanelScoresInput,
    ) -> Result<EvaluationPayload> {
        let PanelScoresInput { evaluation_id, expected_version, idempotency_key, held_on, members, scores, note } =
            input;
        let evaluation = evaluation_id.to_string();
        let on = held_on.0;
        let input = panel::Input { idempotency_key, evaluation, expected_version, on, people: members, note };
        let done = record_panel_scores(state(ctx), permit(ctx)?, (input, scores.into())).await;
        payload(ctx, &evaluation_id, done).await
    }

    /// Publishes the result (发布公示): the society can object until `objectionDueOn`.
    async fn publish_evaluation_notice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationTextInput,
    ) -> Result<EvaluationPayload> {
        stepped::<PublishEvaluationNotice>(ctx, input).await
    }

    /// Keeps the result after an objection (复核维持), by another official than the one who published it.
    async fn uphold_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationTextInput,
    ) -> Result<EvaluationPayload> {
        stepped::<UpholdEvaluation>(ctx, input).await
    }

    /// Has it rated again after an objection (复核重新评审), by another official than the one who published it.
    async fn reopen_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EvaluationTextInput,
    ) -> Result<EvaluationPayload> {
        stepped::<ReopenEvaluation>(ctx, input).await
    }

    /// Decides as it was published, when the notice is over (作出评定): the register has the grade at once, or no
    /// grade was reached.
    async fn conclude_evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ConcludeEvaluationInput,
    ) -> Result<EvaluationPayload> {
        let ConcludeEvaluationInput { evaluation_id, expected_version, idempotency_key } = input;
        let input = conclude::Input { idempotency_key, evaluation: evaluation_id.to_string(), expected_version };
        payload(ctx, &evaluation_id, conclude_evaluation(state(ctx), permit(ctx)?, input).await).await
    }

    /// Lowers the grade of a society, with a reason (降低等级). It stays valid until the same day.
    async fn downgrade_society(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DowngradeSocietyInput,
    ) -> Result<EvaluationPayload> {
        let DowngradeSocietyInput { society_id, expected_version, idempotency_key, level, reason, text } = input;
        let (society, level) = (society_id.to_string(), Some(level));
        let input = downgrade::Input { idempotency_key, society, expected_version, level, reason, text };
        let (id, user_errors) = settle(downgrade_society(state(ctx), permit(ctx)?, input).await, caller(ctx).language)?;
        begun(ctx, id, user_errors).await
    }

    /// Takes the grade of a society away, with a reason (取消等级).
    async fn revoke_grade(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RevokeGradeInput,
    ) -> Result<EvaluationPayload> {
        let RevokeGradeInput { society_id, expected_version, idempotency_key, reason, text } = input;
        let society = society_id.to_string();
        let input = downgrade::Input { idempotency_key, society, expected_version, level: None, reason, text };
        let (id, user_errors) = settle(revoke_grade(state(ctx), permit(ctx)?, input).await, caller(ctx).language)?;
        begun(ctx, id, user_errors).await
    }
}

async fn reasoned<I: Step>(ctx: &Context<'_>, input: EvaluationReasonInput) -> Result<EvaluationPayload> {
    let EvaluationReasonInput { evaluation_id, expected_version, idempotency_key, reason, text } = input;
    let (evaluation, reason, text) = (evaluation_id.to_string(), Some(reason), Some(text));
    let input = step::Input { idempotency_key, evaluation, expected_version, reason, text };
    payload(ctx, &evaluation_id, move_evaluation::<I>(state(ctx), permit(ctx)?, input).await).await
}
