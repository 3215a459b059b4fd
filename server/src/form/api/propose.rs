//! `proposeFormation`, `resubmitFormation`: what a society sends.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::form::party_form::PartyForm;
use entity::form::proposal::{Nominee, NomineeRole, Proposal};

use super::formation::Formation;
use super::review::{FormationPayload, after_case, permit_of};
use crate::api::intention::permit_for;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::form::action::propose_formation::{self, propose_formation};
use crate::form::action::resubmit_formation::{self, resubmit_formation};
use crate::form::api::organisation::open_formation;
use crate::register::api::contact::after;
use crate::register::api::society::Society;
use crate::scalar::Date;

/// Someone who is named for a post (提名人选).
#[derive(InputObject)]
pub struct NomineeInput {
    /// Name, at most 20 characters (姓名).
    name: String,
    /// Post (职务).
    role: NomineeRole,
    /// Whether he is a Party member; absent while nobody has said so. Officers are.
    is_party_member: Option<bool>,
}

/// The nominees of an input as the rules know them.
#[must_use]
pub fn nominees_of(nominees: Vec<NomineeInput>) -> Vec<Nominee> {
    let known = |NomineeInput { name, role, is_party_member }| Nominee { name, role, is_party_member };
    nominees.into_iter().map(known).collect()
}

/// What a society proposes (申报内容).
#[derive(InputObject)]
struct ProposalInput {
    /// The form; NONE ends the organisation (申报形式).
    form: PartyForm,
    /// Exactly one secretary for a branch, exactly one liaison for a liaison, nobody for NONE (提名人选).
    nominees: Vec<NomineeInput>,
    /// The superior Party organisation, at most 60 characters; needed for a branch (上级党组织).
    superior: Option<String>,
    /// Why, at most 500 characters; needed when the rules recommend another form (理由).
    reason: Option<String>,
    /// The day of the proposal: not in the future, not before registration (申报日期).
    proposed_on: Date,
}

impl ProposalInput {
    fn proposal(self) -> Proposal {
        let Self { form, nominees, superior, reason, proposed_on } = self;
        let nominees = nominees_of(nominees);
        let (superior, reason) = (superior.unwrap_or_default(), reason.unwrap_or_default());
        Proposal { form, nominees, superior, reason, proposed_on: proposed_on.0 }
    }
}

/// Input of `proposeFormation`.
#[derive(InputObject)]
struct ProposeFormationInput {
    /// The society's global id.
    society_id: ID,
    /// The society's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// What is proposed.
    proposal: ProposalInput,
}

/// Payload of `proposeFormation`.
#[derive(SimpleObject)]
struct ProposeFormationPayload {
    /// The case that is open now; null when there is none for the caller.
    formation: Option<Formation>,
    /// The society as it stands now, on a conflict too; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `resubmitFormation`.
#[derive(InputObject)]
struct ResubmitFormationInput {
    /// The case's global id.
    formation_id: ID,
    /// The case's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// What is proposed now.
    proposal: ProposalInput,
}

/// Mutations of proposals.
#[derive(Default)]
pub struct ProposeMutation;

#[Object]
impl ProposeMutation {
    /// Proposes a form of a society's Party organisation, or its end (申报党组织组建): by the society, or by
    /// the federation on its behalf.
    async fn propose_formation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProposeFormationInput,
    ) -> Result<ProposeFormationPayload> {
        let ProposeFormationInput { society_id, expected_version, idempotency_key, proposal } = input;
        let input = propose_formation::Input { expected_version, idempotency_key, proposal: proposal.proposal() };
        let (_, user_errors) = settle(propose(ctx, &society_id, input).await, caller(ctx).language)?;
        let society = after(ctx, &society_id).await?;
        let formation = match &society {
            Some(society) => open_formation(ctx, society).await?,
            None => None,
        };
        Ok(ProposeFormationPayload { formation, society, user_errors })
    }

    /// Sends a returned proposal again, corrected (补正重报).
    async fn resubmit_formation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ResubmitFormationInput,
    ) -> Result<FormationPayload> {
        let ResubmitFormationInput { formation_id, expected_version, idempotency_key, proposal } = input;
        let done = resubmit(ctx, &formation_id, expected_version, idempotency_key, proposal.proposal()).await;
        after_case(ctx, &formation_id, done).await
    }
}

async fn propose(ctx: &Context<'_>, society_id: &ID, input: propose_formation::Input) -> Result<(), Stop> {
    propose_formation(state(ctx), permit_for(ctx, society_id).await?, input).await
}

async fn resubmit(
    ctx: &Context<'_>,
    id: &ID,
    expected_version: i32,
    idempotency_key: String,
    proposal: Proposal,
) -> Result<(), Stop> {
    let (permit, formation_id) = permit_of(ctx, id).await?;
    let input = resubmit_formation::Input { formation_id, expected_version, idempotency_key, proposal };
    resubmit_formation(state(ctx), permit, input).await
}
