//! GraphQL over HTTP, where we go beyond what the foreign audits ask (tests/conformance.rs).

use support::both;

use super::send::{Wire, assert_refused, document, post};

both! {
    async fn other_content_types_are_refused_because_any_page_could_send_them(house) {
        let body = r#"{"query":"{ today }"}"#;
        for media_type in [
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql",
            "application/json; charset=gb18030", "application/json; charset=utf-16", "text/json", "",
            "application/jsonx", "json",
        ] {
            let answer = post(body).header("content-type", media_type).strict().send(house).await;
            assert_refused(&answer, 415, "UNSUPPORTED_MEDIA_TYPE", media_type);
        }
        let bare = Wire::new("POST", "/graphql").body(body).strict().send(house).await;
        assert_refused(&bare, 415, "UNSUPPORTED_MEDIA_TYPE", "no content type");
        for media_type in ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"] {
            assert_eq!(post(body).header("content-type", media_type).send(house).await.status, 200, "{media_type}");
        }
    }

    async fn what_is_no_request_is_refused(house) {
        for body in [
            "", "{", "null", "1", "\"{ today }\"", "[]", "{}", r#"{"query":null}"#, r#"{"query":1}"#,
            r#"{"query":["{ today }"]}"#, r#"{"query":"{ today }","variables":[]}"#,
            r#"{"query":"{ today }","variables":"{}"}"#, r#"{"query":"{ today }","variables":1}"#,
            r#"{"query":"{ today }","operationName":1}"#, r#"{"query":"{ today }","operationName":{}}"#,
            r#"{"query":"{ today }","extensions":[]}"#, r#"{"query":"{ today }""#, r#"{"query":"{ today }"} x"#,
            r#"{"query":"{ today }","query":"{ today }"}"#,
        ] {
            for strict in [true, false] {
                let wire = if strict { post(body).strict() } else { post(body) };
                assert_refused(&wire.send(house).await, 400, "BAD_REQUEST", body);
            }
        }
        let answer = post(vec![b'{', 0xff, 0xfe, b'}']).strict().send(house).await;
        assert_refused(&answer, 400, "BAD_REQUEST", "bytes that are no UTF-8");
        let deep = format!("{{\"query\":\"{{ today }}\",\"variables\":{}1{}}}", "{\"a\":".repeat(5000), "}".repeat(5000));
        assert_refused(&post(deep).strict().send(house).await, 400, "BAD_REQUEST", "deep JSON");
    }

    async fn batches_are_refused(house) {
        let one = r#"{"query":"{ today }"}"#;
        for body in ["[]".to_owned(), format!("[{one}]"), format!("[{}]", vec![one; 1000].join(","))] {
            assert_refused(&post(body).strict().send(house).await, 400, "BAD_REQUEST", "a batch");
        }
    }

    async fn a_document_that_cannot_run_is_named_as_what_is_wrong_with_it(house) {
        for (query, code) in [
            ("{", "GRAPHQL_PARSE_FAILED"), ("", "GRAPHQL_PARSE_FAILED"), ("   ", "GRAPHQL_PARSE_FAILED"),
            ("today", "GRAPHQL_PARSE_FAILED"), ("{ today ", "GRAPHQL_PARSE_FAILED"), ("{}", "GRAPHQL_PARSE_FAILED"),
            ("{ today(x: ) }", "GRAPHQL_PARSE_FAILED"), ("\u{feff}\u{202e}", "GRAPHQL_PARSE_FAILED"),
            ("{ tomorrow }", "GRAPHQL_VALIDATION_FAILED"), ("{ today { x } }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ today(x: 1) }", "GRAPHQL_VALIDATION_FAILED"), ("{ viewer }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ ...f }", "GRAPHQL_VALIDATION_FAILED"), ("query($x: Nothing) { today }", "GRAPHQL_VALIDATION_FAILED"),
            ("query { today @nothing }", "GRAPHQL_VALIDATION_FAILED"), ("{ viewer { passwordHash } }", "GRAPHQL_VALIDATION_FAILED"),
            ("query a { today } query a { today }", "GRAPHQL_VALIDATION_FAILED"),
            ("query a { today } query b { today }", "GRAPHQL_VALIDATION_FAILED"),
        ] {
            let answer = document(query).strict().send(house).await;
            let found = answer.error_code().unwrap_or("none");
            // Which of the two names a slip of form has is the parser's to say.
            assert!(found == code || (found, code) == ("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"), "{query}: {}", answer.text);
            assert_refused(&answer, 400, found, query);
        }
    }

    async fn subscriptions_do_not_run_here(house) {
        let answer = document("subscription { changed }").strict().send(house).await;
        assert!((400..500).contains(&answer.status), "{}", answer.text);
        assert!(answer.error_code().is_some(), "{}", answer.text);
    }

    async fn wrong_types_of_variables_are_bad_input(house) {
        let federation = house.federation().await;
        for (query, variables) in [
            ("query($f: Int) { societies(first: $f) { totalCount } }", support::json!({ "f": "5" })),
            ("query($f: Int) { societies(first: $f) { totalCount } }", support::json!({ "f": 5.5 })),
            ("query($d: Int) { deadlines(withinDays: $d) { totalCount } }", support::json!({ "d": 99_999_999_999_i64 })),
            ("query($f: Int) { societies(first: $f) { totalCount } }", support::json!({ "f": {} })),
            ("query($s: SocietyFilter) { societies(filter: $s) { totalCount } }", support::json!({ "s": { "no": 1 } })),
            ("query($s: SocietyFilter) { societies(filter: $s) { totalCount } }", support::json!({ "s": { "search": 1 } })),
            ("query($s: SocietyFilter) { societies(filter: $s) { totalCount } }", support::json!({ "s": { "form": "NO" } })),
            ("query($s: SocietyFilter) { societies(filter: $s) { totalCount } }", support::json!({ "s": "x" })),
            ("query($o: SocietyOrder) { societies(orderBy: $o) { totalCount } }", support::json!({ "o": {} })),
            ("query($d: Date) { coverage(asOf: $d) { societies } }", support::json!({ "d": 5 })),
            ("query($i: ID!) { society(id: $i) { id } }", support::json!({})),
            ("query($i: ID!) { society(id: $i) { id } }", support::json!({ "i": null })),
            ("query($i: ID!) { society(id: $i) { id } }", support::json!({ "i": { "a": 1 } })),
            ("query($i: [ID!]!) { nodes(ids: $i) { id } }", support::json!({ "i": [null] })),
        ] {
            let answer = federation.ask(query, variables.clone()).await;
            let code = answer.error_code().unwrap_or("none");
            assert!(["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&code), "{query} {variables}: {}", answer.text);
            assert_refused(&answer, 400, code, &format!("{query} {variables}"));
        }
    }

    async fn the_address_reads_and_does_not_write(house) {
        let get = |query: &str| Wire::new("GET", &format!("/graphql?query={}", escape(query)));
        let answer = get("{ today }").send(house).await;
        assert_eq!(answer.text("today"), "2026-03-20");
        for query in ["mutation { logout { userErrors { code } } }", "query a { today } mutation b { logout { userErrors { code } } }"] {
            let answer = get(query).strict().send(house).await;
            assert_refused(&answer, 405, "METHOD_NOT_ALLOWED", query);
            assert_eq!(answer.header("allow"), "POST");
        }
        let named = format!("/graphql?query={}&operationName=a", escape("query a { today } mutation b { logout { userErrors { code } } }"));
        assert_eq!(Wire::new("GET", &named).send(house).await.text("today"), "2026-03-20");
        for path in ["/graphql", "/graphql?query=", "/graphql?variables={}", "/graphql?query=%ff", "/graphql?query={today}&variables=[]",
            "/graphql?query={today}&variables=x", "/graphql?query={today}&extensions=1"] {
            let answer = Wire::new("GET", path).strict().send(house).await;
            assert_eq!(answer.status, 400, "{path}: {}", answer.text);
        }
        let variables = escape(r#"{"i":"x"}"#);
        let path = format!("/graphql?query={}&variables={variables}", escape("query($i: ID!) { node(id: $i) { id } }"));
        assert_refused(&Wire::new("GET", &path).strict().send(house).await, 401, "UNAUTHENTICATED", "GET and the gate");
    }

    async fn other_methods_and_other_wishes_are_refused(house) {
        for method in ["PUT", "DELETE", "PATCH"] {
            let answer = document("{ today }").send(house).await;
            assert_eq!(answer.status, 200);
            let answer = Wire::new(method, "/graphql").send(house).await;
            assert_eq!((answer.status, answer.header("allow")), (405, "GET, POST"), "{method}");
        }
        for accept in ["image/png", "text/plain", "application/xml", "application/json;q=0"] {
            assert_eq!(document("{ today }").header("accept", accept).send(house).await.status, 406, "{accept}");
        }
        let page = Wire::new("GET", "/graphql").header("accept", "text/html").send(house).await;
        assert_eq!(page.status, 200);
        assert!(page.header("content-type").starts_with("text/html"), "{}", page.header("content-type"));
    }

    async fn a_request_keeps_the_name_that_its_caller_gave_it(house) {
        let named = document("{ today }").header("x-request-id", "my-request-17").send(house).await;
        assert_eq!(named.header("x-request-id"), "my-request-17");
        let refused = post("{").header("x-request-id", "my-request-18").send(house).await;
        assert_eq!(refused.header("x-request-id"), "my-request-18");
        for bad in ["a b", "x".repeat(65).as_str(), "<script>", "a\tb", "%0d%0a", ""] {
            let answer = document("{ today }").header("x-request-id", bad).send(house).await;
            let given = answer.header("x-request-id");
            assert!(given.len() == 32 && given.bytes().all(|b| b.is_ascii_hexdigit()), "{bad:?}: {given:?}");
        }
        let first = document("{ today }").send(house).await.header("x-request-id").to_owned();
        assert_ne!(first, document("{ today }").send(house).await.header("x-request-id"));
    }
}

/// Percent-encodes what an address cannot hold.
fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
