//! The card of activity filings on the offices' homes: figures, each the way to its list.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached};
use crate::parts::{Card, RowLink};
use crate::text::t;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/activity/today.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct ActivityToday;

/// The card.
#[component]
pub(crate) fn ActivityCard() -> impl IntoView {
    let reading =
        cached::<ActivityToday>(|| Some(("activity.today".into(), activity_today::Variables))).live(Shows::Figures);
    move || reading.data().map(card)
}

fn card(data: activity_today::ResponseData) -> AnyView {
    let text = t().activity;
    let row = |title: &'static str, state: &str, count: i64| {
        (count > 0).then(|| {
            let aside = view! { <span class="font-semibold">{count}</span> }.into_any();
            view! { <RowLink href=["/activities?state=", state].concat() title aside /> }
        })
    };
    view! {
        <Card title=text.title>
            {row(text.with_federation, "WAITING", data.waiting.total_count)}
            {row(text.with_society, "RETURNED", data.returned.total_count)}
            {row(text.to_be_held, "NO_OBJECTION", data.cleared.total_count)}
            {row(text.to_be_reported, "HELD", data.held.total_count)}
            {row(text.over, "REPORTED", data.reported.total_count)}
        </Card>
    }
    .into_any()
}
