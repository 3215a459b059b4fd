//! `sendInstructor`, `replaceOfficers`: Party posts that begin without a case.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::propose::{NomineeInput, nominees_of};
use crate::api::intention::permit_for;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::form::action::replace_officers::{self, replace_officers};
use crate::form::action::send_instructor::{self, send_instructor};
use crate::register::api::contact::after;
use crate::register::api::society::Society;
use crate::scalar::Date;

/// Input of `sendInstructor`.
#[derive(InputObject)]
struct SendInstructorInput {
    /// The society's global id.
    society_id: ID,
    /// The society's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// The instructor's name, at most 20 characters (姓名).
    name: String,
    /// His first day: not in the future, not before the present form began (任职日期).
    since: Date,
}

/// Input of `replaceOfficers`.
#[derive(InputObject)]
struct ReplaceOfficersInput {
    /// The society's global id.
    society_id: ID,
    /// The society's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// Everyone who holds a post from then on; who stays keeps his first day (任职人员).
    nominees: Vec<NomineeInput>,
    /// The first day of those who are new: not in the future, not before those whom they follow (任职日期).
    since: Date,
}

/// Payload of an intention about Party posts.
#[derive(SimpleObject)]
struct PartyPostPayload {
    /// The society as it stands now, on a conflict too; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of Party posts.
#[derive(Default)]
pub struct PostMutation;

#[Object]
impl PostMutation {
    /// Sends a Party-building instructor to a society without a branch and without a liaison (选派党建工作指导员).
    async fn send_instructor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SendInstructorInput,
    ) -> Result<PartyPostPayload> {
        let SendInstructorInput { society_id, expected_version, idempotency_key, name, since } = input;
        let input = send_instructor::Input { expected_version, idempotency_key, name, since: since.0 };
        let done = async { send_instructor(state(ctx), permit_for(ctx, &society_id).await?, input).await };
        paid(ctx, &society_id, done.await).await
    }

    /// Reappoints the officers of a branch, or its liaison (调整任职); no election.
    async fn replace_officers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReplaceOfficersInput,
    ) -> Result<PartyPostPayload> {
        let ReplaceOfficersInput { society_id, expected_version, idempotency_key, nominees, since } = input;
        let nominees = nominees_of(nominees);
        let input = replace_officers::Input { expected_version, idempotency_key, nominees, since: since.0 };
        let done = async { replace_officers(state(ctx), permit_for(ctx, &society_id).await?, input).await };
        paid(ctx, &society_id, done.await).await
    }
}

async fn paid(ctx: &Context<'_>, society_id: &ID, done: Result<(), Stop>) -> Result<PartyPostPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    Ok(PartyPostPayload { society: after(ctx, society_id).await?, user_errors })
}
