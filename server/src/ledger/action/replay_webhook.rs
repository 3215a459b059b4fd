//! Messages that are sent once more: the feed from a place on, those that were given up, and one to try the address.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::ledger::webhook::message::{self, Column as Log};
use entity::ledger::webhook::{self, MessageState, MessageTopic, WebhookId, WebhookMessageId, WebhookState};
use entity::refusal::RefusalCode;

use super::register_webhook::StepInput;
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::feed::{self, FeedPlace};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::webhook::{advance, locked, stands};
use crate::ledger::{Entry, Write, told};
use crate::page::decode;
use crate::state::State;

/// The intention to go back in the feed.
#[derive(Debug)]
pub struct ReplayWebhook;

impl Intention for ReplayWebhook {
    const FIELD: &'static str = "Mutation.replayWebhook";
}

/// What the caller sends to go back.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which webhook.
    pub webhook: String,
    /// The version that he saw.
    pub expected_version: i32,
    /// After which place it goes on; from the beginning when absent.
    pub after: Option<String>,
}

/// Sets it to a place: what has changed since is sent, each thing once.
pub async fn replay_webhook(state: &State, permit: Permit<ReplayWebhook>, input: Input) -> Result<WebhookId, Stop> {
    feed::put_in_order(state).await?;
    let head = feed::head(state).await?;
    let gone = || Stop::at("after", RefusalCode::CursorGone);
    let sequence = match &input.after {
        None => 0,
        Some(cursor) => {
            let place: FeedPlace = decode(cursor).ok_or_else(gone)?;
            if place.epoch != head.epoch || place.sequence > head.sequence {
                return Err(gone());
            }
            place.sequence
        }
    };
    let write = Write::begin(state, permit.actor()).await?;
    let webhook = locked(&write, &permit, &input.webhook).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ReplayWebhook::FIELD, &input, &input.webhook).await? {
        return Ok(webhook.id);
    }
    stands(&webhook, input.expected_version)?;
    let back = webhook::ActiveModel { epoch: Set(head.epoch), sequence: Set(sequence), ..Default::default() };
    advance(&write, &webhook, back).await?;
    let changes = vec![told("webhook", webhook.id.global()), told("after", input.after.unwrap_or_default())];
    write.commit(state, Entry { action: Action::ReplayWebhook, society_id: None, changes }).await?;
    Ok(webhook.id)
}

/// The intention to send again what was given up.
#[derive(Debug)]
pub struct ResendWebhookMessages;

impl Intention for ResendWebhookMessages {
    const FIELD: &'static str = "Mutation.resendWebhookMessages";
}

/// What the caller sends to send again.
#[derive(Clone, Debug, Serialize)]
pub struct ResendInput {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which webhook.
    pub webhook: String,
    /// The version that he saw.
    pub expected_version: i32,
    /// Which messages; all that were given up when absent.
    pub messages: Option<Vec<String>>,
}

/// Sends them again, before anything newer.
pub async fn resend_webhook_messages(
    state: &State,
    permit: Permit<ResendWebhookMessages>,
    input: ResendInput,
) -> Result<WebhookId, Stop> {
    let missing = || Stop::at("messageIds", RefusalCode::NotFound);
    let read = |ids: &Vec<String>| ids.iter().map(|id| WebhookMessageId::parse(id)).collect::<Result<Vec<_>, _>>();
    let named = input.messages.as_ref().map(read).transpose().map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let webhook = locked(&write, &permit, &input.webhook).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ResendWebhookMessages::FIELD, &input, &input.webhook).await? {
        return Ok(webhook.id);
    }
    stands(&webhook, input.expected_version)?;
    let again = message::ActiveModel {
        state: Set(MessageState::Waiting),
        tries: Set(0),
        next_at: Set(write.at),
        ..Default::default()
    };
    let mut given_up = message::Entity::update_many().set(again).filter(Log::WebhookId.eq(webhook.id));
    given_up = given_up.filter(Log::State.eq(MessageState::GivenUp));
    if let Some(ids) = named {
        given_up = given_up.filter(Log::Id.is_in(ids));
    }
    let count = given_up.exec(&write.tx).await?.rows_affected;
    if count == 0 {
        return Err(Stop::whole(RefusalCode::NothingToResend));
    }
    advance(&write, &webhook, webhook::ActiveModel { next_at: Set(write.at), ..Default::default() }).await?;
    let changes = vec![told("webhook", webhook.id.global()), told("messages", count.to_string())];
    write.commit(state, Entry { action: Action::ResendWebhookMessages, society_id: None, changes }).await?;
    Ok(webhook.id)
}

/// The intention to try an address.
#[derive(Debug)]
pub struct TestWebhook;

impl Intention for TestWebhook {
    const FIELD: &'static str = "Mutation.testWebhook";
}

/// Sends a message that tells nothing, after those that wait.
pub async fn test_webhook(state: &State, permit: Permit<TestWebhook>, input: StepInput) -> Result<WebhookId, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let webhook = locked(&write, &permit, &input.webhook).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, TestWebhook::FIELD, &input, &input.webhook).await? {
        return Ok(webhook.id);
    }
    stands(&webhook, input.expected_version)?;
    if webhook.state != WebhookState::Active {
        return Err(Stop::whole(RefusalCode::WebhookNotActive));
    }
    let row = message::ActiveModel {
        id: Set(WebhookMessageId(state.world.new_id())),
        webhook_id: Set(webhook.id),
        topic: Set(MessageTopic::Test),
        kind: Set(None),
        subject_id: Set(None),
        gone: Set(false),
        epoch: Set(webhook.epoch.clone()),
        sequence: Set(webhook.sequence),
        at: Set(write.at),
        state: Set(MessageState::Waiting),
        tries: Set(0),
        next_at: Set(write.at),
        status: Set(None),
        fault: Set(None),
        took_ms: Set(None),
        tried_at: Set(None),
    };
    message::Entity::insert(row).exec_without_returning(&write.tx).await?;
    advance(&write, &webhook, webhook::ActiveModel { next_at: Set(write.at), ..Default::default() }).await?;
    let changes = vec![told("webhook", webhook.id.global())];
    write.commit(state, Entry { action: Action::TestWebhook, society_id: None, changes }).await?;
    Ok(webhook.id)
}
