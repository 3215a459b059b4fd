//! How much is in the platform, as tiles: on the administrator's home and at the end of the health screen.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::cached;
use crate::parts::{Loaded, Tile, Tiles};
use crate::text::{moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/system/counts.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct SystemCounts;

use system_counts::{ResponseData, SystemCountsSystem};

/// The tiles by themselves.
#[component]
pub(crate) fn SystemTiles() -> impl IntoView {
    let reading = cached::<SystemCounts>(|| Some(("system.counts".into(), system_counts::Variables)));
    let view = |data: ResponseData| {
        let SystemCountsSystem { societies, events, users, last_import_at } = data.system;
        view! { <Counts societies events users last_import_at /> }.into_any()
    };
    view! { <Loaded reading lines=3 view /> }
}

/// The same where the figures are at hand.
#[component]
pub(super) fn Counts(societies: i64, events: i64, users: i64, last_import_at: Option<String>) -> impl IntoView {
    let text = t().account;
    let last = last_import_at.map_or(text.never.to_owned(), |at| moment(&at));
    view! {
        <Tiles>
            <Tile href="/societies" label=text.societies figure=societies.to_string() />
            <Tile href="/users" label=text.users_count figure=users.to_string() />
            <Tile href="/system" label=text.events figure=events.to_string() />
            <Tile href="/import" label=text.last_import figure=last.get(..10).unwrap_or(&last).to_owned() remark=last.get(10..).unwrap_or_default().to_owned() />
        </Tiles>
    }
}
