//! Bytes arrive: compared with what was announced, told from their content, scanned, kept. Only then is
//! the file there, whole; the same bytes again are the same file.

use actix_web::web::Bytes;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};

use entity::account::UserId;
use entity::file::{self, Column, FileFault, FileId, FileKind, FilePurpose, FileState};
use exchange::import::read::{self, FileKind as Readable, Unread};
use exchange::sniff;

use super::address::{Purpose, Signed, holder};
use super::scan::Verdict;
use crate::fault::Fault;
use crate::state::State;

/// Why a file is not taken or given.
#[derive(Debug)]
pub enum Unfit {
    /// For one of the listed reasons.
    Listed(FileFault),
    /// No register that could be imported, in the importer's words.
    Unreadable(Unread),
    /// It broke.
    Fault(Fault),
}

impl From<FileFault> for Unfit {
    fn from(fault: FileFault) -> Self {
        Self::Listed(fault)
    }
}

impl From<Fault> for Unfit {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<DbErr> for Unfit {
    fn from(error: DbErr) -> Self {
        Self::Fault(error.into())
    }
}

/// The file that a signed address for bringing it in names.
pub async fn expected(state: &State, id: &str, signed: &Signed) -> Result<file::Model, Unfit> {
    let id = FileId::parse(id).map_err(|_| FileFault::Address)?;
    holder(state, Purpose::Put, id, signed).ok_or(FileFault::Address)?;
    let row = file::Entity::find_by_id(id).one(&state.db).await?;
    Ok(row.filter(|row| is_kept(state, row)).ok_or(FileFault::Gone)?)
}

/// Whether a file's time is not over.
#[must_use]
pub fn is_kept(state: &State, row: &file::Model) -> bool {
    row.kept_until.is_none_or(|until| until > state.world.now())
}

/// A spreadsheet that this person has brought in; none where it has not arrived, or is another's.
pub async fn spreadsheet_of(state: &State, user: UserId, id: FileId) -> Result<Option<file::Model>, DbErr> {
    let row = file::Entity::find_by_id(id).one(&state.db).await?;
    let own = row.filter(|row| row.user_id == user && is_kept(state, row));
    Ok(own.filter(|row| row.purpose == FilePurpose::Import && row.state == FileState::Checked))
}

/// Takes the bytes in.
pub async fn take_in(state: &State, row: &file::Model, bytes: Bytes) -> Result<(), Unfit> {
    if i64::try_from(bytes.len()) != Ok(row.size) {
        return Err(FileFault::SizeDiffers.into());
    }
    let (bytes, sha256) = digest(bytes).await?;
    match row.state {
        FileState::Refused => return Err(FileFault::Infected.into()),
        // The answer to the first time was lost.
        FileState::Checked if row.sha256.as_ref() == Some(&sha256) => return Ok(()),
        FileState::Checked => return Err(FileFault::AnotherArrived.into()),
        FileState::Arriving if row.sha256.as_ref().is_some_and(|announced| *announced != sha256) => {
            return Err(FileFault::DigestDiffers.into());
        }
        FileState::Arriving => {}
    }
    let kind = kind_of(row, bytes.clone()).await?;
    scanned(state, row, &bytes).await?;
    state.files.put(row.id, &sha256, bytes).await?;
    let arrived = file::ActiveModel {
        media_type: Set(kind.media_type().into()),
        sha256: Set(Some(sha256.clone())),
        state: Set(FileState::Checked),
        ..Default::default()
    };
    if settle(state, row.id, arrived).await? {
        return Ok(());
    }
    // Two came at once: the first one counts.
    let first = file::Entity::find_by_id(row.id).one(&state.db).await?.ok_or(FileFault::Gone)?;
    if first.sha256.as_ref() == Some(&sha256) {
        return Ok(());
    }
    state.files.delete(row.id, &sha256).await?;
    Err(FileFault::AnotherArrived.into())
}

/// The same bytes, with their SHA-256; twenty megabytes are not hashed between two other requests.
async fn digest(bytes: Bytes) -> Result<(Bytes, String), Fault> {
    let hashed = tokio::task::spawn_blocking(move || {
        let sha256 = hex::encode(Sha256::digest(&bytes));
        (bytes, sha256)
    });
    hashed.await.map_err(|error| Fault::Broken(error.to_string()))
}

/// What the bytes are, if a file of this purpose and name may be that.
async fn kind_of(row: &file::Model, bytes: Bytes) -> Result<FileKind, Unfit> {
    // What it is, its content says: neither its name nor what the sender calls it.
    let kind = match row.purpose {
        FilePurpose::Import | FilePurpose::Export => match read::sniff(&bytes).map_err(Unfit::Unreadable)? {
            // The importer reads what a register is, whatever it is called.
            Readable::Package => return Ok(FileKind::Xlsx),
            Readable::Text => return Ok(FileKind::Csv),
        },
        FilePurpose::Attachment => tokio::task::spawn_blocking(move || sniff::kind_of(&bytes)),
    };
    let kind = kind.await.map_err(|error| Fault::Broken(error.to_string()))??;
    if FileKind::of_name(&row.name) == Some(kind) { Ok(kind) } else { Err(FileFault::EndingDiffers.into()) }
}

/// Lets the scanner look, where there is one; a refused file is remembered as such and never kept.
async fn scanned(state: &State, row: &file::Model, bytes: &Bytes) -> Result<(), Unfit> {
    let Some(scanner) = &state.scanner else { return Ok(()) };
    match scanner.scan(bytes).await {
        Ok(Verdict::Clean) => Ok(()),
        Ok(Verdict::Infected(what)) => {
            tracing::warn!(file = row.id.global(), what, "an upload was refused by the scanner");
            let refused = file::ActiveModel { state: Set(FileState::Refused), ..Default::default() };
            settle(state, row.id, refused).await?;
            Err(FileFault::Infected.into())
        }
        Err(fault) => {
            tracing::error!(%fault, "the scanner");
            Err(FileFault::ScannerAway.into())
        }
    }
}

/// Ends the arrival, unless another one has.
async fn settle(state: &State, id: FileId, change: file::ActiveModel) -> Result<bool, DbErr> {
    let still = file::Entity::update_many().set(change).filter(Column::Id.eq(id));
    let done = still.filter(Column::State.eq(FileState::Arriving)).exec(&state.db).await?;
    Ok(done.rows_affected == 1)
}
