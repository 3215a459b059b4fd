//! The guidance desk: the three lights of each society and year, and a record for one or many.

mod board;
mod light;
mod record;
mod society;

use chrono::Datelike;
use entity::Word;
use entity::responsibility::guidance::{GuidanceKind, Light};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::{self, cached};
use crate::parts::wide::wide;
use crate::parts::{Button, Card, Choice, Choices, Loaded, PageHead, Pick};
use crate::session::viewer;
use crate::text::{fill, label, t};
use board::Board;
pub(crate) use light::LightMark;
use record::Record;
pub(crate) use society::SocietyGuidancePage;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/guidance/board.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("GuidanceKind", "Light")
)]
struct GuidanceBoard;

use guidance_board::{GuidanceBoardGuidanceBoardNodes as Society, ResponseData};

/// The screen.
#[component]
pub(crate) fn GuidancePage() -> impl IntoView {
    let text = t().guidance;
    let missing = RwSignal::new(None::<GuidanceKind>);
    let year = RwSignal::new(viewer().today.year());
    let chosen = RwSignal::new(Vec::<String>::new());
    let further = RwSignal::new(Vec::<Society>::new());
    let next = RwSignal::new(None::<String>);
    let ask = move |after| guidance_board::Variables { after, year: year.get().into(), missing: missing.get() };
    let reading = cached::<GuidanceBoard>(move || {
        let key = ["guidance.", &year.get().to_string(), missing.get().map_or("", Word::code)].concat();
        Some((key, ask(None)))
    });
    Effect::new(move |_| {
        next.set(reading.with(|data| data.and_then(after)));
        further.set(Vec::new());
    });
    let more = Callback::new(move |()| {
        let variables = untrack(|| ask(next.get()));
        spawn_local(async move {
            let Ok(page) = net::send::<GuidanceBoard>(variables).await else { return };
            // The screen may be gone by now.
            let _ = next.try_set(after(&page));
            let _ = further.try_update(|further| further.extend(page.guidance_board.nodes));
        });
    });
    let kind = move |which: Option<GuidanceKind>| {
        let is = Signal::derive(move || missing.get() == which);
        let words = which.map_or(text.every_society.to_owned(), |kind| fill(text.missing, &[&label(kind)]));
        view! { <Choice pick=Pick::One("missing") label=words chosen=is on_choose=move || missing.set(which) /> }
    };
    let this = viewer().today.year();
    let of_year = move |which: i32| {
        let is = Signal::derive(move || year.get() == which);
        view! { <Choice pick=Pick::One("year") label=which.to_string() chosen=is on_choose=move || year.set(which) /> }
    };
    let may = viewer().may("Mutation.recordGuidance");
    let view = move |data: ResponseData| {
        let (total, first) = (data.guidance_board.total_count, data.guidance_board.nodes);
        view! {
            <Card title=fill(text.societies, &[&total])>
                {move || view! { <Board societies=[first.clone(), further.get()].concat() chosen may /> }}
                {move || next.get().map(|_| view! { <Button on_press=more>{t().responsibility.more}</Button> })}
            </Card>
        }
        .into_any()
    };
    view! {
        <PageHead title=text.title line=text.line />
        <Choices label=text.year>{of_year(this)} {of_year(this - 1)}</Choices>
        <Choices label=text.which>{kind(None)} {GuidanceKind::ALL.iter().map(|one| kind(Some(*one))).collect_view()}</Choices>
        <div class="grid grid-cols-1 gap-3">
            {may.then(|| view! { <Entry chosen on_done=Callback::new(move |()| reading.reload()) /> })}
            <Loaded reading lines=10 view />
        </div>
    }
}

/// The form for what is ticked: open at a desk, folded on a phone so that the societies come first.
#[component]
fn Entry(chosen: RwSignal<Vec<String>>, on_done: Callback<()>) -> impl IntoView {
    let wide = wide();
    let title = move || match chosen.with(Vec::len) {
        0 => t().guidance.choose_first.to_owned(),
        count => fill(t().guidance.record_for, &[&count]),
    };
    move || {
        if wide.get() {
            return view! { <Record chosen on_done /> }.into_any();
        }
        view! {
            <details class="print:hidden">
                <summary class="sheet min-h-11 font-medium">{title}</summary>
                <div class="mt-3"><Record chosen on_done /></div>
            </details>
        }
        .into_any()
    }
}

fn after(data: &ResponseData) -> Option<String> {
    let page = &data.guidance_board.page_info;
    page.end_cursor.clone().filter(|_| page.has_next_page)
}
