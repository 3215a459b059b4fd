//! Webhooks in a card: those of a client on its page, and among everybody's those that want somebody.

use entity::account::oauth::OauthScope;
use leptos::prelude::*;
use view_model::account::webhook::Course;

use super::view::{ListData, Row, kinds, list, state_chip};
use crate::parts::{Card, EmptyState, Icon, Loaded};
use crate::text::{self, fill, label, moment};

/// A client's webhooks.
#[component]
pub(in super::super) fn WebhooksCard(client: String) -> impl IntoView {
    let reading = list(move || Some(client.clone()));
    let view = |data: ListData| {
        let text = text::webhook::t();
        let rows = data.webhooks.nodes;
        if rows.is_empty() {
            let line = fill(text.none_line, &[&label(OauthScope::WebhooksWrite)]);
            return view! {
                <EmptyState icon=Icon::Send title=text.none line>
                    // The server's own page, and no room of the client.
                    <a class="btn" rel="external" href="/developers">{text.guide}</a>
                </EmptyState>
            }
            .into_any();
        }
        view! { <ul>{rows.into_iter().map(|row| line(row, false)).collect_view()}</ul> }.into_any()
    };
    view! { <Card title=text::webhook::t().card><Loaded reading lines=3 view /></Card> }
}

/// Those to which nothing arrives, or of which messages were given up; read anew with each round.
#[component]
pub(in crate::account) fn FailingWebhooks(#[prop(into)] round: Signal<u32>) -> impl IntoView {
    let reading = list(move || {
        round.track();
        None
    });
    let wants = |row: &Row| row.given_up > 0 || Course::of(row.state, row.failing_since.is_some()).is_ill();
    let view = move |data: ListData| {
        let rows = data.webhooks.nodes.into_iter().filter(wants);
        view! { <ul>{rows.map(|row| line(row, true)).collect_view()}</ul> }.into_any()
    };
    view! { <Card title=text::webhook::t().failing_card><Loaded reading lines=3 view /></Card> }
}

/// One of them; among everybody's, with whose it is.
fn line(row: Row, named: bool) -> AnyView {
    let text = text::webhook::t();
    let fact = |name: &'static str, value: String| {
        view! {
            <div class="min-w-0">
                <dt class="text-sm text-ink-2">{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let owner = row.client.filter(|_| named).map(|client| client.name);
    let about = owner.into_iter().chain(Some(row.description)).filter(|said| !said.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    let since = row.failing_since.as_deref().map(|at| fact(text.failing_since, moment(at)));
    view! {
        <li class="border-b border-line py-3 last:border-0">
            <div class="flex flex-wrap items-center justify-between gap-x-3">
                <a class="link inline-flex min-h-11 min-w-0 items-center font-medium break-all" href=["/webhooks/", &row.id].concat()>
                    {row.url}
                </a>
                {state_chip(row.state, row.failing_since.is_some())}
            </div>
            <p class="mb-2 text-sm text-ink-2 empty:hidden">{about}</p>
            <dl class="grid grid-cols-2 gap-x-4 gap-y-2">
                {fact(text.kinds, kinds(&row.kinds))} {since} {fact(text.waiting, row.waiting.to_string())}
                {fact(text.given_up, row.given_up.to_string())}
            </dl>
        </li>
    }
    .into_any()
}
