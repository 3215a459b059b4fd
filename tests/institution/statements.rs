//! A list of reports costs no statement a row, whole content included.

use support::{both, json};

both! {
    async fn a_long_queue_costs_as_many_statements_as_a_short_one(house) {
        let federation = house.federation().await;
        let query = "query($first: Int) { annualReports(first: $first, filter: { states: [SUBMITTED, RETURNED, PASSED] }) { \
            nodes { state society { name } campaign { year } openItem { holder { name } } steps { step } reasons { label } \
            content { gate { result } fields { field value known remark } } } } }";
        let mut costs = Vec::new();
        for first in [3, 15] {
            let mut least = usize::MAX;
            for _ in 0..12 {
                let before = house.statements();
                let answer = federation.ask(query, json!({ "first": first })).await;
                assert_eq!(answer.list("annualReports.nodes").len(), usize::try_from(first).unwrap_or_default());
                least = least.min(house.statements() - before);
            }
            costs.push(least);
        }
        // On a busy machine a batch may come in two; a statement a row would be twelve more.
        assert!(costs[1] <= costs[0] + 2, "{costs:?}");
    }
}
