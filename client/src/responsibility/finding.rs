//! Findings: the list, one of them, and the way to record one.

mod card;
mod record;

use entity::Word;
use entity::responsibility::finding::{FindingCategory, FindingState, Severity};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::net::{Cached, cached};
use crate::parts::{Card, Choice, Choices, EmptyState, Icon, LinkButton, Loaded, PageHead, Pick, Weight};
use crate::session::viewer;
use crate::text::{label, t};
use card::FindingCard;
pub(crate) use record::RecordFindingPage;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/finding/findings.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("FindingCategory", "FindingState", "Severity")
)]
struct Findings;

use findings::{FindingsFindingsNodes as Finding, ResponseData};

/// All findings, of one society where the address names it.
#[component]
pub(crate) fn FindingsPage() -> impl IntoView {
    let text = t().finding;
    let query = use_query_map();
    let society = move || query.with(|query| query.get("society"));
    let state = RwSignal::new(None::<FindingState>);
    let reading = cached::<Findings>(move || {
        let states = state.get().map(|state| vec![state]);
        let key = ["findings.", &society().unwrap_or_default(), ".", state.get().map_or("", Word::code)].concat();
        Some((key, findings::Variables { ids: None, society: society(), states }))
    });
    let choice = move |which: Option<FindingState>| {
        let chosen = Signal::derive(move || state.get() == which);
        let label = which.map_or(t().home.every_kind, label);
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || state.set(which) /> }
    };
    let new = move || ["/findings/new", &society().map_or_else(String::new, |id| ["?society=", &id].concat())].concat();
    let aside = viewer().may("Mutation.recordFinding").then(|| {
        view! { <LinkButton href=untrack(new) icon=Icon::Flag weight=Weight::Strong>{text.record}</LinkButton> }
            .into_any()
    });
    let narrowed = move || {
        society().map(|_| view! { <p class="mb-3"><a class="link inline-flex min-h-11 items-center" href="/findings">{text.every_society}</a></p> })
    };
    view! {
        <PageHead title=text.findings line=text.findings_line aside=aside.unwrap_or_else(|| ().into_any()) />
        {narrowed}
        <Choices label=text.state>
            {choice(None)} {FindingState::ALL.iter().map(|state| choice(Some(*state))).collect_view()}
        </Choices>
        <Loaded reading lines=8 view=move |data| cards(data, reading) />
    }
}

/// One finding, where an item or a notice leads to.
#[component]
pub(crate) fn FindingPage() -> impl IntoView {
    let text = t().finding;
    let params = use_params_map();
    let reading = cached::<Findings>(move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        Some((["finding.", &id].concat(), findings::Variables { ids: Some(vec![id]), society: None, states: None }))
    });
    view! {
        <PageHead title=text.findings line=text.findings_line />
        <Loaded reading lines=6 view=move |data| cards(data, reading) />
        <p class="mt-3"><LinkButton href="/findings">{text.whole_list}</LinkButton></p>
    }
}

fn cards(data: ResponseData, reading: Cached<ResponseData>) -> AnyView {
    let text = t().finding;
    let found = data.findings.nodes;
    if found.is_empty() {
        return view! { <Card><EmptyState icon=Icon::Done title=text.none line=text.none_line /></Card> }.into_any();
    }
    let cards = found.into_iter().map(|finding| view! { <FindingCard finding reading /> }).collect_view();
    view! { <div class="grid gap-3 xl:grid-cols-2 xl:items-start">{cards}</div> }.into_any()
}
