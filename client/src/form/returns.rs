//! Why proposals went back, and at which fields: so that the form is made better where it is misunderstood.

use chrono::Datelike;
use chrono::NaiveDate;
use entity::form::formation::ReturnReason;
use entity::form::remark::ProposalField;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use view_model::form::cases::Narrow;

use crate::net::cached;
use crate::parts::{Bar, Bars, Card, Choice, Choices, Counted, EmptyState, Icon, Loaded, Pick};
use crate::session::viewer;
use crate::text::{fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/returns.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ProposalField", "ReturnReason")
)]
struct FormationReturns;

use formation_returns::{ResponseData, Variables};

/// The card; nothing for who is not told.
#[component]
pub(super) fn ReturnsCard() -> impl IntoView {
    viewer().may("Query.formationReturns").then(|| view! { <Counts /> })
}

#[component]
fn Counts() -> impl IntoView {
    let text = t().form;
    let year = viewer().today.year();
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    let since = RwSignal::new(None::<NaiveDate>);
    let reading = cached::<FormationReturns>(move || {
        let since = since.get();
        let key = ["returns.", if since.is_some() { "year" } else { "all" }].concat();
        Some((key, Variables { since }))
    });
    let choice = move |which: Option<NaiveDate>| {
        let chosen = Signal::derive(move || since.get() == which);
        let label = if which.is_some() { text.this_year } else { text.ever };
        view! { <Choice pick=Pick::One("period") label chosen on_choose=move || since.set(which) /> }
    };
    view! {
        <section class="mt-4" aria-label=text.returns>
            <h2 class="mb-2 font-semibold">{text.returns}</h2>
            <Choices label=text.period>{choice(None)} {choice(first)}</Choices>
            <Loaded reading lines=4 view=cards />
        </section>
    }
}

fn cards(data: ResponseData) -> AnyView {
    let (text, found) = (t().form, data.formation_returns);
    if found.total == 0 {
        return view! { <Card><EmptyState icon=Icon::Done title=text.none_returned /></Card> }.into_any();
    }
    let bar = |label: &str, narrow: Narrow, returns| Bar {
        label: label.into(),
        href: narrow.href(),
        whole: returns,
        part: None,
    };
    let reasons = found.by_reason.iter().filter(|counted| counted.returns > 0).map(|counted| {
        let narrow = Narrow { reason: Some(counted.reason), ..Narrow::default() };
        bar(label(counted.reason), narrow, counted.returns)
    });
    let fields = found.by_field.iter().filter(|counted| counted.returns > 0).map(|counted| {
        let narrow = Narrow { field: Some(counted.field), ..Narrow::default() };
        bar(label(counted.field), narrow, counted.returns)
    });
    let (reasons, fields): (Vec<_>, Vec<_>) = (reasons.collect(), fields.collect());
    let counted = |thing| Counted { thing, whole: t().inspection.times, part: "" };
    let remarked = !fields.is_empty();
    view! {
        <p class="mb-2">{fill(text.returns_line, &[&found.total, &found.formations])}</p>
        <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
            <Card title=text.by_reason><Bars caption=text.by_reason counted=counted(text.return_reason) bars=reasons /></Card>
            {remarked.then(|| view! {
                <Card title=text.by_field><Bars caption=text.by_field counted=counted(text.field) bars=fields /></Card>
            })}
        </div>
    }
    .into_any()
}
