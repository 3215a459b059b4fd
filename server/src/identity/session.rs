//! Sessions: refresh tokens that are valid once. One that comes a second time was stolen.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use entity::account::UserId;
use entity::account::row::session;
use entity::ledger::event::Action;

use crate::config::SESSION_DAYS;
use crate::fault::Fault;
use crate::ledger::{Actor, Entry, Write};
use crate::state::State;

/// For so long a token that was just replaced is a lost answer or a second tab, not a theft.
const GRACE: TimeDelta = TimeDelta::seconds(30);

/// A session with the refresh token that is valid now.
#[derive(Debug)]
pub struct Opened {
    /// The session.
    pub id: Uuid,
    /// Its user.
    pub user_id: UserId,
    /// The token, shown once.
    pub refresh: String,
}

/// A new token of a session and its digest; only the digest is kept. The token names its session, so
/// that one of long ago is known for what it is.
fn token(state: &State, session: Uuid) -> (String, String) {
    use base64::Engine;
    let secret = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(state.world.random::<32>());
    let text = format!("{}.{secret}", session.simple());
    let digest = digest(&text);
    (text, digest)
}

/// The session that a token names.
fn session_of(token: &str) -> Option<Uuid> {
    Uuid::try_parse(token.split_once('.')?.0).ok()
}

/// What is kept of a token or of a secret: SHA-256, hexadecimal.
#[must_use]
pub fn digest(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

/// Opens a session inside the login's write.
pub async fn open(state: &State, write: &Write, user_id: UserId) -> Result<Opened, Fault> {
    open_until(state, write, user_id, write.at + TimeDelta::days(SESSION_DAYS)).await
}

/// Opens one that is over at a moment.
pub(super) async fn open_until(
    state: &State,
    write: &Write,
    user_id: UserId,
    expires_at: DateTime<Utc>,
) -> Result<Opened, Fault> {
    let id = state.world.new_id();
    let (refresh, digest) = token(state, id);
    let row = session::ActiveModel {
        id: Set(id),
        user_id: Set(user_id),
        token: Set(digest),
        previous_token: Set(None),
        rotated_at: Set(write.at),
        created_at: Set(write.at),
        expires_at: Set(expires_at),
        ended_at: Set(None),
    };
    session::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(Opened { id, user_id, refresh })
}

/// Exchanges a refresh token for the next one; none when it is not valid any more.
pub async fn rotate(state: &State, refresh: &str, request_id: &str) -> Result<Option<Opened>, Fault> {
    let digest = digest(refresh);
    let now = state.world.now();
    let Some(id) = session_of(refresh) else { return Ok(None) };
    let Some(found) = session::Entity::find_by_id(id).one(&state.db).await? else { return Ok(None) };
    if found.ended_at.is_some() || found.expires_at <= now {
        return Ok(None);
    }
    if found.token != digest {
        if now - found.rotated_at > GRACE {
            end(state, &found, Action::EndStolenSession, request_id).await?;
            return Ok(None);
        }
        // Of several tabs that asked at once, a third may hold what was replaced twice: it tries again.
        if found.previous_token.as_ref() != Some(&digest) {
            return Ok(None);
        }
    }
    let (refresh, next) = token(state, id);
    let replaced = session::Entity::update_many()
        .set(session::ActiveModel {
            token: Set(next),
            previous_token: Set(Some(found.token.clone())),
            rotated_at: Set(now),
            expires_at: Set(now + TimeDelta::days(SESSION_DAYS)),
            ..Default::default()
        })
        // Another request may have exchanged it since: then this one has lost, and tries again.
        .filter(session::Column::Id.eq(found.id).and(session::Column::Token.eq(found.token.as_str())))
        .exec(&state.db)
        .await?;
    Ok((replaced.rows_affected == 1).then_some(Opened { id: found.id, user_id: found.user_id, refresh }))
}

/// Ends a session by its user's wish.
pub async fn close(state: &State, id: Uuid, request_id: &str) -> Result<(), Fault> {
    close_as(state, id, Action::LogOut, request_id).await
}

/// Ends a session that has not ended; the ledger calls it so.
pub(super) async fn close_as(state: &State, id: Uuid, action: Action, request_id: &str) -> Result<(), Fault> {
    match session::Entity::find_by_id(id).one(&state.db).await? {
        Some(found) if found.ended_at.is_none() => end(state, &found, action, request_id).await,
        _ => Ok(()),
    }
}

/// Forgets a user's sessions that are over: a client opens one with each token.
pub(super) async fn forget_over(write: &Write, user_id: UserId) -> Result<(), Fault> {
    let over = session::Entity::delete_many().filter(session::Column::UserId.eq(user_id));
    over.filter(session::Column::ExpiresAt.lte(write.at)).exec(&write.tx).await?;
    Ok(())
}

async fn end(state: &State, found: &session::Model, action: Action, request_id: &str) -> Result<(), Fault> {
    let viewer = super::viewer::by_user(state, found.user_id, found.id).await?;
    let nobody =
        || Actor { user_id: Some(found.user_id), name: String::new(), role: None, request_id: request_id.into() };
    let actor = viewer.map_or_else(nobody, |viewer| viewer.actor(request_id));
    let write = Write::begin(state, actor).await?;
    let ended = session::ActiveModel { id: Set(found.id), ended_at: Set(Some(write.at)), ..Default::default() };
    ended.update(&write.tx).await?;
    write.commit(state, Entry { action, society_id: None, changes: Vec::new() }).await?;
    Ok(())
}
