//! Mutations of demands: the poster's, the federation's, and those of the society that is matched.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::demand::need::Need;
use entity::project::demand::{DemandId, RatingCriterion, RatingWord};
use entity::register::society::Discipline;

use super::demand::{Demand, find_demand};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::project::action::demand_step::{
    self as step, ConfirmDelivery, OpenDemand, RateDelivery, RecordAgreement, ReleaseMatch, ReportDelivery,
    ReturnDelivery, ScreenDemand, ScreenOutDemand, Step, WithdrawDemand, move_demand,
};
use crate::project::action::post_demand::{self, post_demand};
use crate::scalar::{Date, Fen};

/// Input of `postDemand`.
#[derive(InputObject)]
struct PostDemandInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// GB/T 2260 code of the region whose societies are asked; the poster's own when absent.
    region_code: Option<String>,
    /// The body that needs it, by name, at most 60 characters (需求单位).
    poster: String,
    /// Whom to ask there, at most 30 characters (联系人).
    contact: String,
    /// His number (联系电话).
    phone: String,
    /// What is needed, in a line, at most 100 characters (需求名称).
    title: String,
    /// What is needed, at most 4000 characters (需求内容).
    need: String,
    /// The disciplines that it speaks to, the first one first, at most 3 (学科门类).
    disciplines: Vec<Discipline>,
    /// What it may cost, fen (预算，分).
    budget_fen: Option<Fen>,
    /// The last day to offer (征集截止).
    offer_until: Date,
    /// The day by which it is to be delivered (交付期限).
    due_on: Date,
}

/// Input of a step of a demand.
#[derive(InputObject)]
struct DemandStepInput {
    /// The demand's global id.
    demand_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is said, at most 4000 characters; a reason is needed to screen out, to dissolve, to return and to
    /// withdraw.
    #[graphql(default)]
    text: String,
    /// Files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `recordAgreement`.
#[derive(InputObject)]
struct RecordAgreementInput {
    /// The demand's global id.
    demand_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The day of the agreement, not in the future (签约日期).
    signed_on: Date,
    /// What was agreed beside it, at most 4000 characters; empty for nothing.
    #[graphql(default)]
    text: String,
    /// The agreement.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `reportDelivery`.
#[derive(InputObject)]
struct ReportDeliveryInput {
    /// The demand's global id.
    demand_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What was delivered, 1 to 4000 characters (交付说明).
    text: String,
    /// Whether the society agrees to the result's being published (同意公开).
    consents: bool,
    /// What was delivered.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// The word for one side of a delivery.
#[derive(InputObject)]
struct DemandRatingInput {
    /// Which side (评价方面).
    criterion: RatingCriterion,
    /// The word for it (评价用语).
    word: RatingWord,
}

/// Input of `rateDelivery`.
#[derive(InputObject)]
struct RateDeliveryInput {
    /// The demand's global id.
    demand_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// One word for each criterion (评价).
    ratings: Vec<DemandRatingInput>,
    /// What is said beside the words, 1 to 4000 characters (评价说明).
    text: String,
}

/// Payload of what is done with a demand.
#[derive(SimpleObject)]
pub struct DemandPayload {
    /// The demand as it stands now, on a conflict too; null when there is none for the caller.
    demand: Option<Demand>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of demands.
#[derive(Default)]
pub struct DemandMutation;

#[Object]
impl DemandMutation {
    /// Posts a need (提出需求): an agency's own account for itself, the federation on behalf of a body that has none.
    async fn post_demand(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PostDemandInput,
    ) -> Result<DemandPayload> {
        let PostDemandInput {
            idempotency_key,
            region_code,
            poster,
            contact,
            phone,
            title,
            need,
            disciplines,
            budget_fen,
            offer_until,
            due_on,
        } = input;
        let need = Need {
            poster,
            contact,
            phone,
            title,
            need,
            disciplines,
            budget_fen: budget_fen.map(|fen| fen.0),
            offer_until: offer_until.0,
            due_on: due_on.0,
        };
        let input = post_demand::Input { idempotency_key, region_code, need };
        let done = post_demand(state(ctx), permit(ctx)?, input).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        read(ctx, id, user_errors).await
    }

    /// Lets a demand pass the screening (审核通过).
    async fn screen_demand(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DemandStepInput,
    ) -> Result<DemandPayload> {
        stepped::<ScreenDemand>(ctx, input).await
    }

