//! The cases of the grid about the change feed and its snapshots. The snapshot that is asked for is one of nothing, which
//! is refused: nothing is written beside the next person's request. A subscription that is allowed travels otherwise.

use support::json;

use super::case::{Case, case};

/// The cases.
pub(super) fn cases() -> Vec<Case> {
    let request = "mutation($input: RequestSyncSnapshotInput!) { requestSyncSnapshot(input: $input) { \
        snapshot { id } userErrors { path code } } }";
    let ask = "query($id: ID!) { syncSnapshot(id: $id) { id } }";
    vec![
        case("Query.changes", "-", "{ changes(first: 1) { cursor } }", json!({})),
        case("Subscription.changed", "by HTTP", "subscription { changed { cursor } }", json!({})),
        case("Query.syncSnapshot", "no one", ask, json!({ "id": "x" })),
        case("Mutation.requestSyncSnapshot", "-", request, json!({ "input": { "idempotencyKey": "", "types": [] } })),
    ]
}
