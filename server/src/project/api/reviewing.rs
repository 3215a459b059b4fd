//! What is done with reviews: an expert scores or declines; the desk asks and replaces experts.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::call::CallId;
use entity::project::review::ReviewId;

use super::application::{Application, find_application};
use super::call::{Call, find_call};
use super::review::{Review, find_review};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::project::action::review::assign::{self, assign_reviews};
use crate::project::action::review::replace::{self, replace_review};
use crate::project::action::review::score::{self, decline_review, score_review};

/// Points of a criterion (评分).
#[derive(InputObject)]
struct ReviewPointsInput {
    /// The criterion's code.
    criterion: String,
    /// From 0 to its most.
    points: i32,
}

/// Input of `scoreReview`.
#[derive(InputObject)]
struct ScoreReviewInput {
    /// The review's global id.
    review_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Points, each criterion once (评分).
    points: Vec<ReviewPointsInput>,
    /// What he says to it, 1 to 4000 characters (评语).
    comment: String,
}

/// Input of `declineReview`.
#[derive(InputObject)]
struct DeclineReviewInput {
    /// The review's global id.
    review_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why he must not read it, 1 to 4000 characters (回避理由).
    text: String,
}

/// Payload of what an expert does.
#[derive(SimpleObject)]
struct ReviewPayload {
    /// The review as it stands now; null when it was not given to the caller.
    review: Option<Review>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// An expert for an application, by hand (指定专家).
#[derive(InputObject)]
struct ReviewPairInput {
    /// The application's global id.
    application_id: ID,
    /// The expert's global id.
    expert_id: ID,
}

/// Input of `assignReviews`.
#[derive(InputObject)]
struct AssignReviewsInput {
    /// The call's global id.
    call_id: ID,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Who reads what; empty to have it worked out: as many as the call asks for, load spread evenly, nobody
    /// where something stands against it.
    #[graphql(default)]
    pairs: Vec<ReviewPairInput>,
}

/// Payload of `assignReviews`.
#[derive(SimpleObject)]
struct AssignReviewsPayload {
    /// The call; null when there is none for the caller.
    call: Option<Call>,
    /// Reviews that were given out.
    assigned: i32,
    /// Readers that are still missing, over all applications: enter more experts, or name them by hand.
    missing: i32,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `replaceReview`.
#[derive(InputObject)]
struct ReplaceReviewInput {
    /// The review's global id.
    review_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Who reads it instead (改派专家).
    expert_id: ID,
}

/// Payload of `replaceReview`.
#[derive(SimpleObject)]
struct ReplaceReviewPayload {
    /// The application that is read; null when it was refused.
    application: Option<Application>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of reviews.
#[derive(Default)]
pub struct ReviewingMutation;

#[Object]
impl ReviewingMutation {
    /// Scores an application (评分); it may be changed until the panel has it.
    async fn score_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ScoreReviewInput,
    ) -> Result<ReviewPayload> {
        let ScoreReviewInput { review_id, expected_version, idempotency_key, points, comment } = input;
        let of = score::Of { idempotency_key, review: review_id.to_string(), expected_version };
        let points = points.into_iter().map(|one| (one.criterion, one.points)).collect();
        let input = score::Input { of, points, comment };
        payload(ctx, &review_id, score_review(state(ctx), permit(ctx)?, input).await).await
    }

    /// Says that one must not read it (申明回避); the federation asks somebody else.
    async fn decline_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DeclineReviewInput,
    ) -> Result<ReviewPayload> {
        let DeclineReviewInput { review_id, expected_version, idempotency_key, text } = input;
        let of = score::Of { idempotency_key, review: review_id.to_string(), expected_version };
        payload(ctx, &review_id, decline_review(state(ctx), permit(ctx)?, of, text).await).await
    }

    /// Asks experts to read the applications of a call that are with the experts (分派专家).
    async fn assign_reviews(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: AssignReviewsInput,
    ) -> Result<AssignReviewsPayload> {
        let AssignReviewsInput { call_id, idempotency_key, pairs } = input;
        let pair = |pair: ReviewPairInput| (pair.application_id.to_string(), pair.expert_id.to_string());
        let pairs = pairs.into_iter().map(pair).collect();
        let input = assign::Input { idempotency_key, call: call_id.to_string(), pairs };
        let done = assign_reviews(state(ctx), permit(ctx)?, input).await;
        let (done, user_errors) = settle(done, caller(ctx).language)?;
        let assign::Done { assigned, missing } = done.unwrap_or_default();
        let call = match CallId::parse(&call_id) {
            Ok(id) => find_call(ctx, id).await?,
            Err(_) => None,
        };
        let assigned = i32::try_from(assigned).unwrap_or(i32::MAX);
        Ok(AssignReviewsPayload { call, assigned, missing, user_errors })
    }

    /// Gives a review to another expert (改派专家).
    async fn replace_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReplaceReviewInput,
    ) -> Result<ReplaceReviewPayload> {
        let ReplaceReviewInput { review_id, expected_version, idempotency_key, expert_id } = input;
        let (review, expert) = (review_id.to_string(), expert_id.to_string());
        let input = replace::Input { idempotency_key, review, expected_version, expert };
        let done = replace_review(state(ctx), permit(ctx)?, input).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let application = match id {
            Some(id) => find_application(ctx, id).await?,
            None => None,
        };
        Ok(ReplaceReviewPayload { application, user_errors })
    }
}

async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<ReviewPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let review = match ReviewId::parse(id) {
        Ok(id) => find_review(ctx, id).await?,
        Err(_) => None,
    };
    Ok(ReviewPayload { review, user_errors })
}
