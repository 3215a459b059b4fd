//! `/clients`: every partner's client, how it stands, what it may do and when it was used last.

use leptos::prelude::*;

use super::view::{ListData, ListVariables, OauthClientList, Row, copied, list, scope_chips, standing_chip};
use crate::net::{Page, Pages, pages};
use crate::parts::{Card, EmptyState, Further, Icon, LinkButton, Loaded, PageHead, Weight};
use crate::session::viewer;
use crate::text::{self, day, fill, moment, t};

/// How many a page has.
const PAGE: i64 = 50;

/// The screen.
#[component]
pub(crate) fn OauthClientsPage() -> impl IntoView {
    let text = text::oauth::t();
    let aside = viewer().may("Mutation.registerOauthClient").then(|| {
        view! { <LinkButton href="/clients/new" icon=Icon::Lock weight=Weight::Strong>{text.register}</LinkButton> }
    });
    view! {
        <PageHead title=t().ahead.clients line=text.line aside=aside.into_any() />
        <Loaded reading=list(PAGE) lines=8 view=|data: ListData| view! { <Rows data /> }.into_any() />
    }
}

/// A page out of an answer.
fn read(data: ListData) -> Page<Row> {
    let page = data.oauth_clients;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(data: ListData) -> impl IntoView {
    let text = text::oauth::t();
    let total = data.oauth_clients.total_count;
    let first = read(data);
    if first.0.is_empty() {
        return view! {
            <Card>
                <EmptyState icon=Icon::Lock title=text.none line=text.none_line>
                    <LinkButton href="/clients/new">{text.register}</LinkButton>
                </EmptyState>
            </Card>
        }
        .into_any();
    }
    let ask = Callback::new(|after| ListVariables { first: PAGE, after: Some(after) });
    let Pages { rows, left, busy, more } = pages::<OauthClientList, Row>(first, ask, read);
    view! {
        <Card title=fill(text.count, &[&total])>
            <ul>{move || rows.get().into_iter().map(line).collect_view()}</ul>
            <Further left busy more />
        </Card>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let text = text::oauth::t();
    let ends = row.expires_on.map_or_else(|| text.no_end.to_owned(), day);
    let used = row.last_used_at.as_deref().map_or_else(|| text.never.to_owned(), moment);
    let fact = |name: &'static str, value: String| {
        view! {
            <div class="min-w-0">
                <dt class="text-sm text-ink-2">{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! {
        <li class="border-b border-line py-3 last:border-0">
            <div class="flex flex-wrap items-center justify-between gap-x-3">
                <a class="link inline-flex min-h-11 items-center text-lg font-semibold" href=["/clients/", &row.id].concat()>
                    {row.name.clone()}
                </a>
                {standing_chip(row.standing())}
            </div>
            <p class="mb-2 text-ink-2">{row.owner.clone()}</p>
            {scope_chips(&row.scopes)}
            <dl class="my-3 grid grid-cols-2 gap-x-4 gap-y-2 lg:grid-cols-4">
                {fact(text.region, row.region.name.clone())} {fact(text.expires_on, ends)} {fact(text.last_token, used)}
                {fact(text.valid_secrets, row.valid().to_string())}
            </dl>
            {copied(None, row.client_id, text.copy_id)}
        </li>
    }
    .into_any()
}
