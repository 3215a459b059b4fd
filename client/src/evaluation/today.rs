//! The card of evaluations on the offices' homes: figures, each the way to its list.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached};
use crate::parts::{Card, RowLink};
use crate::text::t;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/evaluation/today.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct EvaluationToday;

/// The card.
#[component]
pub(crate) fn EvaluationCard() -> impl IntoView {
    let reading = cached::<EvaluationToday>(|| Some(("evaluation.today".into(), evaluation_today::Variables)))
        .live(Shows::Figures);
    move || reading.data().map(card)
}

fn card(data: evaluation_today::ResponseData) -> AnyView {
    let row = |title: &'static str, state: &str, count: i64| {
        (count > 0).then(|| {
            let aside = view! { <span class="font-semibold">{count}</span> }.into_any();
            view! { <RowLink href=["/evaluations?state=", state].concat() title aside /> }
        })
    };
    view! {
        <Card title=t().ahead.evaluations>
            {row(t().ahead.evaluations_with_federation, "SELF_RATED", data.opinion.total_count)}
            {row(t().ahead.evaluations_with_civil, "CIVIL", data.civil.total_count)}
            {row(t().ahead.evaluations_in_notice, "NOTICE", data.notice.total_count)}
        </Card>
    }
    .into_any()
}
