//! What has changed in the register, with its days; and, where the society has ended, what ended it.

use leptos::prelude::*;

use super::view::Society;
use crate::parts::{Card, Note, Tone};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t};

/// The history of registered items.
#[component]
pub(super) fn ChangesCard(society: Society) -> impl IntoView {
    let text = text::change::t();
    let days = |since: chrono::NaiveDate, until: Option<chrono::NaiveDate>| match until {
        Some(until) => fill(text.until_day, &[&since, &until]),
        None => fill(text.since_day, &[&since]),
    };
    // Names stand in dated facts of their own: the first one too, which no change has written.
    let renamed = society.names.len() > 1;
    let names = society.names.into_iter().filter(|_| renamed);
    let mut lines: Vec<(chrono::NaiveDate, &'static str, String, String)> =
        names.map(|name| (name.since, text.name, name.name, days(name.since, name.until))).collect();
    let items = society.registered_items.into_iter();
    let items = items.filter(|item| item.matter != entity::institution::change::ChangeMatter::Name);
    lines.extend(items.map(|item| {
        let when = [days(item.since, item.until).as_str(), " · ", &item.document_no].concat();
        (item.since, label(item.matter), item.value, when)
    }));
    lines.sort_by_key(|(since, ..)| std::cmp::Reverse(*since));
    let ended = society.ended.map(|ended| {
        view! {
            <Note tone=Tone::Warn>
                <p class="font-medium">{label(ended.existence)} " · " {day(ended.since)} " · " {ended.document_no}</p>
                <p>{ended.notice}</p>
            </Note>
        }
    });
    let own = viewer().may("Mutation.proposeRegisterChange").then(|| {
        view! { <a href="/changes" class="link inline-flex min-h-11 items-center text-sm print:hidden">{t().ahead.changes}</a> }
            .into_any()
    });
    if lines.is_empty() && ended.is_none() && own.is_none() {
        return ().into_any();
    }
    let none = lines.is_empty().then(|| view! { <p class="text-ink-2">{text.history_none}</p> });
    let line = |(_, matter, value, when): (chrono::NaiveDate, &'static str, String, String)| {
        view! {
            <li class="border-b border-dashed border-line py-2">
                <span class="text-sm text-ink-2">{matter} " · " {when}</span>
                <span class="block">{value}</span>
            </li>
        }
    };
    view! {
        <Card title=text.history aside=own.unwrap_or_else(|| ().into_any())>
            {ended} {none} <ul>{lines.into_iter().map(line).collect_view()}</ul>
        </Card>
    }
    .into_any()
}
