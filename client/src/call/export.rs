//! The applications of a call as a table for the desk.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::{send, transfer};
use crate::parts::{Button, Icon, toast};
use crate::text::{self, language};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/call/export.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct RequestApplicationExport;

use request_application_export::{ExportFormat, RequestApplicationExportInput, Variables};

/// Fetches the table.
#[component]
pub(super) fn ExportButton(call: String) -> impl IntoView {
    let busy = RwSignal::new(false);
    let press = move |()| {
        busy.set(true);
        let input = RequestApplicationExportInput { call_id: call.clone(), format: ExportFormat::XLSX };
        spawn_local(async move {
            match send::<RequestApplicationExport>(Variables { input }).await {
                Ok(data) => {
                    let made = data.request_application_export;
                    match made.url.zip(made.file_name) {
                        Some((url, name)) => transfer::download(&url, &name),
                        None => toast::show(text::call::t().no_export),
                    }
                }
                Err(fault) => toast::show(fault.sentence(language())),
            }
            let _ = busy.try_set(false);
        });
    };
    view! { <span class="print:hidden"><Button icon=Icon::Export busy on_press=press>{text::call::t().export}</Button></span> }
}
