//! What might reach over a border by a side door: filters, orders, totals, ids, aliases and fragments.

use support::{both, cast, city, json};

both! {
    async fn the_gate_looks_through_aliases_fragments_and_operations(house) {
        let anonymous = house.anonymous();
        for query in [
            "{ today: societies { totalCount } }",
            "{ ...f } fragment f on Query { societies { totalCount } }",
            "{ ... on Query { ... on Query { societies { totalCount } } } }",
            "{ ... { societies { totalCount } } }",
            "{ ... @include(if: true) { societies { totalCount } } }",
            "query a { today } query b { societies { totalCount } }",
            "{ today ...f } fragment f on Query { ...g } fragment g on Query { viewer { username } societies { totalCount } }",
        ] {
            let answer = anonymous.query(query).await;
            assert!(!answer.text.contains("totalCount"), "{query}: {}", answer.text);
            assert!((400..500).contains(&answer.status), "{query}: {}", answer.text);
        }
    }

    async fn the_name_of_an_operation_opens_no_gate(house) {
        for (query, name) in [
            ("{ societies { totalCount } }", "x"), ("{ societies { totalCount } }", ""),
            ("query a { societies { totalCount } }", "x"), ("query a { societies { totalCount } }", ""),
            ("query a { societies { totalCount } } query b { today }", "a"),
            ("query a { societies { totalCount } } query b { today }", "A"),
            ("query a { societies { totalCount } } query b { today }", ""),
            ("mutation a { verifyLedger { userErrors { code } } } query b { today }", "a"),
        ] {
            let body = json!({ "query": query, "operationName": name });
            let sent = house.http.post(format!("{}/graphql", house.base)).json(&body).send().await;
            let answer = support::Answer::read(sent.expect("the server answers")).await;
            assert!(answer.error_code().is_some(), "{query} {name:?}: {}", answer.text);
            assert!(answer.body.get("data").is_none_or(support::Value::is_null), "{query} {name:?}: {}", answer.text);
        }
        let body = json!({ "query": "query a { societies { totalCount } } query b { today }", "operationName": "b" });
        let sent = house.http.post(format!("{}/graphql", house.base)).json(&body).send().await;
        assert_eq!(support::Answer::read(sent.expect("the server answers")).await.text("today"), "2026-03-20");
    }

    async fn a_leader_finds_by_no_word_what_is_not_his(house) {
        let leader = house.leader().await;
        let foreign = house.society(city::SOCIETY).await;
        let query = "query($filter: SocietyFilter) { societies(filter: $filter) { totalCount nodes { id } } \
                     coverage(filter: $filter) { societies formalMembers } }";
        for filter in [
            json!({ "search": "江北" }), json!({ "search": city::SOCIETY }), json!({ "search": cast::SECRETARYS }),
            json!({ "discipline": ["HISTORY_CULTURE"] }), json!({ "abnormal": true }), json!({ "gap": true }),
        ] {
            let found = leader.ask(query, json!({ "filter": filter })).await;
            assert_eq!(found.number("societies.totalCount"), 0, "{filter}");
            assert_eq!(found.data("coverage"), &json!({ "societies": 0, "formalMembers": 0 }), "{filter}");
        }
        let mine = leader.ask(query, json!({ "filter": {} })).await;
        assert_eq!(mine.data("coverage"), &json!({ "societies": 1, "formalMembers": 2 }));
        let as_of = "query($id: ID!) { society(id: $id, asOf: \"2026-02-01\") { id } coverage(asOf: \"2026-02-01\") { societies } }";
        let then = leader.ask(as_of, json!({ "id": foreign })).await;
        assert_eq!(then.data("society"), &json!(null));
        assert_eq!(then.number("coverage.societies"), 1, "time travel crosses no border");
    }

    async fn civil_affairs_learns_no_count_by_filter_or_order(house) {
        let civil = house.civil().await;
        let refused = civil.query("{ societies(orderBy: { field: FORMAL }) { nodes { name } } }").await;
        assert_eq!(refused.error_code(), Some("FORBIDDEN"));
        let found = civil.query("{ societies(first: 100) { nodes { headcount { formal } headcounts { formal } \
            formAssessment { facts { value } nearestChange { difference } } } } }").await;
        for society in found.list("societies.nodes") {
            assert_eq!(society["headcount"], json!(null));
            assert_eq!(society["headcounts"], json!([]));
            assert_eq!(society["formAssessment"], json!({ "facts": [], "nearestChange": null }));
        }
    }

    async fn who_may_not_see_counts_learns_none_from_a_figure_of_one_society(house) {
        let query = "query($code: String!) { coverage(filter: { search: $code }) { societies formalMembers \
                     by(dimension: FORM) { formalMembers } } }";
        for name in ["civil", "partner"] {
            let found = house.person(name).await.ask(query, json!({ "code": cast::SECRETARYS })).await;
            assert_eq!(found.number("coverage.societies"), 1);
            for path in ["coverage.formalMembers", "coverage.by.0.formalMembers"] {
                assert_eq!(found.data(path), &json!(null), "{name}: {path}");
            }
        }
    }

    async fn a_partner_finds_nobody_by_name(house) {
        let partner = house.person("partner").await;
        let query = "query($s: String!) { societies(filter: { search: $s }) { totalCount } }";
        assert_eq!(partner.ask(query, json!({ "s": "曹玉兰" })).await.number("societies.totalCount"), 0);
        assert_eq!(partner.ask(query, json!({ "s": "经济学会" })).await.number("societies.totalCount"),
            house.org().await.ask(query, json!({ "s": "经济学会" })).await.number("societies.totalCount"));
    }

    async fn a_refused_write_says_the_same_of_what_is_foreign_and_what_is_not(house) {
        let leader = house.leader().await;
        let write = crate::register::write::contact;
        let foreign = write(&leader, &house.society(city::SOCIETY).await, 1, "a", json!({})).await;
        let other = write(&leader, &house.society(cast::SECRETARYS).await, 1, "b", json!({})).await;
        let nothing = write(&leader, "s00000000000070008000000000000000", 1, "c", json!({})).await;
        let no_id = write(&leader, "x", 1, "d", json!({})).await;
        for answer in [&other, &nothing, &no_id] {
            assert_eq!(answer.body, foreign.body);
        }
        assert_eq!(foreign.user_errors(), ["societyId NOT_FOUND"]);
        // Neither the version nor the contact of a society that he may not see decides the answer.
        let stale = write(&leader, &house.society(city::SOCIETY).await, 99, "e", json!({ "phone": "1" })).await;
        assert_eq!(stale.body, foreign.body);
    }
}
