//! Cards: a sheet of paper with a title; facts as label and value; rows that lead somewhere.

use leptos::prelude::*;

use super::{Icon, Picture, Tone};

/// A sheet with an optional title, something at its right, and a coloured edge for what is urgent.
#[component]
pub(crate) fn Card(
    #[prop(into, optional)] title: String,
    #[prop(optional)] aside: Option<AnyView>,
    #[prop(optional)] edge: Tone,
    children: Children,
) -> impl IntoView {
    let edge = match edge {
        Tone::Plain => "",
        Tone::Bad => " border-l-4 border-l-accent",
        Tone::Warn => " border-l-4 border-l-warn",
        Tone::Ok => " border-l-4 border-l-ok",
        Tone::Info => " border-l-4 border-l-link",
    };
    let head = (!title.is_empty() || aside.is_some()).then(|| {
        view! {
            <div class="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <h2 class="grow basis-32 text-base font-semibold">{title}</h2>
                {aside}
            </div>
        }
    });
    view! { <section class=["sheet", edge].concat()>{head} {children()}</section> }
}

/// Facts side by side.
#[component]
pub(crate) fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="grid grid-cols-2 gap-x-4 gap-y-3">{children()}</dl> }
}

/// One fact: what it is, what it says, and a quieter remark.
#[component]
pub(crate) fn Fact(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(into, optional)] remark: String,
    #[prop(optional)] tone: Tone,
) -> impl IntoView {
    let remark = (!remark.is_empty())
        .then(|| view! { <span class=["text-sm font-medium ", tone.text()].concat()>" " {remark}</span> });
    view! {
        <div class="min-w-0">
            <dt class="text-sm text-ink-2">{label}</dt>
            <dd class="text-lg leading-snug font-semibold">{value} {remark}</dd>
        </div>
    }
}

/// A row that is a link: title, quieter line, something at its right, and an arrow.
#[component]
pub(crate) fn RowLink(
    #[prop(into)] href: String,
    #[prop(into)] title: String,
    #[prop(into, optional)] line: String,
    #[prop(optional)] aside: Option<AnyView>,
) -> impl IntoView {
    let line = (!line.is_empty()).then(|| view! { <span class="block text-sm text-ink-2">{line}</span> });
    view! {
        <a href=href class="row-link">
            <span class="min-w-0 flex-[1_1_9rem]">
                <span class="block font-medium">{title}</span>
                {line}
            </span>
            <span class="ml-auto flex items-center gap-3">
                {aside} <Picture icon=Icon::Right class="size-4 shrink-0 text-ink-3" />
            </span>
        </a>
    }
}
