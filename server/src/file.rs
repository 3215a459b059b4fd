//! Files: a place is asked for, bytes arrive by a signed address, are checked and kept in the store; an
//! intention names them, and whoever may read what they are attached to may take them out.
//!
//! # How a room attaches files
//!
//! 1. A word in `entity::file::attachment`: a `SubjectKind` for the row, an `AttachmentPurpose` for what
//!    the file is there. `api/subject.rs` then does not compile until it says who may read the subject.
//! 2. The mutation's input takes `#[graphql(default)] file_ids: Vec<ID>`; `api::files_of` reads them.
//!    The action's input carries `files: Vec<FileId>`, so that they belong to the idempotent intention.
//! 3. Inside the intention's transaction, after its key was claimed:
//!    `changes.extend(attach(state, &write, Subject::of(AttachmentPurpose::…, row.id.0, owner), &input.files).await?);`
//!    The changes go into the intention's event: name and SHA-256 of each file stand in the ledger.
//! 4. The type's field is one line: `attachments(ctx, SubjectKind::…, self.0.id.0).await`.
//! 5. Where the subject is withdrawn: `release(&write, SubjectKind::…, id).await?`.
//! 6. In the client: `FileField` in the form and its `ids()` in the input, `Files` where it is shown.
//!
//! A refused or conflicting intention rolls its transaction back and the upload stays usable. What
//! nothing names is swept after a week, what was released after a month (`sweep`).

pub mod action;
pub mod address;
pub mod api;
pub mod arrival;
pub mod attach;
pub mod delivery;
pub mod format;
pub mod landed;
pub mod made;
pub mod scan;
pub mod store;
pub mod sweep;

pub use attach::{Subject, attach, attach_to_all, release};
pub use store::Store;
