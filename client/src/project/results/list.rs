//! The list with its search and its kinds.

use entity::Word;
use entity::project::published_result::ResultKind;
use leptos::prelude::*;

use super::keep::Keep;
use super::view::{ResponseData, ResultFilter, ResultList, Row, Variables, list};
use crate::net::{Page, Pages, pages};
use crate::parts::{Button, Card, Chip, Choice, Choices, EmptyState, Further, Icon, Loaded, PageHead, Pick, Tone};
use crate::text::{self, day, fill, label, t};

/// How many a page has.
const PAGE: i64 = 20;

/// The screen, with or without a login.
#[component]
pub(crate) fn ResultsPage() -> impl IntoView {
    let text = text::results::t();
    let (kind, search, typed) =
        (RwSignal::new(None::<ResultKind>), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let ask = move |after| {
        let search = search.get();
        let filter = ResultFilter {
            search: (!search.is_empty()).then_some(search),
            discipline: None,
            kind: kind.get(),
            year: None,
            outcome: None,
            withdrawn: false,
        };
        Variables { first: PAGE, after, filter: Some(filter) }
    };
    let reading = list(move || ask(None));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| {
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Rows data fetch moved /> }.into_any()
    };
    let choice = move |which: Option<ResultKind>| {
        let chosen = Signal::derive(move || kind.get() == which);
        let name = which.map_or(t().home.every_kind, |kind| label(kind));
        view! { <Choice pick=Pick::One("kind") label=name chosen on_choose=move || kind.set(which) /> }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        search.set(typed.get_untracked().trim().to_owned());
    };
    let kinds: &[ResultKind] = Word::ALL;
    view! {
        <PageHead title=t().ahead.results line=text.line />
        <form class="mb-3 flex gap-2" role="search" on:submit=submit>
            <input id="search" class="input min-w-0 grow" type="search" aria-label=text.search placeholder=text.search bind:value=typed />
            <Button submits=true icon=Icon::Search>{text.find}</Button>
        </form>
        <Choices label=text.kind>{choice(None)} {kinds.iter().map(|kind| choice(Some(*kind))).collect_view()}</Choices>
        <Loaded reading lines=8 view />
    }
}

/// A page out of an answer.
fn read(data: ResponseData) -> Page<Row> {
    let page = data.published_results;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(data: ResponseData, fetch: Callback<String, Variables>, moved: Callback<()>) -> impl IntoView {
    let text = text::results::t();
    let total = data.published_results.total_count;
    let (rows, next) = read(data);
    if rows.is_empty() {
        return view! { <Card><EmptyState icon=Icon::Search title=text.none line=text.none_line /></Card> }.into_any();
    }
    let Pages { rows: shown, left, busy, more } = pages::<ResultList, Row>((rows, next), fetch, read);
    view! {
        <p class="mb-2 text-sm text-ink-2" role="status">{fill(text.count, &[&total])}</p>
        <div class="grid gap-3">
            {move || shown.get().into_iter().map(|row| view! { <Published row moved /> }).collect_view()}
        </div>
        <Further left busy more />
    }
    .into_any()
}

#[component]
fn Published(row: Row, moved: Callback<()>) -> impl IntoView {
    let text = text::results::t();
    let keep = (row.withdrawable || row.promotable).then(|| view! { <Keep row=row.clone() moved /> });
    let aside = view! { <Chip tone=Tone::Info>{label(row.kind)}</Chip> }.into_any();
    let outcomes = row.outcomes.iter().map(|one| label(*one)).collect::<Vec<_>>().join("、");
    let about = [
        row.society_name.clone().unwrap_or_default(),
        label(row.discipline).to_owned(),
        row.year.to_string(),
        outcomes,
        fill(text.published_on, &[&day(row.published_on)]),
    ];
    let about = about.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" · ");
    let told = row.promotions.iter();
    let told = told.map(|one| [label(one.channel), "：", &one.place, "（", &day(one.published_on), "）"].concat());
    let used = row.adoptions.iter();
    let used = used.map(|one| [&one.adopter, "：", one.text.as_str(), "（", &day(one.adopted_on), "）"].concat());
    let (told, used) = (lines(text.promotions, told.collect()), lines(text.adoptions, used.collect()));
    view! {
        <Card title=row.title.unwrap_or_default() aside>
            <p class="mb-2 text-sm text-ink-2">{about}</p>
            <p class="whitespace-pre-line">{row.summary}</p>
            {told} {used} {keep}
        </Card>
    }
}

/// What others made of a result, a line each; nothing where nobody did.
fn lines(title: &'static str, said: Vec<String>) -> Option<AnyView> {
    let items = said.iter().map(|line| view! { <li class="text-sm">{line.clone()}</li> }).collect_view();
    (!said.is_empty()).then(|| {
        view! { <h3 class="mt-3 text-sm font-semibold">{title}</h3> <ul class="list-disc pl-5">{items}</ul> }.into_any()
    })
}
