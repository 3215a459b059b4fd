//! What the federation's clerk does for the founders: `beginRegistration`, `saveRegistration`,
//! `submitRegistration`, `withdrawRegistration`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::registration::RegistrationId;

use super::content::{RegistrationContentInput, RegistrationPaperInput, papers_of};
use super::{Registration, find_registration};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::institution::action::registration::Seen;
use crate::institution::action::registration::submit::{self, submit_registration};
use crate::institution::action::registration::write::{
    self as fill, begin_registration, save_registration, withdraw_registration,
};

/// Payload of what is done with an application.
#[derive(SimpleObject)]
pub struct RegistrationPayload {
    /// The application as it stands now, on a conflict too; null when it does not exist for the caller.
    registration: Option<Registration>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// The payload after an intention about this case.
pub async fn after(ctx: &Context<'_>, id: &str, done: Result<(), Stop>) -> Result<RegistrationPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let registration = match RegistrationId::parse(id) {
        Ok(id) => find_registration(ctx, id).await?,
        Err(_) => None,
    };
    Ok(RegistrationPayload { registration, user_errors })
}

/// Input of a step that says no more than which application.
#[derive(InputObject)]
pub struct RegistrationStepInput {
    /// The application's global id.
    pub registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
}

impl RegistrationStepInput {
    /// As the actions take it.
    #[must_use]
    pub fn seen(self) -> Seen {
        let Self { registration_id, expected_version, idempotency_key } = self;
        Seen { registration: registration_id.0, expected_version, idempotency_key }
    }
}

/// Input of `beginRegistration`.
#[derive(InputObject)]
struct BeginRegistrationInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is known already: a name, and who speaks for the founders.
    content: RegistrationContentInput,
    /// Papers that are there already.
    #[graphql(default)]
    papers: Vec<RegistrationPaperInput>,
}

/// Input of `saveRegistration`.
#[derive(InputObject)]
struct SaveRegistrationInput {
    /// The application's global id.
    registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// All that is filled in now.
    content: RegistrationContentInput,
    /// Papers that have come.
    #[graphql(default)]
    papers: Vec<RegistrationPaperInput>,
}

/// Input of `withdrawRegistration`.
#[derive(InputObject)]
struct WithdrawRegistrationInput {
    /// The application's global id.
    registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why the founders give it up, at most 4000 characters.
    text: String,
}

/// Mutations of the federation's clerk.
#[derive(Default)]
pub struct RegistrationMutation;

#[Object]
impl RegistrationMutation {
    /// Opens an application for named founders, who have no account (为发起人立项).
    async fn begin_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: BeginRegistrationInput,
    ) -> Result<RegistrationPayload> {
        let BeginRegistrationInput { idempotency_key, content, papers } = input;
        let done = match papers_of(papers) {
            Err(stop) => Err(stop),
            Ok(papers) => {
                let input = fill::BeginInput { idempotency_key, application: content.application(), papers };
                begin_registration(state(ctx), permit(ctx)?, input).await
            }
        };
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let registration = match id {
            Some(id) => find_registration(ctx, id).await?,
            None => None,
        };
        Ok(RegistrationPayload { registration, user_errors })
    }

    /// Fills an application in, as far as is known (填报).
    async fn save_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SaveRegistrationInput,
    ) -> Result<RegistrationPayload> {
        let SaveRegistrationInput { registration_id, expected_version, idempotency_key, content, papers } = input;
        let seen = Seen { registration: registration_id.0.clone(), expected_version, idempotency_key };
        let done = match papers_of(papers) {
            Err(stop) => Err(stop),
            Ok(papers) => {
                let input = fill::SaveInput { seen, application: content.application(), papers };
                save_registration(state(ctx), permit(ctx)?, input).await
            }
        };
        after(ctx, &registration_id, done).await
    }

    /// Submits an application to the federation's chair, with all papers and the formation pack: both halves or
    /// neither (提交审查).
    async fn submit_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegistrationStepInput,
    ) -> Result<RegistrationPayload> {
        let seen = input.seen();
        let id = seen.registration.clone();
        let done = submit_registration(state(ctx), permit(ctx)?, submit::Input { seen }).await;
        after(ctx, &id, done).await
    }

    /// Takes an application back for the founders, until its papers are accepted (撤回).
    async fn withdraw_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawRegistrationInput,
    ) -> Result<RegistrationPayload> {
        let WithdrawRegistrationInput { registration_id, expected_version, idempotency_key, text } = input;
        let seen = Seen { registration: registration_id.0.clone(), expected_version, idempotency_key };
        let done = withdraw_registration(state(ctx), permit(ctx)?, fill::WithdrawInput { seen, text }).await;
        after(ctx, &registration_id, done).await
    }
}
