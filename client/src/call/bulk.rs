//! What is done with many applications alike: those of a stage are chosen, then one button.

use std::collections::BTreeSet;

use entity::project::application::ApplicationStep;
use leptos::prelude::*;

use super::act::Act;
use super::send::{self, Of, Together};
use super::view::Row;
use crate::parts::{Button, Choice, Icon, Pick, Weight};
use crate::text::{self, fill};

/// Boxes to tick, all of them at first, and the button.
#[component]
pub(super) fn Bulk(rows: Vec<Row>, step: ApplicationStep, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(moved);
    let (what, press) = match step {
        ApplicationStep::Pass => (Together::Pass, text.pass),
        ApplicationStep::ToPanel => (Together::ToPanel, text.to_panel),
        _ => (Together::Conclude, text.conclude),
    };
    let open: Vec<Row> = rows.into_iter().filter(|row| row.moves.contains(&step)).collect();
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let every: BTreeSet<String> = open.iter().map(|row| row.id.clone()).collect();
    let total = every.len();
    let all = Signal::derive(move || chosen.with(|chosen| chosen.len() == total));
    let toggle_all = move || chosen.set(if all.get_untracked() { BTreeSet::new() } else { every.clone() });
    let versions = StoredValue::new(open.iter().map(|row| (row.id.clone(), row.version)).collect::<Vec<_>>());
    let on_press = move |()| {
        let picked = chosen.get_untracked();
        let of = |(id, version): &(String, i64)| Of { id: id.clone(), version: *version };
        let these = versions.with_value(|all| all.iter().filter(|(id, _)| picked.contains(id)).map(of).collect());
        act.run(text.done, async move { send::together(what, these).await });
    };
    let one = move |row: Row| {
        let id = row.id.clone();
        let (seen, ticked) = (id.clone(), Signal::derive(move || chosen.with(|chosen| chosen.contains(&id))));
        let toggle = move |_| {
            let id = seen.clone();
            chosen.update(|chosen| {
                if !chosen.remove(&id) {
                    chosen.insert(id);
                }
            });
        };
        view! {
            <li>
                <label class="flex min-h-11 items-center gap-3">
                    <input type="checkbox" class="checkbox" prop:checked=move || ticked.get() on:change=toggle />
                    <span class="min-w-0 break-words">{row.title.clone()}</span>
                </label>
            </li>
        }
    };
    view! {
        <div class="mb-4">
            {act.notes()}
            <Choice pick=Pick::Several label=text.select_all chosen=all on_choose=toggle_all />
            <ul>{open.into_iter().map(one).collect_view()}</ul>
            <div class="mt-2 flex flex-wrap items-center gap-3">
                <Button
                    weight=Weight::Strong
                    icon=Icon::Check
                    busy=act.busy
                    disabled=Signal::derive(move || chosen.with(BTreeSet::is_empty))
                    on_press=on_press
                >
                    {press}
                </Button>
                <span class="text-sm text-ink-2">{move || fill(text.selected, &[&chosen.with(BTreeSet::len)])}</span>
            </div>
        </div>
    }
}
