//! The list of what waits: for the viewer, and what he waits for; by when it is due.

use entity::Word;
use entity::ledger::open_item::OpenItemKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::item::{Item, ItemRow, OpenItems, ResponseData, Turn, Variables};
use crate::net::{self, Shows, cached, replay};
use crate::parts::{Button, Card, Choice, Choices, EmptyState, Icon, Loaded, PageHead, Pick};
use crate::session::{session, viewer};
use crate::text::{label, t};

/// How many a page has.
const PAGE: i64 = 50;

/// The screen.
#[component]
pub(crate) fn TodoPage() -> impl IntoView {
    let text = t().responsibility;
    // Whoever looks here wants the figure on the tab to agree.
    spawn_local(session().confirm());
    let holds = viewer().body().is_some();
    let mine = RwSignal::new(holds);
    let kind = RwSignal::new(None::<OpenItemKind>);
    let further = RwSignal::new(Vec::<Item>::new());
    let next = RwSignal::new(None::<String>);
    let ask = move |after| {
        let turn = if mine.get() { Turn::MINE } else { Turn::OTHERS };
        Variables { first: PAGE, after, turn: Some(turn), kinds: kind.get().map(|kind| vec![kind]), society: None }
    };
    let reading = cached::<OpenItems>(move || {
        replay::acknowledged().track();
        let key = ["todo", if mine.get() { ".mine." } else { ".others." }, kind.get().map_or("", Word::code)].concat();
        Some((key, ask(None)))
    })
    .live(Shows::List);
    Effect::new(move |_| {
        next.set(reading.with(|data| data.and_then(after)));
        further.set(Vec::new());
    });
    let more = Callback::new(move |()| {
        let variables = untrack(|| ask(next.get()));
        spawn_local(async move {
            let Ok(page) = net::send::<OpenItems>(variables).await else { return };
            // The screen may be gone by now.
            let _ = next.try_set(after(&page));
            let _ = further.try_update(|further| further.extend(page.open_items.nodes));
        });
    });
    let turn = move |which: bool, label| {
        let chosen = Signal::derive(move || mine.get() == which);
        view! { <Choice pick=Pick::One("turn") label chosen on_choose=move || mine.set(which) /> }
    };
    let of_kind = move |which: Option<OpenItemKind>| {
        let chosen = Signal::derive(move || kind.get() == which);
        let label = which.map_or(t().home.every_kind, label);
        view! { <Choice pick=Pick::One("item-kind") label chosen on_choose=move || kind.set(which) /> }
    };
    let view = move |data: ResponseData| {
        let first = data.open_items.nodes;
        view! {
            {move || view! { <Periods items=[first.clone(), further.get()].concat() mine=mine.get_untracked() /> }}
            {move || next.get().map(|_| view! { <Button on_press=more>{t().responsibility.more}</Button> })}
        }
        .into_any()
    };
    view! {
        <PageHead title=text.todo line=text.todo_line />
        {holds.then(|| view! {
            <Choices label=text.whose_turn>{turn(true, text.waits_for_me)} {turn(false, text.waits_for_others)}</Choices>
        })}
        <Choices label=text.kind>
            {of_kind(None)} {OpenItemKind::ALL.iter().map(|kind| of_kind(Some(*kind))).collect_view()}
        </Choices>
        <Loaded reading lines=6 view />
    }
}

fn after(data: &ResponseData) -> Option<String> {
    let page = &data.open_items.page_info;
    page.end_cursor.clone().filter(|_| page.has_next_page)
}

/// Overdue, within a week, later.
#[component]
fn Periods(items: Vec<Item>, mine: bool) -> impl IntoView {
    let text = t().responsibility;
    if items.is_empty() {
        let (title, line) =
            if mine { (text.nothing_mine, text.nothing_mine_line) } else { (text.nothing, text.nothing_line) };
        return view! { <Card><EmptyState icon=Icon::Done title line /></Card> }.into_any();
    }
    let period = |title: &'static str, from: i64, to: i64| {
        let within: Vec<Item> = items.iter().filter(|item| (from..to).contains(&item.days_left)).cloned().collect();
        let rows = within.into_iter().map(|item| view! { <ItemRow item /> }).collect::<Vec<_>>();
        (!rows.is_empty()).then(|| view! { <Card title>{rows}</Card> })
    };
    view! {
        <div class="mb-3 grid gap-3">
            {period(text.overdue, i64::MIN, 0)} {period(text.this_week, 0, 8)} {period(text.later, 8, i64::MAX)}
        </div>
    }
    .into_any()
}
