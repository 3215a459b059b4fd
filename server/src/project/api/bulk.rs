//! What the federation does with many applications at once: the formal check, the panel, proposals, decisions,
//! conclusions. What cannot be done with one does not hold the others up.

use std::collections::HashSet;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::application::{ApplicationId, AwardOutcome};

use super::application::{Application, find_applications};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::project::action::application::check::{
    self, Left, MOST, PassApplications, Seen, SendToPanel, Together, move_applications,
};
use crate::project::action::award::conclude::{self, conclude_awards};
use crate::project::action::award::decide::{self, decide_awards};
use crate::project::action::award::propose::{self, propose_awards};
use crate::scalar::Fen;

/// An application among many.
#[derive(InputObject)]
struct SeenApplicationInput {
    /// The application's global id.
    application_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
}

/// Input of what is done with many applications at once.
#[derive(InputObject)]
struct ApplicationsInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which applications, at most 100.
    applications: Vec<SeenApplicationInput>,
}

/// What is proposed for one (立项建议).
#[derive(InputObject)]
struct AwardProposalInput {
    /// The application's global id.
    application_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
    /// What (建议).
    outcome: AwardOutcome,
    /// How much, where it is funded: at most the call's ceiling; else 0 (建议经费).
    amount_fen: Fen,
    /// What the panel says, at most 4000 characters (会评意见).
    note: Option<String>,
}

/// Input of `proposeAwards`.
#[derive(InputObject)]
struct ProposeAwardsInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is proposed, at most 100.
    proposals: Vec<AwardProposalInput>,
}

/// What was decided about one (党组审定).
#[derive(InputObject)]
struct AwardDecisionInput {
    /// The application's global id.
    application_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
    /// What; absent to send it back to the panel (审定意见).
    outcome: Option<AwardOutcome>,
    /// How much, where it is funded; else 0 (立项经费).
    amount_fen: Fen,
    /// Why, where it is declined or sent back, 1 to 4000 characters (理由).
    text: Option<String>,
}

/// Input of `decideAwards`.
#[derive(InputObject)]
struct DecideAwardsInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What was decided, at most 100.
    decisions: Vec<AwardDecisionInput>,
}

/// An application that stayed as it was.
#[derive(SimpleObject)]
struct LeftApplication {
    /// The application as it stands; null when there is none for the caller.
    application: Option<Application>,
    /// Why it stayed.
    user_errors: Vec<UserError>,
}

/// Payload of what is done with many applications at once.
#[derive(SimpleObject)]
struct ApplicationsPayload {
    /// The applications that were named, as they stand now.
    applications: Vec<Application>,
    /// Those that stayed as they were, each with its reasons; the others went on.
    left: Vec<LeftApplication>,
    /// Why nothing was done, application after application; empty when something was.
    user_errors: Vec<UserError>,
}

/// Mutations of many applications.
#[derive(Default)]
pub struct ApplicationsMutation;

#[Object]
impl ApplicationsMutation {
    /// Applications are complete: they go to the experts (形式审查合格).
    async fn pass_applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplicationsInput,
    ) -> Result<ApplicationsPayload> {
        moved::<PassApplications>(ctx, input).await
    }

    /// Gives applications to the panel when their experts have scored (送会评).
    async fn send_to_panel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplicationsInput,
    ) -> Result<ApplicationsPayload> {
        moved::<SendToPanel>(ctx, input).await
    }

    /// Records what the panel proposes (提出立项建议). It is not told before it is decided.
    async fn propose_awards(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProposeAwardsInput,
    ) -> Result<ApplicationsPayload> {
        let ProposeAwardsInput { idempotency_key, proposals } = input;
        let ids: Vec<ID> = proposals.iter().map(|one| one.application_id.clone()).collect();
        let read = |one: AwardProposalInput| {
            let AwardProposalInput { application_id, expected_version, outcome, amount_fen, note } = one;
            let seen = Seen { application: application_id.to_string(), expected_version };
            propose::Proposal { seen, outcome, amount: amount_fen.0, note: note.unwrap_or_default() }
        };
        let input = propose::Input { idempotency_key, proposals: proposals.into_iter().map(read).collect() };
        told(ctx, &ids, propose_awards(state(ctx), permit(ctx)?, input).await).await
    }

    /// Enters what the Party group decided (党组审定): approved and published for objections, declined, or back to the
    /// panel. Never by whoever proposed it, and never more than the call has.
    async fn decide_awards(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: DecideAwardsInput,
    ) -> Result<ApplicationsPayload> {
        let DecideAwardsInput { idempotency_key, decisions } = input;
        let ids: Vec<ID> = decisions.iter().map(|one| one.application_id.clone()).collect();
        let read = |one: AwardDecisionInput| {
            let AwardDecisionInput { application_id, expected_version, outcome, amount_fen, text } = one;
            let seen = Seen { application: application_id.to_string(), expected_version };
            decide::Decision { seen, outcome, amount: amount_fen.0, text: text.unwrap_or_default() }
        };
        let input = decide::Input { idempotency_key, decisions: decisions.into_iter().map(read).collect() };
        told(ctx, &ids, decide_awards(state(ctx), permit(ctx)?, input).await).await
    }

    /// The notice is over and nobody objects: the awards hold, the projects begin (公示期满立项).
    async fn conclude_awards(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplicationsInput,
    ) -> Result<ApplicationsPayload> {
        let (ids, applications) = seen(input.applications);
        let input = conclude::Input { idempotency_key: input.idempotency_key, applications };
        told(ctx, &ids, conclude_awards(state(ctx), permit(ctx)?, input).await).await
    }
}

fn seen(all: Vec<SeenApplicationInput>) -> (Vec<ID>, Vec<Seen>) {
    let ids = all.iter().map(|one| one.application_id.clone()).collect();
    let read = |SeenApplicationInput { application_id, expected_version }: SeenApplicationInput| Seen {
        application: application_id.to_string(),
        expected_version,
    };
    (ids, all.into_iter().map(read).collect())
}

async fn moved<I: Together>(ctx: &Context<'_>, input: ApplicationsInput) -> Result<ApplicationsPayload> {
    let (ids, applications) = seen(input.applications);
    let input = check::Input { idempotency_key: input.idempotency_key, applications };
    told(ctx, &ids, move_applications::<I>(state(ctx), permit(ctx)?, input).await).await
}

/// What came of it, application after application.
async fn told(ctx: &Context<'_>, ids: &[ID], done: Result<Vec<Left>, Stop>) -> Result<ApplicationsPayload> {
    let language = caller(ctx).language;
    let named: Vec<_> = ids.iter().take(MOST).filter_map(|id| ApplicationId::parse(id).ok()).collect();
    let count = ids.iter().map(|id| id.as_str()).collect::<HashSet<_>>().len();
    let (stayed, mut user_errors) = settle(done, language)?;
    let applications = find_applications(ctx, &named).await?;
    let left = stayed.unwrap_or_default().into_iter().map(|one| {
        let id = ApplicationId::parse(&one.application).ok();
        let found = applications.iter().find(|found| Some(found.0.id) == id);
        let (_, user_errors) = settle::<()>(Err(Stop::Refused(one.refusals)), language)?;
        Ok(LeftApplication { application: found.map(|found| Application(found.0.clone())), user_errors })
    });
    let left = left.collect::<Result<Vec<LeftApplication>>>()?;
    if !left.is_empty() && left.len() == count {
        user_errors = left.iter().flat_map(|left| left.user_errors.iter().cloned()).collect();
    }
    Ok(ApplicationsPayload { applications, left, user_errors })
}
