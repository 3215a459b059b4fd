//! How far something is: steps of a form, and a measured part of a whole.

use leptos::prelude::*;

use crate::text::{fill, t};

/// The steps of a form; `current` counts from 1.
#[component]
pub(crate) fn Steps(#[prop(into)] current: Signal<usize>, total: usize) -> impl IntoView {
    let class = move |step| match step {
        step if step < current.get() => "h-1.5 flex-1 rounded-full bg-ok",
        step if step == current.get() => "h-1.5 flex-1 rounded-full bg-accent",
        _ => "h-1.5 flex-1 rounded-full bg-ground",
    };
    view! {
        <div class="flex gap-1" aria-hidden="true">
            {(1..=total).map(|step| view! { <span class=move || class(step)></span> }).collect_view()}
        </div>
        <p class="mt-1 text-sm text-ink-2">{move || fill(t().parts.step, &[&current.get(), &total])}</p>
    }
}

/// A part of a whole from 0 to 1, in words beside the bar.
#[component]
pub(crate) fn Meter(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<f64>,
    #[prop(into)] words: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="flex items-baseline justify-between gap-3 text-sm">
            <span class="text-ink-2">{label.clone()}</span>
            <span class="font-medium">{move || words.get()}</span>
        </div>
        <progress class="meter" max="1" prop:value=move || value.get() aria-label=label></progress>
    }
}
