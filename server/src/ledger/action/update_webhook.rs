//! What a webhook is told of and where, whether it is paused, and its end.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::ledger::change::ChangeKind;
use entity::ledger::event::Action;
use entity::ledger::webhook::{self, MessageState, WebhookId, WebhookState, message};

use super::register_webhook::{StepInput, described, named};
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::webhook::{address, advance, locked, stands};
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::state::State;

/// The intention to change one.
#[derive(Debug)]
pub struct UpdateWebhook;

impl Intention for UpdateWebhook {
    const FIELD: &'static str = "Mutation.updateWebhook";
}

/// What the caller sends; what is absent stays as it is.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which webhook.
    pub webhook: String,
    /// The version that he saw.
    pub expected_version: i32,
    /// Where messages go.
    pub url: Option<String>,
    /// What the caller calls it.
    pub description: Option<String>,
    /// Of which kinds.
    pub kinds: Option<Vec<ChangeKind>>,
    /// Whether it is paused.
    pub paused: Option<bool>,
}

/// Changes it. One that is resumed begins where it stopped, at once.
pub async fn update_webhook(state: &State, permit: Permit<UpdateWebhook>, input: Input) -> Result<WebhookId, Stop> {
    let url = match &input.url {
        Some(url) => {
            let url = address::checked(url, &state.config.webhook_networks).map_err(|code| Stop::at("url", code))?;
            Some(url.to_string())
        }
        None => None,
    };
    let description = input.description.as_deref().map(described).transpose()?;
    let write = Write::begin(state, permit.actor()).await?;
    let webhook = locked(&write, &permit, &input.webhook).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, UpdateWebhook::FIELD, &input, &input.webhook).await? {
        return Ok(webhook.id);
    }
    stands(&webhook, input.expected_version)?;
    let mut row = webhook::ActiveModel::default();
    let mut changes = vec![told("webhook", webhook.id.global())];
    if let Some(url) = url {
        changes.extend(Change::between("url", Some(webhook.url.clone()), Some(url.clone())));
        row.url = Set(url);
    }
    if let Some(description) = description {
        let old = Some(webhook.description.clone());
        changes.extend(Change::between("description", old, Some(description.clone())));
        row.description = Set(description);
    }
    if let Some(kinds) = &input.kinds {
        let old: Vec<ChangeKind> = serde_json::from_str(&webhook.kinds).map_err(Fault::from)?;
        changes.extend(Change::between("kinds", Some(named(&old)), Some(named(kinds))));
        row.kinds = Set(serde_json::to_string(kinds).map_err(Fault::from)?);
    }
    if let Some(paused) = input.paused {
        let becomes = if paused { WebhookState::Paused } else { WebhookState::Active };
        if becomes != webhook.state {
            changes.push(moved(webhook.state, becomes));
            row.state = Set(becomes);
        }
    }
    if input.paused == Some(false) || input.url.is_some() {
        // Whoever mends his receiver does not wait for what was put off.
        (row.failing_since, row.next_at, row.held_until) = (Set(None), Set(write.at), Set(None));
        hurry(&write, webhook.id).await?;
    }
    advance(&write, &webhook, row).await?;
    write.commit(state, Entry { action: Action::UpdateWebhook, society_id: None, changes }).await?;
    Ok(webhook.id)
}

/// The message that waits is due now.
async fn hurry(write: &Write, id: WebhookId) -> Result<(), Fault> {
    let now = message::ActiveModel { next_at: Set(write.at), ..Default::default() };
    let waiting = message::Entity::update_many().set(now).filter(message::Column::WebhookId.eq(id));
    waiting.filter(message::Column::State.eq(MessageState::Waiting)).exec(&write.tx).await?;
    Ok(())
}

/// The intention to end one.
#[derive(Debug)]
pub struct EndWebhook;

impl Intention for EndWebhook {
    const FIELD: &'static str = "Mutation.endWebhook";
}

/// Ends it for good: nothing is sent there any more, and what became of its messages is seen by nobody.
pub async fn end_webhook(state: &State, permit: Permit<EndWebhook>, input: StepInput) -> Result<WebhookId, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(first) = claim(&write, user, key, EndWebhook::FIELD, &input, &input.webhook).await? {
        return WebhookId::parse(&first).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let webhook = locked(&write, &permit, &input.webhook).await?;
    stands(&webhook, input.expected_version)?;
    let ended = webhook::ActiveModel { state: Set(WebhookState::Ended), ..Default::default() };
    advance(&write, &webhook, ended).await?;
    let log = message::Entity::delete_many().filter(message::Column::WebhookId.eq(webhook.id));
    log.exec(&write.tx).await?;
    let changes = vec![told("webhook", webhook.id.global()), moved(webhook.state, WebhookState::Ended)];
    write.commit(state, Entry { action: Action::EndWebhook, society_id: None, changes }).await?;
    Ok(webhook.id)
}
