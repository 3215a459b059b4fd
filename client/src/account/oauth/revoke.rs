//! The end of a client, for good: asked about once more.

use leptos::prelude::*;

use super::form::Told;
use super::send::revoke;
use super::view::Client;
use crate::net::intent::Intent;
use crate::parts::{Button, Dialog, Icon, Weight};
use crate::text::{self, fill};

/// The form.
#[component]
pub(super) fn Revoke(client: Client, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let (intent, confirming) = (Intent::new(), RwSignal::new(false));
    let sure = fill(text.revoke_sure, &[&client.name]);
    let go = Callback::new(move |()| {
        confirming.set(false);
        revoke(&client, intent, moved);
    });
    view! {
        <details class="fold">
            <summary class="row-link">{text.revoke}</summary>
            <div class="mb-3 pt-2">
                <p class="mb-3 text-sm text-ink-2">{text.revoke_line}</p>
                <Told intent fields=&[] moved />
                <Button icon=Icon::Close busy=intent.busy on_press=move |()| confirming.set(true)>{text.revoke}</Button>
            </div>
        </details>
        <Dialog open=confirming title=text.revoke>
            <p class="mb-4">{sure.clone()}</p>
            <Button weight=Weight::Strong on_press=go>{text.revoke_now}</Button>
        </Dialog>
    }
}
