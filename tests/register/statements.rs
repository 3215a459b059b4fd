//! A list costs as many SQL statements as one line of it: never one a row.

use support::statements::{cost, flat};
use support::{both, json};

both! {
    async fn a_list_of_fifty_costs_as_many_statements_as_a_list_of_five(house) {
        let federation = house.federation().await;
        for fields in [
            "id name form", "version usccOverride", "names { name }", "headcount { formal } headcounts { since }",
            "listings { kind }", "region { name parent { name } }", "leaders { name post leadsPartyWork }",
            "contact { phone }", "inspections { year }", "forms { form }", "deadlines { kind society { name } }",
            "formAssessment { recommended reasons { text } }", "grade { level } council { daysLeft }",
            "partyActs(first: 3) { totalCount nodes { act } } partyActCounts { held } actPermissions { act }",
            "events(first: 3) { nodes { action changes { field } } }", "events(first: 3) { totalCount }",
            "id version name headcount { formal } leaders { name } listings { kind } region { name } contact { phone }",
        ] {
            let query = format!("query($first: Int) {{ societies(first: $first) {{ nodes {{ {fields} }} }} }}");
            flat(house, &federation, &query, 5, 50).await;
        }
    }

    async fn other_lists_cost_no_statement_a_row(house) {
        let admin = house.admin().await;
        for (query, few, many) in [
            ("query($first: Int) { users(first: $first) { nodes { id posts { role region { name } agency { name } \
              society { name } } lockedUntil } } }", 5, 13),
            ("query($first: Int) { deadlines(first: $first, withinDays: 366) { nodes { dueOn society { name \
              headcount { formal } } } } }", 2, 10),
            ("query($first: Int) { leaders(first: $first) { nodes { name partyRoles dualIdentity missing conflicts { kind } \
              namesakes { same } society { name version } } } }", 5, 60),
        ] {
            flat(house, &admin, query, few, many).await;
        }
        let alone = cost(house, &admin, "{ agencies(tier: LEAD) { region { name } } }", &json!({})).await;
        assert_eq!(cost(house, &admin, "{ agencies { region { name } } }", &json!({})).await, alone);
    }

    async fn who_asks_is_found_in_one_statement(house) {
        let leader = house.leader().await;
        assert_eq!(cost(house, &leader, "{ today }", &json!({})).await, 1);
        assert_eq!(cost(house, &leader, "{ viewer { username posts { role } } }", &json!({})).await, 1);
    }

    async fn the_total_is_counted_only_when_it_is_asked_for(house) {
        let org = house.org().await;
        let without = cost(house, &org, "query($first: Int) { societies(first: $first) { nodes { id } } }", &json!({ "first": 5 })).await;
        let with = "query($first: Int) { societies(first: $first) { totalCount nodes { id } } }";
        assert_eq!(cost(house, &org, with, &json!({ "first": 5 })).await, without + 1);
    }
}
