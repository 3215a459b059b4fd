//! `/societies/…/consistency`: what each side says of a society, what is contested and how that went, and what
//! the society was asked for in a year.

use entity::institution::consistency::ConsistencyVerdict;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::answer::ContestCard;
use super::compared::Compared;
use super::contest::ContestForm;
use super::stated::StateForm;
use super::view::{Burden, Contest, Fact, ResponseData, Society, Terms, reading};
use crate::parts::{
    Button, Card, Chip, Column, EmptyState, Icon, LinkButton, Loaded, Note, PageHead, Table, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, fill, t};

/// The screen.
#[component]
pub(crate) fn SocietyConsistencyPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let reading = reading(move || {
        // Whoever comes from the meter of a year sees that year; one that cannot be is this year.
        let year = query.with(|query| query.get("year")?.parse().ok()).filter(|year| (1949..=9999).contains(year));
        (params.with(|params| params.get("id").unwrap_or_default()), year)
    });
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| match data.society {
        Some(society) => {
            view! { <Room society contests=data.figure_contests.nodes terms=data.contest_terms moved /> }.into_any()
        }
        None => view! {
            <PageHead title=t().ahead.consistency />
            <EmptyState icon=Icon::Search title=t().register.not_found line=t().register.not_found_hint>
                <LinkButton href="/societies">{t().register.to_list}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! { <Loaded reading lines=12 view /> }
}

#[component]
fn Room(society: Society, contests: Vec<Contest>, terms: Terms, moved: Callback<()>) -> impl IntoView {
    let text = text::consistency::t();
    let Society { id, name, consistency, burden } = society;
    let mut facts = consistency.map(|consistency| consistency.facts).unwrap_or_default();
    // What differs is what one comes for.
    facts.sort_by_key(|fact| fact.verdict != ConsistencyVerdict::Differs);
    let differing = facts.iter().filter(|fact| fact.verdict == ConsistencyVerdict::Differs).count();
    let print = move |()| drop(window().print());
    let aside = view! {
        <span class="print:hidden"><Button weight=Weight::Quiet icon=Icon::Print on_press=print>{t().home.print}</Button></span>
    };
    let said = if differing == 0 { text.no_difference.to_owned() } else { fill(text.differences, &[&differing]) };
    let chosen = RwSignal::new(None::<Fact>);
    let (owner, states) = (id.clone(), viewer().may("Mutation.stateFigures"));
    let form = move || chosen.get().map(|fact| view! { <ContestForm society=owner.clone() fact moved /> });
    let state = states.then(|| view! { <StateForm society=id.clone() facts=facts.clone() moved /> });
    let compared = facts.into_iter().map(move |fact| {
        view! { <Compared fact contest=Callback::new(move |fact| chosen.set(Some(fact))) /> }
    });
    let days = fill(text.terms, &[&terms.answer_working_days, &terms.source]);
    let history = contests.into_iter().map(|contest| view! { <ContestCard contest moved /> }).collect_view();
    view! {
        <PageHead title=t().ahead.consistency line=name aside=aside.into_any() />
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <div class="grid min-w-0 gap-3">
                <Note tone=if differing == 0 { Tone::Ok } else { Tone::Warn }>{said}</Note>
                <Card>{compared.collect_view()}</Card>
                {form}
                {state}
            </div>
            <div class="grid min-w-0 gap-3">
                {history}
                {burden.map(|burden| view! { <BurdenCard burden /> })}
                <p class="text-sm text-ink-2">{days}</p>
                <p class="print:hidden"><LinkButton href=["/societies/", &id].concat() icon=Icon::Society>{text.society_page}</LinkButton></p>
            </div>
        </div>
    }
}

/// What the society was asked for in a year.
#[component]
fn BurdenCard(burden: Burden) -> impl IntoView {
    let text = text::consistency::t();
    let over = burden.over_budget.then(|| view! { <Chip tone=Tone::Warn>{text.over}</Chip> }.into_any());
    let said = fill(text.burden_said, &[&burden.papers, &burden.fields, &burden.prefilled, &burden.typed]);
    let budget = fill(text.budget_said, &[&burden.budget.papers, &burden.budget.fields, &burden.budget.source]);
    let columns = vec![
        Column::words(text.paper),
        Column::figures(text.papers),
        Column::figures(text.fields),
        Column::figures(text.prefilled),
        Column::figures(text.typed),
    ];
    let row = |kind: super::view::Kind| {
        view! {
            <tr>
                <td>{kind.label}</td>
                <td class="figure">{kind.papers}</td>
                <td class="figure">{kind.fields}</td>
                <td class="figure">{kind.prefilled}</td>
                <td class="figure">{kind.typed}</td>
            </tr>
        }
    };
    let rows = burden.kinds.into_iter().map(row).collect_view();
    view! {
        <Card title=fill(text.burden_title, &[&burden.year]) aside=over.unwrap_or_else(|| ().into_any())>
            <p class="mb-2">{said}</p>
            <Table caption=text.by_paper columns>{rows}</Table>
            <p class="mt-2 text-sm text-ink-2">{budget}</p>
        </Card>
    }
}
