//! Webhooks: changes are pushed to addresses of partners. Each address has its own place in the feed; what it is sent is
//! what `changes` would tell its owner, one message after the other (Standard Webhooks).

pub mod address;
pub mod round;
pub mod secret;
pub mod send;

use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter, QuerySelect, Set};

use entity::ledger::webhook::{self, WebhookId, WebhookState};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::ledger::Write;

/// The webhook with this global id, locked until the write ends.
pub async fn locked<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<webhook::Model, Stop> {
    let missing = || Stop::at("webhookId", RefusalCode::NotFound);
    let id = WebhookId::parse(id).map_err(|_| missing())?;
    let reached = Scope::of(Some(permit.viewer()), I::FIELD).webhooks().filter(webhook::Column::Id.eq(id));
    reached.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)
}

/// Goes on when the webhook stands as the writer saw it, and was not ended.
pub fn stands(webhook: &webhook::Model, seen: i32) -> Result<(), Stop> {
    if webhook.version != seen {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: webhook.version }));
    }
    if webhook.state == WebhookState::Ended { Err(Stop::whole(RefusalCode::WebhookEnded)) } else { Ok(()) }
}

/// Writes what changed and counts it.
pub async fn advance(write: &Write, webhook: &webhook::Model, change: webhook::ActiveModel) -> Result<(), Fault> {
    let row = webhook::ActiveModel { id: Set(webhook.id), version: Set(webhook.version + 1), ..change };
    row.update(&write.tx).await?;
    Ok(())
}
