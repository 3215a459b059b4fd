//! What a token opens: its scopes and nothing beside them, whichever way it is asked.

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
use entity::policy::oauth::scoped;
use support::{Answer, House, Person, both, cast, json, tree};

use super::partner::{DEMO, ask, demo, with_scope};

/// Refused for want of this scope, and says so in each place.
#[track_caller]
fn assert_lacks(answer: &Answer, scope: &str) {
    assert_eq!((answer.status, answer.error_code()), (403, Some("FORBIDDEN")), "{}", answer.text);
    assert!(answer.body.get("data").is_none(), "nothing ran: {}", answer.text);
    assert!(answer.error_message().contains(scope), "{}", answer.text);
    assert_eq!(answer.body["errors"][0]["extensions"]["scope"], scope, "{}", answer.text);
    let challenge = format!("Bearer realm=\"xuehui\", error=\"insufficient_scope\", scope=\"{scope}\"");
    assert_eq!(answer.header("www-authenticate"), challenge);
}

async fn first(house: &House) -> String {
    house.society(cast::LEADERS).await
}

const POST: &str = "mutation($input: PostDemandInput!) { postDemand(input: $input) { userErrors { code } } }";

fn need(key: &str) -> support::Value {
    json!({ "input": { "idempotencyKey": key, "poster": "江南市教育局", "contact": "沈教育", "phone": "0510-81001200",
        "title": "家庭教育课程", "need": "编写家庭教育课程。", "disciplines": ["EDUCATION_PSYCHOLOGY"],
        "offerUntil": "2026-04-30", "dueOn": "2026-09-30" } })
}

