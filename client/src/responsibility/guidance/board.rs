//! The board: one line a society with its three lights; under each other on a phone, a table at a desk.

use entity::Word;
use entity::responsibility::guidance::GuidanceKind;
use leptos::prelude::*;

use super::{LightMark, Society};
use crate::parts::wide::wide;
use crate::parts::{Column, EmptyState, Icon, Table};
use crate::text::{fill, label, t};

/// Societies to look at, and to tick where a record may be entered for them.
#[component]
pub(super) fn Board(societies: Vec<Society>, chosen: RwSignal<Vec<String>>, may: bool) -> impl IntoView {
    let text = t().guidance;
    if societies.is_empty() {
        return view! { <EmptyState icon=Icon::Done title=text.none line=text.none_line /> }.into_any();
    }
    let wide = wide();
    let lines = move || {
        let societies = societies.clone();
        if wide.get() {
            let rows = societies.into_iter().map(|society| view! { <Row society chosen may /> }).collect_view();
            let columns = std::iter::once(Column::words(text.society))
                .chain(GuidanceKind::ALL.iter().map(|kind| Column::words(label(*kind))))
                .collect();
            view! { <Table caption=text.title columns>{rows}</Table> }.into_any()
        } else {
            let cards = societies.into_iter().map(|society| view! { <Line society chosen may /> }).collect_view();
            view! { <ul class="divide-y divide-line">{cards}</ul> }.into_any()
        }
    };
    lines.into_any()
}

/// A row of the table.
#[component]
fn Row(society: Society, chosen: RwSignal<Vec<String>>, may: bool) -> impl IntoView {
    let lights = society.guidance.clone().map(|guidance| guidance.lights).unwrap_or_default();
    let marks = lights.into_iter().map(|light| {
        view! { <td><LightMark state=light.state records=light.records needed=light.needed /></td> }
    });
    view! {
        <tr>
            <th scope="row"><Name society chosen may /></th>
            {marks.collect_view()}
        </tr>
    }
}

/// A card of the list: the name, then what is in place and what is not.
#[component]
fn Line(society: Society, chosen: RwSignal<Vec<String>>, may: bool) -> impl IntoView {
    let lights = society.guidance.clone().map(|guidance| guidance.lights).unwrap_or_default();
    let marks = lights.into_iter().map(|light| {
        view! {
            <div class="flex flex-wrap items-baseline justify-between gap-x-3">
                <dt class="text-sm text-ink-2">{label(light.kind)}</dt>
                <dd><LightMark state=light.state records=light.records needed=light.needed /></dd>
            </div>
        }
    });
    view! {
        <li class="py-2">
            <Name society chosen may />
            <dl class=if may { "grid gap-1 pl-13" } else { "grid gap-1" }>{marks.collect_view()}</dl>
        </li>
    }
}

/// The box to tick, and the name that leads to the records.
#[component]
fn Name(society: Society, chosen: RwSignal<Vec<String>>, may: bool) -> impl IntoView {
    let Society { id, name, .. } = society;
    let href = ["/societies/", &id, "/guidance"].concat();
    let tick = may.then(|| view! { <Tick id name=name.clone() chosen /> });
    view! {
        <span class="flex items-center gap-2">
            {tick} <a class="link inline-flex min-h-11 items-center" href=href>{name}</a>
        </span>
    }
}

#[component]
fn Tick(id: String, name: String, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let same = id.clone();
    let toggle = move |_| {
        chosen.update(|all| {
            let before = all.len();
            all.retain(|one| *one != same);
            if all.len() == before {
                all.push(same.clone());
            }
        });
    };
    let is = move || chosen.with(|all| all.contains(&id));
    view! {
        <label class="inline-grid size-11 shrink-0 place-items-center">
            <input type="checkbox" class="checkbox" aria-label=fill(t().guidance.choose, &[&name]) prop:checked=is on:change=toggle />
        </label>
    }
}
