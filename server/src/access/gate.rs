//! The gate: every root field of a document is looked up in the policy table before anything runs.
//!
//! It walks the parsed document instead of being an extension of the executor: an extension would
//! put two boxed futures around each of the ten thousand fields of a long list.

use async_graphql::parser::types::{ExecutableDocument, OperationType, Selection, SelectionSet};
use async_graphql::{Name, Positioned};

use entity::account::role::Role;
use entity::policy::{Reach, reach};

/// Why a document is not let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nobody is logged in and the field is not for everyone.
    Unauthenticated(String),
    /// The role may not.
    Forbidden(String),
}

/// Checks the root fields of the operation that will run.
pub fn check(document: &ExecutableDocument, operation: Option<&str>, role: Option<Role>) -> Result<(), Refused> {
    let wanted = |name: Option<&Name>| operation.is_none() || operation == name.map(Name::as_str);
    for (_, operation) in document.operations.iter().filter(|(name, _)| wanted(*name)) {
        let root = match operation.node.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        let mut visited = Vec::new();
        check_set(document, &operation.node.selection_set, root, role, &mut visited)?;
    }
    Ok(())
}

fn check_set<'d>(
    document: &'d ExecutableDocument,
    set: &'d Positioned<SelectionSet>,
    root: &str,
    role: Option<Role>,
    visited: &mut Vec<&'d str>,
) -> Result<(), Refused> {
    for selection in &set.node.items {
        match &selection.node {
            Selection::Field(field) => check_field(field.node.name.node.as_str(), root, role)?,
            Selection::InlineFragment(fragment) => {
                check_set(document, &fragment.node.selection_set, root, role, visited)?;
            }
            Selection::FragmentSpread(spread) => {
                let name = spread.node.fragment_name.node.as_str();
                // Each fragment once: a fragment that spreads itself would never end.
                if visited.contains(&name) {
                    continue;
                }
                visited.push(name);
                if let Some(fragment) = document.fragments.get(name) {
                    check_set(document, &fragment.node.selection_set, root, role, visited)?;
                }
            }
        }
    }
    Ok(())
}

fn check_field(name: &str, root: &str, role: Option<Role>) -> Result<(), Refused> {
    match name {
        "__typename" => return Ok(()),
        // The schema is no secret (/schema.graphql), but asking for it in pieces is work.
        "__schema" | "__type" if role.is_some() => return Ok(()),
        _ => {}
    }
    let field = format!("{root}.{name}");
    match (reach(&field, role), role) {
        (Some(reach), _) if reach != Reach::Nothing => Ok(()),
        (_, None) => Err(Refused::Unauthenticated(field)),
        (_, Some(_)) => Err(Refused::Forbidden(field)),
    }
}
