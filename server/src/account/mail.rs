//! Mail settings as the rooms read them, and the link that ends a user's mails with one click.

use hmac::{Hmac, Mac};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use sha2::Sha256;

use entity::account::UserId;
use entity::account::mail::setting;
use entity::account::row::user;

use crate::account::action::set_mail_setting::unsubscribe as end;
use crate::fault::Fault;
use crate::state::State;

/// A user's setting; none while he has said nothing.
pub async fn setting_of(db: &impl ConnectionTrait, user: UserId) -> Result<Option<setting::Model>, DbErr> {
    setting::Entity::find_by_id(user).one(db).await
}

/// The path of the link in a user's mails. It does not grow old: an old mail must still be able to end them.
pub fn unsubscribe_path(state: &State, user: UserId) -> Result<String, Fault> {
    let signature = hex::encode(mac(state, user)?.finalize().into_bytes());
    Ok(format!("/unsubscribe/{}.{signature}", user.global()))
}

/// The user whom a link names, if it was made here.
#[must_use]
pub fn named(state: &State, token: &str) -> Option<UserId> {
    let (user, signature) = token.split_once('.')?;
    let user = UserId::parse(user).ok()?;
    let signature = hex::decode(signature).ok()?;
    mac(state, user).ok()?.verify_slice(&signature).is_ok().then_some(user)
}

/// Ends a user's mails; false when he has none.
pub async fn unsubscribe(state: &State, user: UserId) -> Result<bool, Fault> {
    let name = user::Entity::find_by_id(user).one(&state.db).await?.map(|row| row.display_name);
    end(state, user, &name.unwrap_or_default()).await
}

fn mac(state: &State, user: UserId) -> Result<Hmac<Sha256>, Fault> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&state.file_key).map_err(|error| Fault::Broken(format!("file_key: {error}")))?;
    mac.update(format!("unsubscribe\n{}", user.global()).as_bytes());
    Ok(mac)
}
