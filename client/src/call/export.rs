//! The applications of a call as a table for the desk.

use graphql_client::GraphQLQuery;

use crate::net::intent::declined;
use crate::net::send;
use crate::parts::export_button::Made;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/call/export.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct RequestApplicationExport;

use request_application_export::{ExportFormat, RequestApplicationExportInput, Variables};

/// Has the table made.
pub(super) async fn export(call_id: String) -> Made {
    let input = RequestApplicationExportInput { call_id, format: ExportFormat::XLSX };
    let made = send::<RequestApplicationExport>(Variables { input }).await?.request_application_export;
    Ok(made.url.zip(made.file_name).ok_or_else(|| declined!(made.user_errors)))
}
