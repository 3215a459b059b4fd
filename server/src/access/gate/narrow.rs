//! What a client's token is narrowed to, field by field of a document: sets of fields of one type can stand under
//! different scopes. It follows types, so that neither an alias nor a fragment nor `node` leads around it.

use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};

use super::{Fields, Refused};
use crate::identity::Viewer;

/// A walk through a document.
pub(super) struct Narrow<'d> {
    fields: &'d Fields,
    viewer: &'d Viewer,
    document: &'d ExecutableDocument,
    /// Fragments that were walked: what they hold depends on their own type alone.
    walked: Vec<&'d str>,
}

impl<'d> Narrow<'d> {
    pub(super) fn new(fields: &'d Fields, viewer: &'d Viewer, document: &'d ExecutableDocument) -> Self {
        Self { fields, viewer, document, walked: Vec::new() }
    }

    /// Walks what is selected of a type; of none where the document names something that is not there, which the
    /// validation refuses.
    pub(super) fn set(&mut self, set: &'d SelectionSet, of: Option<&'d str>) -> Result<(), Refused> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    let to = of.and_then(|of| self.fields.answer(of, name));
                    self.field(of, name)?;
                    self.set(&field.node.selection_set.node, to)?;
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map(|on| on.node.on.node.as_str());
                    self.set(&fragment.node.selection_set.node, on.or(of))?;
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    if self.walked.contains(&name) {
                        continue;
                    }
                    self.walked.push(name);
                    if let Some(fragment) = self.document.fragments.get(name) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.set(&fragment.node.selection_set.node, Some(on))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn field(&self, of: Option<&str>, name: &str) -> Result<(), Refused> {
        let Some(of) = of else { return Ok(()) };
        let field = format!("{of}.{name}");
        // A type asks for its scope wherever it is met, a field of it for its own besides.
        match self.viewer.lacks(of).or_else(|| self.viewer.lacks(&field)) {
            Some(scope) => Err(Refused::Narrow(field, scope)),
            None => Ok(()),
        }
    }
}
