//! Secrets of a partner's client: a further one is made while the one in use still holds, then that one is ended. An end
//! stops new tokens; those that were issued live their quarter of an hour.

use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde::Serialize;

use entity::account::oauth::secret;
use entity::account::{OauthClientId, OauthSecretId};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::account::oauth::{Made, add_secret, count, locked, stands};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention to make one.
#[derive(Debug)]
pub struct AddOauthSecret;

impl Intention for AddOauthSecret {
    const FIELD: &'static str = "Mutation.addOauthSecret";
}

/// What the caller sends to make one.
#[derive(Clone, Debug, Serialize)]
pub struct AddInput {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which client.
    pub client: String,
    /// The version that he saw.
    pub expected_version: i32,
}

/// Makes a further secret.
pub async fn add_oauth_secret(state: &State, permit: Permit<AddOauthSecret>, input: AddInput) -> Result<Made, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let client = locked(&write, &permit, &input.client).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, AddOauthSecret::FIELD, &input, &input.client).await? {
        return Ok(Made { client: client.id, secret: None });
    }
    stands(&client, input.expected_version)?;
    let secret = add_secret(state, &write, client.id).await?;
    count(&write, &client).await?;
    let changes = vec![told("client", client.client_id)];
    write.commit(state, Entry { action: Action::AddOauthSecret, society_id: None, changes }).await?;
    Ok(Made { client: client.id, secret: Some(secret) })
}

/// The intention to end one.
#[derive(Debug)]
pub struct EndOauthSecret;

impl Intention for EndOauthSecret {
    const FIELD: &'static str = "Mutation.endOauthSecret";
}

/// What the caller sends to end one.
#[derive(Clone, Debug, Serialize)]
pub struct EndInput {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which client.
    pub client: String,
    /// The version of the client that he saw.
    pub expected_version: i32,
    /// Which of its secrets.
    pub secret: String,
}

/// Ends a secret.
pub async fn end_oauth_secret(
    state: &State,
    permit: Permit<EndOauthSecret>,
    input: EndInput,
) -> Result<OauthClientId, Stop> {
    let missing = || Stop::at("secretId", RefusalCode::NotFound);
    let write = Write::begin(state, permit.actor()).await?;
    let client = locked(&write, &permit, &input.client).await?;
    let id = OauthSecretId::parse(&input.secret).map_err(|_| missing())?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, EndOauthSecret::FIELD, &input, &input.client).await? {
        return Ok(client.id);
    }
    stands(&client, input.expected_version)?;
    let found = secret::Entity::find_by_id(id).one(&write.tx).await?;
    let found = found.filter(|secret| secret.oauth_client_id == client.id).ok_or_else(missing)?;
    if found.ended_at.is_some() {
        return Err(Stop::at("secretId", RefusalCode::SecretEnded));
    }
    let ended = secret::ActiveModel { id: Set(found.id), ended_at: Set(Some(write.at)), ..Default::default() };
    ended.update(&write.tx).await?;
    count(&write, &client).await?;
    let changes = vec![told("client", client.client_id), told("secret", input.secret)];
    write.commit(state, Entry { action: Action::EndOauthSecret, society_id: None, changes }).await?;
    Ok(client.id)
}
