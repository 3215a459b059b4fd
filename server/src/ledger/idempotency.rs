//! Idempotency keys: the same key and input is the same intention, answered once and for all.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;
use sha2::{Digest, Sha256};

use entity::account::UserId;
use entity::ledger::idempotency as row;
use entity::refusal::RefusalCode;

use super::Write;
use crate::fault::{Fault, Stop};

/// The longest key, characters.
pub const KEY_MAX: usize = 80;

/// Whether an intention comes for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It does: go on.
    Fresh,
    /// It came before and led to this.
    Seen(String),
}

/// Claims a key for an intention inside its transaction. A second claim waits until the first one's
/// transaction ends, then sees its outcome.
pub async fn claim(
    write: &Write,
    user_id: UserId,
    key: &str,
    intention: &str,
    input: &impl Serialize,
    outcome: &str,
) -> Result<Claim, Stop> {
    if key.trim().is_empty() {
        return Err(Stop::at("idempotencyKey", RefusalCode::Required));
    }
    if key.chars().count() > KEY_MAX {
        return Err(Stop::at("idempotencyKey", RefusalCode::TooLong { max: KEY_MAX }));
    }
    let digest = digest(intention, input)?;
    let mine = row::ActiveModel {
        user_id: Set(user_id),
        key: Set(key.into()),
        input: Set(digest.clone()),
        outcome: Set(outcome.into()),
        created_at: Set(write.at),
    };
    let keep = OnConflict::columns([row::Column::UserId, row::Column::Key]).do_nothing().to_owned();
    if row::Entity::insert(mine).on_conflict(keep).exec_without_returning(&write.tx).await? == 1 {
        return Ok(Claim::Fresh);
    }
    match row::Entity::find_by_id((user_id, key.to_owned())).one(&write.tx).await? {
        Some(first) if first.input == digest => Ok(Claim::Seen(first.outcome)),
        Some(_) => Err(Stop::at("idempotencyKey", RefusalCode::KeyReused)),
        None => Err(Fault::Broken("an idempotency key vanished".into()).into()),
    }
}

fn digest(intention: &str, input: &impl Serialize) -> Result<String, Fault> {
    let text = serde_json::to_string(input)?;
    Ok(hex::encode(Sha256::digest(format!("{intention}\n{text}"))))
}
