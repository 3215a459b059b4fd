//! Partners' clients (OAuth 2.0): who they are by their secret, and the tokens that they are given. A client is a user
//! without a password; its tokens are those of a user, narrowed to what was granted.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use entity::account::oauth::{CLIENT_ID_MAX, Scopes, client, secret};
use entity::account::row::{login_try, user};
use entity::ledger::event::Action;

use super::login::{count_failure, locked_until};
use super::session::{self, digest};
use super::token::{self, Claims};
use super::viewer::{self, Grant, Unknown, Viewer};
use crate::config::ACCESS_SECONDS;
use crate::fault::Fault;
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// A client that has shown a secret of its own.
#[derive(Debug)]
pub struct Proven {
    client: client::Model,
    secret: secret::Model,
    viewer: Viewer,
    /// Where its failures are counted.
    subject: String,
}

impl Proven {
    /// What it calls itself.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client.client_id
    }
}

/// Why a client is not believed.
#[derive(Debug)]
pub enum Unproven {
    /// Id and secret do not fit together, or the client is revoked or has expired.
    Wrong,
    /// Too many have failed: so many seconds.
    Wait(i64),
    /// We broke.
    Fault(Fault),
}

impl<F: Into<Fault>> From<F> for Unproven {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}

/// A new secret and what is kept of it.
#[must_use]
pub fn new_secret(state: &State) -> (String, String) {
    let secret = URL_SAFE_NO_PAD.encode(state.world.random::<32>());
    let kept = digest(&secret);
    (secret, kept)
}

/// The client behind an id and a secret. Failures are counted by address, and by client at an address: whoever knows
/// an id and guesses must not lock its owner out, and what he would have to guess has 256 bits.
pub async fn prove(state: &State, client_id: &str, secret: &str, address: &str) -> Result<Proven, Unproven> {
    let plain = client_id.len() <= CLIENT_ID_MAX && client_id.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let named = if plain { client_id } else { "" };
    let subjects = [format!("client:{named}@{address}"), format!("address:{address}")];
    if let Some(until) = locked_until(state, &subjects).await? {
        return Err(Unproven::Wait((until - state.world.now()).num_seconds().max(0) + 1));
    }
    let [subject, _] = &subjects;
    if let Some(proven) = known(state, named, secret, subject).await? {
        return Ok(proven);
    }
    count_failure(state, &subjects).await?;
    Err(Unproven::Wrong)
}

async fn known(state: &State, client_id: &str, shown: &str, subject: &str) -> Result<Option<Proven>, Fault> {
    let of_client =
        secret::Entity::belongs_to(client::Entity).from(secret::Column::OauthClientId).to(client::Column::Id);
    let found = secret::Entity::find()
        .join(JoinType::InnerJoin, of_client.into())
        .filter(client::Column::ClientId.eq(client_id))
        .filter(secret::Column::Digest.eq(digest(shown)))
        .filter(secret::Column::EndedAt.is_null())
        .one(&state.db)
        .await?;
    let Some(secret) = found else { return Ok(None) };
    let Some(client) = client::Entity::find_by_id(secret.oauth_client_id).one(&state.db).await? else {
        return Ok(None);
    };
    // Revoked it is disabled, expired it holds no post: neither is anybody today.
    let viewer = viewer::by_user(state, client.user_id, Uuid::nil()).await?;
    Ok(viewer.map(|viewer| Proven { client, secret, viewer, subject: subject.into() }))
}

/// A token as a client gets it.
#[derive(Debug)]
pub struct Issued {
    /// The token.
    pub access: String,
    /// What it is for.
    pub scopes: Scopes,
}

/// Issues a token for what is asked, or for all that the client has; none where it asks for more than that.
pub async fn issue(
    state: &State,
    proven: &Proven,
    asked: Option<&str>,
    request_id: &str,
) -> Result<Option<Issued>, Fault> {
    let held = Scopes::read(&proven.client.scopes);
    let granted = match asked {
        Some(asked) => held.granted(asked),
        None => Some(held).filter(|held| !held.is_empty()),
    };
    let Some(scopes) = granted else { return Ok(None) };
    let write = Write::begin(state, proven.viewer.actor(request_id)).await?;
    let until = write.at + TimeDelta::seconds(ACCESS_SECONDS);
    session::forget_over(&write, proven.client.user_id).await?;
    let opened = session::open_until(state, &write, proven.client.user_id, until).await?;
    used(&write, proven).await?;
    let changes = vec![told("client", proven.client_id()), told("scope", scopes.to_string())];
    write.commit(state, Entry { action: Action::IssueToken, society_id: None, changes }).await?;
    let grant = Grant { client_id: proven.client_id().into(), scopes };
    let (access, _) = token::issue(state, proven.client.user_id.0, opened.id, Some(&grant)).await?;
    Ok(Some(Issued { access, scopes: grant.scopes }))
}

/// Notes that client and secret were used; failures before that count no more.
async fn used(write: &Write, proven: &Proven) -> Result<(), Fault> {
    let at = Set(Some(write.at));
    let client = client::ActiveModel { id: Set(proven.client.id), last_used_at: at.clone(), ..Default::default() };
    client.update(&write.tx).await?;
    let secret = secret::ActiveModel { id: Set(proven.secret.id), last_used_at: at.clone(), ..Default::default() };
    secret.update(&write.tx).await?;
    let user = user::ActiveModel { id: Set(proven.client.user_id), last_login_at: at, ..Default::default() };
    user.update(&write.tx).await?;
    login_try::Entity::delete_by_id(proven.subject.as_str()).exec(&write.tx).await?;
    Ok(())
}

/// What a token of a client says and what it still opens; none where it is no token of this client, or opens nothing
/// any more.
pub async fn inspect(state: &State, proven: &Proven, access: &str) -> Result<Option<(Claims, Viewer)>, Fault> {
    let Some(claims) = own(state, proven, access).await? else { return Ok(None) };
    match viewer::by_claims(state, &claims).await {
        Ok(viewer) => Ok(Some((claims, viewer))),
        Err(Unknown::Fault(fault)) => Err(fault),
        Err(Unknown::Invalid | Unknown::Expired) => Ok(None),
    }
}

/// Ends a token of a client; there is nothing to do where it is none of its own.
pub async fn revoke(state: &State, proven: &Proven, access: &str, request_id: &str) -> Result<(), Fault> {
    match own(state, proven, access).await? {
        Some(claims) => session::close_as(state, claims.sid, Action::RevokeToken, request_id).await,
        None => Ok(()),
    }
}

async fn own(state: &State, proven: &Proven, access: &str) -> Result<Option<Claims>, Fault> {
    match token::read(state, access).await {
        Ok(claims) => Ok(Some(claims).filter(|claims| claims.client_id.as_deref() == Some(proven.client_id()))),
        Err(Unknown::Fault(fault)) => Err(fault),
        Err(Unknown::Invalid | Unknown::Expired) => Ok(None),
    }
}
