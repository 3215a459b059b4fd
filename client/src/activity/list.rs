//! `/activities`: a society's own filings with the way to a new one; an office's list, for the federation
//! first what waits for it, with the days that are left, and many at once.

use entity::Word;
use entity::institution::activity::{ActivityState, ActivityStep};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::bulk::Bulk;
use super::view::{ActivityFilter, ActivityList, ActivityOrder, ListData, ListVariables, Row, list, silent_tone, tone};
use crate::net::{Page, Pages, Shows, pages};
use crate::parts::wide::wide;
use crate::parts::{
    Button, Card, Chip, Choice, Choices, Column, EmptyState, Further, Icon, LinkButton, Loaded, PageHead, Pick,
    RowLink, Table, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{fill, label, t};

/// How many a page has.
const PAGE: i64 = 50;

/// What waits for the federation.
const WAITING: [ActivityState; 2] = [ActivityState::Filed, ActivityState::FedReview];

/// What the list is narrowed to: one's own queue, one state, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Narrow {
    Waiting,
    All,
    One(ActivityState),
}

impl Narrow {
    /// As the address says; an office that answers sees its queue first.
    fn of(said: Option<String>, answers: bool) -> Self {
        match said.as_deref() {
            Some("WAITING") => Self::Waiting,
            Some("ALL") => Self::All,
            Some(code) => ActivityState::from_code(code).map_or(Self::All, Self::One),
            None if answers => Self::Waiting,
            None => Self::All,
        }
    }

