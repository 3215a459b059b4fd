//! The way from a mutation's input to the permit of its intention, the same for every mutation.

use async_graphql::{Context, Error, ID};

use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;

use crate::access::{Intention, Permit};
use crate::caller::{caller, coded, state};
use crate::fault::Stop;

/// The permit for the society that an input names in `societyId`; `NOT_FOUND` when it does not exist
/// for the caller.
pub async fn permit_for<I: Intention>(ctx: &Context<'_>, society_id: &ID) -> Result<Permit<I>, Stop> {
    let caller = caller(ctx);
    let viewer = caller.viewer.get().ok_or_else(|| Stop::whole(RefusalCode::SessionExpired))?;
    let missing = || Stop::at("societyId", RefusalCode::NotFound);
    let id = SocietyId::parse(society_id).map_err(|_| missing())?;
    Permit::for_society(state(ctx), viewer, &caller.request_id, id).await?.ok_or_else(missing)
}

/// The permit for an intention that is about no single society.
pub fn permit<I: Intention>(ctx: &Context<'_>) -> Result<Permit<I>, Error> {
    let caller = caller(ctx);
    Permit::general(caller.viewer()?, &caller.request_id).ok_or_else(|| coded("not for your role", "FORBIDDEN"))
}
