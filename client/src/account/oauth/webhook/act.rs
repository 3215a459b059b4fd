//! What an administrator can do with a webhook. What is easily undone is a button; the way back to the feed's beginning and
//! the end say first what they do.

use entity::ledger::webhook::WebhookState;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::super::form::Told;
use super::send::{end, pause, replay, resend, test};
use super::view::Seen;
use crate::net::intent::Intent;
use crate::parts::{Button, Card, Dialog, Icon, Weight};
use crate::session::viewer;
use crate::text::{self, fill};

/// The card of them.
#[component]
pub(super) fn Acts(seen: Seen, moved: Callback<()>) -> impl IntoView {
    let may = |verb| viewer().may(verb);
    let active = seen.state == WebhookState::Active;
    let switch = may("Mutation.updateWebhook").then(|| view! { <Switch seen=seen.clone() moved /> });
    let resends = seen.given_up > 0 && may("Mutation.resendWebhookMessages");
    let resend = resends.then(|| view! { <ResendAll seen=seen.clone() moved /> });
    let test = (active && may("Mutation.testWebhook")).then(|| view! { <Try seen=seen.clone() moved /> });
    let replay = may("Mutation.replayWebhook").then(|| view! { <Replay seen=seen.clone() moved /> });
    let end = may("Mutation.endWebhook").then(|| view! { <End seen moved /> });
    view! { <Card title=text::webhook::t().can_do>{switch} {resend} {test} {replay} {end}</Card> }
}

/// Pauses it, or resumes it: the one next step where the platform has paused it.
#[component]
fn Switch(seen: Seen, moved: Callback<()>) -> impl IntoView {
    let (text, intent) = (text::webhook::t(), Intent::new());
    let active = seen.state == WebhookState::Active;
    let (weight, icon, word) =
        if active { (Weight::Normal, Icon::Close, text.pause) } else { (Weight::Strong, Icon::Onward, text.resume) };
    let press = move |()| pause(&seen, active, intent, moved);
    view! {
        <div class="mb-3">
            <Told intent fields=&[] moved />
            <Button weight icon busy=intent.busy on_press=press>{word}</Button>
        </div>
    }
}

#[component]
fn ResendAll(seen: Seen, moved: Callback<()>) -> impl IntoView {
    let intent = Intent::new();
    let word = fill(text::webhook::t().resend_all, &[&seen.given_up]);
    let press = move |()| resend(&seen, None, intent, moved);
    view! {
        <div class="mb-3">
            <Told intent fields=&[] moved />
            <Button icon=Icon::Retry busy=intent.busy on_press=press>{word}</Button>
        </div>
    }
}

/// One message of the log once more.
#[component]
pub(super) fn ResendOne(seen: Seen, message: String, moved: Callback<()>) -> impl IntoView {
    let intent = Intent::new();
    let press = move |()| resend(&seen, Some(vec![message.clone()]), intent, moved);
    view! {
        <div class="mt-2">
            <Told intent fields=&[] moved />
            <Button icon=Icon::Retry busy=intent.busy on_press=press>{text::webhook::t().resend}</Button>
        </div>
    }
}

#[component]
fn Try(seen: Seen, moved: Callback<()>) -> impl IntoView {
    let intent = Intent::new();
    let press = move |()| test(&seen, intent, moved);
    view! {
        <div class="mb-3">
            <Told intent fields=&[] moved />
            <Button icon=Icon::Send busy=intent.busy on_press=press>{text::webhook::t().test}</Button>
        </div>
    }
}

#[component]
fn Replay(seen: Seen, moved: Callback<()>) -> impl IntoView {
    let (text, intent) = (text::webhook::t(), Intent::new());
    let press = move |()| replay(&seen, intent, moved);
    view! {
        <details class="fold">
            <summary class="row-link">{text.replay}</summary>
            <div class="mb-3 pt-2">
                <p class="mb-3 text-sm text-ink-2">{text.replay_line}</p>
                <Told intent fields=&[] moved />
                <Button icon=Icon::History busy=intent.busy on_press=press>{text.replay}</Button>
            </div>
        </details>
    }
}

/// Its end, for good: asked about once more. Then there is nothing here to look at.
#[component]
fn End(seen: Seen, moved: Callback<()>) -> impl IntoView {
    let text = text::webhook::t();
    let (intent, confirming) = (Intent::new(), RwSignal::new(false));
    let navigate = StoredValue::new_local(use_navigate());
    let place = seen.client.as_ref().map_or_else(|| "/clients".to_owned(), |id| ["/clients/", id].concat());
    let left = Callback::new(move |()| navigate.with_value(|go| go(&place, NavigateOptions::default())));
    let go = Callback::new(move |()| {
        confirming.set(false);
        end(&seen, intent, left);
    });
    view! {
        <details class="fold">
            <summary class="row-link">{text.end}</summary>
            <div class="mb-3 pt-2">
                <p class="mb-3 text-sm text-ink-2">{text.end_line}</p>
                <Told intent fields=&[] moved />
                <Button icon=Icon::Close busy=intent.busy on_press=move |()| confirming.set(true)>{text.end}</Button>
            </div>
        </details>
        <Dialog open=confirming title=text.end>
            <p class="mb-4">{text.end_sure}</p>
            <Button weight=Weight::Strong on_press=go>{text.end_now}</Button>
        </Dialog>
    }
}
