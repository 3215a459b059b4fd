//! Mutations of offers: a society's, and the choice among them.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::offer::{OfferId, Offered};

use super::offer::{Offer, find_offer};
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::project::action::choose_offer::{self, choose_offer};
use crate::project::action::make_offer::{self, make_offer, revise_offer, withdraw_offer};
use crate::scalar::Fen;

/// How a demand would be met.
#[derive(InputObject)]
struct OfferedInput {
    /// How, 1 to 4000 characters (承接方案).
    text: String,
    /// Who, each with his post, 1 to 400 characters (承接团队).
    team: String,
    /// What it would cost, fen; 0 for nothing (报价，分).
    price_fen: Fen,
    /// How many days it would take (所需天数).
    days: i32,
}

impl From<OfferedInput> for Offered {
    fn from(input: OfferedInput) -> Self {
        let OfferedInput { text, team, price_fen, days } = input;
        Self { text, team, price_fen: price_fen.0, days }
    }
}

/// Input of `makeOffer`.
#[derive(InputObject)]
struct MakeOfferInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which society offers: one's own.
    society_id: ID,
    /// Which demand.
    demand_id: ID,
    /// The offer.
    offer: OfferedInput,
    /// Files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `reviseOffer`.
#[derive(InputObject)]
struct ReviseOfferInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which offer.
    offer_id: ID,
    /// The `version` of the offer that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// The offer as it is now.
    offer: OfferedInput,
    /// More files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of what is done with an offer in words.
#[derive(InputObject)]
struct OfferStepInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which offer.
    offer_id: ID,
    /// The `version` of the offer that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Why, at most 4000 characters; empty for nothing said.
    #[graphql(default)]
    text: String,
}

/// Payload of what is done with an offer.
#[derive(SimpleObject)]
struct OfferPayload {
    /// The offer as it stands now, on a conflict too; null when there is none for the caller.
    offer: Option<Offer>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of offers.
#[derive(Default)]
pub struct OfferMutation;

#[Object]
impl OfferMutation {
    /// Offers to meet a demand (响应需求), until its `offerUntil`. A society that is barred is refused with
    /// `NOT_ELIGIBLE` for each thing that stands in the way.
    async fn make_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: MakeOfferInput,
    ) -> Result<OfferPayload> {
        let MakeOfferInput { idempotency_key, society_id, demand_id, offer, file_ids } = input;
        let done = async {
            let permit = permit_for(ctx, &society_id).await?;
            let (demand, files) = (demand_id.to_string(), files_of(&file_ids)?);
            let input = make_offer::Input { idempotency_key, demand, offered: offer.into(), files };
            make_offer(state(ctx), permit, input).await
        };
        let (id, user_errors) = settle(done.await, caller(ctx).language)?;
        read(ctx, id, user_errors).await
    }

    /// Revises an offer while offers are taken (修改响应方案).
    async fn revise_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReviseOfferInput,
    ) -> Result<OfferPayload> {
        let ReviseOfferInput { idempotency_key, offer_id, expected_version, offer, file_ids } = input;
        let permit = permit(ctx)?;
        let done = async {
            let (id, files) = (offer_id.to_string(), files_of(&file_ids)?);
            let again =
                make_offer::Again { idempotency_key, offer: id, expected_version, offered: offer.into(), files };
            revise_offer(state(ctx), permit, again).await
        };
        payload(ctx, &offer_id, done.await).await
    }

    /// Takes an offer back before one is chosen (撤回响应).
    async fn withdraw_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OfferStepInput,
    ) -> Result<OfferPayload> {
        let OfferStepInput { idempotency_key, offer_id, expected_version, text } = input;
        let back = make_offer::Back { idempotency_key, offer: offer_id.to_string(), expected_version, text };
        payload(ctx, &offer_id, withdraw_offer(state(ctx), permit(ctx)?, back).await).await
    }

    /// Chooses an offer, by the poster or the federation (选定承接学会): the demand is matched with its society.
    async fn choose_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OfferStepInput,
    ) -> Result<OfferPayload> {
        let OfferStepInput { idempotency_key, offer_id, expected_version, text } = input;
        let input = choose_offer::Input { idempotency_key, offer: offer_id.to_string(), expected_version, text };
        payload(ctx, &offer_id, choose_offer(state(ctx), permit(ctx)?, input).await).await
    }
}

async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<OfferPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    read(ctx, OfferId::parse(id).ok(), user_errors).await
}

async fn read(ctx: &Context<'_>, id: Option<OfferId>, user_errors: Vec<UserError>) -> Result<OfferPayload> {
    let offer = match id {
        Some(id) => find_offer(ctx, id).await?,
        None => None,
    };
    Ok(OfferPayload { offer, user_errors })
}
