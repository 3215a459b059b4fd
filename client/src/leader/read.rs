//! What is read of leaders.

use entity::people::appointment::LeaderPost;
use entity::people::conflict::{Certainty, ConflictKind, ConflictOwner};
use entity::people::dual::{DualIdentity, PartyRole};
use graphql_client::GraphQLQuery;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/leaders.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq, Default",
    skip_serializing_none,
    custom_scalars_module = "crate::net::scalar",
    extern_enums("LeaderPost", "ConflictKind", "ConflictOwner", "Certainty", "DualIdentity", "PartyRole")
)]
pub(crate) struct Leaders;

pub(super) use leaders::{
    LeaderFilter as Filter, LeadersLeadersNodes as Seat, LeadersLeadersNodesConflicts as Conflict,
    LeadersLeadersNodesNamesakes as Namesake, ResponseData, Variables,
};

/// The cursor of the next page, if there is one.
pub(super) fn after(data: &ResponseData) -> Option<String> {
    let page = &data.leaders.page_info;
    page.end_cursor.clone().filter(|_| page.has_next_page)
}
