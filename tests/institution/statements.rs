//! A list of reports costs no statement a row, whole content included.

use support::statements::flat;
use support::{both, json};

both! {
    async fn a_long_queue_costs_as_many_statements_as_a_short_one(house) {
        let federation = house.federation().await;
        let query = "query($first: Int) { annualReports(first: $first, filter: { states: [SUBMITTED, RETURNED, PASSED] }) { \
            nodes { state society { name } campaign { year } openItem { holder { name } } steps { step } reasons { label } \
            content { gate { result } fields { field value known remark } } } } }";
        let shown = federation.ask(query, json!({ "first": 15 })).await;
        assert_eq!(shown.list("annualReports.nodes").len(), 15, "there are reports enough to count by");
        flat(house, &federation, query, 3, 15).await;
    }
}
