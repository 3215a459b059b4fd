//! `/burden?year=…`: how much societies were asked for in a year, as a picture and as figures, who is over the budget,
//! and the budget itself. Counted, never ranked.

mod edit;

use chrono::Datelike;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

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

/// The first year that is asked for: there was no society of today before.
const FIRST_YEAR: i32 = 1949;

/// The year that the address names; this year when it names none, or one that cannot be shown.
fn year_of(named: Option<String>) -> i32 {
    let this = viewer().today.year();
    named.and_then(|year| year.parse().ok()).filter(|year| (FIRST_YEAR..=this).contains(year)).unwrap_or(this)
}

/// The screen.
#[component]
pub(crate) fn BurdenPage() -> impl IntoView {
    let query = use_query_map();
    let year = Memo::new(move |_| year_of(query.with(|query| query.get("year"))));
    let reading = cached::<BurdenView>(move || {
        let key = ["burden.", &year.get().to_string(), language().pick(".zh", ".en")].concat();
        Some((key, burden_view::Variables { year: Some(year.get().into()) }))
    });
    let again = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| {
        view! { <Room overview=data.burden_overview terms=data.contest_terms again /> }.into_any()
    };
    let print = move |()| drop(window().print());
    let aside = view! {
        <span class="print:hidden"><Button weight=Weight::Quiet icon=Icon::Print on_press=print>{t().home.print}</Button></span>
    };
    view! {
        <PageHead title=t().ahead.burden line=text::burden::t().line aside=aside.into_any() />
        <Years year />
        <Loaded reading lines=10 view />
    }
}

/// The year, and the way to the one before and after it; one that is still to come has nothing to show.
#[component]
fn Years(year: Memo<i32>) -> impl IntoView {
    let (text, navigate) = (t().calendar, use_navigate());
    let this = viewer().today.year();
    let go = Callback::new(move |year: i32| {
        let address = if year == this { "/burden".to_owned() } else { fill("/burden?year={}", &[&year]) };
        // Another year is the same page: "back" leaves it, and it does not jump.
        navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    let (first, last) = (move || year.get() <= FIRST_YEAR, move || year.get() >= this);
    view! {
        <div class="mb-3 flex items-center gap-3">
            <span class="print:hidden">
                <Button icon=Icon::Back disabled=Signal::derive(first) on_press=move || go.run(year.get_untracked() - 1)>
                    <span class="sr-only">{text.year_before}</span>
                </Button>
            </span>
            <p class="text-lg font-semibold" aria-live="polite">{move || fill(text.year, &[&year.get()])}</p>
            <span class="print:hidden">
                <Button icon=Icon::Right disabled=Signal::derive(last) on_press=move || go.run(year.get_untracked() + 1)>
                    <span class="sr-only">{text.year_after}</span>
                </Button>
            </span>
        </div>
    }
}

#[component]
fn Room(overview: Overview, terms: Terms, again: Callback<()>) -> impl IntoView {
    let edits = viewer().may("Mutation.setBurdenBudget").then(|| {
        view! { <EditBudget budget=overview.budget.clone() again /> <EditTerms terms again /> }
    });
    let budget = overview.budget.clone();
    let counted = if overview.papers == 0 {
        let text = text::burden::t();
        let title = fill(text.nothing, &[&overview.year]);
        view! { <Card><EmptyState icon=Icon::Overview title line=text.nothing_line /></Card> }.into_any()
    } else {
        view! { <Figures overview=overview.clone() /> <Spread overview=overview.clone() /> }.into_any()
    };
    let over = (overview.papers > 0).then(|| view! { <OverBudget overview /> });
    view! {
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <div class="grid min-w-0 gap-3">{counted}</div>
            <div class="grid min-w-0 gap-3">
                {over}
                <BudgetCard budget />
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
    let year = overview.year.to_string();
    let row = |society: Over| {
        let line = society.burden.map(|burden| fill(text.asked, &[&burden.papers, &burden.fields])).unwrap_or_default();
        let href = ["/societies/", &society.id, "/consistency?year=", &year].concat();
        view! { <RowLink href title=society.name line /> }
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
