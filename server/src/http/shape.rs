//! Gives an answer the shape that the specification gives it (GraphQL, section 6.4): where a field has failed null stands
//! in its place, or around it where it may not be null; and members stand in the order in which they were selected. The
//! library leaves out what has failed, and programs with types of their own then fall over what is missing before they
//! read why; and it writes members in the order in which they were ready, another one each time.

use std::cell::OnceCell;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{
    BaseType, ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet, Type,
};
use async_graphql::{Name, PathSegment, Response, Value};

use crate::access::gate::Fields;

/// Gives the answer of an operation its shape.
pub(super) fn shape(fields: &Fields, document: &ExecutableDocument, operation: Option<&str>, response: &mut Response) {
    if response.data == Value::Null && response.errors.is_empty() {
        response.data = empty();
    }
    let (Value::Object(data), Some(operation)) = (&mut response.data, run(document, operation)) else { return };
    let root = match operation.ty {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    };
    let failed: Vec<&[PathSegment]> =
        response.errors.iter().map(|error| error.path.as_slice()).filter(|path| !path.is_empty()).collect();
    let asked = Asked { fields, document, failed: &failed };
    let members = asked.members(&[&operation.selection_set.node], Some(root));
    if !asked.object(&members, data, &Place::Root) {
        response.data = Value::Null;
    }
}

/// An object of which nothing was asked: all of it was skipped.
fn empty() -> Value {
    Value::Object(IndexMap::new())
}

/// The operation that has run.
fn run<'d>(document: &'d ExecutableDocument, operation: Option<&str>) -> Option<&'d OperationDefinition> {
    let mut all = document.operations.iter();
    let found = match operation {
        None => all.next(),
        Some(wanted) => all.find(|(name, _)| name.is_some_and(|name| name == wanted)),
    };
    found.map(|(_, operation)| &operation.node)
}

/// What was asked, and where it has failed.
struct Asked<'d> {
    fields: &'d Fields,
    document: &'d ExecutableDocument,
    failed: &'d [&'d [PathSegment]],
}

/// A member of an object, as it was selected.
struct Member<'d> {
    key: &'d str,
    /// What the schema says that it is; none of what tells of the schema itself, which stays as it is.
    declared: Option<&'d Type>,
    /// What is selected of it: in several places where it is selected in several.
    sets: Vec<&'d SelectionSet>,
    /// The members of it, found when the first one comes by: a list has many.
    below: OnceCell<Vec<Self>>,
}

/// Where one is in an answer.
enum Place<'p> {
    Root,
    Member(&'p Self, &'p str),
    Item(&'p Self, usize),
}

impl Place<'_> {
    /// How many steps there are to it.
    fn depth(&self) -> usize {
        match self {
            Self::Root => 0,
            Self::Member(above, _) | Self::Item(above, _) => above.depth() + 1,
        }
    }

    /// Whether a path leads to it, or through it.
    fn is_on(&self, path: &[PathSegment]) -> bool {
        let Some(step) = self.depth().checked_sub(1) else { return true };
        match (self, path.get(step)) {
            (Self::Member(above, key), Some(PathSegment::Field(name))) => key == name && above.is_on(path),
            (Self::Item(above, place), Some(PathSegment::Index(index))) => place == index && above.is_on(path),
            _ => false,
        }
    }
}

impl<'d> Asked<'d> {
    /// The members of an object of a type, each once, in the order in which they were selected first.
    fn members(&self, sets: &[&'d SelectionSet], of: Option<&'d str>) -> Vec<Member<'d>> {
        let (mut members, mut spread) = (Vec::new(), Vec::new());
        for set in sets {
            self.collect(set, of, &mut members, &mut spread);
        }
        members
    }

    fn collect(
        &self,
        set: &'d SelectionSet,
        of: Option<&'d str>,
        members: &mut Vec<Member<'d>>,
        spread: &mut Vec<&'d str>,
    ) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let key = field.node.response_key().node.as_str();
                    let below = &field.node.selection_set.node;
                    // One key means one field everywhere, and is null nowhere or everywhere: the validation has seen to it.
                    if let Some(member) = members.iter_mut().find(|member| member.key == key) {
                        member.sets.push(below);
                        continue;
                    }
                    let declared = of.and_then(|of| self.fields.declared(of, field.node.name.node.as_str()));
                    members.push(Member { key, declared, sets: vec![below], below: OnceCell::new() });
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map(|on| on.node.on.node.as_str());
                    self.collect(&fragment.node.selection_set.node, on.or(of), members, spread);
                }
                Selection::FragmentSpread(named) => {
                    let name = named.node.fragment_name.node.as_str();
                    if spread.contains(&name) {
                        continue;
                    }
                    spread.push(name);
                    if let Some(fragment) = self.document.fragments.get(name) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.collect(&fragment.node.selection_set.node, Some(on), members, spread);
                    }
                }
            }
        }
    }

    /// Whether something has failed there, or below it.
    fn has_failed(&self, place: &Place<'_>) -> bool {
        self.failed.iter().any(|path| place.is_on(path))
    }

    /// Shapes an object; false where a member of it has failed that may not be null.
    fn object(&self, members: &[Member<'d>], object: &mut IndexMap<Name, Value>, place: &Place<'_>) -> bool {
        for member in members {
            let Some(declared) = member.declared else { continue };
            let here = Place::Member(place, member.key);
            let stands = match object.get_mut(member.key) {
                Some(value) => self.value(declared, member, value, &here),
                None if !self.has_failed(&here) => true,
                None => {
                    object.insert(Name::new(member.key), Value::Null);
                    declared.nullable
                }
            };
            if !stands {
                return false;
            }
        }
        let mut wanted = members.iter();
        if !object.keys().all(|key| wanted.any(|member| member.key == key.as_str())) {
            let at = |key: &Name| members.iter().position(|member| member.key == key.as_str());
            object.sort_by(|one, _, other, _| at(one).cmp(&at(other)));
        }
        true
    }

    /// Shapes a value; false where something of it has failed, and it may not be null.
    fn value(&self, declared: &'d Type, member: &Member<'d>, value: &mut Value, place: &Place<'_>) -> bool {
        let stands = match (&declared.base, &mut *value) {
            (BaseType::List(inner), Value::List(items)) => items
                .iter_mut()
                .enumerate()
                .all(|(index, item)| self.value(inner, member, item, &Place::Item(place, index))),
            (BaseType::Named(name), Value::Object(object)) => {
                let below = member.below.get_or_init(|| self.members(&member.sets, Some(name.as_str())));
                self.object(below, object, place)
            }
            (_, Value::Null) if declared.nullable => true,
            (_, Value::Null) if self.has_failed(place) => false,
            // The library takes an object without members for none: nothing of it has failed, all was skipped.
            (BaseType::Named(_), Value::Null) if member.sets.iter().any(|set| !set.items.is_empty()) => {
                *value = empty();
                true
            }
            _ => true,
        };
        if !stands {
            *value = Value::Null;
        }
        stands || declared.nullable
    }
}
