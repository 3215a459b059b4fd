//! `/evaluations`: a society's own with what it may apply for; an office's queue, first what waits for it.

use entity::Word;
use entity::institution::eligibility::Purpose;
use entity::institution::evaluation::EvaluationState;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::apply::Blocked;
use super::view::{
    AskData, EvaluationFilter, EvaluationList, EvaluationOrder, ListData, ListVariables, Row, asking, grades, list,
    tone,
};
use crate::net::{Page, Pages, Shows, pages};
use crate::parts::wide::wide;
use crate::parts::{
    Button, Card, Chip, Choice, Choices, Column, EmptyState, Further, Icon, LinkButton, Loaded, PageHead, Pick,
    RowLink, SeldomChoices, Table, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t};

/// How many a page has.
const PAGE: i64 = 50;

use EvaluationState as S;

/// What waits for civil affairs.
const CIVIL: [EvaluationState; 6] = [S::Docs, S::OnSite, S::Panel, S::Scored, S::Review, S::Decision];

/// What the list is narrowed to: one's own queue, one state, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Narrow {
    Civil,
    All,
    One(EvaluationState),
}

impl Narrow {
    /// As the address says; an office sees first what waits for it.
    fn of(said: Option<String>) -> Self {
        match said.as_deref() {
            Some("CIVIL") => Self::Civil,
            Some(code) => EvaluationState::from_code(code).map_or(Self::All, Self::One),
            None if viewer().may("Mutation.acceptEvaluation") => Self::Civil,
            None if viewer().may("Mutation.giveEvaluationOpinion") => Self::One(S::SelfRated),
            None => Self::All,
        }
    }

