//! An upload is requested: a place for one file, to be filled by a signed address.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use entity::file::name::checked_file;
use entity::file::{self, Column, FileId, FilePurpose, FileState, UNBOUND_DAYS, UNBOUND_MAX};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::address::{Address, Purpose, sign};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RequestUpload;

impl Intention for RequestUpload {
    const FIELD: &'static str = "Mutation.requestUpload";
}

/// A register to import and an export are deleted after so long.
pub const FILE_HOURS: i64 = 24;

/// The intentions that bring a spreadsheet in.
const IMPORTS: [&str; 3] = ["Mutation.startSocietyImport", "Mutation.importFigures", "Mutation.importBankStatement"];

/// What the caller sends.
#[derive(Clone, Debug)]
pub struct Input {
    /// What it is for.
    pub purpose: FilePurpose,
    /// What it is called.
    pub file_name: String,
    /// How large it is, bytes.
    pub size: i64,
    /// Its SHA-256, if he has computed it.
    pub sha256: Option<String>,
}

/// Makes the place for a file of this name and size.
pub async fn request_upload(
    state: &State,
    permit: &Permit<RequestUpload>,
    input: Input,
) -> Result<(FileId, Address), Stop> {
    let Input { purpose, file_name, size, sha256 } = input;
    let viewer = permit.viewer();
    let brings = |field| viewer.allows(field);
    if purpose == FilePurpose::Import && !IMPORTS.iter().copied().any(brings) {
        return Err(Stop::at("purpose", RefusalCode::NotFound));
    }
    let file_name = checked_file(&file_name, size, purpose).map_err(|(path, code)| Stop::at(path, code))?;
    let is_digest = |text: &String| text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if sha256.as_ref().is_some_and(|text| !is_digest(text)) {
        return Err(Stop::at("sha256", RefusalCode::DigestMalformed));
    }
    if unbound(state, permit).await? >= UNBOUND_MAX {
        let max = usize::try_from(UNBOUND_MAX).unwrap_or(usize::MAX);
        return Err(Stop::whole(RefusalCode::TooManyAtOnce { max }));
    }
    let id = FileId(state.world.new_id());
    let now = state.world.now();
    let kept = match purpose {
        FilePurpose::Import | FilePurpose::Export => TimeDelta::hours(FILE_HOURS),
        FilePurpose::Attachment => TimeDelta::days(UNBOUND_DAYS),
    };
    let row = file::ActiveModel {
        id: Set(id),
        user_id: Set(viewer.user_id),
        uploaded_by: Set(viewer.display_name.clone()),
        purpose: Set(purpose),
        name: Set(file_name),
        media_type: Set("application/octet-stream".into()),
        size: Set(size),
        sha256: Set(sha256),
        state: Set(FileState::Arriving),
        created_at: Set(now),
        bound_at: Set(None),
        kept_until: Set(Some(now + kept)),
    };
    file::Entity::insert(row).exec_without_returning(&state.db).await?;
    Ok((id, sign(state, Purpose::Put, id, viewer.user_id)?))
}

/// How many uploads of this person wait for something that names them.
async fn unbound(state: &State, permit: &Permit<RequestUpload>) -> Result<u64, Fault> {
    let own = file::Entity::find().filter(Column::UserId.eq(permit.viewer().user_id));
    let waiting = own.filter(Column::BoundAt.is_null()).filter(Column::KeptUntil.gt(state.world.now()));
    Ok(waiting.count(&state.db).await?)
}
