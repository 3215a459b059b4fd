//! A partner's client is registered, with its first secret.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use entity::account::OauthClientId;
use entity::account::oauth::OauthScope;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::region;

use crate::access::{Intention, Permit};
use crate::account::oauth::{Made, NewClient, end, enter, name, some};
use crate::config::Secret;
use crate::fault::{Fault, Stop};
use crate::identity::client::new_secret;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RegisterOauthClient;

impl Intention for RegisterOauthClient {
    const FIELD: &'static str = "Mutation.registerOauthClient";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// What system it is.
    pub name: String,
    /// Whose it is.
    pub owner: String,
    /// GB/T 2260 code of the region that it may read.
    pub region_code: String,
    /// What its tokens may be used for.
    pub scopes: Vec<OauthScope>,
    /// The first day on which it opens nothing any more.
    pub expires_on: Option<NaiveDate>,
}

/// Registers it.
pub async fn register_oauth_client(
    state: &State,
    permit: Permit<RegisterOauthClient>,
    input: Input,
) -> Result<Made, Stop> {
    let (name, owner) = (name("name", &input.name)?, name("owner", &input.owner)?);
    let (scopes, until) = (some(&input.scopes)?, end(state, input.expires_on)?);
    let write = Write::begin(state, permit.actor()).await?;
    let region = region::Entity::find().filter(region::Column::Code.eq(&input.region_code)).one(&write.tx).await?;
    let region = region.ok_or_else(|| Stop::at("regionCode", RefusalCode::UnknownRegion))?;
    let id = OauthClientId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, RegisterOauthClient::FIELD, &input, &id.global()).await? {
        // The secret was shown then, and is kept nowhere.
        let client = OauthClientId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()))?;
        return Ok(Made { client, secret: None });
    }
    let client_id = format!("partner-{}", hex::encode(state.world.random::<8>()));
    let (secret, digest) = new_secret(state);
    let new = NewClient {
        id,
        client_id: client_id.clone(),
        name: name.clone(),
        owner: owner.clone(),
        region_id: region.id,
        scopes: scopes.clone(),
        since: state.world.today(),
        until,
    };
    enter(state, &write, new, digest).await?;
    let mut changes = vec![told("client", client_id), told("name", name), told("owner", owner)];
    changes.extend([told("region", region.code), told("scopes", scopes.to_string())]);
    changes.extend(until.map(|day| told("expiresOn", day.to_string())));
    write.commit(state, Entry { action: Action::RegisterOauthClient, society_id: None, changes }).await?;
    Ok(Made { client: id, secret: Some(Secret::new(secret)) })
}
