//! The twelve checks of graphql-cop, each with its answer here and the test that holds it: those that are held elsewhere are
//! looked up, so that none goes without notice; the others stand below. Three are no fault here: GET reads and does not write,
//! the explorer and suggestions show a schema that is public.

use support::{House, Kind, on, on_configured, tree};

/// Of a check: what it is called, what happens here, the file and the test that hold it.
const CHECKS: [(&str, &str, &str, &str); 12] = [
    (
        "Alias Overloading",
        "refused beyond 60",
        "http/hostile.rs",
        "a_document_too_large_is_refused_before_it_is_looked_at",
    ),
    ("Batch Queries", "refused", "http/request.rs", "batches_are_refused"),
    ("GET based Queries", "read and write nothing", "http/request.rs", "the_address_reads_and_does_not_write"),
    (
        "POST based Queries using urlencoded payloads",
        "refused",
        "http/request.rs",
        "other_content_types_are_refused_because_any_page_could_send_them",
    ),
    ("GraphQL Tracing / Debug Modes", "there is none", "conformance/cop.rs", "nothing_is_traced"),
    ("Field Duplication", "paid for, refused beyond 600", "conformance/cop.rs", "what_is_repeated_is_paid_for"),
    ("Field Suggestions", "of the public schema", "conformance/cop.rs", "suggestions_say_what_the_public_schema_says"),
    ("GraphiQL", "served to browsers", "http/request.rs", "other_methods_and_other_wishes_are_refused"),
    ("Introspection", "with an account", "http/door.rs", "introspection_is_for_those_with_an_account"),
    ("Directives Overloading", "one error, none carried out", "conformance/cop.rs", "directives_in_heaps_are_refused"),
    ("Circular Query using Introspection", "bounded", "conformance/cop.rs", "introspection_in_circles_is_bounded"),
    ("Mutation support over GET methods", "refused", "http/request.rs", "the_address_reads_and_does_not_write"),
];

#[test]
fn each_of_the_twelve_checks_is_held_by_a_test() {
    for (check, answer, file, test) in CHECKS {
        let text =
            std::fs::read_to_string(tree::at("tests").join(file)).unwrap_or_else(|fault| panic!("{file}: {fault}"));
        assert!(text.contains(&format!("async fn {test}(")), "{check} ({answer}): {file} has no test {test}");
    }
}

#[tokio::test]
async fn nothing_is_traced() {
    on(Kind::Sqlite, async |house: &House| {
        for query in ["query { __typename }", "qwerty cop { abc }", "{ nothing }", "{ node(id: \"x\") { id } }"] {
            let asked = house.http.post(format!("{}/graphql", house.base)).header("x-apollo-tracing", "1");
            let asked =
                asked.header("apollo-federation-include-trace", "ftv1").json(&support::json!({ "query": query }));
            let text = asked.send().await.expect("it answers").text().await.expect("all of it");
            for word in ["tracing", "exception", "stacktrace", "backtrace", "ftv1", "debug"] {
                assert!(!text.to_lowercase().contains(word), "{query}: {text}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_repeated_is_paid_for() {
    let limited = |config: &mut server::config::Config| config.points_per_minute = Some(10_000);
    on_configured(Kind::Sqlite, limited, async |house: &House| {
        let leader = house.leader().await;
        let repeated = async |times: usize| leader.query(&format!("{{ {} }}", "__typename ".repeat(times))).await;
        let points = |answer: &support::Answer| answer.body["extensions"]["cost"]["points"].as_u64();
        assert_eq!(points(&repeated(1).await), Some(1));
        let many = repeated(500).await;
        assert_eq!((many.text("__typename"), points(&many)), ("Query", Some(500)));
        let most = server::http::limit::FIELDS_MAX;
        assert_eq!(repeated(most + 1).await.error_code(), Some("DOCUMENT_TOO_LARGE"));
    })
    .await;
}

/// Whoever asks for what is not there is told of what anybody may read at `/schema.graphql`, and of nothing else.
#[tokio::test]
async fn suggestions_say_what_the_public_schema_says() {
    on(Kind::Sqlite, async |house: &House| {
        let schema = house.http.get(format!("{}/schema.graphql", house.base)).send().await.expect("it answers");
        assert_eq!(schema.status(), 200, "anybody may read it");
        let schema = schema.text().await.expect("all of it");
        let (leader, mut suggestions) = (house.leader().await, 0);
        for query in [
            "{ societie { totalCount } }",
            "{ societies { nodes { nam } } }",
            "{ viewer { passwor } }",
            "{ user { totalCount } }",
            "mutation { logi { accessToken } }",
            "{ today(x: 1) }",
            "{ society(ids: 1) { id } }",
        ] {
            let answer = leader.query(query).await;
            assert_eq!(answer.error_code(), Some("GRAPHQL_VALIDATION_FAILED"), "{query}: {}", answer.text);
            let Some((_, suggested)) = answer.error_message().split_once("Did you mean") else { continue };
            for name in suggested.split('"').skip(1).step_by(2) {
                let known = |end: &str| schema.contains(&format!("\t{name}{end}"));
                assert!(known(":") || known("("), "{query}: {name} is nowhere in the public schema");
                suggestions += 1;
            }
        }
        assert!(suggestions > 3, "{suggestions} suggestions");
    })
    .await;
}

#[tokio::test]
async fn directives_in_heaps_are_refused() {
    on(Kind::Sqlite, async |house: &House| {
        for directive in ["@aa", "@skip(if: false)", "@include(if: true)"] {
            for times in [10, 1000] {
                let answer = house.anonymous().query(&format!("{{ __typename {} }}", directive.repeat(times))).await;
                let errors = answer.body["errors"].as_array().map_or(0, Vec::len);
                assert_eq!((answer.status, errors), (400, 1), "{directive} {times} times: {}", answer.text);
                assert!(answer.body.get("data").is_none(), "{}", answer.text);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn introspection_in_circles_is_bounded() {
    on(Kind::Sqlite, async |house: &House| {
        let circle = |times: usize| format!("{} name {}", "fields { type { ".repeat(times), "} } ".repeat(times));
        let whole = |times: usize| format!("{{ __schema {{ types {{ {} }} }} }}", circle(times));
        let one = |times: usize| format!("{{ __type(name: \"Query\") {{ {} }} }}", circle(times));
        assert_eq!(house.anonymous().query(&whole(3)).await.error_code(), Some("UNAUTHENTICATED"));
        let leader = house.leader().await;
        // As often as the price allows; a schema in one piece is a megabyte.
        for (person, query) in [(&leader, whole(3)), (&house.anonymous(), one(4))] {
            let answer = person.query(&query).await;
            assert!(answer.status == 200 && answer.text.len() < 2_000_000, "{} bytes for {query}", answer.text.len());
        }
        for (person, query) in [(&leader, whole(4)), (&house.anonymous(), one(5))] {
            assert_eq!(person.query(&query).await.error_code(), Some("DOCUMENT_TOO_LARGE"), "{query}");
        }
    })
    .await;
}
