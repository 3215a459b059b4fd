//! `/formations`: the cases of Party organisations, narrowed by what stands in the address, and beneath them
//! why and at which fields proposals went back: every figure there is a link to such a list.

use entity::Word;
use entity::form::formation::{FormationState, ReturnReason};
use entity::form::party_form::PartyForm;
use entity::form::remark::ProposalField;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use view_model::form::cases::Narrow;

use super::returns::ReturnsCard;
use crate::net::{Page, Pages, Shows, cached, pages};
use crate::parts::{
    Card, Chip, Choice, Choices, EmptyState, Further, Icon, LinkButton, Loaded, PageHead, Pick, RowLink, Tone,
};
use crate::text::{days_left, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/cases.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("FormationState", "PartyForm", "ProposalField", "ReturnReason")
)]
struct FormationCases;

use formation_cases::{FormationCasesFormationsNodes as Row, FormationFilter, ResponseData, Variables};

/// How many a page has.
const PAGE: i64 = 50;

/// A page of the list.
fn ask(narrow: &Narrow, after: Option<String>) -> Variables {
    let Narrow { state, reason, field, all: _ } = narrow;
    let filter = FormationFilter {
        states: state.map(|state| vec![state]),
        form: None,
        open: narrow.open(),
        society: None,
        return_reasons: reason.map(|reason| vec![reason]),
        remarked_fields: field.map(|field| vec![field]),
    };
    Variables { first: PAGE, after, filter: Some(filter) }
}

/// The screen.
#[component]
pub(crate) fn FormationsPage() -> impl IntoView {
    let text = t().form;
    let query = use_query_map();
    let narrow = Memo::new(move |_| query.with(|query| Narrow::of(|name| query.get(name))));
    let reading = cached::<FormationCases>(move || {
        let narrow = narrow.get();
        Some((["formations.", &narrow.href()].concat(), ask(&narrow, None)))
    })
    .live(Shows::List);
    let view = move |data: ResponseData| {
        let total = data.formations.total_count;
        let asked = narrow.get_untracked();
        let fetch = Callback::new(move |after| ask(&asked, Some(after)));
        view! { <Rows first=read(data) total fetch /> }.into_any()
    };
    view! {
        <PageHead title=text.cases line=text.cases_line />
        <States narrow />
        <Loaded reading lines=8 view />
        <ReturnsCard />
    }
}

/// What the list is narrowed to; the choice stands in the address, so that it can be kept and sent on.
#[component]
fn States(narrow: Memo<Narrow>) -> impl IntoView {
    let text = t().form;
    let go = use_navigate();
    let choice = move |wanted: Narrow, label: &'static str| {
        let (go, href, known) = (go.clone(), wanted.href(), wanted);
        let chosen = Signal::derive(move || narrow.with(|narrow| *narrow == known));
        let stay = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || go(&href, stay.clone()) /> }
    };
    let of_state = |state: &FormationState| Narrow { state: Some(*state), ..Narrow::default() };
    let said = move || {
        let Narrow { reason, field, .. } = narrow.get();
        let because = reason.map(|reason| fill(text.returned_because, &[&label(reason)]));
        let said = because.or(field.map(|field| fill(text.returned_at, &[&label(field)])));
        said.map(|said| view! { <p class="mb-2 font-medium">{said}</p> })
    };
    view! {
        <Choices label=text.state>
            {choice(Narrow::default(), text.open)}
            {FormationState::ALL.iter().map(|state| choice(of_state(state), label(*state))).collect_view()}
            {choice(Narrow { all: true, ..Narrow::default() }, t().home.every_kind)}
        </Choices>
        <div role="status">{said}</div>
    }
}

/// A page out of an answer.
fn read(data: ResponseData) -> Page<Row> {
    let page = data.formations;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(first: Page<Row>, total: i64, fetch: Callback<String, Variables>) -> impl IntoView {
    let text = t().form;
    if first.0.is_empty() {
        return view! {
            <Card><EmptyState icon=Icon::Done title=text.no_cases line=text.no_case_line>
                <LinkButton href="/societies?gap=true">{text.to_gaps}</LinkButton>
            </EmptyState></Card>
        }
        .into_any();
    }
    let Pages { rows: shown, left, busy, more } = pages::<FormationCases, Row>(first, fetch, read);
    view! {
        <Card title=fill(text.cases_count, &[&total])>
            {move || shown.get().into_iter().map(line).collect_view()} <Further left busy more />
        </Card>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let text = t().form;
    let asked = if row.form == PartyForm::None { text.dissolve } else { label(row.form) };
    let change = [label(row.from_form), " → ", asked].concat();
    let held = row.open_item.as_ref().map(|item| [&item.holder.name, "：", &item.reason.text].concat());
    let line = [Some(change), held].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let state = row.state;
    let left = row.open_item.map(|item| {
        view! { <Chip tone=Tone::of_days(item.days_left)>{days_left(item.days_left)}</Chip> }
    });
    let aside = view! {
        <span class="inline-flex flex-wrap justify-end gap-1"><Chip>{label(state)}</Chip> {left}</span>
    }
    .into_any();
    let Some(society) = row.society else { return ().into_any() };
    view! { <RowLink href=["/societies/", &society.id, "/formation"].concat() title=society.name line aside /> }
        .into_any()
}
