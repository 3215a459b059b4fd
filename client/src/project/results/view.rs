//! Published results as their screen reads them.

use entity::project::outcome::Outcome;
use entity::project::published_result::{Channel, ResultKind};
use entity::register::society::Discipline;
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/project/results/list.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Channel", "Discipline", "Outcome", "ResultKind")
)]
pub(super) struct ResultList;

pub(super) use result_list::{ResponseData, ResultFilter, ResultListPublishedResultsNodes as Row, Variables};

/// Reads a page of the list.
pub(super) fn list(ask: impl Fn() -> Variables + 'static) -> Cached<ResponseData> {
    cached::<ResultList>(move || {
        let variables = ask();
        let key = serde_json::to_string(&variables).unwrap_or_default();
        Some((["results.", &key].concat(), variables))
    })
}
