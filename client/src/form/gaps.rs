//! Why societies are not covered: each with its cause, the one next action and its owner.

use std::collections::BTreeMap;

use entity::form::gap::{GapAction, GapCause, GapOwner};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached};
use crate::parts::{Card, Chip, RowLink, Tone};
use crate::session::viewer;
use crate::text::{label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/gaps.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("GapAction", "GapCause", "GapOwner")
)]
struct CoverageGaps;

/// The card; nothing where the viewer is told no causes, or where there is no gap.
#[component]
pub(crate) fn GapsCard() -> impl IntoView {
    viewer().may("Query.formations").then(|| view! { <Listed /> })
}

#[component]
fn Listed() -> impl IntoView {
    let reading = cached::<CoverageGaps>(|| Some(("gaps".into(), coverage_gaps::Variables {}))).live(Shows::List);
    let card = |data: coverage_gaps::ResponseData| {
        // A society that has nothing and must form stands in both lists: once is enough.
        let mut rows = BTreeMap::new();
        for node in data.must_form.nodes {
            rows.extend(node.coverage_gap.map(|gap| (node.id, (node.name, gap.text, gap.owner))));
        }
        for node in data.uncovered.nodes {
            rows.extend(node.coverage_gap.map(|gap| (node.id, (node.name, gap.text, gap.owner))));
        }
        let row = |(id, (title, line, owner)): (String, (String, String, GapOwner))| {
            let aside = view! { <Chip tone=Tone::Warn>{label(owner)}</Chip> }.into_any();
            view! { <RowLink href=["/societies/", &id].concat() title line aside /> }
        };
        (!rows.is_empty())
            .then(|| view! { <div class="mb-3"><Card title=t().form.gaps>{rows.into_iter().map(row).collect_view()}</Card></div> })
    };
    move || reading.data().map(card)
}