    /// Does not take a demand up, with the reason (审核不通过).
    async fn screen_out_demand(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DemandStepInput,
    ) -> Result<DemandPayload> {
        stepped::<ScreenOutDemand>(ctx, input).await
    }

    /// Opens a demand to the societies of its region until `offerUntil` (发布征集).
    async fn open_demand(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DemandStepInput,
    ) -> Result<DemandPayload> {
        stepped::<OpenDemand>(ctx, input).await
    }

    /// Takes a demand back before an agreement, with the reason (撤回需求).
    async fn withdraw_demand(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DemandStepInput,
    ) -> Result<DemandPayload> {
        stepped::<WithdrawDemand>(ctx, input).await
    }

    /// Dissolves a match before the delivery, with the reason (解除匹配): societies may offer again.
    async fn release_match(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DemandStepInput,
    ) -> Result<DemandPayload> {
        stepped::<ReleaseMatch>(ctx, input).await
    }

    /// Records the agreement, by the matched society or the federation (登记协议).
    async fn record_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordAgreementInput,
    ) -> Result<DemandPayload> {
        let RecordAgreementInput { demand_id, expected_version, idempotency_key, signed_on, text, file_ids } = input;
        let demand = demand_id.to_string();
        let signed_on = Some(signed_on.0);
        let input =
            step::Input { idempotency_key, demand, expected_version, text, signed_on, ..step::Input::default() };
        moved::<RecordAgreement>(ctx, &demand_id, input, &file_ids).await
    }

    /// Reports what was delivered, and whether it may be published (报告交付).
    async fn report_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportDeliveryInput,
    ) -> Result<DemandPayload> {
        let ReportDeliveryInput { demand_id, expected_version, idempotency_key, text, consents, file_ids } = input;
        let demand = demand_id.to_string();
        let input = step::Input { idempotency_key, demand, expected_version, text, consents, ..step::Input::default() };
        moved::<ReportDelivery>(ctx, &demand_id, input, &file_ids).await
    }

    /// Returns a delivery that is not complete, with the reason (退回补充交付).
    async fn return_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DemandStepInput,
    ) -> Result<DemandPayload> {
        stepped::<ReturnDelivery>(ctx, input).await
    }

    /// Confirms a delivery, by the poster or the federation (确认交付).
    async fn confirm_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DemandStepInput,
    ) -> Result<DemandPayload> {
        stepped::<ConfirmDelivery>(ctx, input).await
    }

    /// Says how a delivery was, in words on each criterion (评价交付): for the two and the federation, never a number.
    async fn rate_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RateDeliveryInput,
    ) -> Result<DemandPayload> {
        let RateDeliveryInput { demand_id, expected_version, idempotency_key, ratings, text } = input;
        let demand = demand_id.to_string();
        let ratings = ratings.into_iter().map(|rating| (rating.criterion, rating.word)).collect();
        let input = step::Input { idempotency_key, demand, expected_version, text, ratings, ..step::Input::default() };
        moved::<RateDelivery>(ctx, &demand_id, input, &[]).await
    }
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: DemandStepInput) -> Result<DemandPayload> {
    let DemandStepInput { demand_id, expected_version, idempotency_key, text, file_ids } = input;
    let demand = demand_id.to_string();
    let input = step::Input { idempotency_key, demand, expected_version, text, ..step::Input::default() };
    moved::<I>(ctx, &demand_id, input, &file_ids).await
}

async fn moved<I: Step>(ctx: &Context<'_>, id: &ID, input: step::Input, files: &[ID]) -> Result<DemandPayload> {
    let permit = permit(ctx)?;
    let done: Result<(), Stop> = match files_of(files) {
        Err(stop) => Err(stop),
        Ok(files) => move_demand::<I>(state(ctx), permit, step::Input { files, ..input }).await,
    };
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    read(ctx, DemandId::parse(id).ok(), user_errors).await
}

/// The payload: the demand read again, with what was refused.
pub(super) async fn read(
    ctx: &Context<'_>,
    id: Option<DemandId>,
    user_errors: Vec<UserError>,
) -> Result<DemandPayload> {
    let demand = match id {
        Some(id) => find_demand(ctx, id).await?,
        None => None,
    };
    Ok(DemandPayload { demand, user_errors })
}
