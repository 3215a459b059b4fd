//! `/clients/…`: one client: how it stands, what it may do, its secrets, its webhooks, and what can be done with it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use view_model::account::oauth::{Standing, opens};

use super::form::{Grant, GrantFields, Told};
use super::once::Once;
use super::revoke::Revoke;
use super::secret::Secrets;
use super::send::{Fresh, update};
use super::view::{Client, copied, found, reading, standing_chip};
use super::webhook::WebhooksCard;
use crate::net::intent::Intent;
use crate::parts::{Button, Card, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, day, fill, label, moment, t};

/// The screen.
#[component]
pub(crate) fn OauthClientPage() -> impl IntoView {
    let params = use_params_map();
    let reading = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let fresh = RwSignal::new(None::<Fresh>);
    let moved = Callback::new(move |()| reading.reload());
    let made = Callback::new(move |made| {
        fresh.set(Some(made));
        reading.reload();
    });
    let kept = Callback::new(move |()| fresh.set(None));
    let view = move |data| match found(data) {
        Some(client) => view! { <Room client made moved /> }.into_any(),
        None => view! {
            <PageHead title=text::oauth::t().not_found />
            <EmptyState icon=Icon::Search title=text::oauth::t().not_found line=t().register.not_found_hint>
                <LinkButton href="/clients">{text::oauth::t().to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    move || match fresh.get() {
        Some(fresh) => view! { <Once fresh kept /> }.into_any(),
        None => view! { <Loaded reading lines=10 view /> }.into_any(),
    }
}

#[component]
fn Room(client: Client, made: Callback<Fresh>, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let said = match client.standing() {
        Standing::Revoked => {
            let at = client.revoked_at.as_deref().map(moment).unwrap_or_default();
            Some((Tone::Info, fill(text.revoked_line, &[&at])))
        }
        Standing::Expired => Some((Tone::Bad, text.expired_line.to_owned())),
        Standing::NoSecret => Some((Tone::Bad, text.no_secret_line.to_owned())),
        Standing::Ending(_) | Standing::Active => None,
    };
    let note = said.map(|(tone, said)| view! { <div class="mb-3"><Note tone>{said}</Note></div> });
    let living = client.revoked_at.is_none();
    let id = client.id.clone();
    // Read by themselves, they come later: below all that a finger is about to press.
    let webhooks = viewer().may("Query.webhooks").then(|| view! { <WebhooksCard client=id /> });
    view! {
        <PageHead title=client.name.clone() line=client.owner.clone().unwrap_or_default() />
        {note}
        <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
            <div class="grid gap-3">
                <About client=client.clone() />
                <Scopes client=client.clone() />
            </div>
            <div class="grid gap-3">
                <Secrets client=client.clone() made moved />
                {living.then(|| view! { <Acts client moved /> })} {webhooks}
            </div>
        </div>
    }
}

/// What it is, until when, and when it was used.
#[component]
fn About(client: Client) -> impl IntoView {
    let text = text::oauth::t();
    let ends = client.expires_on.map_or_else(|| text.no_end.to_owned(), day);
    let used = client.last_used_at.as_deref().map_or_else(|| text.never.to_owned(), moment);
    view! {
        <Card title=text.facts aside=standing_chip(client.standing())>
            <Facts>
                <Fact label=text.region value=client.region.name.clone() />
                <Fact label=text.expires_on value=ends />
                <Fact label=text.last_token value=used />
                <Fact label=text.registered value=moment(&client.created_at) />
            </Facts>
            <p class="mt-4 mb-1 text-sm text-ink-2">{text.client_id}</p>
            {copied(Some("client-id"), client.client_id, text.copy_id)}
        </Card>
    }
}

/// What it may do, each scope as people and as OAuth write it.
#[component]
fn Scopes(client: Client) -> impl IntoView {
    let row = |scope: entity::account::oauth::OauthScope| {
        view! {
            <li class="border-b border-line py-2 last:border-0">
                <span class="font-medium">{label(scope)}</span>
                " "
                <code class="font-mono text-sm text-ink-2">{scope.text()}</code>
                <span class="block text-sm text-ink-2">{opens(scope)}</span>
            </li>
        }
    };
    view! { <Card title=text::oauth::t().scopes><ul>{client.scopes.into_iter().map(row).collect_view()}</ul></Card> }
}

/// What can be done with it beside its secrets.
#[component]
fn Acts(client: Client, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let may = |verb| viewer().may(verb);
    let change = may("Mutation.updateOauthClient").then(|| view! { <Change client=client.clone() moved /> });
    let revoke = may("Mutation.revokeOauthClient").then(|| view! { <Revoke client moved /> });
    view! { <Card title=text.can_do>{change} {revoke}</Card> }
}

/// The fields that show what is declined about them.
const FIELDS: &[&str] = &["scopes", "expiresOn"];

#[component]
fn Change(client: Client, moved: Callback<()>) -> impl IntoView {
    let text = text::oauth::t();
    let (intent, grant) = (Intent::new(), Grant::of(&client.scopes, client.expires_on));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !intent.busy.get_untracked() {
            update(&client, grant.typed(), intent, moved);
        }
    };
    view! {
        <details class="fold">
            <summary class="row-link">{text.change}</summary>
            <form novalidate class="mb-3 pt-2" on:submit=send>
                <p class="mb-3 text-sm text-ink-2">{text.change_line} " " {text.fixed}</p>
                <GrantFields grant intent />
                <Told intent fields=FIELDS moved />
                <Button weight=Weight::Strong icon=Icon::Check submits=true busy=intent.busy>{text.save}</Button>
            </form>
        </details>
    }
}
