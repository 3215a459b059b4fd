//! The gate: every root field of a document is looked up in the policy table before anything runs.
//!
//! It walks the parsed document instead of being an extension of the executor: an extension would
//! put two boxed futures around each of the ten thousand fields of a long list.

use std::collections::HashSet;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    ExecutableDocument, OperationType, Selection, SelectionSet, TypeKind, TypeSystemDefinition,
};
use async_graphql::{Name, Positioned};

use entity::account::role::Role;
use entity::policy::{Reach, reach};

use crate::fault::Fault;

/// Why a document is not let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nobody is logged in and the field is not for everyone.
    Unauthenticated(String),
    /// The role may not.
    Forbidden(String),
}

/// The root fields that the schema has, as `Query.society`.
#[derive(Debug)]
pub struct RootFields(HashSet<String>);

impl RootFields {
    /// Reads them from the schema's text.
    pub fn of(sdl: &str) -> Result<Self, Fault> {
        let document = parse_schema(sdl).map_err(|error| Fault::Broken(format!("our own schema: {error}")))?;
        let mut fields = HashSet::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let root = definition.node.name.node;
            if let TypeKind::Object(object) = definition.node.kind
                && matches!(root.as_str(), "Query" | "Mutation" | "Subscription")
            {
                fields.extend(object.fields.iter().map(|field| format!("{root}.{}", field.node.name.node)));
            }
        }
        Ok(Self(fields))
    }
}

/// Checks documents for one role.
#[derive(Clone, Copy, Debug)]
pub struct Gate<'g> {
    /// What the schema has.
    pub fields: &'g RootFields,
    /// Who asks; none without a login.
    pub role: Option<Role>,
}

impl Gate<'_> {
    /// Checks the root fields of the operation that will run.
    pub fn check(self, document: &ExecutableDocument, operation: Option<&str>) -> Result<(), Refused> {
        let wanted = |name: Option<&Name>| operation.is_none() || operation == name.map(Name::as_str);
        for (_, operation) in document.operations.iter().filter(|(name, _)| wanted(*name)) {
            let root = match operation.node.ty {
                OperationType::Query => "Query",
                OperationType::Mutation => "Mutation",
                OperationType::Subscription => "Subscription",
            };
            self.set(document, &operation.node.selection_set, root, &mut Vec::new())?;
        }
        Ok(())
    }

    fn set<'d>(
        self,
        document: &'d ExecutableDocument,
        set: &'d Positioned<SelectionSet>,
        root: &str,
        visited: &mut Vec<&'d str>,
    ) -> Result<(), Refused> {
        for selection in &set.node.items {
            match &selection.node {
                Selection::Field(field) => self.field(field.node.name.node.as_str(), root)?,
                Selection::InlineFragment(fragment) => {
                    self.set(document, &fragment.node.selection_set, root, visited)?;
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    // Each fragment once: a fragment that spreads itself would never end.
                    if visited.contains(&name) {
                        continue;
                    }
                    visited.push(name);
                    if let Some(fragment) = document.fragments.get(name) {
                        self.set(document, &fragment.node.selection_set, root, visited)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn field(self, name: &str, root: &str) -> Result<(), Refused> {
        match name {
            // The schema is no secret (/schema.graphql): one type is answered to anyone, as the foreign
            // audits ask; the whole, which is work, to whoever has an account.
            "__typename" | "__type" => return Ok(()),
            "__schema" if self.role.is_some() => return Ok(()),
            _ => {}
        }
        let field = format!("{root}.{name}");
        match (reach(&field, self.role), self.role) {
            (Some(reach), _) if reach != Reach::Nothing => Ok(()),
            // A slip of the pen: the validation says so, with the place and what was meant.
            (None, _) if !name.starts_with("__") && !self.fields.0.contains(&field) => Ok(()),
            (_, None) => Err(Refused::Unauthenticated(field)),
            (_, Some(_)) => Err(Refused::Forbidden(field)),
        }
    }
}
