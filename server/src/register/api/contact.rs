//! `updateSocietyContact`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::register::society::{ContactDraft, SocietyId};

use super::society::{Society, find_society};
use crate::api::intention::permit_for;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::register::action::contact::{Input, update_contact};

/// Input of `updateSocietyContact`.
#[derive(InputObject)]
struct UpdateSocietyContactInput {
    /// The society's global id.
    society_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// Seat (住所), at most 120 characters; empty removes it.
    address: String,
    /// Phone, at most 20 characters; empty removes it.
    phone: String,
    /// E-mail, at most 120 characters; empty removes it.
    email: String,
}

/// Payload of `updateSocietyContact`.
#[derive(SimpleObject)]
struct UpdateSocietyContactPayload {
    /// The society as it stands now, on a conflict too; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of contacts.
#[derive(Default)]
pub struct ContactMutation;

#[Object]
impl ContactMutation {
    /// Updates a society's contact (更新联系方式): by its own leader or by the federation.
    async fn update_society_contact(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: UpdateSocietyContactInput,
    ) -> Result<UpdateSocietyContactPayload> {
        let UpdateSocietyContactInput { society_id, expected_version, idempotency_key, address, phone, email } = input;
        let contact = ContactDraft { address, phone, email };
        let done = act(ctx, &society_id, Input { expected_version, idempotency_key, contact }).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(UpdateSocietyContactPayload { society: after(ctx, &society_id).await?, user_errors })
    }
}

async fn act(ctx: &Context<'_>, society_id: &ID, input: Input) -> Result<(), Stop> {
    update_contact(state(ctx), permit_for(ctx, society_id).await?, input).await
}

/// The society of a mutation, read again through the scope of reads.
pub async fn after(ctx: &Context<'_>, society_id: &ID) -> Result<Option<Society>> {
    match SocietyId::parse(society_id) {
        Ok(id) => Ok(find_society(ctx, id, None).await?),
        Err(_) => Ok(None),
    }
}
