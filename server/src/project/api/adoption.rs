//! Adoptions in the API: which agencies use a published result, and how one says so.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::published_result::{ResultId, adoption};

use super::matching_loader::{AdoptionsOf, one};
use super::published_result::{PublishedResultPayload, payload};
use crate::api::intention::permit;
use crate::caller::state;
use crate::fault::Fault;
use crate::project::action::adopt_result::{Back, Input, adopt_result, withdraw_adoption};
use crate::scalar::Date;

/// That an agency uses a result (成果采纳).
#[derive(SimpleObject)]
pub struct Adoption {
    /// The agency, by name (采纳单位).
    adopter: String,
    /// To what use it is put, in the agency's words (采纳情况).
    text: String,
    /// Since when (采纳日期).
    adopted_on: Date,
}

/// The adoptions of a result that stand, oldest first.
pub async fn adoptions_of(ctx: &Context<'_>, id: ResultId) -> Result<Vec<Adoption>, Fault> {
    let rows = one(ctx, AdoptionsOf(id)).await?.unwrap_or_default();
    let standing = rows.iter().filter(|row| row.withdrawn_on.is_none());
    let told = |row: &adoption::Model| Adoption {
        adopter: row.adopter.clone(),
        text: row.text.clone(),
        adopted_on: row.adopted_on.into(),
    };
    Ok(standing.map(told).collect())
}

/// Input of `adoptResult`.
#[derive(InputObject)]
struct AdoptResultInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which result.
    result_id: ID,
    /// To what use it is put, 1 to 500 characters: everybody reads it.
    text: String,
    /// Since when, from the publication on and not in the future.
    adopted_on: Date,
}

/// Input of `withdrawAdoption`.
#[derive(InputObject)]
struct WithdrawAdoptionInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which result.
    result_id: ID,
}

/// Mutations of adoptions.
#[derive(Default)]
pub struct AdoptionMutation;

#[Object]
impl AdoptionMutation {
    /// Says that one's own agency uses a published result (采纳成果); said again it replaces what was said.
    async fn adopt_result(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: AdoptResultInput,
    ) -> Result<PublishedResultPayload> {
        let AdoptResultInput { idempotency_key, result_id, text, adopted_on } = input;
        let input = Input { idempotency_key, result: result_id.to_string(), text, adopted_on: adopted_on.0 };
        payload(ctx, &result_id, adopt_result(state(ctx), permit(ctx)?, input).await).await
    }

    /// Takes that back (撤回采纳).
    async fn withdraw_adoption(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawAdoptionInput,
    ) -> Result<PublishedResultPayload> {
        let WithdrawAdoptionInput { idempotency_key, result_id } = input;
        let input = Back { idempotency_key, result: result_id.to_string() };
        payload(ctx, &result_id, withdraw_adoption(state(ctx), permit(ctx)?, input).await).await
    }
}