    fn states(self) -> Option<Vec<EvaluationState>> {
        match self {
            Self::Civil => Some(CIVIL.to_vec()),
            Self::All => None,
            Self::One(state) => Some(vec![state]),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn EvaluationsPage() -> impl IntoView {
    let text = text::evaluation::t();
    let own = viewer().society_id.clone();
    let query = use_query_map();
    let narrow = RwSignal::new(untrack(|| Narrow::of(query.with(|query| query.get("state")))));
    let search = RwSignal::new(String::new());
    let society = own.clone();
    let ask = move |after| ListVariables {
        first: PAGE,
        after,
        filter: Some(EvaluationFilter {
            society: society.clone(),
            states: narrow.get().states(),
            levels: None,
            search: Some(search.get()).filter(|text| !text.is_empty()),
        }),
        order_by: Some(if narrow.get() == Narrow::All { EvaluationOrder::NEWEST } else { EvaluationOrder::WAITING }),
    };
    let first = ask.clone();
    let reading = list(move || first(None)).live(Shows::List);
    let view = move |data: ListData| {
        let total = data.evaluations.total_count;
        let first = read(data);
        let ask = ask.clone();
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Rows first total fetch /> }.into_any()
    };
    let office = own.is_none();
    view! {
        <PageHead title=t().ahead.evaluations line=if office { text.line } else { t().ahead.evaluations_own } />
        {own.map(|society| view! { <Own society /> })}
        {office.then(|| view! { <States narrow /> <Search search /> })}
        <Loaded reading lines=8 view />
    }
}

/// What a society may apply for now, and what stands in the way of the rest.
#[component]
fn Own(society: String) -> impl IntoView {
    let text = text::evaluation::t();
    let reading = asking(society);
    let view = move |data: AskData| {
        let held = data.society.as_ref().and_then(|society| society.grade.as_ref()).map(|grade| {
            let said = fill(text.held_until, &[&label(grade.level), &day(grade.until)]);
            let tone = if grade.expired { Tone::Bad } else { Tone::Ok };
            view! { <p class="mb-2"><Chip tone>{said}</Chip></p> }
        });
        let all = grades(&data);
        let open = all.iter().any(|forecast| forecast.eligible) && viewer().may("Mutation.applyForEvaluation");
        let apply = open.then(|| {
            view! { <p class="mt-3"><LinkButton href="/evaluations/new" icon=Icon::Edit weight=Weight::Strong>{text.apply}</LinkButton></p> }
        });
        let row = |forecast: &super::view::Forecast| view! { <li>{forecast.sentence.clone()}</li> };
        let now: Vec<_> = all.iter().filter(|forecast| forecast.eligible).map(row).collect();
        let closed: Vec<_> = all.into_iter().filter(|forecast| !forecast.eligible).collect();
        view! {
            <div class="mb-3">
                <Card title=text.forecast>
                    {held} <ul class="list-disc pl-5 empty:hidden">{now}</ul> <Blocked forecasts=closed /> {apply}
                </Card>
            </div>
        }
        .into_any()
    };
    view! { <Loaded reading lines=4 view /> }
}

/// Which states are seen.
#[component]
fn States(narrow: RwSignal<Narrow>) -> impl IntoView {
    let text = text::evaluation::t();
    let choice = move |which: Narrow| {
        let chosen = Signal::derive(move || narrow.get() == which);
        let label = match which {
            Narrow::Civil => t().ahead.evaluations_with_civil,
            Narrow::All => t().home.every_kind,
            Narrow::One(state) => label(state),
        };
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || narrow.set(which) /> }
    };
    let states = EvaluationState::ALL.iter().copied();
    view! {
        <Choices label=text.state>
            {choice(Narrow::Civil)} {choice(Narrow::All)}
            <SeldomChoices label=t().parts.one_state>{states.map(|state| choice(Narrow::One(state))).collect_view()}</SeldomChoices>
        </Choices>
    }
}

#[component]
fn Search(search: RwSignal<String>) -> impl IntoView {
    let text = text::evaluation::t();
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
    let page = data.evaluations;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(first: Page<Row>, total: i64, fetch: Callback<String, ListVariables>) -> impl IntoView {
    let text = text::evaluation::t();
    let office = viewer().society_id.is_none();
    if first.0.is_empty() {
        let line = if office { text.none_line } else { text.none_own };
        return view! { <Card><EmptyState icon=Icon::Done title=text.none line /></Card> }.into_any();
    }
    let Pages { rows: shown, left, busy, more } = pages::<EvaluationList, Row>(first, fetch, read);
    let wide = wide();
    let body = move || {
        let rows = shown.get();
        if wide.get() && office { table(&rows) } else { rows.into_iter().map(line).collect_view().into_any() }
    };
    view! { <Card title=fill(text.count, &[&total])>{body} <Further left busy more /></Card> }.into_any()
}

fn href(row: &Row) -> String {
    ["/evaluations/", &row.id].concat()
}

/// What is applied for: the grade, and whether it is held already.
pub(super) fn applied(purpose: Purpose, level: entity::register::standing::GradeLevel) -> String {
    let text =
        if purpose == Purpose::Renewal { text::evaluation::t().applied_again } else { text::evaluation::t().applied };
    fill(text, &[&label(level)])
}

/// Where it stands, what came of it, and how long whoever holds it has.
fn chips(row: &Row) -> AnyView {
    let text = text::evaluation::t();
    let result = row.result_level.map(|level| {
        let said = fill(text.result, &[&label(level)]);
        view! { <Chip tone=Tone::Plain>{said}</Chip> }
    });
    let state = row.state;
    let due = row.open_item.as_ref().map(|item| {
        let tone = if item.days_left < 0 { Tone::Bad } else { Tone::Plain };
        let said = fill(text.due, &[&item.due_on]);
        view! { <Chip tone>{said}</Chip> }
    });
    view! {
        <span class="inline-flex flex-wrap gap-1">
            <Chip tone=tone(state)>{label(state)}</Chip> {result} {due}
        </span>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let society = row.society.as_ref().filter(|_| viewer().society_id.is_none()).map(|society| society.name.clone());
    let what = applied(row.purpose, row.applied_level);
    let filed = fill(text::evaluation::t().filed_on, &[&day(row.filed_on)]);
    let (title, line) = match society {
        Some(name) => (name, [what.as_str(), " · ", &filed].concat()),
        None => (what, filed),
    };
    view! { <RowLink href=href(&row) title line aside=chips(&row) /> }.into_any()
}

fn table(rows: &[Row]) -> AnyView {
    let text = text::evaluation::t();
    let columns = vec![
        Column::words(text.society),
        Column::words(text.what),
        Column::words(text.filed),
        Column::words(text.state),
        Column::words(text.holder),
    ];
    let row = |row: &Row| {
        let holder = row.open_item.clone().map(|item| item.holder.name);
        let society = row.society.clone().map(|society| society.name);
        let (href, what, filed, chips) =
            (href(row), applied(row.purpose, row.applied_level), row.filed_on.to_string(), chips(row));
        view! {
            <tr>
                <td><a class="link" href=href>{society}</a></td>
                <td>{what}</td>
                <td class="whitespace-nowrap">{filed}</td>
                <td>{chips}</td>
                <td>{holder}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    view! { <Table caption=t().ahead.evaluations columns>{rows}</Table> }.into_any()
}
