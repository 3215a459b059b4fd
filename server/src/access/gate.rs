//! The gate: every root field of a document is looked up in the policy table before anything runs; for a partner's
//! client the fields below them too.
//!
//! It walks the parsed document instead of being an extension of the executor: an extension would
//! put two boxed futures around each of the ten thousand fields of a long list.

mod fields;
mod narrow;

use async_graphql::parser::types::{ExecutableDocument, OperationType, Selection, SelectionSet};
use async_graphql::{Name, Positioned};

use entity::account::oauth::OauthScope;
use entity::policy::Reach;

use crate::identity::Viewer;
use crate::identity::viewer::reach;

pub use fields::Fields;
use narrow::Narrow;

/// Why a document is not let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nobody is logged in and the field is not for everyone.
    Unauthenticated(String),
    /// The role may not.
    Forbidden(String),
    /// The client's token lacks a scope.
    Narrow(String, OauthScope),
}

/// Checks documents for one caller.
#[derive(Clone, Copy, Debug)]
pub struct Gate<'g> {
    /// What the schema has.
    pub fields: &'g Fields,
    /// Who asks; none without a login.
    pub viewer: Option<&'g Viewer>,
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
            let set = &operation.node.selection_set;
            self.set(document, set, root, &mut Vec::new())?;
            // A role's rights end at the roots; below them its scopes narrow what is selected.
            if let Some(viewer) = self.viewer.filter(|viewer| viewer.grant.is_some()) {
                Narrow::new(self.fields, viewer, document).set(&set.node, Some(root))?;
            }
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
            "__schema" if self.viewer.is_some() => return Ok(()),
            _ => {}
        }
        let field = format!("{root}.{name}");
        match (reach(self.viewer, &field), self.viewer) {
            (Some(reach), _) if reach != Reach::Nothing => Ok(()),
            // A slip of the pen: the validation says so, with the place and what was meant.
            (None, _) if !name.starts_with("__") && !self.fields.has_root(&field) => Ok(()),
            (_, None) => Err(Refused::Unauthenticated(field)),
            (_, Some(viewer)) => Err(match viewer.lacks(&field) {
                Some(scope) => Refused::Narrow(field, scope),
                None => Refused::Forbidden(field),
            }),
        }
    }
}
