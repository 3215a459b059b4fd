//! `/consistency`: the societies on which somebody disagrees, narrowed to a fact or to what is contested.

use entity::institution::consistency::{ConsistencyFact, ConsistencyVerdict};
use leptos::prelude::*;

use super::view::{FactCount, InconsistencyFilter, InconsistentList, ListData, ListVariables, Row, list};
use crate::net::{Page, Pages, pages};
use crate::parts::{
    Card, Chip, Choice, Choices, EmptyState, Further, Icon, LinkButton, Loaded, PageHead, Pick, RowLink, Tone,
};
use crate::session::viewer;
use crate::text::{self, fill, label, t};

/// How many a page has.
const PAGE: i64 = 50;

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Narrow {
    All,
    Contested,
    Fact(ConsistencyFact),
}

impl Narrow {
    fn filter(self) -> InconsistencyFilter {
        let fact = if let Self::Fact(fact) = self { Some(fact) } else { None };
        InconsistencyFilter { fact, region: None, contested: (self == Self::Contested).then_some(true) }
    }
}

/// The screen.
#[component]
pub(crate) fn ConsistencyPage() -> impl IntoView {
    let narrow = RwSignal::new(Narrow::All);
    let ask = move |after| ListVariables { first: PAGE, after, filter: Some(narrow.get().filter()) };
    let reading = list(move || ask(None));
    let view = move |data: ListData| {
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Narrowed counts=data.inconsistent_societies.by_fact.clone() narrow /><Rows data fetch /> }.into_any()
    };
    let text = text::consistency::t();
    let aside = viewer().may("Mutation.importFigures").then(|| {
        view! { <LinkButton href="/consistency/import" icon=Icon::Import>{text.bring_in}</LinkButton> }.into_any()
    });
    view! {
        <PageHead title=t().ahead.consistency line=text.line aside=aside.unwrap_or_else(|| ().into_any()) />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn Narrowed(counts: Vec<FactCount>, narrow: RwSignal<Narrow>) -> impl IntoView {
    let text = text::consistency::t();
    let choice = move |which: Narrow, name: String| {
        let chosen = Signal::derive(move || narrow.get() == which);
        view! { <Choice pick=Pick::One("fact") label=name chosen on_choose=move || narrow.set(which) /> }
    };
    let facts = counts.into_iter().map(move |count| {
        choice(Narrow::Fact(count.fact), [label(count.fact), " ", &count.societies.to_string()].concat())
    });
    view! {
        <Choices label=text.by_fact>
            {choice(Narrow::All, text.all.to_owned())} {choice(Narrow::Contested, text.contested_only.to_owned())}
            {facts.collect_view()}
        </Choices>
    }
}

/// A page out of an answer.
fn read(data: ListData) -> Page<Row> {
    let page = data.inconsistent_societies;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(data: ListData, fetch: Callback<String, ListVariables>) -> impl IntoView {
    let text = text::consistency::t();
    let total = data.inconsistent_societies.total_count;
    let (rows, next) = read(data);
    if rows.is_empty() {
        return view! { <Card><EmptyState icon=Icon::Done title=text.none line=text.none_line /></Card> }.into_any();
    }
    let Pages { rows: shown, left, busy, more } = pages::<InconsistentList, Row>((rows, next), fetch, read);
    view! {
        <Card title=fill(text.count, &[&total])>
            {move || shown.get().into_iter().map(line).collect_view()} <Further left busy more />
        </Card>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let row = row.society;
    let facts = row.consistency.map(|consistency| consistency.facts).unwrap_or_default();
    let contested = facts.iter().any(|fact| !fact.contests.is_empty());
    let differing = facts.into_iter().filter(|fact| fact.verdict == ConsistencyVerdict::Differs).map(|fact| {
        let said = fact.figures.iter().map(|figure| [label(figure.side), " ", &figure.value].concat());
        [fact.label.as_str(), "：", &said.collect::<Vec<_>>().join("，")].concat()
    });
    let line = differing.collect::<Vec<_>>().join("；");
    let aside = contested.then(|| view! { <Chip tone=Tone::Warn>{text::consistency::t().open_contest}</Chip> });
    let href = ["/societies/", &row.id, "/consistency"].concat();
    view! { <RowLink href title=row.name line aside=aside.into_any() /> }.into_any()
}
