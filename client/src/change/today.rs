//! The card of registration on the offices' homes: applications, changes and deregistrations in hand, each
//! figure the way to its list.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached};
use crate::parts::{Card, RowLink};
use crate::text::t;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/change/today.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct ChangeToday;

/// The card.
#[component]
pub(crate) fn RegistrationCard() -> impl IntoView {
    let reading = cached::<ChangeToday>(|| Some(("change.today".into(), change_today::Variables))).live(Shows::Figures);
    move || reading.data().map(card)
}

fn card(data: change_today::ResponseData) -> AnyView {
    let row = |title: &'static str, href: &'static str, count: i64| {
        (count > 0).then(|| {
            let aside = view! { <span class="font-semibold">{count}</span> }.into_any();
            view! { <RowLink href title aside /> }
        })
    };
    view! {
        <Card title=t().ahead.registration>
            {row(t().ahead.applications, "/registrations", data.applications.total_count)}
            {row(t().ahead.changes_with_federation, "/changes", data.review.total_count)}
            {row(t().ahead.changes_with_society, "/changes", data.returned.total_count)}
            {row(t().ahead.liquidating, "/changes", data.liquidating.total_count)}
            {row(t().ahead.changes_with_civil, "/changes", data.civil.total_count)}
        </Card>
    }
    .into_any()
}
