//! `/webhooks/…`: one webhook: where it goes and how, what can be done with it, and its log.

use std::time::Duration;

use entity::ledger::webhook::FAILING_DAYS;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use view_model::account::webhook::Course;

use super::super::view::copied;
use super::act::Acts;
use super::log::Log;
use super::view::{Hook, Node, ResponseData, Seen, kinds, reading, state_chip};
use crate::parts::{Card, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, Tone};
use crate::text::{self, fill, moment};

/// A message that was asked for has been tried by then, if its receiver answers at all soon.
const SOON: Duration = Duration::from_millis(2500);

/// The screen.
#[component]
pub(crate) fn WebhookPage() -> impl IntoView {
    let text = text::webhook::t();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let reading = reading(move || id.get());
    // What can be done is built anew when it stands upon something else, and not because figures have moved.
    let seen = Memo::new(move |_| reading.with(|data| data.and_then(Seen::of)));
    let there = Memo::new(move |_| seen.with(Option::is_some));
    let round = RwSignal::new(0_u32);
    let renew = move || {
        reading.reload();
        let _ = round.try_update(|round| *round += 1);
    };
    let moved = Callback::new(move |()| {
        renew();
        set_timeout(renew, SOON);
    });
    let view = |data: ResponseData| match data.node {
        Some(Node::Webhook(hook)) => view! { <About hook /> }.into_any(),
        _ => missing(),
    };
    let acts = move || seen.get().map(|seen| view! { <Acts seen moved /> });
    let log = move || {
        there.get().then(|| view! { <Log webhook=id seen round renew=Callback::new(move |()| renew()) moved /> })
    };
    view! {
        <PageHead title=text.title line=text.line />
        <div class="grid gap-3">
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <div>
                    <Loaded reading lines=8 view />
                </div>
                {acts}
            </div>
            {log}
        </div>
    }
}

fn missing() -> AnyView {
    let text = text::webhook::t();
    view! {
        <EmptyState icon=Icon::Search title=text.not_found line=text.not_found_line>
            <LinkButton href="/clients">{text.to_clients}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

/// Whose it is, where it goes, of what it tells, how it goes.
#[component]
fn About(hook: Hook) -> impl IntoView {
    let text = text::webhook::t();
    let chip = state_chip(hook.state, hook.failing_since.is_some());
    let since = hook.failing_since.as_deref().map(moment);
    let said = match Course::of(hook.state, hook.failing_since.is_some()) {
        Course::Failing => {
            let since = since.clone().unwrap_or_default();
            Some((Tone::Warn, fill(text.failing_line, &[&since, &FAILING_DAYS])))
        }
        Course::Stopped => Some((Tone::Bad, text.stopped_line.to_owned())),
        Course::Paused => Some((Tone::Info, text.paused_line.to_owned())),
        Course::Well | Course::Ended => None,
    };
    let note = said.map(|(tone, said)| view! { <div class="mb-3"><Note tone>{said}</Note></div> });
    let fact = |label: &'static str, at: Option<String>| at.map(|value| view! { <Fact label value /> });
    let next = fact(text.next_try, hook.next_try_at.as_deref().map(moment));
    let old = fact(text.old_secret, hook.replaced_secret_until.as_deref().map(moment));
    let (owner, client) = match hook.client {
        Some(client) => ([client.name, client.owner.unwrap_or_default()].join(" · "), Some(client.id)),
        None => (String::new(), None),
    };
    let tone = if hook.given_up > 0 { Tone::Bad } else { Tone::Plain };
    let go = client.map(|id| {
        let href = ["/clients/", &id].concat();
        view! { <p class="mt-4"><LinkButton href>{text.to_client}</LinkButton></p> }
    });
    view! {
        <Card title=owner aside=chip edge=tone>
            {note} <p class="mb-1 text-sm text-ink-2">{text.address}</p> {copied(Some("webhook-url"), hook.url, text.copy)}
            <p class="mt-2 text-sm text-ink-2 empty:hidden">{hook.description}</p>
            <div class="mt-4">
                <Facts>
                    <Fact label=text.waiting value=hook.waiting.to_string() />
                    <Fact label=text.given_up value=hook.given_up.to_string() />
                    {fact(text.failing_since, since)} {next} <Fact label=text.kinds value=kinds(&hook.kinds) />
                    <Fact label=text.registered value=moment(&hook.created_at) /> {old}
                </Facts>
            </div>
            {go}
        </Card>
    }
}
