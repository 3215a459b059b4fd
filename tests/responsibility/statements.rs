//! Lists of this room cost no statement a row.

use support::both;
use support::statements::flat;

both! {
    async fn a_long_list_costs_as_many_statements_as_a_short_one(house) {
        let org = house.org().await;
        for (query, few, many) in [
            ("openItems(first: $first) { nodes { title subject society { name } holder { name tier } escalation } }", 5, 20),
            ("directives(first: $first) { nodes { title issuer { name } echo { recipients late } } }", 2, 4),
            ("directiveRecipients(first: $first) { nodes { state holder { name } directive { title } } }", 5, 20),
            ("findings(first: $first) { nodes { text society { name } agency { name } } }", 3, 5),
            ("notices(first: $first) { nodes { title text society { name } holder { name } subject note by } }", 3, 6),
            ("threads(first: $first) { nodes { subject from { name } to { name } messages { body author } } }", 2, 3),
            ("guidanceBoard(first: $first) { nodes { name guidance { lights { state } records { heldOn } } } }", 5, 50),
        ] {
            let query = format!("query($first: Int) {{ {query} }}");
            flat(house, &org, &query, few, many).await;
        }
    }
}
