//! Mutations of webhooks.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::ledger::change::ChangeKind;
use entity::ledger::webhook::WebhookId;

use super::super::change::readable;
use super::{Webhook, find_webhook};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::ledger::action::register_webhook::{self, Made, StepInput, register_webhook, rotate_webhook_secret};
use crate::ledger::action::replay_webhook::{self, ResendInput, replay_webhook, resend_webhook_messages, test_webhook};
use crate::ledger::action::update_webhook::{self, end_webhook, update_webhook};

/// Input of `registerWebhook`.
#[derive(InputObject)]
struct RegisterWebhookInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Where messages go: an https address of at most 500 characters that is reached from outside (推送地址).
    url: String,
    /// What you call it, at most 80 characters; may be empty (说明).
    #[graphql(default)]
    description: String,
    /// Of which kinds of things it is told; of all that you may read when absent (对象类别).
    types: Option<Vec<ChangeKind>>,
}

/// Input of `updateWebhook`; what is absent stays as it is.
#[derive(InputObject)]
struct UpdateWebhookInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which webhook.
    webhook_id: ID,
    /// The version that was seen.
    expected_version: i32,
    /// Where messages go from now on (推送地址).
    url: Option<String>,
    /// What you call it (说明).
    description: Option<String>,
    /// Of which kinds of things it is told from now on (对象类别).
    types: Option<Vec<ChangeKind>>,
    /// `true` pauses it, `false` resumes it where it stopped (暂停).
    paused: Option<bool>,
}

/// Input of `rotateWebhookSecret`, `testWebhook` and `endWebhook`.
#[derive(InputObject)]
struct WebhookStepInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which webhook.
    webhook_id: ID,
    /// The version that was seen.
    expected_version: i32,
}

impl From<WebhookStepInput> for StepInput {
    fn from(input: WebhookStepInput) -> Self {
        let WebhookStepInput { idempotency_key, webhook_id, expected_version } = input;
        Self { idempotency_key, webhook: webhook_id.to_string(), expected_version }
    }
}

/// Input of `replayWebhook`.
#[derive(InputObject)]
struct ReplayWebhookInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which webhook.
    webhook_id: ID,
    /// The version that was seen.
    expected_version: i32,
    /// A cursor of the feed to go on after; from its beginning when absent (起始游标).
    after: Option<String>,
}

/// Input of `resendWebhookMessages`.
#[derive(InputObject)]
struct ResendWebhookMessagesInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which webhook.
    webhook_id: ID,
    /// The version that was seen.
    expected_version: i32,
    /// Which of the messages that were given up; all of them when absent (消息标识).
    message_ids: Option<Vec<ID>>,
}

/// Payload of what makes a secret.
#[derive(SimpleObject)]
struct WebhookSecretPayload {
    /// The webhook; null when it was refused.
    webhook: Option<Webhook>,
    /// The secret with which messages are signed, `whsec_…` (Standard Webhooks), in this answer alone and in that to the same
    /// intention again; null when it was refused, or another one has taken its place (推送密钥，仅显示一次).
    secret: Option<String>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Payload of what changes a webhook.
#[derive(SimpleObject)]
struct WebhookPayload {
    /// The webhook as it stands now; null when it was refused, or ended.
    webhook: Option<Webhook>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

async fn made(ctx: &Context<'_>, done: Result<Made, Stop>) -> Result<WebhookSecretPayload> {
    let (made, user_errors) = settle(done, caller(ctx).language)?;
    let Some(Made { webhook, secret }) = made else {
        return Ok(WebhookSecretPayload { webhook: None, secret: None, user_errors });
    };
    let secret = secret.map(|secret| secret.expose().to_owned());
    Ok(WebhookSecretPayload { webhook: find_webhook(ctx, webhook).await?, secret, user_errors })
}

async fn changed(ctx: &Context<'_>, done: Result<WebhookId, Stop>) -> Result<WebhookPayload> {
    let (id, user_errors) = settle(done, caller(ctx).language)?;
    let webhook = match id {
        Some(id) => find_webhook(ctx, id).await?,
        None => None,
    };
    Ok(WebhookPayload { webhook, user_errors })
}

/// Mutations of webhooks.
#[derive(Default)]
pub struct WebhookMutation;

#[Object]
impl WebhookMutation {
    /// Registers an address to which changes are pushed from now on, with its secret (登记推送地址). At most five at once.
    async fn register_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegisterWebhookInput,
    ) -> Result<WebhookSecretPayload> {
        let RegisterWebhookInput { idempotency_key, url, description, types } = input;
        let kinds = readable(caller(ctx), types)?;
        let input = register_webhook::Input { idempotency_key, url, description, kinds };
        made(ctx, register_webhook(state(ctx), permit(ctx)?, input).await).await
    }

    /// Says anew where messages go, of what they tell and whether they are sent (更新推送地址). What was put off is tried at
    /// once.
    async fn update_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: UpdateWebhookInput,
    ) -> Result<WebhookPayload> {
        let UpdateWebhookInput { idempotency_key, webhook_id, expected_version, url, description, types, paused } =
            input;
        let kinds = match types {
            Some(types) => Some(readable(caller(ctx), Some(types))?),
            None => None,
        };
        let webhook = webhook_id.to_string();
        let input =
            update_webhook::Input { idempotency_key, webhook, expected_version, url, description, kinds, paused };
        changed(ctx, update_webhook(state(ctx), permit(ctx)?, input).await).await
    }

    /// Replaces the secret (更换推送密钥). For 24 hours messages are signed with both, so that the receiver can take its time.
    async fn rotate_webhook_secret(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WebhookStepInput,
    ) -> Result<WebhookSecretPayload> {
        made(ctx, rotate_webhook_secret(state(ctx), permit(ctx)?, input.into()).await).await
    }

    /// Sends what has changed since a place in the feed once more, each thing once (重推变更).
    async fn replay_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReplayWebhookInput,
    ) -> Result<WebhookPayload> {
        let ReplayWebhookInput { idempotency_key, webhook_id, expected_version, after } = input;
        let webhook = webhook_id.to_string();
        let input = replay_webhook::Input { idempotency_key, webhook, expected_version, after };
        changed(ctx, replay_webhook(state(ctx), permit(ctx)?, input).await).await
    }

    /// Sends messages again that were given up, with the same ids (重发推送).
    async fn resend_webhook_messages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ResendWebhookMessagesInput,
    ) -> Result<WebhookPayload> {
        let ResendWebhookMessagesInput { idempotency_key, webhook_id, expected_version, message_ids } = input;
        let messages = message_ids.map(|ids| ids.into_iter().map(|id| id.0).collect());
        let input = ResendInput { idempotency_key, webhook: webhook_id.to_string(), expected_version, messages };
        changed(ctx, resend_webhook_messages(state(ctx), permit(ctx)?, input).await).await
    }

    /// Sends a message that tells nothing, to try the address (测试推送地址).
    async fn test_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WebhookStepInput,
    ) -> Result<WebhookPayload> {
        changed(ctx, test_webhook(state(ctx), permit(ctx)?, input.into()).await).await
    }

    /// Ends a webhook for good: nothing is sent there any more (停用推送地址).
    async fn end_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WebhookStepInput,
    ) -> Result<WebhookPayload> {
        changed(ctx, end_webhook(state(ctx), permit(ctx)?, input.into()).await).await
    }
}
