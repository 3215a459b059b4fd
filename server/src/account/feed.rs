//! Calendar feeds: who stands behind an address, without the address being kept anywhere.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};

use entity::account::UserId;
use entity::account::feed;

/// The longest token that can be one of ours, bytes.
const TOKEN_MAX: usize = 64;

/// What is kept of a token.
#[must_use]
pub fn digest_of(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

/// A user's feed; none while he has none.
pub async fn feed_of(db: &impl ConnectionTrait, user: UserId) -> Result<Option<feed::Model>, DbErr> {
    feed::Entity::find_by_id(user).one(db).await
}

/// The feed behind a token.
pub async fn by_token(db: &impl ConnectionTrait, token: &str) -> Result<Option<feed::Model>, DbErr> {
    if token.is_empty() || token.len() > TOKEN_MAX {
        return Ok(None);
    }
    feed::Entity::find().filter(feed::Column::Token.eq(digest_of(token))).one(db).await
}
