//! A run under way: how far it is, in a bar and in words that a screen reader hears when they change.

use leptos::prelude::*;

use super::run::Run;
use crate::parts::{Card, Meter, Skeleton};
use crate::text::{fill, label, t};

/// The card; before the run has answered for the first time it only says that it goes on.
#[component]
pub(super) fn ProgressCard(#[prop(into)] title: Signal<&'static str>, run: RwSignal<Option<Run>>) -> impl IntoView {
    let text = t().import;
    #[expect(clippy::cast_precision_loss, reason = "rows stay far below 2^52")]
    let part = move || {
        run.with(|run| {
            run.as_ref()
                .map_or(0.0, |run| if run.rows_total == 0 { 0.0 } else { run.rows_done as f64 / run.rows_total as f64 })
        })
    };
    let words = move || {
        run.with(|run| match run {
            Some(run) if run.rows_total > 0 => fill(text.progress, &[&run.rows_done, &run.rows_total]),
            _ => text.no_rows_yet.to_owned(),
        })
    };
    // Each state is told once; the rows would be told without end.
    let state = Memo::new(move |_| run.with(|run| run.as_ref().map_or(text.uploading, |run| label(run.state))));
    let started = Memo::new(move |_| run.with(Option::is_some));
    view! {
        <Card>
            <h2 class="mb-2 text-base font-semibold">{move || title.get()}</h2>
            <p class="mb-3 text-ink-2" role="status">{state}</p>
            {move || {
                if started.get() {
                    view! { <Meter label=title.get() value=Signal::derive(part) words=Signal::derive(words) /> }.into_any()
                } else {
                    view! { <Skeleton lines=2 /> }.into_any()
                }
            }}
        </Card>
    }
}
