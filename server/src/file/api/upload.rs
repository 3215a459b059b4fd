//! `requestUpload`: a signed address for one file.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::file::FilePurpose;
use entity::refusal::RefusalCode;

use crate::access::Permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::action::request_upload::{Input, request_upload};

/// What an upload is for (上传用途).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
enum UploadPurpose {
    /// A spreadsheet to read: a register for `startSocietyImport` (导入登记表), figures for `importFigures` (导入数据)
    /// or a bank's statement for `importBankStatement` (银行回单): .csv or .xlsx, at most 8 MiB, deleted after a day.
    #[default]
    RegisterImport,
    /// To be named in `fileIds` of an intention (附件): PDF, JPEG, PNG, HEIC, DOCX, XLSX or OFD, at most 20
    /// MiB; deleted after 7 days when nothing has named it.
    Attachment,
}

/// Input of `requestUpload`.
#[derive(InputObject)]
struct RequestUploadInput {
    /// What it is for; a register to import when absent.
    #[graphql(default)]
    purpose: UploadPurpose,
    /// The file's name, at most 120 characters, with the ending of its kind; a label, never a path.
    file_name: String,
    /// Its size, bytes.
    size: i32,
    /// Its SHA-256, 64 lower-case hexadecimal digits; a file that changed on its way is then refused.
    sha256: Option<String>,
}

/// A place for a file (上传地址).
#[derive(SimpleObject)]
struct Upload {
    /// The file's global id, for the intention that names it.
    file_id: ID,
    /// Address to PUT the bytes to; it needs no further proof of who calls. The same bytes put twice are
    /// one file. 204 when it has arrived and was checked; otherwise a sentence that says what to do, and
    /// its stable code in the header `X-Refusal`.
    url: String,
    /// When the address stops being valid.
    expires_at: DateTime<Utc>,
}

/// Payload of `requestUpload`.
#[derive(SimpleObject)]
struct RequestUploadPayload {
    /// Where to put the file; null when it was refused.
    upload: Option<Upload>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of uploads.
#[derive(Default)]
pub struct UploadMutation;

#[Object]
impl UploadMutation {
    /// Asks for a place to upload a file to (请求上传): a register to import, or an attachment.
    async fn request_upload(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RequestUploadInput,
    ) -> Result<RequestUploadPayload> {
        let (upload, user_errors) = settle(act(ctx, input).await, caller(ctx).language)?;
        Ok(RequestUploadPayload { upload, user_errors })
    }
}

async fn act(ctx: &Context<'_>, input: RequestUploadInput) -> Result<Upload, Stop> {
    let caller = caller(ctx);
    let viewer = caller.viewer.get().ok_or_else(|| Stop::whole(RefusalCode::SessionExpired))?;
    let permit = Permit::general(viewer, &caller.request_id).ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let RequestUploadInput { purpose, file_name, size, sha256 } = input;
    let purpose = match purpose {
        UploadPurpose::RegisterImport => FilePurpose::Import,
        UploadPurpose::Attachment => FilePurpose::Attachment,
    };
    let input = Input { purpose, file_name, size: size.into(), sha256 };
    let (id, address) = request_upload(state(ctx), &permit, input).await?;
    Ok(Upload { file_id: id.global().into(), url: address.url, expires_at: address.expires_at })
}
