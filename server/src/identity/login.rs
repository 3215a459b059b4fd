//! Logging in: throttled per account and per address, without telling who has an account.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use entity::account::row::{login_try, password as password_row, user};
use entity::account::throttle::{WINDOW_SECONDS, lock_seconds};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use super::session::{self, Opened};
use super::viewer::{self, Viewer};
use crate::fault::{Fault, Stop};
use crate::ledger::{Entry, Write};
use crate::state::State;

/// An address may fail this many times as often as an account: an office shares one.
pub(super) const ADDRESS_SHARE: i32 = 10;

/// Opens a session for whoever knows the password.
pub async fn log_in(
    state: &State,
    username: &str,
    password: &str,
    address: &str,
    request_id: &str,
) -> Result<(Viewer, Opened), Stop> {
    let username = username.trim().to_lowercase();
    let subjects = [format!("user:{username}"), format!("address:{address}")];
    refuse_locked(state, &subjects).await?;
    let known = user::Entity::find().filter(user::Column::Username.eq(username.as_str())).one(&state.db).await?;
    let stored = match &known {
        Some(user) => password_row::Entity::find_by_id(user.id).one(&state.db).await?.map(|row| row.hash),
        None => None,
    };
    let fits = super::password::fits(state, stored, password).await?;
    let viewer = match known.filter(|_| fits) {
        Some(user) => viewer::by_user(state, user.id, uuid::Uuid::nil()).await?,
        None => None,
    };
    let Some(mut viewer) = viewer else {
        count_failure(state, &subjects).await?;
        return Err(Stop::whole(RefusalCode::InvalidCredentials));
    };
    let opened = open(state, &viewer, &subjects[0], request_id).await?;
    viewer.session_id = opened.id;
    Ok((viewer, opened))
}

async fn open(state: &State, viewer: &Viewer, subject: &str, request_id: &str) -> Result<Opened, Fault> {
    let write = Write::begin(state, viewer.actor(request_id)).await?;
    let opened = session::open(state, &write, viewer.user_id).await?;
    login_try::Entity::delete_by_id(subject).exec(&write.tx).await?;
    let seen = user::ActiveModel { id: Set(viewer.user_id), last_login_at: Set(Some(write.at)), ..Default::default() };
    seen.update(&write.tx).await?;
    write.commit(state, Entry { action: Action::LogIn, society_id: None, changes: Vec::new() }).await?;
    Ok(opened)
}

async fn refuse_locked(state: &State, subjects: &[String]) -> Result<(), Stop> {
    match locked_until(state, subjects).await? {
        Some(until) => Err(Stop::whole(RefusalCode::LockedOut { minutes: minutes_until(until, state.world.now()) })),
        None => Ok(()),
    }
}

/// Until when one of these has to wait; none where none has.
pub(super) async fn locked_until(state: &State, subjects: &[String]) -> Result<Option<DateTime<Utc>>, Fault> {
    let now = state.world.now();
    let tries = login_try::Entity::find().filter(login_try::Column::Subject.is_in(subjects)).all(&state.db).await?;
    Ok(tries.iter().filter_map(|tried| tried.locked_until).max().filter(|until| *until > now))
}

pub(super) fn minutes_until(until: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    ((until - now).num_seconds() + 59).div_euclid(60).max(1)
}

/// Counts a failure for the account and for the address. An unknown name is counted like a known one.
pub(super) async fn count_failure(state: &State, subjects: &[String; 2]) -> Result<(), Fault> {
    let tx = crate::database::begin(&state.db).await?;
    for (subject, share) in subjects.iter().zip([1, ADDRESS_SHARE]) {
        count_one(state, &tx, subject, share).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Counts a failure of one subject, which may fail so many times as often as an account.
pub(super) async fn count_one(state: &State, tx: &DatabaseTransaction, subject: &str, share: i32) -> Result<(), Fault> {
    let now = state.world.now();
    let earlier = login_try::Entity::find_by_id(subject).one(tx).await?;
    let recent = earlier.filter(|tried| now - tried.last_at < TimeDelta::seconds(WINDOW_SECONDS));
    let failures = recent.map_or(0, |tried| tried.failures).saturating_add(1);
    let lock = lock_seconds(failures / share);
    let row = login_try::ActiveModel {
        subject: Set(subject.to_owned()),
        failures: Set(failures),
        last_at: Set(now),
        locked_until: Set((lock > 0).then(|| now + TimeDelta::seconds(lock))),
    };
    let columns = [login_try::Column::Failures, login_try::Column::LastAt, login_try::Column::LockedUntil];
    let replace = OnConflict::column(login_try::Column::Subject).update_columns(columns).to_owned();
    login_try::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}
