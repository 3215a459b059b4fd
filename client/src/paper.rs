//! Papers: the button that fetches an official form as PDF. An address is asked for when the button is pressed: one
//! in the page would be stale when the page was read from the device.

use entity::institution::paper::PaperKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::{self, transfer};
use crate::parts::{Button, Icon, toast};
use crate::text::{self, language};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/paper/address.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("PaperKind")
)]
struct PaperAddress;

/// Fetches the form of a case.
#[component]
pub(crate) fn PaperButton(kind: PaperKind, id: String) -> impl IntoView {
    let busy = RwSignal::new(false);
    let press = move |()| {
        busy.set(true);
        let id = id.clone();
        spawn_local(async move {
            match net::send::<PaperAddress>(paper_address::Variables { kind, id }).await.map(|data| data.paper_address)
            {
                // The server names the file.
                Ok(Some(url)) => transfer::download(&url, ""),
                Ok(None) => toast::show(text::verify::t().no_paper),
                Err(fault) => toast::show(fault.sentence(language())),
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
        });
    };
    view! { <span class="print:hidden"><Button icon=Icon::File busy on_press=press>{text::verify::t().pdf}</Button></span> }
}
