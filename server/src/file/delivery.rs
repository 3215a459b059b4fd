//! Bytes go out by a signed address. What is attached may hold what is nobody else's business (a list of
//! names, a signature), and the platform cannot tell: each address that is used is written into the
//! ledger as the read of a sensitive record, under the name of whom it was handed to.

use std::ops::Range;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::account::UserId;
use entity::account::row::user;
use entity::file::attachment::{self, Column};
use entity::file::{self, FileFault, FileId, FilePurpose, FileState};
use entity::ledger::event::Action;

use super::address::{Purpose, Signed, holder};
use super::arrival::{Unfit, is_kept};
use super::store::Content;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Actor, Entry, Write};
use crate::state::State;

/// A file on its way out.
pub struct Delivery {
    /// What it is.
    pub row: file::Model,
    /// Its bytes.
    pub content: Content,
}

/// The file that a signed address for taking it out names, or the part of it that is wanted.
pub async fn give_out(
    state: &State,
    id: &str,
    signed: &Signed,
    request_id: &str,
    wanted: impl FnOnce(&file::Model) -> Result<Option<Range<u64>>, FileFault>,
) -> Result<Delivery, Unfit> {
    let id = FileId::parse(id).map_err(|_| FileFault::Address)?;
    let by = holder(state, Purpose::Get, id, signed).ok_or(FileFault::Address)?;
    let row = file::Entity::find_by_id(id).one(&state.db).await?;
    let row = row.filter(|row| row.state == FileState::Checked && is_kept(state, row)).ok_or(FileFault::Gone)?;
    let content = state.files.get(&row, wanted(&row)?).await?.ok_or(FileFault::Gone)?;
    if row.purpose == FilePurpose::Attachment {
        record(state, &row, by, signed, request_id).await?;
    }
    Ok(Delivery { row, content })
}

/// Writes it into the ledger, once for each address: a download that goes on or begins again is one.
async fn record(state: &State, row: &file::Model, by: UserId, signed: &Signed, request_id: &str) -> Result<(), Unfit> {
    let reader = user::Entity::find_by_id(by).one(&state.db).await?.ok_or(FileFault::Address)?;
    let actor = Actor { user_id: Some(by), name: reader.display_name, role: None, request_id: request_id.into() };
    let write = Write::begin(state, actor).await?;
    let key = format!("download {} {}", row.id.global(), signed.expires);
    match claim(&write, by, &key, "GET /files", &(), "").await {
        Ok(Claim::Fresh) => {}
        Ok(Claim::Seen(_)) => return Ok(()),
        Err(Stop::Fault(fault)) => return Err(fault.into()),
        Err(Stop::Refused(refusals)) => return Err(Fault::Broken(format!("{:?}", refusals.first())).into()),
    }
    let found = attachment::Entity::find().filter(Column::FileId.eq(row.id)).all(&write.tx).await?;
    let mut societies = found.iter().map(|attachment| attachment.society_id);
    // What belongs to many belongs to the common chain.
    let first = societies.next().flatten().filter(|first| societies.all(|other| other == Some(*first)));
    let changes = vec![super::attach::told(row)];
    write.commit(state, Entry { action: Action::DownloadAttachment, society_id: first, changes }).await?;
    Ok(())
}
