//! `requestUpload`: a signed address for one file.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::refusal::RefusalCode;

use crate::access::Permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::register::action::request_upload::request_upload;

/// Input of `requestUpload`.
#[derive(InputObject)]
struct RequestUploadInput {
    /// The file's name, at most 120 characters, ending in .csv or .xlsx.
    file_name: String,
    /// Its size, bytes; at most 8 MiB.
    size: i32,
}

/// A place for a file (上传地址).
#[derive(SimpleObject)]
struct Upload {
    /// The file's global id.
    file_id: ID,
    /// Address to PUT the bytes to; it needs no further proof of who calls.
    url: String,
    /// When the address stops being valid. The file itself is deleted after 24 hours.
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
    /// Asks for a place to upload a file to (请求上传), for `startSocietyImport`.
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
    let RequestUploadInput { file_name, size } = input;
    let (id, address) = request_upload(state(ctx), &permit, &file_name, size.into()).await?;
    Ok(Upload { file_id: id.global().into(), url: address.url, expires_at: address.expires_at })
}
