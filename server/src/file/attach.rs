//! Attaching: inside the transaction of the intention that names the files, so that either both stand or
//! neither does. A file is named once; a refused intention leaves it free.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::file::attachment::{self, AttachmentId, AttachmentPurpose, FILES_MAX, SubjectKind};
use entity::file::{self, Column, FileId, FilePurpose, FileState, RELEASED_DAYS};
use entity::refusal::RefusalCode;

use crate::fault::{Fault, Stop};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Write};
use crate::state::State;

/// The input field that names files, in every intention.
const PATH: &str = "fileIds";

/// What files are attached to, and to whom they belong.
#[derive(Clone, Debug)]
pub struct Subject {
    purpose: AttachmentPurpose,
    id: Uuid,
    owner: Holder,
    label: Option<String>,
}

impl Subject {
    /// A row that files are attached to for a purpose; the owner is the society or agency that it is about.
    #[must_use]
    pub const fn of(purpose: AttachmentPurpose, id: Uuid, owner: Holder) -> Self {
        Self { purpose, id, owner, label: None }
    }

    /// The same, as this one of the papers that were asked for by name.
    #[must_use]
    pub fn labelled(self, label: &str) -> Self {
        Self { label: Some(label.to_owned()), ..self }
    }
}

/// Attaches files of the actor's own; answers what the intention's event says of them.
pub async fn attach(state: &State, write: &Write, subject: Subject, files: &[FileId]) -> Result<Vec<Change>, Stop> {
    attach_to_all(state, write, &[subject], files).await
}

/// The same for an intention that makes many rows at once, each with the same files.
pub async fn attach_to_all(
    state: &State,
    write: &Write,
    subjects: &[Subject],
    files: &[FileId],
) -> Result<Vec<Change>, Stop> {
    let mut files = files.to_vec();
    files.sort_unstable();
    files.dedup();
    if files.len() > FILES_MAX {
        return Err(Stop::at(PATH, RefusalCode::TooManyAtOnce { max: FILES_MAX }));
    }
    let mut changes = Vec::new();
    for file in &files {
        changes.push(told(&bind(write, *file).await?));
    }
    let rows = files.iter().flat_map(|file| subjects.iter().map(move |subject| (*file, subject)));
    let rows: Vec<_> = rows.map(|(file, subject)| row(state, write, file, subject)).collect();
    // A statement holds so many values and no more.
    for some in rows.chunks(200) {
        attachment::Entity::insert_many(some.to_vec()).exec_without_returning(&write.tx).await?;
    }
    Ok(changes)
}

/// Takes a file out of those that nothing names. The condition stands in the statement: two intentions at
/// once do not both get it. Another's file, a gone one and one that has not arrived are all just missing.
async fn bind(write: &Write, id: FileId) -> Result<file::Model, Stop> {
    let missing = || Stop::at(PATH, RefusalCode::FileMissing);
    let user = write.user().ok_or_else(missing)?;
    let bound = file::ActiveModel { bound_at: Set(Some(write.at)), kept_until: Set(None), ..Default::default() };
    let done = file::Entity::update_many()
        .set(bound)
        .filter(Column::Id.eq(id))
        .filter(Column::UserId.eq(user))
        .filter(Column::Purpose.eq(FilePurpose::Attachment))
        .filter(Column::State.eq(FileState::Checked))
        .filter(Column::BoundAt.is_null())
        .filter(Column::KeptUntil.gt(write.at))
        .exec(&write.tx)
        .await?;
    let row = file::Entity::find_by_id(id).one(&write.tx).await?.filter(|row| row.user_id == user);
    match (done.rows_affected, row) {
        (1, Some(row)) => Ok(row),
        (_, Some(row)) if row.bound_at.is_some() => Err(Stop::at(PATH, RefusalCode::FileBound)),
        _ => Err(missing()),
    }
}

fn row(state: &State, write: &Write, file_id: FileId, subject: &Subject) -> attachment::ActiveModel {
    let (society_id, agency_id) = match subject.owner {
        Holder::Society(id) => (Some(id), None),
        Holder::Agency(id) => (None, Some(id)),
    };
    attachment::ActiveModel {
        id: Set(AttachmentId(state.world.new_id())),
        file_id: Set(file_id),
        purpose: Set(subject.purpose),
        subject_kind: Set(subject.purpose.subject()),
        subject_id: Set(subject.id),
        label: Set(subject.label.clone()),
        society_id: Set(society_id),
        agency_id: Set(agency_id),
        attached_at: Set(write.at),
        released_at: Set(None),
    }
}

/// What the ledger keeps of a file: what it is called and what is in it.
pub(super) fn told(row: &file::Model) -> Change {
    let sha256 = row.sha256.as_deref().unwrap_or_default();
    Change { field: "attachment".into(), old: None, new: Some(format!("{} sha256:{sha256}", row.name)) }
}

/// Lets the files of a withdrawn subject go, after a while: those that nothing else needs.
pub async fn release(write: &Write, kind: SubjectKind, ids: &[Uuid]) -> Result<(), Fault> {
    use attachment::Column as Of;
    for some in ids.chunks(200) {
        let of = attachment::Entity::find().filter(Of::SubjectKind.eq(kind));
        let found = of.filter(Of::SubjectId.is_in(some.iter().copied())).all(&write.tx).await?;
        for attached in found {
            let released = attachment::ActiveModel { released_at: Set(Some(write.at)), ..Default::default() };
            attachment::Entity::update_many().set(released).filter(Of::Id.eq(attached.id)).exec(&write.tx).await?;
            let needed = attachment::Entity::find().filter(Of::FileId.eq(attached.file_id));
            if needed.filter(Of::ReleasedAt.is_null()).one(&write.tx).await?.is_none() {
                let until = write.at + chrono::TimeDelta::days(RELEASED_DAYS);
                let goes = file::ActiveModel { kept_until: Set(Some(until)), ..Default::default() };
                file::Entity::update_many().set(goes).filter(Column::Id.eq(attached.file_id)).exec(&write.tx).await?;
            }
        }
    }
    Ok(())
}
