//! A partner's client is revoked, for good: its secrets and its tokens end with it.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::account::OauthClientId;
use entity::account::oauth::{client, secret};
use entity::account::row::{session, user};
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::account::oauth::{advance, locked, stands};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RevokeOauthClient;

impl Intention for RevokeOauthClient {
    const FIELD: &'static str = "Mutation.revokeOauthClient";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which client.
    pub client: String,
    /// The version that he saw.
    pub expected_version: i32,
}

/// Revokes it.
pub async fn revoke_oauth_client(
    state: &State,
    permit: Permit<RevokeOauthClient>,
    input: Input,
) -> Result<OauthClientId, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let client = locked(&write, &permit, &input.client).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RevokeOauthClient::FIELD, &input, &input.client).await? {
        return Ok(client.id);
    }
    stands(&client, input.expected_version)?;
    end_all(&write, &client).await?;
    let change = client::ActiveModel { revoked_at: Set(Some(write.at)), ..Default::default() };
    advance(&write, &client, change).await?;
    let changes = vec![told("client", client.client_id)];
    write.commit(state, Entry { action: Action::RevokeOauthClient, society_id: None, changes }).await?;
    Ok(client.id)
}

/// Ends its user, its secrets and its sessions.
async fn end_all(write: &Write, client: &client::Model) -> Result<(), Fault> {
    let user = user::ActiveModel { id: Set(client.user_id), disabled: Set(true), ..Default::default() };
    user.update(&write.tx).await?;
    let ended = secret::ActiveModel { ended_at: Set(Some(write.at)), ..Default::default() };
    let living = secret::Entity::update_many().set(ended).filter(secret::Column::OauthClientId.eq(client.id));
    living.filter(secret::Column::EndedAt.is_null()).exec(&write.tx).await?;
    let over = session::ActiveModel { ended_at: Set(Some(write.at)), ..Default::default() };
    let open = session::Entity::update_many().set(over).filter(session::Column::UserId.eq(client.user_id));
    open.filter(session::Column::EndedAt.is_null()).exec(&write.tx).await?;
    Ok(())
}
