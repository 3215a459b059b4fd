//! What the chair and civil affairs do with an application: `consentRegistration`, `returnRegistration`,
//! `acceptRegistration`, `approveRegistration`, `rejectRegistration`.

use async_graphql::{Context, ID, InputObject, Object, Result};

use entity::institution::registration::{RegistrationField, RegistrationReturnReason, RejectionGround};

use super::write::{RegistrationPayload, RegistrationStepInput, after};
use crate::api::intention::permit;
use crate::caller::state;
use crate::file::api::files_of;
use crate::institution::action::registration::Seen;
use crate::institution::action::registration::approve::{self, approve_registration};
use crate::institution::action::registration::decide::{self, accept_registration, reject_registration};
use crate::institution::action::registration::review::{self, consent_registration, return_registration};
use crate::scalar::Date;

/// What has to be corrected in one part.
#[derive(InputObject)]
struct RegistrationRemarkInput {
    /// Which part.
    field: RegistrationField,
    /// What, at most 4000 characters.
    text: String,
}

/// Input of `returnRegistration`.
#[derive(InputObject)]
struct ReturnRegistrationInput {
    /// The application's global id.
    registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why.
    reason: RegistrationReturnReason,
    /// Why, in words, at most 4000 characters.
    text: String,
    /// What has to be corrected where, each part once; empty where the reason says it all.
    #[graphql(default)]
    remarks: Vec<RegistrationRemarkInput>,
}

/// Input of `consentRegistration`.
#[derive(InputObject)]
struct ConsentRegistrationInput {
    /// The application's global id.
    registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Number of the federation's document, at most 100 characters (批准文号).
    document_no: String,
    /// Its day: not before the submission, not in the future.
    document_on: Date,
    /// The document, at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `approveRegistration`.
#[derive(InputObject)]
struct ApproveRegistrationInput {
    /// The application's global id.
    registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The unified social credit code of the certificate: 18 characters, of this region, in nobody's use.
    uscc: String,
}

/// Input of `rejectRegistration`.
#[derive(InputObject)]
struct RejectRegistrationInput {
    /// The application's global id.
    registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The ground (不予登记情形).
    ground: RejectionGround,
    /// What is said to the founders, at most 4000 characters.
    text: String,
}

/// Mutations of whoever judges an application.
#[derive(Default)]
pub struct RegistrationReviewMutation;

#[Object]
impl RegistrationReviewMutation {
    /// Returns an application to the clerk with reasons: by the chair during the review, by civil affairs
    /// until the papers are accepted (退回补正).
    async fn return_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReturnRegistrationInput,
    ) -> Result<RegistrationPayload> {
        let ReturnRegistrationInput { registration_id, expected_version, idempotency_key, reason, text, remarks } =
            input;
        let seen = Seen { registration: registration_id.0.clone(), expected_version, idempotency_key };
        let remark = |RegistrationRemarkInput { field, text }| review::Remark { field, text };
        let remarks = remarks.into_iter().map(remark).collect();
        let input = review::ReturnInput { seen, reason, text, remarks };
        after(ctx, &registration_id, return_registration(state(ctx), permit(ctx)?, input).await).await
    }

    /// Consents to a registration as supervising unit, on a document (业务主管单位同意): by the chair, never by
    /// whoever submitted it.
    async fn consent_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ConsentRegistrationInput,
    ) -> Result<RegistrationPayload> {
        let ConsentRegistrationInput {
            registration_id,
            expected_version,
            idempotency_key,
            document_no,
            document_on,
            file_ids,
        } = input;
        let seen = Seen { registration: registration_id.0.clone(), expected_version, idempotency_key };
        let done = match files_of(&file_ids) {
            Err(stop) => Err(stop),
            Ok(files) => {
                let input = review::ConsentInput { seen, document_no, document_on: document_on.0, files };
                consent_registration(state(ctx), permit(ctx)?, input).await
            }
        };
        after(ctx, &registration_id, done).await
    }

    /// Accepts the papers as complete: sixty days run from today (受理).
    async fn accept_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegistrationStepInput,
    ) -> Result<RegistrationPayload> {
        let seen = input.seen();
        let id = seen.registration.clone();
        after(ctx, &id, accept_registration(state(ctx), permit(ctx)?, decide::AcceptInput { seen }).await).await
    }

    /// Approves: the society stands in the register from today, under this code (准予登记).
    async fn approve_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApproveRegistrationInput,
    ) -> Result<RegistrationPayload> {
        let ApproveRegistrationInput { registration_id, expected_version, idempotency_key, uscc } = input;
        let seen = Seen { registration: registration_id.0.clone(), expected_version, idempotency_key };
        let done = approve_registration(state(ctx), permit(ctx)?, approve::Input { seen, uscc }).await;
        after(ctx, &registration_id, done).await
    }

    /// Refuses registration on one of the grounds of art. 13 (不予登记).
    async fn reject_registration(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RejectRegistrationInput,
    ) -> Result<RegistrationPayload> {
        let RejectRegistrationInput { registration_id, expected_version, idempotency_key, ground, text } = input;
        let seen = Seen { registration: registration_id.0.clone(), expected_version, idempotency_key };
        let done = reject_registration(state(ctx), permit(ctx)?, decide::RejectInput { seen, ground, text }).await;
        after(ctx, &registration_id, done).await
    }
}
