//! What stands where content is missing: still loading, nothing there, not to be had.

use leptos::prelude::*;

use super::{Button, Icon, Picture, Tone};
use crate::text::t;

/// Grey lines in the shape of what is coming.
#[component]
pub(crate) fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    view! {
        <div role="status">
            <span class="sr-only">{t().parts.loading}</span>
            {(0..lines)
                .map(|line| {
                    let class = if line % 3 == 2 { "skeleton mb-3 h-4 w-3/5" } else { "skeleton mb-3 h-4 w-full" };
                    view! { <div class=class></div> }
                })
                .collect_view()}
        </div>
    }
}

/// Nothing is here, why, and what to do.
#[component]
pub(crate) fn EmptyState(
    #[prop(default = Icon::Empty)] icon: Icon,
    #[prop(into)] title: String,
    #[prop(into, optional)] line: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="px-4 py-8 text-center">
            <span class="inline-grid size-12 place-items-center rounded-full bg-ground text-ink-2">
                <Picture icon />
            </span>
            <p class="mt-3 font-semibold">{title}</p>
            <p class="mx-auto mt-1 max-w-md text-sm text-ink-2 empty:hidden">{line}</p>
            {children.map(|children| view! { <div class="mt-4 flex justify-center gap-2">{children()}</div> })}
        </div>
    }
}

/// Something could not be had; with a way to try again where there is one.
#[component]
pub(crate) fn ErrorNote(
    #[prop(into)] message: String,
    #[prop(into, optional)] on_retry: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div role="alert" class="flex flex-wrap items-center gap-3 rounded-xl bg-accent-soft px-4 py-3 text-accent">
            <Picture icon=Icon::Warning />
            <p class="min-w-0 flex-[1_1_10rem]">{message}</p>
            {on_retry.map(|on_press| view! { <Button icon=Icon::Retry on_press>{t().parts.retry}</Button> })}
        </div>
    }
}

/// A remark in a tone, with its picture.
#[component]
pub(crate) fn Note(tone: Tone, children: Children) -> impl IntoView {
    let icon = match tone {
        Tone::Ok => Icon::Done,
        Tone::Plain | Tone::Info => Icon::Info,
        Tone::Warn | Tone::Bad => Icon::Warning,
    };
    view! {
        <div class=["flex gap-3 rounded-xl px-4 py-3 ", tone.ground()].concat()>
            <Picture icon class="mt-0.5 size-5 shrink-0" />
            <div class="min-w-0 grow">{children()}</div>
        </div>
    }
}
