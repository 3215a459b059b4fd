//! The doors beside the API: health, keys, schema, and what every answer says to a browser.

use support::{both, tree};

use super::send::{Wire, document};

both! {
    async fn health_and_readiness_are_told(house) {
        let live = Wire::new("GET", "/healthz").send(house).await;
        assert_eq!((live.status, live.text.as_str()), (200, "ok\n"));
        let ready = Wire::new("GET", "/readyz").send(house).await;
        assert_eq!((ready.status, ready.text.as_str()), (200, "ready\n"));
    }

    async fn a_house_whose_tables_are_behind_is_not_ready(house) {
        use sea_orm::ConnectionTrait;
        let newest = "DELETE FROM seaql_migrations WHERE version = (SELECT max(version) FROM seaql_migrations)";
        house.db.execute_unprepared(newest).await.expect("the statement runs");
        let ready = Wire::new("GET", "/readyz").send(house).await;
        assert_eq!(ready.status, 503);
        assert_eq!(Wire::new("GET", "/healthz").send(house).await.status, 200, "alive it is");
    }

    async fn answers_are_counted(house) {
        let count = async || {
            let shown = Wire::new("GET", "/metrics").send(house).await;
            assert!(shown.header("content-type").starts_with("application/openmetrics-text"));
            let line = shown.text.lines().find(|line| line.starts_with("xuehui_graphql_answers_total{ok=\"true\"}"));
            line.and_then(|line| line.rsplit(' ').next()).and_then(|count| count.parse::<u64>().ok()).unwrap_or(0)
        };
        let before = count().await;
        document("{ today }").send(house).await;
        document("{ today }").send(house).await;
        assert_eq!(count().await, before + 2);
    }

    async fn operations_are_timed_by_name_and_names_are_not_without_end(house) {
        let leader = house.leader().await;
        let timed = async |name: &str| {
            let shown = Wire::new("GET", "/metrics").send(house).await.text;
            let of = format!("xuehui_graphql_operation_seconds_count{{operation=\"{name}\"}} ");
            shown.lines().find_map(|line| line.strip_prefix(of.as_str())?.parse::<u64>().ok()).unwrap_or_default()
        };
        let before = timed("other").await;
        for document in ["query Greeting { today }", "query Greeting { today }", "{ today }"] {
            assert_eq!(leader.query(document).await.status, 200);
        }
        assert_eq!(timed("Greeting").await, 2);
        assert_eq!(house.anonymous().query("query Stranger { today }").await.status, 200);
        assert_eq!(timed("Stranger").await, 0, "whoever comes by does not fill the list");
        assert_eq!(timed("other").await, before + 2);
        for place in 0..510 {
            assert_eq!(leader.query(&format!("query Name{place} {{ today }}")).await.status, 200);
        }
        assert_eq!((timed("Name1").await, timed("Name509").await), (1, 0), "beyond 500 they are counted together");
    }

    async fn the_schema_is_handed_out_as_it_is_committed(house) {
        let shown = Wire::new("GET", "/schema.graphql").send(house).await;
        assert_eq!(shown.status, 200);
        assert_eq!(shown.text, server::api::sdl());
        tree::compare("server/schema.graphql", &shown.text);
    }

    async fn introspection_is_for_those_with_an_account(house) {
        let query = "{ __schema { queryType { name } } }";
        let refused = house.anonymous().query(query).await;
        assert_eq!((refused.status, refused.error_code()), (401, Some("UNAUTHENTICATED")));
        let shown = house.leader().await.query(query).await;
        assert_eq!(shown.text("__schema.queryType.name"), "Query");
        let one = house.anonymous().query("{ __type(name: \"Society\") { name } }").await;
        assert_eq!(one.text("__type.name"), "Society", "one type is answered to anyone");
        assert_eq!(house.anonymous().query("{ __typename }").await.text("__typename"), "Query");
    }

    async fn every_answer_tells_a_browser_to_be_careful(house) {
        for wire in [Wire::new("GET", "/healthz"), document("{ today }"), Wire::new("GET", "/nothing-here"), document("{")] {
            let answer = wire.send(house).await;
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert_eq!(answer.header("referrer-policy"), "same-origin");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
            assert_eq!(answer.header("access-control-allow-origin"), "", "no other site may read");
        }
        assert_eq!(document("{ today }").send(house).await.header("cache-control"), "no-store");
    }

    async fn what_is_not_there_is_not_found(house) {
        for path in ["/nothing", "/graphql/ws/x", "/.git/config", "/Cargo.toml", "/data/xuehui.db", "/files"] {
            assert_eq!(Wire::new("GET", path).send(house).await.status, 404, "{path}");
        }
        let put = Wire::new("PUT", "/index.html").body("x").send(house).await;
        assert_eq!(put.status, 405);
    }
}
