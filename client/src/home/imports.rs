//! The last imports and how each ended.

use entity::register::import::ImportState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::cached;
use crate::parts::{Card, Chip, EmptyState, Icon, Loaded, RowLink, Tone};
use crate::text::{fill, label, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/import_runs.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ImportState")
)]
struct RecentImports;

use recent_imports::{RecentImportsImportRunsNodes as Run, ResponseData};

/// A card of the last imports.
#[component]
pub(super) fn LastImports() -> impl IntoView {
    let reading = cached::<RecentImports>(|| Some(("imports".into(), recent_imports::Variables)));
    let text = t().home;
    let view = move |data: ResponseData| match data.import_runs.nodes {
        runs if runs.is_empty() => {
            view! { <EmptyState icon=Icon::Import title=text.no_imports line=text.no_imports_line /> }.into_any()
        }
        runs => runs.into_iter().map(|run| view! { <RunRow run /> }).collect_view().into_any(),
    };
    view! {
        <Card title=text.imports>
            <Loaded reading view />
        </Card>
    }
}

#[component]
fn RunRow(run: Run) -> impl IntoView {
    let text = t().home;
    let counts = match run.problem_count {
        0 => fill(text.import_counts, &[&run.created, &run.changed, &run.unchanged]),
        problems => fill(text.problems, &[&problems]),
    };
    let line = [&moment(&run.started_at), " · ", &run.started_by, " · ", &counts].concat();
    let tone = match run.state {
        ImportState::Done => Tone::Ok,
        ImportState::Refused | ImportState::Failed => Tone::Bad,
        _ => Tone::Info,
    };
    let state = label(run.state);
    let state = if run.dry_run { [text.dry_run, " · ", state].concat() } else { state.to_owned() };
    let aside = view! { <Chip tone>{state}</Chip> }.into_any();
    view! { <RowLink href=["/import?run=", &run.id].concat() title=run.file_name line aside /> }
}
