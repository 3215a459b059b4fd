//! What the schema has, as the gate needs it: its root fields, and what type a field answers.

use std::collections::{HashMap, HashSet};

use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition};

use crate::fault::Fault;

/// The fields that lead somewhere.
#[derive(Debug)]
pub struct Fields {
    /// As `Query.society`.
    roots: HashSet<String>,
    /// Type → field → the type that it answers, where that has fields of its own.
    answers: HashMap<String, HashMap<String, String>>,
}

impl Fields {
    /// Reads them from the schema's text.
    pub fn of(sdl: &str) -> Result<Self, Fault> {
        let document = parse_schema(sdl).map_err(|error| Fault::Broken(format!("our own schema: {error}")))?;
        let mut types = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            match definition.node.kind {
                TypeKind::Object(object) => types.insert(definition.node.name.node.to_string(), object.fields),
                TypeKind::Interface(shared) => types.insert(definition.node.name.node.to_string(), shared.fields),
                _ => None,
            };
        }
        let root = |name: &str| matches!(name, "Query" | "Mutation" | "Subscription");
        let field = |name: &str, field: &Positioned<FieldDefinition>| format!("{name}.{}", field.node.name.node);
        let roots = types.iter().filter(|(name, _)| root(name));
        let roots = roots.flat_map(|(name, fields)| fields.iter().map(|one| field(name, one))).collect();
        let lead = |fields: &[Positioned<FieldDefinition>]| -> HashMap<String, String> {
            let to = fields.iter().map(|field| (field.node.name.node.to_string(), named(&field.node.ty.node)));
            to.filter(|(_, to)| types.contains_key(to)).collect()
        };
        let answers = types.iter().map(|(name, fields)| (name.clone(), lead(fields))).collect();
        Ok(Self { roots, answers })
    }

    /// Whether the schema has this root field.
    pub(super) fn has_root(&self, field: &str) -> bool {
        self.roots.contains(field)
    }

    /// The type that a field of a type answers; none where that has no fields, and where there is no such field.
    pub(super) fn answer(&self, of: &str, field: &str) -> Option<&str> {
        self.answers.get(of)?.get(field).map(String::as_str)
    }
}

fn named(ty: &Type) -> String {
    match &ty.base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(inner) => named(inner),
    }
}
