//! What a partner's client may be used for, and until when, is changed. Tokens that were issued before are narrowed with
//! it at once.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::account::OauthClientId;
use entity::account::oauth::{OauthScope, client};
use entity::account::row::user_post;
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::account::oauth::{advance, end, locked, some, stands};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct UpdateOauthClient;

impl Intention for UpdateOauthClient {
    const FIELD: &'static str = "Mutation.updateOauthClient";
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
    /// What its tokens may be used for from now on.
    pub scopes: Vec<OauthScope>,
    /// The first day on which it opens nothing any more.
    pub expires_on: Option<NaiveDate>,
}

/// Changes it.
pub async fn update_oauth_client(
    state: &State,
    permit: Permit<UpdateOauthClient>,
    input: Input,
) -> Result<OauthClientId, Stop> {
    let (scopes, until) = (some(&input.scopes)?.to_string(), end(state, input.expires_on)?);
    let write = Write::begin(state, permit.actor()).await?;
    let client = locked(&write, &permit, &input.client).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, UpdateOauthClient::FIELD, &input, &input.client).await? {
        return Ok(client.id);
    }
    stands(&client, input.expected_version)?;
    let post = || user_post::Entity::find().filter(user_post::Column::UserId.eq(client.user_id));
    let before = post().one(&write.tx).await?.and_then(|post| post.until);
    let ends = user_post::ActiveModel { until: Set(until), ..Default::default() };
    let held = user_post::Entity::update_many().set(ends).filter(user_post::Column::UserId.eq(client.user_id));
    held.exec(&write.tx).await?;
    advance(&write, &client, client::ActiveModel { scopes: Set(scopes.clone()), ..Default::default() }).await?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let changes = [
        Change::between("scopes", Some(client.scopes), Some(scopes)),
        Change::between("expiresOn", day(before), day(until)),
    ];
    let told = crate::ledger::told("client", client.client_id);
    let changes = [told].into_iter().chain(changes.into_iter().flatten()).collect();
    write.commit(state, Entry { action: Action::UpdateOauthClient, society_id: None, changes }).await?;
    Ok(client.id)
}
