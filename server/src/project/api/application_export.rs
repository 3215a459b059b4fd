//! `requestApplicationExport`: the applications of a call as a file to download.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::file::format::Format;
use crate::project::action::request_application_export::request_application_export;

/// Input of `requestApplicationExport`.
#[derive(InputObject)]
struct RequestApplicationExportInput {
    /// Of which call.
    call_id: ID,
    /// .csv or .xlsx.
    format: Format,
}

/// Payload of `requestApplicationExport`.
#[derive(SimpleObject)]
struct RequestApplicationExportPayload {
    /// Address to GET the file from; null when it was refused.
    url: Option<String>,
    /// What the file is called.
    file_name: Option<String>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of exports of applications.
#[derive(Default)]
pub struct ApplicationExportMutation;

#[Object]
impl ApplicationExportMutation {
    /// Writes what was submitted to a call to a file (导出申报表): number, society, title, formal check, what the scores
    /// say together, proposal and decision; never who the experts are.
    async fn request_application_export(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RequestApplicationExportInput,
    ) -> Result<RequestApplicationExportPayload> {
        let RequestApplicationExportInput { call_id, format } = input;
        let permit = permit(ctx)?;
        let made = request_application_export(state(ctx), &permit, &call_id, (format, caller(ctx).language)).await;
        let (made, user_errors) = settle(made, caller(ctx).language)?;
        let (url, file_name) = made.map(|(address, name)| (address.url, name)).unzip();
        Ok(RequestApplicationExportPayload { url, file_name, user_errors })
    }
}
