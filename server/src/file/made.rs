//! Files that the platform itself makes, to be fetched by whoever asked: exports.

use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use sha2::{Digest, Sha256};

use entity::account::UserId;
use entity::file::{self, FileId, FilePurpose, FileState};

use super::action::request_upload::FILE_HOURS;
use crate::fault::Fault;
use crate::state::State;

/// Keeps the bytes of an export. It is entered before its bytes are kept: what a killed server leaves behind is swept.
pub async fn keep(
    state: &State,
    (user_id, uploaded_by): (UserId, &str),
    (name, media_type): (&str, &str),
    content: Vec<u8>,
) -> Result<FileId, Fault> {
    let id = FileId(state.world.new_id());
    let sha256 = hex::encode(Sha256::digest(&content));
    let now = state.world.now();
    file::Entity::insert(file::ActiveModel {
        id: Set(id),
        user_id: Set(user_id),
        uploaded_by: Set(uploaded_by.into()),
        purpose: Set(FilePurpose::Export),
        name: Set(name.into()),
        media_type: Set(media_type.into()),
        size: Set(i64::try_from(content.len()).unwrap_or(i64::MAX)),
        sha256: Set(Some(sha256.clone())),
        state: Set(FileState::Arriving),
        created_at: Set(now),
        bound_at: Set(None),
        kept_until: Set(Some(now + TimeDelta::hours(FILE_HOURS))),
    })
    .exec_without_returning(&state.db)
    .await?;
    state.files.put(id, &sha256, content.into()).await?;
    Ok(id)
}

/// It can be fetched, once the transaction commits that records who took it.
pub async fn ready(tx: &impl ConnectionTrait, id: FileId) -> Result<(), Fault> {
    let ready = file::ActiveModel { id: Set(id), state: Set(FileState::Checked), ..Default::default() };
    ready.update(tx).await?;
    Ok(())
}
