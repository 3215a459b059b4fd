//! Partners' clients as their verbs share them: how one is entered, found, given a secret and counted on.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};

use entity::account::oauth::{NAME_MAX, OauthScope, SECRETS_MAX, Scopes, client, secret};
use entity::account::role::Role;
use entity::account::row::{user, user_post};
use entity::account::{OauthClientId, OauthSecretId, UserId, UserPostId};
use entity::refusal::RefusalCode;
use entity::register::region::RegionId;
use entity::responsibility::checked;

use crate::access::{Intention, Permit, Scope};
use crate::config::Secret;
use crate::fault::{Fault, Stop};
use crate::identity::client::new_secret;
use crate::ledger::Write;
use crate::state::State;

/// A client with the secret that was made for it.
#[derive(Clone, Debug)]
pub struct Made {
    /// Which client.
    pub client: OauthClientId,
    /// The secret, which is kept nowhere; none where the intention came before and was answered then.
    pub secret: Option<Secret>,
}

/// A client to be.
#[derive(Clone, Debug)]
pub struct NewClient {
    /// Its id.
    pub id: OauthClientId,
    /// What it calls itself at the token endpoint.
    pub client_id: String,
    /// What system it is.
    pub name: String,
    /// Whose it is: the name under which it acts.
    pub owner: String,
    /// Where.
    pub region_id: RegionId,
    /// What its tokens may be used for.
    pub scopes: Scopes,
    /// From which day on.
    pub since: NaiveDate,
    /// The first day on which it opens nothing any more.
    pub until: Option<NaiveDate>,
}

/// Enters a client: a user without a password, his post as a partner, his first secret by its digest.
pub async fn enter(state: &State, write: &Write, new: NewClient, digest: String) -> Result<(), Fault> {
    let NewClient { id, client_id, name, owner, region_id, scopes, since, until } = new;
    let user_id = UserId(state.world.new_id());
    let user = user::ActiveModel {
        id: Set(user_id),
        // Names of clients are no names of people.
        username: Set(format!("client:{client_id}")),
        display_name: Set(owner),
        disabled: Set(false),
        created_at: Set(write.at),
        last_login_at: Set(None),
    };
    user::Entity::insert(user).exec_without_returning(&write.tx).await?;
    let post = user_post::ActiveModel {
        id: Set(UserPostId(state.world.new_id())),
        user_id: Set(user_id),
        role: Set(Role::Partner),
        region_id: Set(region_id),
        agency_id: Set(None),
        society_id: Set(None),
        person_id: Set(None),
        since: Set(since),
        until: Set(until),
    };
    user_post::Entity::insert(post).exec_without_returning(&write.tx).await?;
    let row = client::ActiveModel {
        id: Set(id),
        user_id: Set(user_id),
        client_id: Set(client_id),
        name: Set(name),
        scopes: Set(scopes.to_string()),
        created_at: Set(write.at),
        revoked_at: Set(None),
        last_used_at: Set(None),
        version: Set(1),
    };
    client::Entity::insert(row).exec_without_returning(&write.tx).await?;
    keep(state, write, id, digest).await
}

/// Makes a further secret.
pub(super) async fn add_secret(state: &State, write: &Write, client: OauthClientId) -> Result<Secret, Stop> {
    let living = secret::Entity::find().filter(secret::Column::OauthClientId.eq(client));
    let living = living.filter(secret::Column::EndedAt.is_null()).count(&write.tx).await?;
    if living >= SECRETS_MAX as u64 {
        return Err(Stop::whole(RefusalCode::TooManySecrets { max: SECRETS_MAX }));
    }
    let (text, digest) = new_secret(state);
    keep(state, write, client, digest).await?;
    Ok(Secret::new(text))
}

async fn keep(state: &State, write: &Write, client: OauthClientId, digest: String) -> Result<(), Fault> {
    let row = secret::ActiveModel {
        id: Set(OauthSecretId(state.world.new_id())),
        oauth_client_id: Set(client),
        digest: Set(digest),
        created_at: Set(write.at),
        ended_at: Set(None),
        last_used_at: Set(None),
    };
    secret::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// The client with this global id, locked until the write ends.
pub(super) async fn locked<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<client::Model, Stop> {
    let missing = || Stop::at("oauthClientId", RefusalCode::NotFound);
    let id = OauthClientId::parse(id).map_err(|_| missing())?;
    let reached = Scope::of(Some(permit.viewer()), I::FIELD).oauth_clients().filter(client::Column::Id.eq(id));
    reached.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)
}

/// Goes on when the client stands as the writer saw it, and was not revoked.
pub(super) fn stands(client: &client::Model, seen: i32) -> Result<(), Stop> {
    if client.version != seen {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: client.version }));
    }
    if client.revoked_at.is_some() { Err(Stop::whole(RefusalCode::ClientRevoked)) } else { Ok(()) }
}

/// Writes what changed and counts it.
pub(super) async fn advance(write: &Write, client: &client::Model, change: client::ActiveModel) -> Result<(), Fault> {
    let row = client::ActiveModel { id: Set(client.id), version: Set(client.version + 1), ..change };
    row.update(&write.tx).await?;
    Ok(())
}

/// Counts a write that changes nothing in the client's own row.
pub(super) async fn count(write: &Write, client: &client::Model) -> Result<(), Fault> {
    advance(write, client, client::ActiveModel { ..Default::default() }).await
}

/// A name as it is kept.
pub(super) fn name(path: &'static str, text: &str) -> Result<String, Stop> {
    checked(text, NAME_MAX).map_err(|code| Stop::at(path, code))
}

/// Scopes as they are kept: at least one.
pub(super) fn some(scopes: &[OauthScope]) -> Result<Scopes, Stop> {
    let scopes = Scopes::of(scopes.iter().copied());
    if scopes.is_empty() { Err(Stop::at("scopes", RefusalCode::Required)) } else { Ok(scopes) }
}

/// A day on which it ends: today at the earliest.
pub(super) fn end(state: &State, until: Option<NaiveDate>) -> Result<Option<NaiveDate>, Stop> {
    match until {
        Some(day) if day < state.world.today() => Err(Stop::at("expiresOn", RefusalCode::DueBeforeToday)),
        until => Ok(until),
    }
}
