//! What the federation does with activity filings: takes up, has no objection, sets conditions, returns,
//! refuses.

use std::collections::HashSet;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::activity::{ActivityId, ActivityReason};

use super::activity::{ActivityFiling, find_activities};
use super::activity_write::{ActivityPayload, ActivityTextInput, payload, said};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::institution::action::decide_activity::{
    self, ConditionActivity, RefuseActivity, ReturnActivity, Step, decide_activity,
};
use crate::institution::action::pass_activities::{
    self as together, PassActivities, TakeUpActivities, Together, move_activities,
};

/// A filing among many.
#[derive(InputObject)]
struct SeenActivityInput {
    /// The filing's global id.
    filing_id: ID,
    /// The `version` that the writer saw.
    expected_version: i32,
}

/// Input of what is done with many filings at once.
#[derive(InputObject)]
struct ActivitiesInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which filings, at most 100.
    filings: Vec<SeenActivityInput>,
}

/// A filing that stayed as it was.
#[derive(SimpleObject)]
struct LeftActivity {
    /// The filing as it stands; null when there is none for the caller.
    filing: Option<ActivityFiling>,
    /// Why it stayed.
    user_errors: Vec<UserError>,
}

/// Payload of what is done with many filings at once.
#[derive(SimpleObject)]
struct ActivitiesPayload {
    /// The filings that were named, as they stand now.
    filings: Vec<ActivityFiling>,
    /// Those that stayed as they were, each with its reasons; the others went on.
    left: Vec<LeftActivity>,
    /// Why nothing was done, filing after filing; empty when something was.
    user_errors: Vec<UserError>,
}

/// Input of a return or a refusal.
#[derive(InputObject)]
struct ActivityReasonInput {
    /// The filing's global id.
    filing_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why.
    reason: ActivityReason,
    /// Why in words: what has to be corrected, or why it cannot be held, 1 to 4000 characters.
    text: String,
}

/// Mutations of the federation.
#[derive(Default)]
pub struct ActivityDecideMutation;

#[Object]
impl ActivityDecideMutation {
    /// Takes activity filings up, one or many (受理活动报备). The federation's days run on.
    async fn take_up_activities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ActivitiesInput,
    ) -> Result<ActivitiesPayload> {
        moved::<TakeUpActivities>(ctx, input).await
    }

    /// Has no objection, to one or many (无异议). Among many, a filing in which the rules find something stays
    /// and is named (`NEEDS_OWN_LOOK`): it is passed by itself.
    async fn pass_activities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ActivitiesInput,
    ) -> Result<ActivitiesPayload> {
        moved::<PassActivities>(ctx, input).await
    }

    /// Clears an activity on conditions (附条件同意).
    async fn condition_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ActivityTextInput,
    ) -> Result<ActivityPayload> {
        let (id, input) = said(input);
        payload(ctx, &id, decide_activity::<ConditionActivity>(state(ctx), permit(ctx)?, input).await).await
    }

    /// Returns a filing to the society, with a reason (退回补正).
    async fn return_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ActivityReasonInput,
    ) -> Result<ActivityPayload> {
        reasoned::<ReturnActivity>(ctx, input).await
    }

    /// Refuses an activity, with a reason (不同意举办).
    async fn refuse_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ActivityReasonInput,
    ) -> Result<ActivityPayload> {
        reasoned::<RefuseActivity>(ctx, input).await
    }
}

async fn reasoned<I: Step>(ctx: &Context<'_>, input: ActivityReasonInput) -> Result<ActivityPayload> {
    let ActivityReasonInput { filing_id, expected_version, idempotency_key, reason, text } = input;
    let (filing, reason) = (filing_id.to_string(), Some(reason));
    let input = decide_activity::Input { idempotency_key, filing, expected_version, reason, text };
    payload(ctx, &filing_id, decide_activity::<I>(state(ctx), permit(ctx)?, input).await).await
}

async fn moved<I: Together>(ctx: &Context<'_>, input: ActivitiesInput) -> Result<ActivitiesPayload> {
    let ActivitiesInput { idempotency_key, filings } = input;
    let named: Vec<_> =
        filings.iter().take(together::MOST).filter_map(|seen| ActivityId::parse(&seen.filing_id).ok()).collect();
    let count = filings.iter().map(|seen| seen.filing_id.as_str()).collect::<HashSet<_>>().len();
    let seen = |SeenActivityInput { filing_id, expected_version }: SeenActivityInput| together::Seen {
        filing: filing_id.to_string(),
        expected_version,
    };
    let input = together::Input { idempotency_key, filings: filings.into_iter().map(seen).collect() };
    let done = move_activities::<I>(state(ctx), permit(ctx)?, input).await;
    let language = caller(ctx).language;
    let (stayed, mut user_errors) = settle(done, language)?;
    let filings = find_activities(ctx, &named).await?;
    let left = stayed.unwrap_or_default().into_iter().map(|one| {
        let id = ActivityId::parse(&one.filing).ok();
        let filing = filings.iter().find(|found| Some(found.0.id) == id).map(|found| ActivityFiling(found.0.clone()));
        let (_, user_errors) = settle::<()>(Err(Stop::Refused(one.refusals)), language)?;
        Ok(LeftActivity { filing, user_errors })
    });
    let left = left.collect::<Result<Vec<LeftActivity>>>()?;
    if !left.is_empty() && left.len() == count {
        user_errors = left.iter().flat_map(|left| left.user_errors.iter().cloned()).collect();
    }
    Ok(ActivitiesPayload { filings, left, user_errors })
}
