//! What is attached: names and sizes; pressing one asks for an address of the moment and lets the browser
//! fetch it. An address in the page would be stale when the page was read from the device.

use entity::file::kind::size_words;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::{self, transfer};
use crate::parts::{Icon, Picture, toast};
use crate::text::{language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/file/attachment_address.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct AttachmentAddress;

/// A file as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Bytes.
    pub(crate) size: i64,
}

/// The list; nothing where nothing is attached.
#[component]
pub(crate) fn Files(files: Vec<Shown>) -> impl IntoView {
    let rows = files.into_iter().map(|file| view! { <li><One file /></li> }).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <ul class="mt-2" aria-label=t().file.files>{rows}</ul> })
}

#[component]
fn One(file: Shown) -> impl IntoView {
    let Shown { id, name, size } = file;
    let words = size_words(size.unsigned_abs());
    let busy = RwSignal::new(false);
    let shown = name.clone();
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (id, name) = (id.clone(), name.clone());
        spawn_local(async move {
            fetch(id, &name).await;
            // The screen may be gone by now.
            let _ = busy.try_set(false);
        });
    };
    view! {
        <button type="button" class="file-link" aria-busy=move || busy.get().then_some("true") on:click=press>
            <Picture icon=Icon::File class="size-5 shrink-0" />
            <span class="sr-only">{t().file.download}</span>
            <span class="min-w-0 break-words">{shown}</span>
            <span class="text-sm whitespace-nowrap text-ink-2">{words}</span>
        </button>
    }
}

async fn fetch(id: String, name: &str) {
    use attachment_address::AttachmentAddressNode::Attachment;
    match net::send::<AttachmentAddress>(attachment_address::Variables { id }).await {
        Ok(data) => match data.node {
            Some(Attachment(found)) => transfer::download(&found.url, name),
            _ => toast::show(t().file.gone),
        },
        Err(fault) => toast::show(fault.sentence(language())),
    }
}