both! {
    async fn a_token_is_for_what_was_asked_for(house) {
        let answer = ask(house, DEMO, Some("party:read register:read party:read")).await;
        assert_eq!(answer.body["scope"], "register:read party:read");
        let partner = demo(house, "register:read").await;
        assert_eq!(partner.query("{ societies { totalCount } today regions { code } }").await.number("societies.totalCount"), 109);
        assert_lacks(&partner.query("{ coverage { societies } }").await, "party:read");
        assert_lacks(&partner.query("{ publishedLists { totalCount } }").await, "institution:read");
        assert_lacks(&partner.query("{ demands { totalCount } }").await, "demands:read");
        let partner = demo(house, "party:read").await;
        assert_eq!(partner.query("{ coverage { societies } }").await.number("coverage.societies"), 109);
        assert_lacks(&partner.query("{ societies { totalCount } }").await, "register:read");
    }

    async fn neither_alias_nor_fragment_leads_around_it(house) {
        let partner = demo(house, "register:read").await;
        for query in [
            "{ today: coverage { societies } }",
            "{ ... { coverage { societies } } }",
            "{ ... on Query { a: coverage { societies } } }",
            "query { today ...A } fragment A on Query { ...B } fragment B on Query { b: coverage { societies } }",
            "{ __typename societies { totalCount } coverage { societies } }",
        ] {
            assert_lacks(&partner.query(query).await, "party:read");
        }
    }

    async fn a_set_of_fields_asks_for_its_own_scope(house) {
        let (partner, id) = (demo(house, "register:read").await, first(house).await);
        for (query, scope) in [
            ("query($id: ID!) { society(id: $id) { name form } }", "party:read"),
            ("query($id: ID!) { society(id: $id) { name: grade { level } } }", "institution:read"),
            ("query($id: ID!) { node(id: $id) { id ... on Society { x: form } } }", "party:read"),
            ("query($id: ID!) { nodes(ids: [$id]) { ... on Society { ...P } } } fragment P on Society { listings { kind } }", "institution:read"),
            ("query($id: ID!) { node(id: $id) { ... on Node { ... on Society { inspections { year } } } } }", "institution:read"),
        ] {
            assert_lacks(&partner.ask(query, json!({ "id": id })).await, scope);
        }
        for (query, scope) in [
            ("{ societies { nodes { name organisation { __typename } } } }", "party:read"),
            ("{ societies { edges { node { deadlines { dueOn } } } } }", "institution:read"),
        ] {
            assert_lacks(&partner.query(query).await, scope);
        }
        let all = "{ societies(first: 3) { nodes { name form grade { level } listings { kind } formAssessment { recommended } } } }";
        let partner = demo(house, "register:read party:read institution:read").await;
        assert_eq!(partner.query(all).await.list("societies.nodes").len(), 3);
    }

    async fn an_id_opens_no_more_than_its_field(house) {
        let (partner, id) = (demo(house, "party:read").await, first(house).await);
        let asked = partner.ask("query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }", json!({ "id": id })).await;
        assert_eq!((asked.data("node"), asked.data("nodes")), (&json!(null), &json!([null])));
        let query = "query($id: ID!) { node(id: $id) { ... on Society { name } } }";
        assert_lacks(&partner.ask(query, json!({ "id": id })).await, "register:read");
        assert_lacks(&partner.query("{ viewer { post { society { name } } } }").await, "register:read");
        let partner = demo(house, "register:read").await;
        assert_eq!(partner.ask(query, json!({ "id": id })).await.text("node.name"), "江南市科学社会主义学会");
    }

    async fn filters_orders_and_groups_tell_no_more_than_fields(house) {
        let narrow = demo(house, "register:read").await;
        let forbidden = |answer: &Answer, scope: &str| {
            assert_eq!(answer.error_code(), Some("FORBIDDEN"), "{}", answer.text);
            assert_eq!(answer.body["errors"][0]["extensions"]["scope"], scope, "{}", answer.text);
        };
        for (filter, scope) in [
            ("form: [NONE]", "party:read"), ("recommended: [LIAISON]", "party:read"), ("covered: true", "party:read"),
            ("mismatch: true", "party:read"), ("mustForm: true", "party:read"), ("gap: false", "party:read"),
            ("changeDue: true", "party:read"), ("grade: [A5]", "institution:read"),
            ("conclusion: [QUALIFIED]", "institution:read"), ("abnormal: true", "institution:read"),
            ("abnormality: []", "institution:read"), ("gradeEndsFrom: \"2026-01-01\"", "institution:read"),
            ("gradeEndsBefore: \"2026-01-01\"", "institution:read"),
        ] {
            let query = format!("{{ societies(filter: {{ {filter} }}) {{ totalCount }} }}");
            forbidden(&narrow.query(&query).await, scope);
        }
        let kept = "{ societies(filter: { search: \"学会\", discipline: [THEORY], termEndsFrom: \"2026-01-01\" }) { totalCount } }";
        assert!(narrow.query(kept).await.number("societies.totalCount") >= 0);
        forbidden(&narrow.query("{ societies(orderBy: { field: GRADE }) { totalCount } }").await, "institution:read");
        let party = demo(house, "party:read").await;
        forbidden(&party.query("{ coverage(filter: { grade: [A5] }) { societies } }").await, "institution:read");
        forbidden(&party.query("{ coverage { by(dimension: GRADE) { key } } }").await, "institution:read");
        forbidden(&party.query("{ coverage { by(dimension: CONCLUSION) { key } } }").await, "institution:read");
        assert!(!party.query("{ coverage { by(dimension: FORM) { key } } }").await.list("coverage.by").is_empty());
    }

    async fn to_read_is_not_to_write(house) {
        let reader = demo(house, "demands:read").await;
        assert_lacks(&reader.ask(POST, need("one")).await, "demands:write");
        let writer = demo(house, "demands:write").await;
        assert_eq!(writer.ask(POST, need("one")).await.user_errors(), Vec::<String>::new());
        assert_lacks(&writer.query("{ demands { totalCount } }").await, "demands:read");
        let shown = "mutation($input: PostDemandInput!) { postDemand(input: $input) { demand { id } } }";
        assert_lacks(&writer.ask(shown, need("two")).await, "demands:read");
        let found = reader.query("{ demands { totalCount nodes { title steps { actor } moves } } }").await;
        assert_eq!((found.number("demands.totalCount"), found.text("demands.nodes.0.title")), (1, "家庭教育课程"));
        assert_eq!(found.text("demands.nodes.0.steps.0.actor"), "江南市教育局");
        assert_eq!(found.data("demands.nodes.0.moves"), &json!([]), "a reader is offered no step");
        let both = with_scope(house, DEMO, Some("demands:read demands:write")).await;
        assert_eq!(both.query("{ demands { nodes { moves } } }").await.data("demands.nodes.0.moves"), &json!(["WITHDRAW"]));
    }

    async fn no_scope_opens_what_a_partner_may_not(house) {
        let (partner, id) = (with_scope(house, DEMO, None).await, first(house).await);
        for query in ["{ users { totalCount } }", "{ oauthClients { totalCount } }", "{ openItems { totalCount } }",
            "{ experts { totalCount } }", "{ mails { totalCount } }"] {
            let answer = partner.query(query).await;
            assert_eq!((answer.status, answer.error_code()), (403, Some("FORBIDDEN")), "{query}");
            assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"xuehui\", error=\"insufficient_scope\"");
        }
        let query = "query($id: ID!) { society(id: $id) { headcount { formal } contact { phone } leaders { name } } }";
        let shown = partner.ask(query, json!({ "id": id })).await;
        assert_eq!(shown.data("society"), &json!({ "headcount": null, "contact": null, "leaders": [] }));
        let foreign = house.society(support::city::SOCIETY).await;
        assert_eq!(partner.ask("query($id: ID!) { society(id: $id) { name } }", json!({ "id": foreign })).await.data("society"), &json!(null));
    }

    async fn a_person_of_the_same_role_is_not_narrowed(house) {
        let person: Person = house.person("partner").await;
        let found = person.query("{ coverage { societies } societies(filter: { abnormal: false }) { nodes { form grade { level } } } demands { totalCount } }").await;
        assert_eq!(found.number("coverage.societies"), 109);
    }

    async fn who_is_nobody_is_told_how_to_be_somebody(house) {
        let answer = house.anonymous().query("{ societies { totalCount } }").await;
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, "Bearer realm=\"xuehui\""));
        let answer = house.anonymous().with_token("x", "x").query("{ today }").await;
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, "Bearer realm=\"xuehui\", error=\"invalid_token\""));
    }
}

/// What is named in the table is in the schema: a field that is renamed must not fall out of its scope.
#[test]
fn what_stands_under_a_scope_is_there() {
    let sdl = std::fs::read_to_string(tree::at("server/schema.graphql")).expect("the schema is there");
    let mut known = std::collections::BTreeSet::new();
    for definition in parse_schema(sdl).expect("the schema can be read").definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let name = definition.node.name.node.to_string();
        let members: Vec<String> = match definition.node.kind {
            TypeKind::Object(object) => object.fields.iter().map(|field| field.node.name.node.to_string()).collect(),
            TypeKind::InputObject(input) => input.fields.iter().map(|field| field.node.name.node.to_string()).collect(),
            TypeKind::Enum(words) => words.values.iter().map(|word| word.node.value.node.to_string()).collect(),
            _ => Vec::new(),
        };
        known.extend(members.iter().map(|member| format!("{name}.{member}")));
        known.insert(name);
    }
    for (scope, field) in scoped() {
        assert!(known.contains(field), "{scope}: the schema has no {field}");
    }
}
