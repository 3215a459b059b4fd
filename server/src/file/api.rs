//! Files in GraphQL: asking for a place, and what is attached to what.

pub mod attachment;
pub mod loader;
pub mod subject;
pub mod upload;

use async_graphql::ID;

use entity::file::FileId;
use entity::refusal::RefusalCode;

use crate::fault::Stop;

/// The files that an input names.
pub fn files_of(ids: &[ID]) -> Result<Vec<FileId>, Stop> {
    let missing = |_| Stop::at("fileIds", RefusalCode::FileMissing);
    ids.iter().map(|id| FileId::parse(id).map_err(missing)).collect()
}
