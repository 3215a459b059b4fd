//! The address of a user's calendar is made, renewed or revoked. Each time it is a new one, and the one
//! before leads nowhere: sent twice, the answer that arrived last is the one that counts.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use entity::account::feed;
use entity::account::mail::MailLanguage;
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::account::feed::digest_of;
use crate::fault::Fault;
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention to make or renew it.
#[derive(Debug)]
pub struct RenewCalendarFeed;

impl Intention for RenewCalendarFeed {
    const FIELD: &'static str = "Mutation.renewCalendarFeed";
}

/// The intention to revoke it.
#[derive(Debug)]
pub struct RevokeCalendarFeed;

impl Intention for RevokeCalendarFeed {
    const FIELD: &'static str = "Mutation.revokeCalendarFeed";
}

/// Makes the caller's address anew; answers its path, which is kept nowhere.
pub async fn renew_calendar_feed(
    state: &State,
    permit: Permit<RenewCalendarFeed>,
    language: MailLanguage,
) -> Result<String, Fault> {
    let token = URL_SAFE_NO_PAD.encode(state.world.random::<32>());
    let write = Write::begin(state, permit.actor()).await?;
    let row = feed::ActiveModel {
        user_id: Set(permit.viewer().user_id),
        token: Set(digest_of(&token)),
        language: Set(language),
        made_at: Set(write.at),
    };
    let columns = [feed::Column::Token, feed::Column::Language, feed::Column::MadeAt];
    let replace = OnConflict::column(feed::Column::UserId).update_columns(columns).to_owned();
    feed::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    write.commit(state, told("RENEWED")).await?;
    Ok(format!("/calendar/{token}.ics"))
}

/// Revokes it; there is nothing to do where there is none.
pub async fn revoke_calendar_feed(state: &State, permit: Permit<RevokeCalendarFeed>) -> Result<(), Fault> {
    let write = Write::begin(state, permit.actor()).await?;
    let gone = feed::Entity::delete_by_id(permit.viewer().user_id).exec(&write.tx).await?;
    if gone.rows_affected > 0 {
        write.commit(state, told("REVOKED")).await?;
    }
    Ok(())
}

fn told(what: &str) -> Entry {
    let changes = Change::between("calendarFeed", None, Some(what.into())).into_iter().collect();
    Entry { action: Action::ChangeCalendarFeed, society_id: None, changes }
}
