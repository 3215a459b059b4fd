//! Taking the list away: the same filter and order as on the screen, as a workbook or as text.

use entity::form::assessment::RecommendedForm;
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::register::society::Discipline;
use entity::register::standing::{Abnormality, GradeLevel};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use view_model::register::order::{OrderDirection, SocietyOrderField};

use super::address::Address;
use crate::net::{self, transfer};
use crate::parts::{Button, Dialog, Icon, toast};
use crate::register::filter::filter_input;
use crate::text::{fill, language, t};

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum ExportFormat {
    Csv,
    Xlsx,
}

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/list/export.graphql",
    response_derives = "Clone, Debug, PartialEq",
    skip_serializing_none,
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "Abnormality",
        "Conclusion",
        "Discipline",
        "ExportFormat",
        "GradeLevel",
        "OrderDirection",
        "PartyForm",
        "RecommendedForm",
        "SocietyOrderField"
    )
)]
struct RequestSocietyExport;

/// The choice of a file; open while `open`.
#[component]
pub(super) fn ExportDialog(
    open: RwSignal<bool>,
    address: Address,
    #[prop(into)] total: Signal<Option<i64>>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let export = move |format| {
        busy.set(true);
        spawn_local(async move {
            let told = request(address, format).await;
            // The screen may be gone by now; the download goes on.
            let _ = busy.try_set(false);
            let _ = open.try_set(false);
            toast::show(told);
        });
    };
    let note = move || fill(t().register.export_note, &[&total.get().unwrap_or_default()]);
    view! {
        <Dialog open title=t().register.export_title>
            <p class="mb-4 text-ink-2">{note}</p>
            <div class="flex flex-col gap-3">
                <Button icon=Icon::Export busy on_press=Callback::new(move |()| export(ExportFormat::Xlsx))>
                    {t().register.export_xlsx}
                </Button>
                <Button icon=Icon::Export busy on_press=Callback::new(move |()| export(ExportFormat::Csv))>
                    {t().register.export_csv}
                </Button>
            </div>
        </Dialog>
    }
}

/// Asks for the file and lets the browser fetch it; answers what to say.
async fn request(address: Address, format: ExportFormat) -> String {
    let order = address.order.get_untracked();
    let input = request_society_export::RequestSocietyExportInput {
        format,
        filter: Some(filter_input!(request_society_export, address.filter.get_untracked())),
        order_by: order
            .map(|order| request_society_export::SocietyOrder { field: order.field, direction: order.direction }),
    };
    let answer = net::send::<RequestSocietyExport>(request_society_export::Variables { input }).await;
    match answer.map(|data| data.request_society_export) {
        Ok(payload) => match payload.download {
            Some(download) => {
                transfer::download(&download.url, &download.file_name);
                fill(t().register.exported, &[&download.file_name])
            }
            None => payload.user_errors.into_iter().map(|error| error.message).collect(),
        },
        Err(fault) => fault.sentence(language()),
    }
}
