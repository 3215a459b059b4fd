//! The grid of who gets what, and that it leaves nothing out.

use std::collections::BTreeSet;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
use support::{House, Person, both, cast, json, tree};

use super::case::{self, Case, Ids};
use super::grid;
use crate::feed::follower::{Follower, ITEM};
use crate::ledger::trace::Trace;
use crate::register::write::contact;

/// Every root field of the schema that the server hands out.
async fn root_fields(house: &House) -> BTreeSet<String> {
    let sent = house.http.get(format!("{}/schema.graphql", house.base)).send().await.expect("the server answers");
    let document = parse_schema(sent.text().await.expect("the schema arrives")).expect("the schema can be read");
    let mut fields = BTreeSet::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let name = definition.node.name.node.to_string();
        if !matches!(name.as_str(), "Query" | "Mutation" | "Subscription") {
            continue;
        }
        let TypeKind::Object(object) = definition.node.kind else { panic!("{name} is no object") };
        fields.extend(object.fields.iter().map(|field| format!("{name}.{}", field.node.name.node)));
    }
    fields
}

/// The people of the grid's columns.
async fn people(house: &House) -> Vec<Person> {
    let mut all = vec![house.anonymous()];
    for name in cast::ACCOUNTS {
        all.push(house.person(name).await);
    }
    all
}

/// One cell; on a refusal nothing may have changed since `stands`, the trace that the last write left.
async fn ask(house: &House, person: &Person, case: &Case, stands: &mut Option<Trace>) -> String {
    let writes = case.field.starts_with("Mutation.");
    // A log-out ends the session that it is sent with.
    let lent = case.field == "Mutation.logout" && person.token.is_some();
    let person = if lent { &house.person(&person.name).await } else { person };
    if writes && stands.is_none() {
        *stands = Some(Trace::of(house).await);
    }
    let answer = person.ask(&case.query, case.variables(house, &person.name).await).await;
    assert!(answer.status < 500, "{} as {}: {}", case.field, person.name, answer.text);
    let cell = grid::cell(&answer, case.field);
    if cell == "done" {
        *stands = None;
    } else if writes {
        let now = Trace::of(house).await;
        assert_eq!(stands.as_ref(), Some(&now), "{} {} as {}: {cell}", case.field, case.target, person.name);
    }
    if case.field == "Mutation.startSocietyImport" && cell == "done" {
        case::await_runs(house).await;
    }
    cell
}

async fn give_contacts(house: &House, ids: &Ids) {
    let admin = house.admin().await;
    for id in ids.society_ids() {
        let found = admin.ask("query($id: ID!) { society(id: $id) { version } }", json!({ "id": id })).await;
        let done = contact(&admin, id, found.number("society.version"), &format!("contact {id}"), json!({})).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
    }
}

both! {
    async fn every_person_gets_what_the_grid_says(house) {
        let ids = Ids::of(house).await;
        give_contacts(house, &ids).await;
        let people = people(house).await;
        let mut followers = vec![Follower::of_all(house.admin().await)];
        for person in [house.admin().await, house.federation().await, house.civil().await, house.leader().await] {
            followers.push(Follower::new(person, &[ITEM]));
        }
        for follower in &mut followers {
            follower.follow().await;
        }
        let mut lines = Vec::new();
        let mut stands = None;
        for case in case::all(&ids) {
            let mut cells = Vec::new();
            for person in &people {
                cells.push(ask(house, person, &case, &mut stands).await);
            }
            lines.push((case.field.to_owned(), case.target.to_owned(), cells));
        }
        let names: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
        // Whoever follows the feed meanwhile ends with what stands.
        for follower in &mut followers {
            follower.follow().await;
            follower.assert_whole("all mutations").await;
        }
        tree::compare("tests/access/matrix.txt", &grid::write(&names, &lines));
    }

    async fn schema_table_and_grid_name_the_same_fields(house) {
        let ids = Ids::of(house).await;
        let in_grid: BTreeSet<String> = case::all(&ids).iter().map(|case| case.field.to_owned()).collect();
        let in_table: BTreeSet<String> = entity::policy::rows().map(|row| row.field.to_owned()).collect();
        let in_schema = root_fields(house).await;
        assert!(in_schema.len() > 20, "{in_schema:?}");
        assert_eq!(in_grid, in_table, "the grid and the policy table");
        let roots = |fields: &BTreeSet<String>| -> BTreeSet<String> {
            let root = |field: &&String| ["Query.", "Mutation.", "Subscription."].iter().any(|root| field.starts_with(root));
            fields.iter().filter(root).cloned().collect()
        };
        assert_eq!(in_schema, roots(&in_table), "the schema and the policy table");
    }
}

#[test]
fn every_role_has_a_person_in_the_cast() {
    let demo = std::fs::read_to_string(tree::at("server/src/demo.rs")).expect("the demo is there");
    let city = std::fs::read_to_string(tree::at("tests/support/city.rs")).expect("the second city is there");
    for role in entity::policy::COLUMNS {
        let name = format!("Role::{role:?}");
        assert!(demo.contains(&name) || city.contains(&name), "nobody of the cast is {role}");
    }
}
