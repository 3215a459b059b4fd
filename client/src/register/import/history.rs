//! Earlier runs, newest first; each opens its report.

use entity::register::import::ImportState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::report::tone;
use crate::net::cached;
use crate::parts::{Card, Chip, Loaded, RowLink};
use crate::text::{fill, label, moment, t};

/// Runs that are shown.
const PAGE: i64 = 20;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/import/import_history.graphql",
    response_derives = "Clone, Debug, PartialEq",
    skip_serializing_none,
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ImportState")
)]
struct ImportHistory;

type Past = import_history::ImportHistoryImportRunsNodes;

/// The card; reads again when `round` changes.
#[component]
pub(super) fn HistoryCard(#[prop(into)] round: Signal<u32>) -> impl IntoView {
    let reading = cached::<ImportHistory>(|| {
        Some(("import.runs".into(), import_history::Variables { first: PAGE, after: None }))
    });
    Effect::new(move |earlier: Option<u32>| {
        let now = round.get();
        if earlier.is_some_and(|earlier| earlier != now) {
            reading.reload();
        }
        now
    });
    view! {
        <Card title=t().import.history>
            <Loaded reading view=|data| list(data.import_runs.nodes) />
        </Card>
    }
}

fn list(runs: Vec<Past>) -> AnyView {
    if runs.is_empty() {
        return view! { <p class="text-ink-2">{t().import.history_none}</p> }.into_any();
    }
    runs.into_iter().map(row).collect_view().into_any()
}

fn row(run: Past) -> impl IntoView {
    let text = t().import;
    let kind = if run.dry_run { text.trial } else { text.real };
    let when = fill(text.by, &[&moment(&run.started_at), &run.started_by]);
    let counts = [(text.created, run.created), (text.changed, run.changed), (text.problems, run.problem_count)];
    let counts: Vec<String> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
    let line = [&[when], counts.as_slice()].concat().join(" · ");
    let aside =
        view! { <Chip tone=tone(run.state, run.problem_count)>{kind} " · " {label(run.state)}</Chip> }.into_any();
    view! { <RowLink href=["/import?run=", &run.id].concat() title=run.file_name line aside /> }
}
