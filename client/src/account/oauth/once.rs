//! A secret, shown this once: in the place of all else, so that nobody passes it by, with the lines that its agency's
//! developers begin with. It lives in the page's memory until the page goes.

use leptos::prelude::*;
use view_model::account::oauth::{query_line, token_line};

use super::send::Fresh;
use super::view::copied;
use crate::parts::copy::CopyButton;
use crate::parts::{Button, Card, Icon, Note, PageHead, Tone, Weight};
use crate::text::{self, fill};

/// The secret, and the way on once it is kept.
#[component]
pub(super) fn Once(fresh: Fresh, kept: Callback<()>) -> impl IntoView {
    let Some(secret) = fresh.secret.clone() else { return lost(&fresh, kept) };
    let text = text::oauth::t();
    let origin = window().location().origin().unwrap_or_default();
    let token = token_line(&origin, &fresh.client_id, &secret, &fresh.scopes);
    let query = query_line(&origin, &fresh.scopes);
    view! {
        <PageHead title=text.once_title line=fresh.name />
        <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
            <Card edge=Tone::Warn>
                <Note tone=Tone::Warn>{fill(text.once_line, &[&fresh.owner])}</Note>
                <h2 class="mt-4 mb-1 font-medium">{text.client_id}</h2>
                {copied(Some("client-id"), fresh.client_id, text.copy_id)}
                <h2 class="mt-4 mb-1 font-medium">{text.secret}</h2>
                {copied(Some("secret"), secret, text.copy_secret)}
                <p class="mt-4"><Button weight=Weight::Strong icon=Icon::Check on_press=kept>{text.kept}</Button></p>
            </Card>
            <Card title=text.developers>
                <Command id="token-line" step=text.token_step line=token />
                <p class="mb-4 text-sm text-ink-2">{text.shell_line}</p>
                <Command id="query-line" step=text.query_step line=query />
            </Card>
        </div>
    }
    .into_any()
}

/// The answer that held it did not arrive.
fn lost(fresh: &Fresh, kept: Callback<()>) -> AnyView {
    let text = text::oauth::t();
    view! {
        <PageHead title=text.lost_title line=fresh.name.clone() />
        <Card edge=Tone::Warn>
            <Note tone=Tone::Warn>{text.lost_line}</Note>
            <p class="mt-4"><Button weight=Weight::Strong on_press=kept>{text.go_on}</Button></p>
        </Card>
    }
    .into_any()
}

/// A command for a shell. It scrolls inside itself, with a keyboard too.
#[component]
fn Command(id: &'static str, step: &'static str, line: String) -> impl IntoView {
    view! {
        <p class="mb-1">{step}</p>
        <pre id=id tabindex="0" role="region" aria-label=step class="mb-2 overflow-x-auto rounded-xl bg-ground p-3 text-sm">
            {line.clone()}
        </pre>
        <p class="mb-3"><CopyButton value=line label=text::oauth::t().copy_command /></p>
    }
}
