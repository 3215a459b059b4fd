//! The deadlines of one's own society.

use entity::institution::deadline::DeadlineKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::Board;
use crate::home::due::Due;
use crate::net::cached;
use crate::parts::Loaded;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/deadlines/own.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DeadlineKind")
)]
struct OwnDeadlines;

/// Reads and shows them.
#[component]
pub(super) fn Own(society: String, dues: RwSignal<Vec<Due>>) -> impl IntoView {
    let reading = cached::<OwnDeadlines>(move || {
        Some(("deadlines".into(), own_deadlines::Variables { society: society.clone() }))
    });
    Effect::new(move |_| dues.set(reading.with(|data| data.map(dues_of).unwrap_or_default())));
    view! { <Loaded reading lines=4 view=move |_| view! { <Board dues /> }.into_any() /> }
}

fn dues_of(data: &own_deadlines::ResponseData) -> Vec<Due> {
    let Some(society) = &data.society else { return Vec::new() };
    let due = |deadline: &own_deadlines::OwnDeadlinesSocietyDeadlines| Due {
        kind: deadline.kind,
        last_day: deadline.due_on,
        days_left: deadline.days_left,
        rule: deadline.rule.clone(),
        href: ["/societies/", &society.id].concat(),
        society_name: society.name.clone(),
    };
    society.deadlines.iter().map(due).collect()
}
