//! `node`, `nodes`, `regions`, `agencies`, `users`, `system`, `viewer`: whatever has a global id.

use support::{both, cast, json};

const NODE: &str = "query($id: ID!) { node(id: $id) { id __typename } }";

both! {
    async fn every_kind_is_found_by_its_id(house) {
        let admin = house.admin().await;
        let found = admin.query("{ regions { id } agencies { id tier region { code } } users { nodes { id } } \
                                 societies(first: 1) { nodes { id } } }").await;
        for (path, kind) in [
            ("regions.0.id", "Region"), ("agencies.0.id", "Agency"), ("users.nodes.0.id", "User"),
            ("societies.nodes.0.id", "Society"),
        ] {
            let id = found.data(path);
            let node = admin.ask(NODE, json!({ "id": id })).await;
            assert_eq!(node.data("node"), &json!({ "id": id, "__typename": kind }));
        }
    }

    async fn an_id_of_another_kind_or_none_leads_nowhere(house) {
        let admin = house.admin().await;
        let id = house.society(cast::LEADERS).await;
        for wrong in [
            "", "x", "s", &id[1..], &format!("r{}", &id[1..]), &format!("u{}", &id[1..]), &format!("a{}", &id[1..]),
            &format!("i{}", &id[1..]), &format!("e{}", &id[1..]), &format!("z{}", &id[1..]), &id.to_uppercase(),
            &format!("{id}0"), "s00000000000070008000000000000000", &"长".repeat(33),
        ] {
            let node = admin.ask(NODE, json!({ "id": wrong })).await;
            assert_eq!(node.data("node"), &json!(null), "{wrong:?}");
            let society = admin.ask("query($id: ID!) { society(id: $id) { id } }", json!({ "id": wrong })).await;
            assert_eq!(society.data("society"), &json!(null), "{wrong:?}");
        }
    }

    async fn nodes_keep_their_order_and_their_gaps(house) {
        let leader = house.leader().await;
        let own = house.society(cast::LEADERS).await;
        let other = house.society(cast::SECRETARYS).await;
        let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        let found = leader.ask(query, json!({ "ids": [other, own, "x", own] })).await;
        assert_eq!(found.data("nodes"), &json!([null, { "id": own }, null, { "id": own }]));
        assert_eq!(leader.ask(query, json!({ "ids": [] })).await.data("nodes"), &json!([]));
        let many = leader.ask(query, json!({ "ids": vec![own; 101] })).await;
        assert_eq!(many.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn regions_and_agencies_are_the_map(house) {
        let leader = house.leader().await;
        let found = leader.query("{ regions { id code name level parent { code } } agencies { name tier region { code } } }").await;
        let codes: Vec<_> = found.list("regions").iter().map(|region| region["code"].clone()).collect();
        assert_eq!(codes, ["320000", "329800", "329900"]);
        let tiers: Vec<_> = found.list("agencies").iter().map(|agency| agency["tier"].clone()).collect();
        assert_eq!(tiers, ["LEAD", "REGISTRATION", "SPONSOR", "SPONSOR"]);
        let under = "query($id: ID!) { regions(under: $id) { code } }";
        let city = found.data("regions.2.id");
        assert_eq!(leader.ask(under, json!({ "id": city })).await.data("regions"), &json!([{ "code": "329900" }]));
        assert_eq!(leader.ask(under, json!({ "id": "x" })).await.error_code(), Some("BAD_USER_INPUT"));
        let tier = leader.query("{ agencies(tier: LEAD) { name } }").await;
        assert_eq!(tier.data("agencies"), &json!([{ "name": "江南市委组织部“两新”办" }]));
    }

    async fn the_viewer_is_who_he_is(house) {
        let query = "{ viewer { id username displayName post { id role since until agency { tier } society { uscc } \
                     region { code } } posts { role } } }";
        assert_eq!(house.anonymous().query(query).await.data("viewer"), &json!(null));
        for (name, role, society, tier) in [
            ("org", "ORG_DEPT", json!(null), json!({ "tier": "LEAD" })),
            ("civil", "CIVIL_AFFAIRS", json!(null), json!({ "tier": "REGISTRATION" })),
            ("federation", "FED_ADMIN", json!(null), json!({ "tier": "SPONSOR" })),
            ("chair", "FED_CHAIR", json!(null), json!({ "tier": "SPONSOR" })),
            ("leader", "SOCIETY_LEADER", json!({ "uscc": cast::LEADERS }), json!(null)),
            ("secretary", "BRANCH_SECRETARY", json!({ "uscc": cast::SECRETARYS }), json!(null)),
            ("expert", "EXPERT", json!(null), json!(null)),
            ("admin", "ADMIN", json!(null), json!(null)),
        ] {
            let found = house.person(name).await.query(query).await;
            let viewer = found.data("viewer");
            assert_eq!(viewer["username"], name);
            assert_eq!(viewer["posts"], json!([{ "role": role }]));
            let post = &viewer["post"];
            assert_eq!((&post["role"], &post["society"], &post["agency"]), (&json!(role), &society, &tier));
            assert_eq!((&post["since"], &post["until"]), (&json!("2026-01-01"), &json!(null)));
            assert_eq!(post["region"], json!({ "code": "329900" }));
        }
    }

    async fn the_administrator_reads_users_and_health(house) {
        let admin = house.admin().await;
        let found = admin.query("{ users(first: 100) { totalCount nodes { username disabled lastLoginAt lockedUntil \
            posts { role } } } system { version database demo now societies events users lastImportAt } }").await;
        assert_eq!(found.number("users.totalCount"), 18, "the cast, two experts, two of the project desk and the partner's program");
        let names = found.list("users.nodes").iter().map(|user| user["username"].as_str().unwrap_or_default());
        let names: Vec<_> = names.filter(|name| cast::ACCOUNTS.contains(name)).collect();
        assert_eq!(names, cast::ACCOUNTS, "in the order in which they were made");
        let system = found.data("system");
        let database = if house.kind == support::Kind::Sqlite { "SQLite" } else { "PostgreSQL" };
        assert_eq!(system["database"], database);
        assert_eq!((&system["demo"], &system["societies"], &system["users"]), (&json!(true), &json!(110), &json!(18)));
        let page = admin.query("{ users(first: 4) { pageInfo { endCursor hasNextPage } } }").await;
        let next = "query($after: String) { users(first: 100, after: $after) { nodes { username } } }";
        let rest = admin.ask(next, json!({ "after": page.data("users.pageInfo.endCursor") })).await;
        assert_eq!(rest.list("users.nodes").len(), 14);
        for bad in ["AAAA", "!", ""] {
            assert_eq!(admin.ask(next, json!({ "after": bad })).await.error_code(), Some("BAD_USER_INPUT"));
        }
    }
}
