//! Mutations of payments: one or many at once, of which all move or none does.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::tranche::TrancheId;

use super::payment::find_tranche;
use super::tranche::Tranche;
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::project::action::payment_step::{
    self as step, ApprovePayment, BouncePayment, ConfirmPayment, ReleasePayment, RequestPayment, ReturnPayment, Step,
    move_payments,
};

/// A payment that is named.
#[derive(InputObject)]
struct PaymentInput {
    /// The tranche's global id.
    tranche_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
}

/// Input of a step of payments.
#[derive(InputObject)]
struct PaymentStepInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which payments, 1 to 50: all of them move, or none does.
    payments: Vec<PaymentInput>,
    /// What is said, at most 4000 characters; needed when a payment is returned or was sent back.
    #[graphql(default)]
    text: String,
}

/// Payload of a step of payments.
#[derive(SimpleObject)]
struct PaymentsPayload {
    /// The tranches as they stand now; those that exist for the caller.
    tranches: Vec<Tranche>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of payments.
#[derive(Default)]
pub struct PaymentMutation;

#[Object]
impl PaymentMutation {
    /// Requests payment of tranches (申请拨付), while the agreement runs.
    async fn request_payments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PaymentStepInput,
    ) -> Result<PaymentsPayload> {
        stepped::<RequestPayment>(ctx, input).await
    }

    /// Approves payments (复核拨付): another person than the one who requested them (`FOUR_EYES`).
    async fn approve_payments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PaymentStepInput,
    ) -> Result<PaymentsPayload> {
        stepped::<ApprovePayment>(ctx, input).await
    }

    /// Releases payments (签批拨付), by the chair: another person than those who requested and approved them
    /// (`FOUR_EYES`).
    async fn release_payments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PaymentStepInput,
    ) -> Result<PaymentsPayload> {
        stepped::<ReleasePayment>(ctx, input).await
    }

    /// Returns requests that were not paid yet, with the reason (退回拨付申请).
    async fn return_payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PaymentStepInput,
    ) -> Result<PaymentsPayload> {
        stepped::<ReturnPayment>(ctx, input).await
    }

    /// Confirms by the bank's paper that payments have arrived (确认到账).
    async fn confirm_payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PaymentStepInput,
    ) -> Result<PaymentsPayload> {
        stepped::<ConfirmPayment>(ctx, input).await
    }

    /// Records that the bank sent payments back, with the reason: they are planned again (登记银行退汇).
    async fn bounce_payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PaymentStepInput,
    ) -> Result<PaymentsPayload> {
        stepped::<BouncePayment>(ctx, input).await
    }
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: PaymentStepInput) -> Result<PaymentsPayload> {
    let PaymentStepInput { idempotency_key, payments, text } = input;
    let named: Vec<_> = payments.iter().map(|row| (row.tranche_id.to_string(), row.expected_version)).collect();
    let ids: Vec<_> = named.iter().take(step::PAYMENTS_MAX).map(|(id, _)| id.clone()).collect();
    let done =
        move_payments::<I>(state(ctx), permit(ctx)?, step::Input { idempotency_key, tranches: named, text }).await;
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let mut tranches = Vec::new();
    for id in ids.iter().filter_map(|id| TrancheId::parse(id).ok()) {
        tranches.extend(find_tranche(ctx, id).await?);
    }
    Ok(PaymentsPayload { tranches, user_errors })
}
