//! The deadlines of all societies that a tier sees: council terms and grades, page after page, and the
//! annual report, which falls due for all on one day, as one line.

use entity::institution::deadline::DeadlineKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Board;
use crate::home::due::Due;
use crate::net::{self, cached};
use crate::parts::Loaded;
use crate::session::viewer;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/deadlines/coming.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DeadlineKind")
)]
struct Coming;

use coming::ResponseData;

/// A year's deadlines have at most this many pages here; more belongs into the societies' list.
const PAGES: usize = 8;

/// Reads the first page, shows it, and reads on.
#[component]
pub(super) fn AllDeadlines(dues: RwSignal<Vec<Due>>) -> impl IntoView {
    let reading = cached::<Coming>(|| Some(("deadlines".into(), coming::Variables { after: None })));
    Effect::new(move |_| {
        let first = reading.with(|data| data.map(|data| (dues_of(data), next(data))));
        let Some((found, after)) = first else { return };
        dues.set([Due::annual_report(viewer().today).into_iter().collect(), found].concat());
        if !reading.loading() && !reading.stale() {
            spawn_local(read_on(after, dues));
        }
    });
    view! { <Loaded reading lines=9 view=move |_| view! { <Board dues /> }.into_any() /> }
}

/// Read the pages behind the first.
async fn read_on(mut after: Option<String>, dues: RwSignal<Vec<Due>>) {
    for _ in 1..PAGES {
        let Some(cursor) = after else { return };
        let page = net::send::<Coming>(coming::Variables { after: Some(cursor) }).await;
        let Ok(page) = page else { return };
        after = next(&page);
        // The screen may be gone by now.
        let _ = dues.try_update(|dues| dues.extend(dues_of(&page)));
    }
}

fn next(data: &ResponseData) -> Option<String> {
    let page = &data.deadlines.page_info;
    page.end_cursor.clone().filter(|_| page.has_next_page)
}

fn dues_of(data: &ResponseData) -> Vec<Due> {
    let due = |node: &coming::ComingDeadlinesNodes| Due {
        kind: node.kind,
        last_day: node.due_on,
        days_left: node.days_left,
        rule: node.rule.clone(),
        href: ["/societies/", &node.society.id].concat(),
        society_name: node.society.name.clone(),
    };
    data.deadlines.nodes.iter().map(due).collect()
}
