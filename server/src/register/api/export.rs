//! `requestSocietyExport`: a list of societies as a file to download.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::QueryFilter;

use entity::refusal::RefusalCode;

use super::society_list::{read_filter, readable};
use crate::access::Permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::format::Format;
use crate::register::action::request_society_export::{Ready, RequestSocietyExport, request_society_export};
use crate::register::filter::SocietyFilter;
use crate::register::order::SocietyOrder;

/// Input of `requestSocietyExport`.
#[derive(InputObject)]
struct RequestSocietyExportInput {
    /// The file's format.
    format: Format,
    /// What to narrow the list to, as in `societies`.
    filter: Option<SocietyFilter>,
    /// Order; by credit code when absent.
    order_by: Option<SocietyOrder>,
}

/// A file to download (下载地址).
#[derive(SimpleObject)]
struct Download {
    /// Address to GET the file from; it needs no further proof of who calls.
    url: String,
    /// What the file is called.
    file_name: String,
    /// When the address stops being valid.
    expires_at: DateTime<Utc>,
}

/// Payload of `requestSocietyExport`.
#[derive(SimpleObject)]
struct RequestSocietyExportPayload {
    /// Where the file is; null when it was refused.
    download: Option<Download>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of exports.
#[derive(Default)]
pub struct ExportMutation;

#[Object]
impl ExportMutation {
    /// Writes a list of societies to a file (导出登记表), with the columns that the caller may see. An
    /// export that is imported again changes nothing.
    async fn request_society_export(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RequestSocietyExportInput,
    ) -> Result<RequestSocietyExportPayload> {
        let RequestSocietyExportInput { format, filter, order_by } = input;
        let order = readable(caller(ctx), order_by.unwrap_or_default())?;
        let filter = read_filter(state(ctx), caller(ctx), filter.unwrap_or_default(), state(ctx).world.today()).await?;
        let scoped = caller(ctx).scope("Mutation.requestSocietyExport").societies().filter(filter.condition());
        let societies = order.apply(scoped, None);
        let permit = caller(ctx)
            .viewer
            .get()
            .and_then(|viewer| Permit::<RequestSocietyExport>::general(viewer, &caller(ctx).request_id));
        let made = match permit {
            Some(permit) => request_society_export(state(ctx), &permit, societies, format, caller(ctx).language).await,
            None => Err(Stop::whole(RefusalCode::SessionExpired)),
        };
        let (ready, user_errors) = settle(made, caller(ctx).language)?;
        Ok(RequestSocietyExportPayload { download: ready.map(download), user_errors })
    }
}

fn download(ready: Ready) -> Download {
    let Ready { address, file_name } = ready;
    Download { url: address.url, file_name, expires_at: address.expires_at }
}
