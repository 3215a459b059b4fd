//! Many at once: the federation has no objection to filings in which the rules find nothing. All are ticked
//! beforehand and each can be taken out; what stayed is named with its reason.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::list::is_clean;
use super::send::{self, Together};
use super::view::Row;
use crate::parts::{Button, Card, ErrorNote, Icon, Note, Tone, Weight, toast};
use crate::session::session;
use crate::text::{fill, language, t};

/// The card; nothing where nothing is clean.
#[component]
pub(super) fn Bulk(rows: Vec<Row>, moved: Callback<()>) -> impl IntoView {
    let clean: Vec<Row> = rows.into_iter().filter(is_clean).collect();
    (!clean.is_empty()).then(|| view! { <Many rows=clean moved /> })
}

#[component]
fn Many(rows: Vec<Row>, moved: Callback<()>) -> impl IntoView {
    let text = t().activity;
    let ticked = RwSignal::new(rows.iter().map(|row| row.id.clone()).collect::<BTreeSet<_>>());
    let seen = StoredValue::new(rows.iter().map(|row| (row.id.clone(), row.version)).collect::<Vec<_>>());
    let (busy, outcome) = (RwSignal::new(false), RwSignal::new(Together::default()));
    let send = move |()| {
        busy.set(true);
        let mut chosen = seen.get_value();
        chosen.retain(|(id, _)| ticked.with_untracked(|ticked| ticked.contains(id)));
        spawn_local(async move {
            let fault = |said: String| Together { refused: vec![said], ..Together::default() };
            let done = send::pass(chosen).await.unwrap_or_else(|error| fault(error.sentence(language())));
            if done.moved > 0 {
                toast::show(fill(t().activity.passed_many, &[&done.moved]));
                spawn_local(session().confirm());
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let whole = done.stayed.is_empty() && done.refused.is_empty();
            let _ = outcome.try_set(done);
            if whole {
                let _ = moved.try_run(());
            }
        });
    };
    let told = move || {
        let Together { moved: _, stayed, refused } = outcome.get();
        let stay =
            |(title, why): (String, String)| view! { <li><span class="font-medium">{title}</span> " " {why}</li> };
        let again = (!stayed.is_empty()).then(|| {
            view! {
                <div class="mb-3"><Note tone=Tone::Warn>
                    <ul>{stayed.into_iter().map(stay).collect_view()}</ul>
                    <Button on_press=moved>{t().inspection.read_again}</Button>
                </Note></div>
            }
        });
        view! { {refused.into_iter().map(|message| view! { <ErrorNote message /> }).collect_view()} {again} }
    };
    let count = Signal::derive(move || ticked.with(BTreeSet::len));
    let title = fill(text.clean, &[&rows.len()]);
    view! {
        <Card title edge=Tone::Ok>
            <p class="mb-2 text-sm text-ink-2">{text.clean_line}</p>
            <div role="status">{told}</div>
            <details class="mb-3">
                <summary class="link inline-flex min-h-11 cursor-pointer items-center">{t().inspection.which}</summary>
                <div class="grid sm:grid-cols-2">{rows.into_iter().map(|row| view! { <Tick row ticked /> }).collect_view()}</div>
            </details>
            <Button weight=Weight::Strong icon=Icon::Check busy disabled=Signal::derive(move || count.get() == 0) on_press=send>
                {move || fill(text.pass_many, &[&count.get()])}
            </Button>
        </Card>
    }
}

#[component]
fn Tick(row: Row, ticked: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let (id, turned) = (row.id.clone(), row.id);
    let chosen = move || ticked.with(|ticked| ticked.contains(&id));
    let turn = move |_| {
        ticked.update(|ticked| {
            if !ticked.remove(&turned) {
                ticked.insert(turned.clone());
            }
        });
    };
    let society = row.society.map(|society| society.name).unwrap_or_default();
    view! {
        <label class="flex min-h-11 cursor-pointer items-center gap-3">
            <input type="checkbox" class="checkbox rounded-md" prop:checked=chosen on:change=turn />
            <span class="min-w-0 grow">{row.title} <span class="block text-sm text-ink-2">{society}</span></span>
        </label>
    }
}
