//! A partner in Rust: `graphql_client` makes types of `typed.graphql` and the schema when this is compiled, and reads with them
//! what a live server answers. A field that is gone does not compile, one that is another does not parse.

use graphql_client::{GraphQLQuery, QueryBody, Response};
use support::{House, Kind, on};

use crate::judge::token;

/// How the schema's scalar is read: strictly.
type Date = chrono::NaiveDate;

/// The register, page by page.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "conformance/typed.graphql",
    variables_derives = "Clone, Debug, Default",
    response_derives = "Clone, Debug, PartialEq"
)]
struct Register;

/// What is not for partners.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "conformance/typed.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct Users;

/// Asks as the crate's own transport does it.
async fn ask<Query: GraphQLQuery>(
    house: &House,
    token: &str,
    variables: Query::Variables,
) -> Response<Query::ResponseData> {
    let body: QueryBody<Query::Variables> = Query::build_query(variables);
    let sent = house.http.post(format!("{}/graphql", house.base)).bearer_auth(token).json(&body).send().await;
    sent.expect("it answers").json().await.expect("an answer of these types")
}

#[tokio::test]
async fn graphql_client_reads_the_register() {
    on(Kind::Sqlite, async |house: &House| {
        let token = token(house).await;
        let mut variables = register::Variables { first: 40, ..Default::default() };
        let mut societies = Vec::new();
        loop {
            let answer = ask::<Register>(house, &token, variables.clone()).await;
            assert!(answer.errors.is_none(), "{:?}", answer.errors);
            let page = answer.data.expect("data").societies;
            assert_eq!(page.total_count, 109);
            societies.extend(page.nodes);
            variables.after = page.page_info.end_cursor;
            if !page.page_info.has_next_page {
                break;
            }
        }
        assert_eq!(societies.len(), 109);
        let branches = societies.iter().filter(|society| society.form == register::PartyForm::ESTABLISHED).count();
        assert!(branches > 0, "the demo has branches");
        let filter =
            register::SocietyFilter { form: Some(vec![register::PartyForm::ESTABLISHED]), ..Default::default() };
        let variables = register::Variables { first: 1, after: None, filter: Some(filter) };
        let found = ask::<Register>(house, &token, variables).await.data.expect("data").societies;
        assert_eq!(usize::try_from(found.total_count), Ok(branches), "the filter is read as it was written");
        assert!(found.nodes.iter().all(|society| society.registered_on < Date::MAX && society.uscc.len() == 18));
    })
    .await;
}

#[tokio::test]
async fn graphql_client_reads_a_refusal() {
    on(Kind::Sqlite, async |house: &House| {
        let answer = ask::<Users>(house, &token(house).await, users::Variables {}).await;
        assert_eq!(answer.data, None);
        let errors = answer.errors.expect("a refusal");
        let code = errors[0].extensions.as_ref().and_then(|extensions| extensions.get("code"));
        assert_eq!(code.and_then(serde_json::Value::as_str), Some("FORBIDDEN"), "{errors:?}");
    })
    .await;
}
