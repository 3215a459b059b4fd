//! Attachments in the API: what a file is called, how large it is, and an address to fetch it from.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};

use entity::file::attachment::{self, AttachmentId, AttachmentPurpose, SubjectKind};
use entity::file::{self, FileKind};

use super::loader::{AttachedTo, load};
use super::subject::readable;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::address::{Address, Purpose, sign};

/// A file that belongs to something (附件): seen by whoever may see what it belongs to.
#[derive(Clone)]
pub struct Attachment {
    link: attachment::Model,
    file: file::Model,
}

#[Object]
impl Attachment {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.link.id.global().into()
    }

    /// What the file is called (文件名).
    async fn name(&self) -> &str {
        &self.file.name
    }

    /// What its content was found to be (文件类型); null for none of the known kinds.
    async fn kind(&self) -> Option<FileKind> {
        FileKind::of_name(&self.file.name)
    }

    /// Its media type, told from its content.
    async fn media_type(&self) -> &str {
        &self.file.media_type
    }

    /// Its size, bytes (大小).
    async fn size(&self) -> i64 {
        self.file.size
    }

    /// SHA-256 of its content, 64 hexadecimal digits: the same stands in the ledger.
    async fn sha256(&self) -> &str {
        self.file.sha256.as_deref().unwrap_or_default()
    }

    /// As what it is attached (附件用途).
    async fn purpose(&self) -> AttachmentPurpose {
        self.link.purpose
    }

    /// Which of the papers that were asked for by name it is (材料名称); null for any other.
    async fn label(&self) -> Option<&str> {
        self.link.label.as_deref()
    }

    /// When it was uploaded (上传时间).
    async fn uploaded_at(&self) -> DateTime<Utc> {
        self.file.created_at
    }

    /// Who uploaded it, by the name shown at the time (上传人).
    async fn uploaded_by(&self) -> &str {
        &self.file.uploaded_by
    }

    /// Until when it is kept, where it belongs to something that was withdrawn; null while it stands.
    async fn kept_until(&self) -> Option<DateTime<Utc>> {
        self.file.kept_until
    }

    /// Address to GET the file from, as a download: made for the caller, valid for 15 minutes. Its use is
    /// written into the ledger under the caller's name (下载地址).
    #[expect(clippy::unused_async, reason = "every resolver is asynchronous")]
    async fn url(&self, ctx: &Context<'_>) -> Result<String> {
        let by = caller(ctx).viewer()?.user_id;
        let Address { url, expires_at: _ } = sign(state(ctx), Purpose::Get, self.file.id, by)?;
        Ok(url)
    }
}

impl Attachment {
    /// As what it is attached.
    #[must_use]
    pub fn as_what(&self) -> AttachmentPurpose {
        self.link.purpose
    }
}

impl From<(attachment::Model, file::Model)> for Attachment {
    fn from((link, file): (attachment::Model, file::Model)) -> Self {
        Self { link, file }
    }
}

/// What is attached to a subject that the caller was found to reach, oldest first.
pub async fn attachments(ctx: &Context<'_>, kind: SubjectKind, id: uuid::Uuid) -> Result<Vec<Attachment>> {
    let found: Option<Arc<Vec<Attachment>>> = load(ctx, AttachedTo(kind, id)).await?;
    Ok(found.map(|all| all.to_vec()).unwrap_or_default())
}

/// The attachment with this id; none when what it belongs to does not exist for the caller.
pub async fn find_attachment(ctx: &Context<'_>, id: AttachmentId) -> Result<Option<Attachment>, Fault> {
    let Some(found) = load(ctx, id).await? else { return Ok(None) };
    let reached = readable(ctx, found.link.subject_kind, found.link.subject_id).await?;
    Ok(reached.then_some(found))
}
