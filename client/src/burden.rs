//! `/burden`: how much societies were asked for in a year, as a picture and as figures, who is over the budget,
//! and the budget itself. Counted, never ranked.

mod edit;

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use self::edit::{EditBudget, EditTerms};
use crate::net::cached;
use crate::parts::{
    Bar, Bars, Button, Card, Counted, EmptyState, Fact, Facts, Icon, Loaded, PageHead, RowLink, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, fill, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/burden/overview.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct BurdenView;

use burden_view::{BurdenViewBurdenOverview as Overview, ResponseData};
pub(crate) use burden_view::{
    BurdenViewBurdenOverviewBudget as Budget, BurdenViewBurdenOverviewOverBudgetSocieties as Over,
    BurdenViewContestTerms as Terms,
};

/// The screen.
#[component]
pub(crate) fn BurdenPage() -> impl IntoView {
    let reading = cached::<BurdenView>(move || {
        Some((["burden.", language().pick("zh", "en")].concat(), burden_view::Variables { year: None }))
    });
    let again = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| {
        view! { <Room overview=data.burden_overview terms=data.contest_terms again /> }.into_any()
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(overview: Overview, terms: Terms, again: Callback<()>) -> impl IntoView {
    let text = text::burden::t();
    let print = move |()| drop(window().print());
    let aside = view! {
        <span class="print:hidden"><Button weight=Weight::Quiet icon=Icon::Print on_press=print>{t().home.print}</Button></span>
    };
    let edits = viewer().may("Mutation.setBurdenBudget").then(|| {
        view! { <EditBudget budget=overview.budget.clone() again /> <EditTerms terms again /> }
    });
    view! {
        <PageHead title=t().ahead.burden line=fill(text.line, &[&overview.year]) aside=aside.into_any() />
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <div class="grid min-w-0 gap-3">
                <Figures overview=overview.clone() />
                <Spread overview=overview.clone() />
            </div>
            <div class="grid min-w-0 gap-3">
                <OverBudget overview=overview.clone() />
                <BudgetCard budget=overview.budget />
                {edits}
            </div>
        </div>
    }
}

#[component]
fn Figures(overview: Overview) -> impl IntoView {
    let text = text::burden::t();
    let over = if overview.over_budget == 0 { Tone::Ok } else { Tone::Warn };
    view! {
        <Card edge=over>
            <Facts>
                <Fact label=text.societies value=overview.societies.to_string() />
                <Fact label=text.papers value=overview.papers.to_string() />
                <Fact label=text.fields value=overview.fields.to_string() />
                <Fact label=text.prefilled value=overview.prefilled.to_string() remark=fill(text.typed, &[&overview.typed]) />
                <Fact label=text.over value=overview.over_budget.to_string() />
            </Facts>
        </Card>
    }
}

/// The picture: so many societies with so many fields.
#[component]
fn Spread(overview: Overview) -> impl IntoView {
    let text = text::burden::t();
    let bar = |column: burden_view::BurdenViewBurdenOverviewDistribution| Bar {
        label: fill(text.from_to, &[&column.from, &column.to]),
        href: "#over".into(),
        whole: column.societies,
        part: None,
    };
    let bars = overview.distribution.into_iter().map(bar).collect();
    let counted = Counted { thing: text.thing, whole: text.whole, part: "" };
    view! { <Card title=text.distribution><Bars caption=text.distribution counted bars /></Card> }
}

#[component]
fn OverBudget(overview: Overview) -> impl IntoView {
    let text = text::burden::t();
    let row = |society: Over| {
        let line = society.burden.map(|burden| fill(text.asked, &[&burden.papers, &burden.fields])).unwrap_or_default();
        view! { <RowLink href=["/societies/", &society.id, "/consistency"].concat() title=society.name line /> }
    };
    let rows: Vec<_> = overview.over_budget_societies.into_iter().map(row).collect();
    let none =
        rows.is_empty().then(|| view! { <EmptyState icon=Icon::Done title=text.none_over line=text.none_over_line /> });
    view! {
        <div id="over"><Card title=fill(text.over_list, &[&overview.over_budget])>{none} {rows}</Card></div>
    }
}

#[component]
fn BudgetCard(budget: Budget) -> impl IntoView {
    let text = text::burden::t();
    view! {
        <Card title=text.budget>
            <Facts>
                <Fact label=text.budget_papers value=budget.papers.to_string() />
                <Fact label=text.budget_fields value=budget.fields.to_string() />
            </Facts>
            <p class="mt-3 text-sm"><span class="text-ink-2">{text.source} ": "</span> {budget.source}</p>
        </Card>
    }
}
