//! `/projects`: a society's own with the next step first; the desk's board, narrowed by state.

use entity::project::case::ProjectState;
use leptos::prelude::*;

use super::view::{ListData, ListVariables, ProjectFilter, ProjectList, Row, StateCount, list, tone};
use crate::net::{Page, Pages, Shows, pages};
use crate::parts::{Card, Chip, Choice, Choices, EmptyState, Further, Icon, Loaded, PageHead, Pick, RowLink, Tone};
use crate::session::viewer;
use crate::text::{self, days_left, fill, label, t};

/// How many a page has.
const PAGE: i64 = 50;

/// The screen.
#[component]
pub(crate) fn ProjectsPage() -> impl IntoView {
    let text = text::project_case::t();
    let narrow = RwSignal::new(None::<ProjectState>);
    let search = RwSignal::new(String::new());
    let ask = move |after| {
        let states = narrow.get().map(|state| vec![state]);
        let search = Some(search.get().trim().to_owned()).filter(|text| !text.is_empty());
        let filter = ProjectFilter { society: None, states, kind: None, call_no: None, funded: None, search };
        ListVariables { first: PAGE, after, filter: Some(filter) }
    };
    let reading = list(move || ask(None)).live(Shows::List);
    let counted = RwSignal::new(Vec::<(ProjectState, i64)>::new());
    let view = move |data: ListData| {
        // What the whole has in each state is known while nothing is narrowed.
        if narrow.with_untracked(Option::is_none) {
            counted.set(data.projects.by_state.iter().map(|row: &StateCount| (row.state, row.projects)).collect());
        }
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Rows data fetch /> }.into_any()
    };
    let own = viewer().society_id.is_some();
    view! {
        <PageHead title=t().ahead.projects line=if own { text.own_line } else { text.line } />
        <Narrowed counted narrow />
        {(!own).then(|| view! { <Search search /> })}
        <Loaded reading lines=8 view />
    }
}

#[component]
fn Search(search: RwSignal<String>) -> impl IntoView {
    let name = text::project_case::t().search;
    view! {
        <input type="search" class="input mb-4 w-full" aria-label=name placeholder=name
            on:change=move |event| search.set(event_target_value(&event)) />
    }
}

#[component]
fn Narrowed(counted: RwSignal<Vec<(ProjectState, i64)>>, narrow: RwSignal<Option<ProjectState>>) -> impl IntoView {
    let text = text::project_case::t();
    let choice = move |which: Option<ProjectState>, name: String| {
        let chosen = Signal::derive(move || narrow.get() == which);
        view! { <Choice pick=Pick::One("state") label=name chosen on_choose=move || narrow.set(which) /> }
    };
    let states = move || {
        let shown = counted.get().into_iter();
        shown.map(|(state, count)| choice(Some(state), [label(state), " ", &count.to_string()].concat())).collect_view()
    };
    view! { <Choices label=text.by_state>{choice(None, text.all.to_owned())} {states}</Choices> }
}

/// A page out of an answer.
fn read(data: ListData) -> Page<Row> {
    let page = data.projects;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(data: ListData, fetch: Callback<String, ListVariables>) -> impl IntoView {
    let text = text::project_case::t();
    let total = data.projects.total_count;
    let (mut rows, next) = read(data);
    if rows.is_empty() {
        return view! { <Card><EmptyState icon=Icon::Done title=text.none line=text.none_line /></Card> }.into_any();
    }
    // What waits for the viewer's side stands first, what is due first before it.
    rows.sort_by_key(|row| (!row.mine, row.open_item.as_ref().map_or(i64::MAX, |item| item.days_left)));
    let Pages { rows: shown, left, busy, more } = pages::<ProjectList, Row>((rows, next), fetch, read);
    view! {
        <Card title=fill(text.count, &[&total])>
            {move || shown.get().into_iter().map(line).collect_view()} <Further left busy more />
        </Card>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let text = text::project_case::t();
    let society = row.society.map(|society| [society.name.as_str(), " · "].concat()).unwrap_or_default();
    let money = if row.funded { "" } else { text.unfunded_mark };
    let line = [society.as_str(), &row.leader, " · ", label(row.kind), money].concat();
    let left = row.open_item.map(|item| {
        let tone = if item.days_left < 0 { Tone::Bad } else { Tone::of_days(item.days_left + 7) };
        view! { <Chip tone>{days_left(item.days_left)}</Chip> }
    });
    let state = if row.change_asked { text.change_waits } else { label(row.state) };
    let aside = view! {
        <span class="inline-flex flex-wrap gap-1"><Chip tone=tone(row.state)>{state}</Chip> {left}</span>
    };
    view! { <RowLink href=["/projects/", &row.id].concat() title=row.title line aside=aside.into_any() /> }.into_any()
}
