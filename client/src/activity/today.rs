//! The card of activity filings on the homes: figures, each the way to its list; for a society the way to a
//! new filing.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{cached, replay};
use crate::parts::{Card, Icon, LinkButton, RowLink};
use crate::session::viewer;
use crate::text::t;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/activity/today.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct ActivityToday;

/// The card; a society's own figures, or an office's.
#[component]
pub(crate) fn ActivityCard() -> impl IntoView {
    let reading = cached::<ActivityToday>(move || {
        replay::acknowledged().track();
        Some(("activity.today".into(), activity_today::Variables { society: viewer().society_id }))
    });
    move || reading.data().map(card)
}

fn card(data: activity_today::ResponseData) -> AnyView {
    let text = t().activity;
    let files = viewer().may("Mutation.fileActivity");
    let row = |title: &'static str, state: &str, count: i64| {
        (count > 0).then(|| {
            let aside = view! { <span class="font-semibold">{count}</span> }.into_any();
            view! { <RowLink href=["/activities?state=", state].concat() title aside /> }
        })
    };
    let file = files.then(|| {
        view! { <p class="mt-3"><LinkButton href="/activities/new" icon=Icon::Edit>{text.file}</LinkButton></p> }
    });
    view! {
        <Card title=text.title>
            {row(text.with_federation, "WAITING", data.waiting.total_count)}
            {row(text.with_society, "RETURNED", data.returned.total_count)}
            {row(text.to_be_held, "NO_OBJECTION", data.cleared.total_count)}
            {row(text.to_be_reported, "HELD", data.held.total_count)}
            {row(text.over, "REPORTED", data.reported.total_count)}
            {file}
        </Card>
    }
    .into_any()
}
