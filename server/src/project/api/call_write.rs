//! What the federation's desk does with calls: writes, publishes, extends, closes, withdraws.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::call::CallId;
use entity::project::call::content::CallContent;
use entity::project::fund::ProgrammeKind;

use super::call::{Call, find_call};
use super::form::{CallConditions, CallCriterionInput, CallDays, CallDocument, CallFieldInput, CallTopicInput};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::project::action::call::close::close_call;
use crate::project::action::call::save::{self, save_call};
use crate::project::action::call::step::{self, extend_call, open_call, withdraw_call};
use crate::scalar::{Date, Fen};

/// Input of `saveCall`.
#[derive(InputObject)]
struct SaveCallInput {
    /// The call's global id; absent for a new one.
    call_id: Option<ID>,
    /// The `version` that the writer saw; 0 for a new one.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// What it is for (申报类别).
    kind: ProgrammeKind,
    /// Of which year (年度).
    year: i32,
    /// What it is called, 1 to 100 characters (通知名称).
    title: String,
    /// The first day on which applications are submitted (开始日期).
    opens_on: Date,
    /// The last one (截止日期).
    closes_on: Date,
    /// What it has to give (经费总额).
    budget_fen: Fen,
    /// The most that one application may ask for (单项上限).
    ceiling_fen: Fen,
    /// The programme that its money comes from, of the same kind; absent where it is not kept here: then projects begin
    /// without their money in the books (经费来源).
    programme_id: Option<ID>,
    /// What is wanted, 1 to 20 000 characters (申报指南).
    guide: String,
    /// The topics, at most 40 (指南选题).
    #[graphql(default)]
    topics: Vec<CallTopicInput>,
    /// Whether somebody may bring a topic of his own (自选题).
    own_topic: bool,
    /// What is asked beside title, topic, leader, members and amount, at most 40 (栏目).
    #[graphql(default)]
    fields: Vec<CallFieldInput>,
    /// Papers that go with an application, each with a name of its own, at most 40 (申报材料).
    #[graphql(default)]
    documents: Vec<CallDocument>,
    /// The scoring sheet (评分表).
    criteria: Vec<CallCriterionInput>,
    /// How many experts read each application, 1 to 9 (评审专家数).
    reviewers: i32,
    /// A score that lies so many points from the middle one is marked (离群分值).
    outlier_points: i32,
    /// Who may apply (申报条件).
    conditions: CallConditions,
    /// The working days of each stage, 1 to 120 (各阶段工作日).
    days: CallDays,
    /// Months from the award until the project is finished, 1 to 36 (项目周期).
    months: i32,
}

/// Input of what is done with a call.
#[derive(InputObject)]
struct CallStepInput {
    /// The call's global id.
    call_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
}

/// Input of `extendCall`.
#[derive(InputObject)]
struct ExtendCallInput {
    /// The call's global id.
    call_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The new last day, after the present one (延至).
    closes_on: Date,
}

/// Input of `withdrawCall`.
#[derive(InputObject)]
struct WithdrawCallInput {
    /// The call's global id.
    call_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why, 1 to 4000 characters (撤回原因).
    reason: String,
}

/// Payload of what is done with a call.
#[derive(SimpleObject)]
struct CallPayload {
    /// The call as it stands now, on a conflict too; null when there is none for the caller.
    call: Option<Call>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of calls.
#[derive(Default)]
pub struct CallMutation;

#[Object]
impl CallMutation {
    /// Writes a call, or changes it until it is published (起草申报通知).
    async fn save_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SaveCallInput,
    ) -> Result<CallPayload> {
        let named = input.call_id.clone();
        let done = save_call(state(ctx), permit(ctx)?, read(input)).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let id = id.or_else(|| named.and_then(|id| CallId::parse(&id).ok()));
        let call = match id {
            Some(id) => find_call(ctx, id).await?,
            None => None,
        };
        Ok(CallPayload { call, user_errors })
    }

    /// Publishes a call: from now on its societies see it (发布申报通知).
    async fn open_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CallStepInput,
    ) -> Result<CallPayload> {
        let (id, input) = said(input);
        payload(ctx, &id, open_call(state(ctx), permit(ctx)?, input).await).await
    }

    /// Puts the last day of an open call off, never forward (延长截止日期).
    async fn extend_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ExtendCallInput,
    ) -> Result<CallPayload> {
        let ExtendCallInput { call_id, expected_version, idempotency_key, closes_on } = input;
        let (id, input) = said(CallStepInput { call_id, expected_version, idempotency_key });
        payload(ctx, &id, extend_call(state(ctx), permit(ctx)?, input, closes_on.0).await).await
    }

    /// Closes a call whose last day is over; the clock does it by itself (关闭申报).
    async fn close_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CallStepInput,
    ) -> Result<CallPayload> {
        let (id, input) = said(input);
        payload(ctx, &id, close_call(state(ctx), permit(ctx)?, input).await).await
    }

    /// Takes a call back while nobody has submitted; drafts end with it (撤回申报通知).
    async fn withdraw_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawCallInput,
    ) -> Result<CallPayload> {
        let WithdrawCallInput { call_id, expected_version, idempotency_key, reason } = input;
        let (id, input) = said(CallStepInput { call_id, expected_version, idempotency_key });
        payload(ctx, &id, withdraw_call(state(ctx), permit(ctx)?, input, reason).await).await
    }
}

fn said(input: CallStepInput) -> (ID, step::Input) {
    let CallStepInput { call_id, expected_version, idempotency_key } = input;
    let call = call_id.to_string();
    (call_id, step::Input { idempotency_key, call, expected_version })
}

fn read(input: SaveCallInput) -> save::Input {
    let SaveCallInput {
        call_id,
        expected_version,
        idempotency_key,
        kind,
        year,
        title,
        opens_on,
        closes_on,
        budget_fen,
        ceiling_fen,
        programme_id,
        guide,
        topics,
        own_topic,
        fields,
        documents,
        criteria,
        reviewers,
        outlier_points,
        conditions,
        days,
        months,
    } = input;
    let content = CallContent {
        guide: guide.trim().to_owned(),
        topics: topics.into_iter().map(Into::into).collect(),
        own_topic,
        fields: fields.into_iter().map(Into::into).collect(),
        documents: documents.into_iter().map(Into::into).collect(),
        criteria: criteria.into_iter().map(Into::into).collect(),
        reviewers,
        outlier_points,
        conditions: conditions.into(),
        days: days.into(),
        months,
    };
    let told = save::Told {
        kind,
        year,
        title,
        opens_on: opens_on.0,
        closes_on: closes_on.0,
        budget: budget_fen.0,
        ceiling: ceiling_fen.0,
        programme: programme_id.map(|id| id.to_string()),
        content,
    };
    save::Input { idempotency_key, call: call_id.map(|id| id.to_string()), expected_version, told }
}

async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<CallPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let call = match CallId::parse(id) {
        Ok(id) => find_call(ctx, id).await?,
        Err(_) => None,
    };
    Ok(CallPayload { call, user_errors })
}
