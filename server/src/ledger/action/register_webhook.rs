//! A partner registers an address to which changes are pushed, and replaces its secret: what makes a secret, which is told
//! in one answer.

use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait, Set};
use serde::Serialize;

use entity::ledger::change::ChangeKind;
use entity::ledger::event::Action;
use entity::ledger::webhook::{self, DESCRIPTION_MAX, REPLACED_HOURS, WEBHOOKS_MAX, WebhookId, WebhookState};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::config::Secret;
use crate::fault::{Fault, Stop};
use crate::ledger::feed;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::webhook::{address, advance, locked, secret, stands};
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention to register one.
#[derive(Debug)]
pub struct RegisterWebhook;

impl Intention for RegisterWebhook {
    const FIELD: &'static str = "Mutation.registerWebhook";
}

/// What the caller sends to register one.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Where messages go.
    pub url: String,
    /// What the caller calls it.
    pub description: String,
    /// Of which kinds: those that he reads.
    pub kinds: Vec<ChangeKind>,
}

/// A webhook with the secret that was made for it.
#[derive(Clone, Debug)]
pub struct Made {
    /// Which webhook.
    pub webhook: WebhookId,
    /// Its secret; none where another one has taken its place since the intention came first.
    pub secret: Option<Secret>,
}

/// Registers it, from the feed's end on.
pub async fn register_webhook(state: &State, permit: Permit<RegisterWebhook>, input: Input) -> Result<Made, Stop> {
    let url = address::checked(&input.url, &state.config.webhook_networks).map_err(|code| Stop::at("url", code))?;
    let description = described(&input.description)?;
    feed::put_in_order(state).await?;
    let head = feed::head(state).await?;
    let viewer = permit.viewer();
    let id = WebhookId(state.world.new_id());
    let write = Write::begin(state, permit.actor()).await?;
    let (key, outcome) = (&input.idempotency_key, id.global());
    if let Claim::Seen(first) = claim(&write, viewer.user_id, key, RegisterWebhook::FIELD, &input, &outcome).await? {
        let first = WebhookId::parse(&first).map_err(|_| Fault::Broken("an outcome is no id".into()))?;
        return made(state, &write, first, 1).await;
    }
    let own = Scope::of(Some(viewer), RegisterWebhook::FIELD).webhooks();
    if own.count(&write.tx).await? >= WEBHOOKS_MAX as u64 {
        return Err(Stop::whole(RefusalCode::TooManyWebhooks { max: WEBHOOKS_MAX }));
    }
    let row = webhook::ActiveModel {
        id: Set(id),
        user_id: Set(viewer.user_id),
        url: Set(url.to_string()),
        description: Set(description),
        kinds: Set(serde_json::to_string(&input.kinds).map_err(Fault::from)?),
        state: Set(WebhookState::Active),
        version: Set(1),
        secret_number: Set(1),
        replaced_until: Set(None),
        epoch: Set(head.epoch),
        sequence: Set(head.sequence),
        failing_since: Set(None),
        next_at: Set(write.at),
        held_until: Set(None),
        created_at: Set(write.at),
    };
    webhook::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let changes = vec![told("webhook", outcome), told("url", url), told("kinds", named(&input.kinds))];
    write.commit(state, Entry { action: Action::RegisterWebhook, society_id: None, changes }).await?;
    Ok(Made { webhook: id, secret: Some(secret::told(state, id, 1)?) })
}

/// The intention to replace a secret.
#[derive(Debug)]
pub struct RotateWebhookSecret;

impl Intention for RotateWebhookSecret {
    const FIELD: &'static str = "Mutation.rotateWebhookSecret";
}

/// What the caller sends about a webhook as it is.
#[derive(Clone, Debug, Serialize)]
pub struct StepInput {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which webhook.
    pub webhook: String,
    /// The version that he saw.
    pub expected_version: i32,
}

/// Makes another secret; for a day messages are signed with the one before it too.
pub async fn rotate_webhook_secret(
    state: &State,
    permit: Permit<RotateWebhookSecret>,
    input: StepInput,
) -> Result<Made, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let webhook = locked(&write, &permit, &input.webhook).await?;
    let number = webhook.secret_number + 1;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(first) =
        claim(&write, user, key, RotateWebhookSecret::FIELD, &input, &number.to_string()).await?
    {
        let first = first.parse().map_err(|_| Fault::Broken("an outcome is no number".into()))?;
        return made(state, &write, webhook.id, first).await;
    }
    stands(&webhook, input.expected_version)?;
    let replaced = webhook::ActiveModel {
        secret_number: Set(number),
        replaced_until: Set(Some(write.at + TimeDelta::hours(REPLACED_HOURS))),
        ..Default::default()
    };
    advance(&write, &webhook, replaced).await?;
    let changes = vec![told("webhook", webhook.id.global())];
    write.commit(state, Entry { action: Action::RotateWebhookSecret, society_id: None, changes }).await?;
    Ok(Made { webhook: webhook.id, secret: Some(secret::told(state, webhook.id, number)?) })
}

/// What an intention made that comes again: its secret, as long as it is the newest one.
async fn made(state: &State, write: &Write, id: WebhookId, number: i32) -> Result<Made, Stop> {
    let row = webhook::Entity::find_by_id(id).one(&write.tx).await?;
    let newest = row.is_some_and(|row| row.secret_number == number);
    let secret = if newest { Some(secret::told(state, id, number)?) } else { None };
    Ok(Made { webhook: id, secret })
}

/// A description as it is kept; it may be empty.
pub(super) fn described(text: &str) -> Result<String, Stop> {
    match entity::responsibility::checked(text, DESCRIPTION_MAX) {
        Ok(text) => Ok(text),
        Err(RefusalCode::Required) => Ok(String::new()),
        Err(code) => Err(Stop::at("description", code)),
    }
}

/// Kinds as the ledger tells them.
pub(super) fn named(kinds: &[ChangeKind]) -> String {
    kinds.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