    fn states(self) -> Option<Vec<ActivityState>> {
        match self {
            Self::Waiting => Some(WAITING.to_vec()),
            Self::All => None,
            Self::One(state) => Some(vec![state]),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn ActivitiesPage() -> impl IntoView {
    let text = t().activity;
    let viewer = viewer();
    let files = viewer.may("Mutation.fileActivity");
    let answers = viewer.may("Mutation.passActivities");
    let query = use_query_map();
    let narrow = RwSignal::new(untrack(|| Narrow::of(query.with(|query| query.get("state")), answers)));
    let search = RwSignal::new(String::new());
    let society = viewer.society_id.clone();
    let ask = move |after| {
        let (narrow, search) = (narrow.get(), search.get());
        ListVariables {
            first: PAGE,
            after,
            filter: Some(ActivityFilter {
                society: society.clone(),
                states: narrow.states(),
                kinds: None,
                held_from: None,
                held_until: None,
                search: Some(search).filter(|text| !text.is_empty()),
            }),
            order_by: Some(if narrow == Narrow::Waiting { ActivityOrder::WAITING } else { ActivityOrder::NEWEST }),
        }
    };
    let first = ask.clone();
    let reading = list(move || first(None)).live(Shows::List);
    let moved = Callback::new(move |()| reading.reload());
    let aside = files.then(|| {
        view! { <LinkButton href="/activities/new" icon=Icon::Edit weight=Weight::Strong>{text.file}</LinkButton> }
            .into_any()
    });
    let view = move |data: ListData| {
        let (total, lead_days) = (data.activity_filings.total_count, data.activity_terms.lead_days);
        let first = read(data);
        let (ask, waits) = (ask.clone(), narrow.get_untracked() == Narrow::Waiting);
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! {
            {(waits && answers).then(|| view! { <div class="mb-3 empty:hidden"><Bulk rows=first.0.clone() moved /></div> })}
            <Rows first total fetch files lead_days />
        }
        .into_any()
    };
    view! {
        <PageHead title=text.title line=if files { text.own_line } else { text.line } aside=aside.unwrap_or_else(|| ().into_any()) />
        <States narrow office=!files />
        {(!files).then(|| view! { <Search search /> })}
        <Loaded reading lines=8 view />
    }
}

/// Which states are seen.
#[component]
fn States(narrow: RwSignal<Narrow>, office: bool) -> impl IntoView {
    let text = t().activity;
    let choice = move |which: Narrow| {
        let chosen = Signal::derive(move || narrow.get() == which);
        let label = match which {
            Narrow::Waiting => text.waiting,
            Narrow::All => t().home.every_kind,
            Narrow::One(state) => label(state),
        };
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || narrow.set(which) /> }
    };
    let states = ActivityState::ALL.iter().copied().filter(move |state| !office || !WAITING.contains(state));
    view! {
        <Choices label=text.state>
            {office.then(|| choice(Narrow::Waiting))} {choice(Narrow::All)}
            {states.map(|state| choice(Narrow::One(state))).collect_view()}
        </Choices>
    }
}

#[component]
fn Search(search: RwSignal<String>) -> impl IntoView {
    let text = t().activity;
    let typed = RwSignal::new(String::new());
    view! {
        <form
            class="mb-3 flex gap-2"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                search.set(typed.get_untracked().trim().to_owned());
            }
        >
            <input class="input min-w-0 grow" type="search" aria-label=text.search placeholder=text.search bind:value=typed />
            <Button submits=true icon=Icon::Search>{text.find}</Button>
        </form>
    }
}

/// The list: a table at a desk, lines on a phone; and what comes after this page.
/// A page out of an answer.
fn read(data: ListData) -> Page<Row> {
    let page = data.activity_filings;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(
    first: Page<Row>,
    total: i64,
    fetch: Callback<String, ListVariables>,
    files: bool,
    lead_days: i64,
) -> impl IntoView {
    let text = t().activity;
    if first.0.is_empty() {
        let line = if files { fill(text.none_own, &[&lead_days]) } else { text.none_line.to_owned() };
        return view! {
            <Card><EmptyState icon=Icon::Done title=text.none line>
                {files.then(|| view! { <LinkButton href="/activities/new">{text.file}</LinkButton> })}
            </EmptyState></Card>
        }
        .into_any();
    }
    let Pages { rows: shown, left, busy, more } = pages::<ActivityList, Row>(first, fetch, read);
    let wide = wide();
    let body = move || {
        let rows = shown.get();
        if wide.get() && !files { table(&rows) } else { rows.into_iter().map(line).collect_view().into_any() }
    };
    view! {
        <Card title=fill(text.count, &[&total])>{body} <Further left busy more /></Card>
    }
    .into_any()
}

fn href(row: &Row) -> String {
    ["/activities/", &row.id].concat()
}

/// Where it stands; while the federation's days run, how many are left; and what the rules point at.
fn chips(row: &Row) -> AnyView {
    let text = t().activity;
    let left = row.silent_in.map(|days| view! { <Chip tone=silent_tone(days)>{left(days)}</Chip> });
    let found = row.findings.len();
    let found = (found > 0 && row.silent_in.is_some())
        .then(|| view! { <Chip tone=Tone::Warn>{fill(text.found_count, &[&found])}</Chip> });
    let silent = row.by_silence.then(|| view! { <Chip tone=Tone::Plain>{text.by_silence}</Chip> });
    let state = row.state;
    view! {
        <span class="inline-flex flex-wrap gap-1">
            <Chip tone=tone(state)>{label(state)}</Chip> {left} {found} {silent}
        </span>
    }
    .into_any()
}

/// Working days that the federation has left.
pub(super) fn left(days: i64) -> String {
    let text = t().activity;
    match days {
        ..0 => text.days_over.to_owned(),
        0 => text.last_day.to_owned(),
        _ => fill(text.days_left, &[&days]),
    }
}

fn line(row: Row) -> AnyView {
    let society = row.society.as_ref().filter(|_| viewer().society_id.is_none()).map(|society| society.name.as_str());
    let held = fill(t().activity.held, &[&row.held_on]);
    let said = [society.unwrap_or_default(), label(row.kind), &held];
    let line = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! { <RowLink href=href(&row) title=row.title.clone() line aside=chips(&row) /> }.into_any()
}

fn table(rows: &[Row]) -> AnyView {
    let text = t().activity;
    let columns = vec![
        Column::words(text.name),
        Column::words(text.society),
        Column::words(text.kind),
        Column::words(text.held_on),
        Column::words(text.state),
        Column::words(text.holder),
    ];
    let row = |row: &Row| {
        let holder = row.open_item.clone().map(|item| item.holder.name);
        let society = row.society.clone().map(|society| society.name);
        let (href, title, kind, day, chips) =
            (href(row), row.title.clone(), label(row.kind), row.held_on.to_string(), chips(row));
        view! {
            <tr>
                <td><a class="link" href=href>{title}</a></td>
                <td>{society}</td>
                <td>{kind}</td>
                <td class="whitespace-nowrap">{day}</td>
                <td>{chips}</td>
                <td>{holder}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    view! { <Table caption=text.title columns>{rows}</Table> }.into_any()
}

/// Whether the rules find nothing in it and the viewer may pass it.
pub(super) fn is_clean(row: &Row) -> bool {
    row.findings.is_empty() && row.moves.contains(&ActivityStep::Pass)
}
