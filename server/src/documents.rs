//! Trusted documents: what the platform's own client asks, by the digest of its text, as the package of the client lists it.
//! What one release ships stays trusted for a while after the next one: a phone was away, and its writes wait.

use std::borrow::Cow;
use std::collections::HashMap;

use actix_web::web::Bytes;
use chrono::TimeDelta;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use sha2::{Digest, Sha256};

use entity::document::{ActiveModel, Column, Entity};

use crate::fault::Fault;
use crate::state::State;

/// So long a document is trusted after a server last shipped it.
const KEPT: TimeDelta = TimeDelta::days(90);
/// Not with every start: so often it is written that they are shipped.
const AGAIN: TimeDelta = TimeDelta::days(1);
/// Hexadecimal digits of a digest.
const DIGITS: usize = 64;
/// Rows of one statement.
const CHUNK: usize = 100;

/// The documents of the packaged client, by their digest.
#[derive(Debug, Default)]
pub struct Documents(HashMap<String, String>);

impl Documents {
    /// Reads the list that lies beside the client.
    pub fn read(list: Option<&Bytes>) -> Result<Self, Fault> {
        Ok(Self(list.map(|list| serde_json::from_slice(list)).transpose()?.unwrap_or_default()))
    }

    /// Remembers for later releases that this one ships them, and forgets those whose time is over.
    pub async fn ship(&self, state: &State) -> Result<(), Fault> {
        if self.0.is_empty() {
            return Ok(());
        }
        let now = state.world.now();
        let fresh = Entity::find().select_only().column(Column::Sha256).filter(Column::ShippedAt.gt(now - AGAIN));
        let fresh: Vec<String> = fresh.into_tuple().all(&state.db).await?;
        let due: Vec<_> = self.0.iter().filter(|(sha256, _)| !fresh.contains(sha256)).collect();
        for some in due.chunks(CHUNK) {
            let row = |(sha256, text): &(&String, &String)| ActiveModel {
                sha256: Set((*sha256).clone()),
                text: Set((*text).clone()),
                shipped_at: Set(now),
            };
            let again = OnConflict::column(Column::Sha256).update_column(Column::ShippedAt).to_owned();
            let rows = some.iter().map(row).collect::<Vec<_>>();
            Entity::insert_many(rows).on_conflict(again).exec_without_returning(&state.db).await?;
        }
        if !due.is_empty() {
            Entity::delete_many().filter(Column::ShippedAt.lt(now - KEPT)).exec(&state.db).await?;
        }
        Ok(())
    }

    /// The document with this digest, of this release or one before.
    pub async fn find(&self, state: &State, sha256: &str) -> Result<Option<Cow<'_, str>>, Fault> {
        if let Some(text) = self.0.get(sha256) {
            return Ok(Some(Cow::Borrowed(text)));
        }
        // What is no digest is asked of no database: one cannot keep each character.
        if sha256.len() != DIGITS || !sha256.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Ok(None);
        }
        Ok(Entity::find_by_id(sha256).one(&state.db).await?.map(|row| Cow::Owned(row.text)))
    }

    /// Whether a text is one of them.
    pub async fn trusts(&self, state: &State, text: &str) -> Result<bool, Fault> {
        Ok(self.find(state, &hex::encode(Sha256::digest(text))).await?.is_some())
    }
}
