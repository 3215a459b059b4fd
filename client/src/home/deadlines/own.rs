//! The deadlines of one's own society.

use entity::institution::deadline::DeadlineKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::Board;
use crate::home::due::{Due, due_of};
use crate::net::cached;
use crate::parts::Loaded;
use crate::text::language;

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
        let key = ["deadlines.", language().pick("zh", "en")].concat();
        Some((key, own_deadlines::Variables { society: society.clone() }))
    });
    Effect::new(move |_| dues.set(reading.with(|data| data.map(dues_of).unwrap_or_default())));
    view! { <Loaded reading lines=4 view=move |_| view! { <Board dues /> }.into_any() /> }
}

fn dues_of(data: &own_deadlines::ResponseData) -> Vec<Due> {
    let Some(society) = &data.society else { return Vec::new() };
    let href = ["/societies/", &society.id].concat();
    society.deadlines.iter().map(|deadline| due_of!(deadline, href.clone(), society.name.clone())).collect()
}
