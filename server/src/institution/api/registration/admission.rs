//! After the approval: `fileMemberSurvey`, `handOverCertificate`, `receiveFormationPapers`.

use async_graphql::{Context, ID, InputObject, Object, Result};

use entity::register::headcount::Counts;

use super::write::{RegistrationPayload, RegistrationStepInput, after};
use crate::api::intention::permit;
use crate::caller::state;
use crate::file::api::files_of;
use crate::institution::action::registration::Seen;
use crate::institution::action::registration::admission::{
    self as step, file_member_survey, hand_over_certificate, receive_formation_papers,
};

/// Input of `fileMemberSurvey`.
#[derive(InputObject)]
struct FileMemberSurveyInput {
    /// The application's global id.
    registration_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Individual members, persons (个人会员).
    individual_members: i32,
    /// Unit members, units (单位会员).
    unit_members: i32,
    /// Full-time staff, persons (专职人员).
    full_time_staff: i32,
    /// Formal Party members, persons (正式党员).
    formal: i32,
    /// Probationary Party members, persons (预备党员).
    probationary: i32,
    /// Formal Party members at the seat, persons (驻会正式党员).
    resident_formal: i32,
    /// The survey, at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Mutations after an approval.
#[derive(Default)]
pub struct AdmissionMutation;

#[Object]
impl AdmissionMutation {
    /// Files the survey of Party members (党员情况调查表) of a new society: by itself, or by the federation for it.
    /// Its counts become the society's first headcount.
    async fn file_member_survey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: FileMemberSurveyInput,
    ) -> Result<RegistrationPayload> {
        let FileMemberSurveyInput {
            registration_id,
            expected_version,
            idempotency_key,
            individual_members,
            unit_members,
            full_time_staff,
            formal,
            probationary,
            resident_formal,
            file_ids,
        } = input;
        let seen = Seen { registration: registration_id.0.clone(), expected_version, idempotency_key };
        let counts = Counts {
            individual_members,
            unit_members,
            full_time_staff,
            formal,
            probationary,
            resident_formal,
            council_formal: None,
        };
        let done = match files_of(&file_ids) {
            Err(stop) => Err(stop),
            Ok(files) => {
                let input = step::SurveyInput { seen, counts, files };
                file_member_survey(state(ctx), permit(ctx)?, input).await
            }
        };
        after(ctx, &registration_id, done).await
    }

    /// Hands the certificate out and the formation papers over to the federation (发证并移交): refused until the
    /// member survey is filed.
    async fn hand_over_certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegistrationStepInput,
    ) -> Result<RegistrationPayload> {
        let seen = input.seen();
        let id = seen.registration.clone();
        after(ctx, &id, hand_over_certificate(state(ctx), permit(ctx)?, step::StepInput { seen }).await).await
    }

    /// Receives the formation papers (接收组建资料): the time to form runs from the day they were handed over.
    async fn receive_formation_papers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegistrationStepInput,
    ) -> Result<RegistrationPayload> {
        let seen = input.seen();
        let id = seen.registration.clone();
        after(ctx, &id, receive_formation_papers(state(ctx), permit(ctx)?, step::StepInput { seen }).await).await
    }
}
