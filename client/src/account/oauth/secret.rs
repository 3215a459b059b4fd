//! The secrets of a client: when each was made and used, a further one, and the end of one with what that breaks.

use entity::account::oauth::SECRETS_MAX;
use leptos::prelude::*;
use view_model::account::oauth::Loss;

use super::form::Told;
use super::send::{Fresh, add_secret, end_secret};
use super::view::{Client, Secret};
use crate::net::intent::Intent;
use crate::parts::{Button, Card, Chip, Dialog, Icon, Note, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, fill, moment};

/// All of them, oldest first.
#[component]
pub(super) fn Secrets(client: Client, made: Callback<Fresh>, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let living = client.revoked_at.is_none();
    let row = |secret: &Secret| view! { <SecretRow client=client.clone() secret=secret.clone() moved /> };
    let rows = client.secrets.iter().map(row).collect_view();
    let adds = living && viewer().may("Mutation.addOauthSecret");
    view! {
        <Card title=text.secrets>
            {living.then(|| view! { <p class="text-sm text-ink-2">{fill(text.secrets_line, &[&SECRETS_MAX])}</p> })}
            <ul class="my-2">{rows}</ul>
            {adds.then(|| view! { <Add client made moved /> })}
        </Card>
    }
}

/// A further one, or why there can be none now.
#[component]
fn Add(client: Client, made: Callback<Fresh>, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let intent = Intent::new();
    if client.valid().count() >= SECRETS_MAX {
        return view! { <p class="text-sm text-ink-2">{fill(text.as_many, &[&SECRETS_MAX])}</p> }.into_any();
    }
    let press = move |()| add_secret(&client, intent, made);
    view! {
        <Told intent fields=&[] moved />
        <Button icon=Icon::Lock busy=intent.busy on_press=press>{text.add_secret}</Button>
    }
    .into_any()
}

#[component]
fn SecretRow(client: Client, secret: Secret, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let made = fill(text.made_at, &[&moment(&secret.created_at)]);
    let used = secret.last_used_at.as_deref();
    let used = used.map_or_else(|| text.unused.to_owned(), |at| fill(text.used_at, &[&moment(at)]));
    let (tone, said) = match secret.ended_at.as_deref() {
        Some(at) => (Tone::Plain, fill(text.ended_at, &[&moment(at)])),
        None => (Tone::Ok, text.valid.to_owned()),
    };
    let ends = secret.ended_at.is_none() && viewer().may("Mutation.endOauthSecret");
    view! {
        <li class="border-b border-line py-3 last:border-0">
            <div class="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <span class="font-medium">{made.clone()}</span>
                <Chip tone>{said}</Chip>
            </div>
            <p class="mb-2 text-sm text-ink-2">{used.clone()}</p>
            {ends.then(|| view! { <End client secret made used moved /> })}
        </li>
    }
}

/// Ends it, after what that breaks was told.
#[component]
fn End(client: Client, secret: Secret, made: String, used: String, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let (intent, confirming) = (Intent::new(), RwSignal::new(false));
    let others = client.valid().filter(|other| other.id != secret.id).map(|other| other.last_used_at.as_deref());
    let warning = match Loss::of(secret.last_used_at.as_deref(), &others.collect::<Vec<_>>()) {
        Loss::Last => Some(text.end_last),
        Loss::InUse => Some(text.end_in_use),
        Loss::None => None,
    };
    let named = made.clone();
    let go = Callback::new(move |()| {
        confirming.set(false);
        end_secret(&client, secret.id.clone(), intent, moved);
    });
    view! {
        <Told intent fields=&[] moved />
        <Button icon=Icon::Close busy=intent.busy on_press=move |()| confirming.set(true)>
            {text.end_secret} <span class="sr-only">" " {named}</span>
        </Button>
        <Dialog open=confirming title=text.end_title>
            <p class="font-medium">{made.clone()}</p>
            <p class="mb-3 text-sm text-ink-2">{used.clone()}</p>
            {warning.map(|said| view! { <div class="mb-3"><Note tone=Tone::Warn>{said}</Note></div> })}
            <p class="mb-4">{text.end_tokens}</p>
            <Button weight=Weight::Strong on_press=go>{text.end_sure}</Button>
        </Dialog>
    }
}
