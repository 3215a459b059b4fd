//! What the doors decide before a request comes in: what is served, what a document costs, how often one may
//! knock, and what a download is called.

use actix_web::http::header::ACCEPT;
use actix_web::test::TestRequest;
use async_graphql::Variables;
use async_graphql::parser::parse_query;
use chrono::{DateTime, Utc};
use server::http::files::attachment;
use server::http::limit::{TOKENS_MAX, measure, parsable};
use server::http::negotiate::{Answer, Wish, wish};
use server::http::throttle::{TIMES, Throttle, WINDOW};

fn wished(accept: &str) -> Wish {
    wish(&TestRequest::default().insert_header((ACCEPT, accept)).to_http_request())
}

#[test]
fn the_best_wish_is_granted() {
    assert_eq!(wished("*/*"), Wish::Answer(Answer::Json));
    assert_eq!(wished("application/json"), Wish::Answer(Answer::Json));
    assert_eq!(
        wished("application/graphql-response+json, application/json;q=0.9"),
        Wish::Answer(Answer::GraphqlResponse)
    );
    assert_eq!(wished("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Wish::Page);
    assert_eq!(wished("image/png"), Wish::Unacceptable);
    assert_eq!(wished("application/json;q=0, text/plain"), Wish::Unacceptable);
}

fn points(document: &str) -> Result<usize, &'static str> {
    let parsed = parse_query(document).map_err(|_| "syntax")?;
    measure(&parsed, &Variables::default()).map_err(|exceeded| exceeded.what)
}

#[test]
fn points_multiply_by_first() {
    assert_eq!(points("{ today }"), Ok(1));
    assert_eq!(points("{ societies(first: 50) { nodes { id name } } }"), Ok(1 + 50 * 3));
    assert_eq!(
        points("{ societies { nodes { id events(first: 10) { nodes { id } } } } }"),
        Ok(1 + 20 * (1 + 1 + 1 + 10 * 2))
    );
    assert_eq!(
        points("{ societies(first: 100) { nodes { events(first: 100) { nodes { id at actor } } } } }"),
        Ok(1 + 100 * (1 + 1 + 100 * 4))
    );
    assert_eq!(
        points("{ societies(first: 100) { nodes { events(first: 100) { nodes { id at actor role } } } } }"),
        Err("points")
    );
}

/// What GraphiQL and the generators of code ask first (graphql-js, `getIntrospectionQuery`).
const INTROSPECTION: &str = "query IntrospectionQuery { __schema { queryType { name } mutationType { name } \
    subscriptionType { name } types { ...FullType } directives { name description locations args { ...InputValue } } } } \
    fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name description \
    args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason } inputFields { ...InputValue } \
    interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } \
    possibleTypes { ...TypeRef } } fragment InputValue on __InputValue { name description type { ...TypeRef } \
    defaultValue } fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name \
    ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

#[test]
fn the_schema_is_asked_for_at_its_price() {
    let tools = points(INTROSPECTION).expect("the tools may ask");
    assert!((5_000..20_000).contains(&tools), "{tools}");
    let circle = |times: usize| {
        let inner = "fields { type { ".repeat(times) + "name" + &" } }".repeat(times);
        points(&format!("{{ __schema {{ types {{ {inner} }} }} }}"))
    };
    let twice = circle(2).expect("a member's type may be looked at");
    assert!(circle(3).expect("and its members' types") > 9 * twice, "each step costs what it comes by");
    assert_eq!(circle(4), Err("points"), "nobody walks in circles");
    let spread = "{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...B } } } \
        fragment B on __Type { fields { type { name } } }";
    assert_eq!(points(spread), Ok(twice), "through fragments it costs the same");
    assert_eq!(points("{ society(id: \"x\") { fields { id } } }"), Ok(3), "a name of ours is no list of the schema's");
}

#[test]
fn a_bomb_of_fragments_is_refused_at_once() {
    let mut bomb = "{ ...f0 }".to_owned();
    for level in 0..40 {
        let next = level + 1;
        bomb = [bomb, format!(" fragment f{level} on Query {{ ...f{next} ...f{next} ...f{next} }}")].concat();
    }
    bomb += " fragment f40 on Query { today }";
    assert_eq!(points(&bomb), Err("points"));
}

#[test]
fn a_fragment_that_spreads_itself_ends() {
    assert_eq!(points("{ ...f } fragment f on Query { today ...f }"), Ok(1));
}

#[test]
fn aliases_and_depth_are_counted() {
    let aliases = (0..61).map(|index| format!("a{index}: today")).collect::<Vec<_>>().join(" ");
    assert_eq!(points(&format!("{{ {aliases} }}")), Err("aliases"));
    let deep = format!("{}today{}", "{ a ".repeat(16), "}".repeat(16));
    assert_eq!(points(&deep.replace("today", "{ b }")), Err("depth"));
}

#[test]
fn tokens_are_counted_before_a_document_is_parsed() {
    let counted = |document: &str| parsable(document).map_err(|exceeded| (exceeded.what, exceeded.found));
    let most = "a ".repeat(TOKENS_MAX);
    assert_eq!(counted(&most), Ok(()));
    assert_eq!(counted(&format!("{most}!")), Err(("tokens", TOKENS_MAX + 1)));
    assert_eq!(counted(&format!("# a comment {most}\n{{ a(b: \"{most}\") }},,,")), Ok(()), "as one token each");
    assert!(counted(&"{ a % ".repeat(TOKENS_MAX)).is_err(), "what is no GraphQL counts too");
}

#[test]
fn whoever_knocks_too_often_waits_and_nobody_else_does() {
    let (throttle, now) = (Throttle::default(), DateTime::<Utc>::default());
    let knock = |who: &str, now| throttle.count(who.into(), now);
    assert!((0..TIMES).all(|_| knock("a", now).is_ok()));
    assert_eq!(knock("a", now), Err(600));
    assert_eq!(knock("b", now), Ok(()));
    assert_eq!(knock("a", now + WINDOW), Ok(()));
    assert_eq!(knock("b", now - WINDOW), Ok(()), "a clock set back begins anew");
}

#[test]
fn a_chinese_name_survives_and_no_name_breaks_the_header() {
    assert_eq!(
        attachment("登记表 1.csv"),
        "attachment; filename=\"____1.csv\"; filename*=UTF-8''%E7%99%BB%E8%AE%B0%E8%A1%A8%201.csv"
    );
    let hostile = attachment("a\"\r\nX: y;.csv");
    assert!(hostile.is_ascii() && !hostile.contains(['\r', '\n']) && hostile.matches('"').count() == 2, "{hostile}");
}
