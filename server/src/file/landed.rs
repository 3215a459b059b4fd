//! Bytes that landed in the database before there was a store are moved there when a server starts: an
//! import that was uploaded before an update goes on after it.

use actix_web::web::Bytes;
use sea_orm::{ActiveModelTrait, EntityTrait, QuerySelect, Set};
use sha2::{Digest, Sha256};

use entity::file::{self, FileId, landed};

use crate::fault::Fault;
use crate::state::State;

/// Moves them all; what a killed server has not moved, the next start moves.
pub async fn move_out(state: &State) -> Result<(), Fault> {
    let ids: Vec<FileId> =
        landed::Entity::find().select_only().column(landed::Column::FileId).into_tuple().all(&state.db).await?;
    for id in ids {
        // Another replica may have been quicker.
        let Some(row) = landed::Entity::find_by_id(id).one(&state.db).await? else { continue };
        let sha256 = hex::encode(Sha256::digest(&row.content));
        state.files.put(id, &sha256, Bytes::from(row.content)).await?;
        file::ActiveModel { id: Set(id), sha256: Set(Some(sha256)), ..Default::default() }.update(&state.db).await?;
        landed::Entity::delete_by_id(id).exec(&state.db).await?;
    }
    Ok(())
}
