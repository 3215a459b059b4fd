//! `/demands`: for the federation, a poster and the organisation department the queue with a search; for a society
//! what fits it and what it has offered, and below that all that is open.

use entity::project::demand::DemandState;
use leptos::prelude::*;

use super::own::Own;
use super::view::{DemandFilter, DemandList, ListData, ListVariables, Row, list, tone};
use crate::net::{Page, Pages, pages};
use crate::parts::{
    Button, Card, Chip, Choice, Choices, EmptyState, Further, Icon, LinkButton, Loaded, PageHead, Pick, RowLink,
    SeldomChoices, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, day, days_left, fill, label, t};

/// How many a page has.
const PAGE: i64 = 50;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Narrow {
    Ours,
    Societies,
    All,
    One(DemandState),
}

impl Narrow {
    fn states(self) -> Option<Vec<DemandState>> {
        use DemandState as S;
        match self {
            Self::Ours => Some(vec![S::Posted, S::Screened, S::Open, S::Offered, S::Reported, S::Delivered]),
            Self::Societies => Some(vec![S::Matched, S::Agreed]),
            Self::All => None,
            Self::One(state) => Some(vec![state]),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn DemandsPage() -> impl IntoView {
    let text = text::demand::t();
    let own = viewer().society_id.is_some();
    let narrow = RwSignal::new(if viewer().may("Mutation.screenDemand") { Narrow::Ours } else { Narrow::All });
    let search = RwSignal::new(String::new());
    let ask = move |after| {
        let (states, search) = (narrow.get().states(), search.get());
        let filter = DemandFilter { states, disciplines: None, search: (!search.is_empty()).then_some(search) };
        ListVariables { first: PAGE, after, filter: Some(filter) }
    };
    let reading = list(move || ask(None));
    let view = move |data: ListData| {
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Rows data fetch /> }.into_any()
    };
    let aside = viewer().may("Mutation.postDemand").then(|| {
        view! { <LinkButton href="/demands/new" icon=Icon::Send weight=Weight::Strong>{text.post}</LinkButton> }
            .into_any()
    });
    view! {
        <PageHead title=t().ahead.demands line=if own { text.own_line } else { text.line } aside=aside.unwrap_or_else(|| ().into_any()) />
        {own.then(|| view! { <Own /> })}
        {(!own).then(|| view! { <States narrow /> })}
        <Search search />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn States(narrow: RwSignal<Narrow>) -> impl IntoView {
    let text = text::demand::t();
    let choice = move |which: Narrow| {
        let chosen = Signal::derive(move || narrow.get() == which);
        let label = match which {
            Narrow::Ours => text.with_us,
            Narrow::Societies => text.with_society,
            Narrow::All => t().home.every_kind,
            Narrow::One(state) => label(state),
        };
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || narrow.set(which) /> }
    };
    let states: &[DemandState] = entity::Word::ALL;
    view! {
        <Choices label=text.turn>
            {choice(Narrow::Ours)} {choice(Narrow::Societies)} {choice(Narrow::All)}
            <SeldomChoices label=t().parts.one_state>
                {states.iter().map(|state| choice(Narrow::One(*state))).collect_view()}
            </SeldomChoices>
        </Choices>
    }
}

#[component]
fn Search(search: RwSignal<String>) -> impl IntoView {
    let text = text::demand::t();
    let typed = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        search.set(typed.get_untracked().trim().to_owned());
    };
    view! {
        <form class="my-3 flex gap-2" role="search" on:submit=submit>
            <input class="input min-w-0 grow" type="search" aria-label=text.search placeholder=text.search bind:value=typed />
            <Button submits=true icon=Icon::Search>{text.find}</Button>
        </form>
    }
}

/// A page out of an answer.
fn read(data: ListData) -> Page<Row> {
    let page = data.demands;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(data: ListData, fetch: Callback<String, ListVariables>) -> impl IntoView {
    let text = text::demand::t();
    let total = data.demands.total_count;
    let (rows, next) = read(data);
    if rows.is_empty() {
        return view! { <Card><EmptyState icon=Icon::Done title=text.none line=text.none_line /></Card> }.into_any();
    }
    let Pages { rows: shown, left, busy, more } = pages::<DemandList, Row>((rows, next), fetch, read);
    view! {
        <Card title=fill(text.count, &[&total])>
            {move || shown.get().into_iter().map(line).collect_view()} <Further left busy more />
        </Card>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let text = text::demand::t();
    let society = row.society.map(|society| [" · ", &society.name].concat()).unwrap_or_default();
    let until = match row.state {
        DemandState::Open | DemandState::Offered => fill(text.until, &[&day(row.offer_until)]),
        _ => fill(text.due, &[&day(row.due_on)]),
    };
    let line = [row.poster.as_str(), " · ", &until, &society].concat();
    let left = row.open_item.map(|item| {
        let tone = if item.days_left < 0 { Tone::Bad } else { Tone::of_days(item.days_left + 7) };
        view! { <Chip tone>{days_left(item.days_left)}</Chip> }
    });
    let aside = view! {
        <span class="inline-flex flex-wrap gap-1"><Chip tone=tone(row.state)>{label(row.state)}</Chip> {left}</span>
    };
    view! { <RowLink href=["/demands/", &row.id].concat() title=row.title line aside=aside.into_any() /> }.into_any()
}
