//! What the schema has: its root fields, and what type a field answers.

use std::collections::{HashMap, HashSet};

use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition};

use crate::fault::Fault;

/// The fields of the schema.
#[derive(Debug)]
pub struct Fields {
    /// As `Query.society`.
    roots: HashSet<String>,
    /// Type → field → what it answers.
    types: HashMap<String, HashMap<String, Type>>,
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
        let answer = |field: Positioned<FieldDefinition>| (field.node.name.node.to_string(), field.node.ty.node);
        let types = types.into_iter().map(|(name, fields)| (name, fields.into_iter().map(answer).collect()));
        Ok(Self { roots, types: types.collect() })
    }

    /// Whether the schema has this root field.
    pub(super) fn has_root(&self, field: &str) -> bool {
        self.roots.contains(field)
    }

    /// The type that a field of a type answers; none where that has no fields, and where there is no such field.
    pub(super) fn answer(&self, of: &str, field: &str) -> Option<&str> {
        let name = named(self.declared(of, field)?);
        self.types.contains_key(name).then_some(name)
    }

    /// What a field of a type answers, as it is declared; none where there is no such field.
    #[must_use]
    pub fn declared(&self, of: &str, field: &str) -> Option<&Type> {
        self.types.get(of)?.get(field)
    }
}

fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}
