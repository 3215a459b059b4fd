//! Limits of a document, counted before anything else looks at it, in time linear in its length: its tokens before it is
//! parsed, its fields afterwards.
//!
//! The library's own depth and complexity limits walk a fragment again at every spread: a document of
//! 900 bytes keeps a core busy for seconds. Here each fragment is measured once and the numbers
//! saturate, so a bomb is refused as fast as a greeting is read.

use std::collections::HashMap;

use apollo_parser::{Lexer, TokenKind};
use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};
use async_graphql::{Value as Constant, Variables};

use crate::page::FIRST_DEFAULT;

/// The most tokens of a document.
pub const TOKENS_MAX: usize = 5_000;
/// The most fields that stand in a document, fragments counted once.
pub const FIELDS_MAX: usize = 600;
/// The most aliases in a document.
pub const ALIASES_MAX: usize = 60;
/// The most operations and fragments in a document.
pub const DEFINITIONS_MAX: usize = 60;
/// The deepest nesting of fields. The introspection query of the tools needs 13 to 15.
pub const DEPTH_MAX: usize = 16;
/// The most points: a field is one point, times the `first` of each list around it.
pub const POINTS_MAX: usize = 50_000;

/// Which limit a document exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exceeded {
    /// What is counted.
    pub what: &'static str,
    /// How much there is; saturated.
    pub found: usize,
    /// How much there may be.
    pub limit: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Measure {
    depth: usize,
    points: usize,
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Of {
    /// What the platform holds.
    Data,
    /// The schema itself: its lists have no `first`.
    Schema,
    /// A member of a type: from here a document may walk to its type's members, and on in circles.
    Member,
}

struct Meter<'d> {
    document: &'d ExecutableDocument,
    variables: &'d Variables,
    fields: usize,
    aliases: usize,
    /// Each once for what it can be spread in; none while it is being measured: then it spreads itself.
    fragments: HashMap<(&'d str, Of), Option<Measure>>,
}

/// Whether a document is short enough to be parsed.
pub fn parsable(document: &str) -> Result<(), Exceeded> {
    // None has more tokens than bytes.
    if document.len() <= TOKENS_MAX {
        return Ok(());
    }
    // What is no token counts as one: the parser would stumble over it.
    let counts = |kind| !matches!(kind, TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma | TokenKind::Eof);
    let tokens = Lexer::new(document).filter(|token| token.as_ref().map_or(true, |token| counts(token.kind())));
    within("tokens", tokens.count(), TOKENS_MAX)
}

/// Measures a document; answers its points.
pub fn measure(document: &ExecutableDocument, variables: &Variables) -> Result<usize, Exceeded> {
    let definitions = document.operations.iter().count() + document.fragments.len();
    within("definitions", definitions, DEFINITIONS_MAX)?;
    let mut meter = Meter { document, variables, fields: 0, aliases: 0, fragments: HashMap::new() };
    let mut points = 0;
    for (_, operation) in document.operations.iter() {
        let measured = meter.set(&operation.node.selection_set.node, Of::Data)?;
        within("depth", measured.depth, DEPTH_MAX)?;
        points = points.max(measured.points);
    }
    within("points", points, POINTS_MAX)?;
    Ok(points)
}

fn within(what: &'static str, found: usize, limit: usize) -> Result<(), Exceeded> {
    if found > limit { Err(Exceeded { what, found, limit }) } else { Ok(()) }
}

impl<'d> Meter<'d> {
    fn set(&mut self, set: &'d SelectionSet, of: Of) -> Result<Measure, Exceeded> {
        let mut whole = Measure::default();
        for selection in &set.items {
            let part = match &selection.node {
                Selection::Field(field) => self.field(&field.node, of)?,
                Selection::InlineFragment(fragment) => self.set(&fragment.node.selection_set.node, of)?,
                Selection::FragmentSpread(spread) => self.fragment(spread.node.fragment_name.node.as_str(), of)?,
            };
            whole.depth = whole.depth.max(part.depth);
            whole.points = whole.points.saturating_add(part.points);
        }
        Ok(whole)
    }

    fn field(&mut self, field: &'d Field, of: Of) -> Result<Measure, Exceeded> {
        self.fields += 1;
        within("fields", self.fields, FIELDS_MAX)?;
        if field.alias.is_some() {
            self.aliases += 1;
            within("aliases", self.aliases, ALIASES_MAX)?;
        }
        let (times, of) = match (field.name.node.as_str(), of) {
            ("__schema" | "__type", _) => (1, Of::Schema),
            (_, Of::Data) => (self.times(field), Of::Data),
            (name, of) => in_schema(name, of),
        };
        let inside = self.set(&field.selection_set.node, of)?;
        Ok(Measure { depth: inside.depth + 1, points: inside.points.saturating_mul(times).saturating_add(1) })
    }

    fn fragment(&mut self, name: &'d str, of: Of) -> Result<Measure, Exceeded> {
        match self.fragments.get(&(name, of)) {
            Some(Some(measured)) => return Ok(*measured),
            // It spreads itself: the validation refuses that later, with the place.
            Some(None) => return Ok(Measure::default()),
            None => {}
        }
        self.fragments.insert((name, of), None);
        let measured = match self.document.fragments.get(name) {
            Some(fragment) => self.set(&fragment.node.selection_set.node, of)?,
            None => Measure::default(),
        };
        self.fragments.insert((name, of), Some(measured));
        Ok(measured)
    }

    /// How many items a field can answer: its `first`, the number of its `ids`, or one.
    fn times(&self, field: &Field) -> usize {
        if let Some(first) = field.get_argument("first") {
            return match self.value(&first.node) {
                Some(Constant::Number(number)) => {
                    number.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(1)
                }
                _ => FIRST_DEFAULT,
            };
        }
        if let Some(ids) = field.get_argument("ids") {
            return match self.value(&ids.node) {
                Some(Constant::List(ids)) => ids.len().max(1),
                _ => 1,
            };
        }
        // A connection without `first` has a page of the default size.
        let lists = field.selection_set.node.items.iter().any(|item| match &item.node {
            Selection::Field(inner) => matches!(inner.node.name.node.as_str(), "edges" | "nodes"),
            _ => false,
        });
        if lists { FIRST_DEFAULT } else { 1 }
    }

    fn value(&self, value: &async_graphql_value::Value) -> Option<Constant> {
        value.clone().into_const_with(|name| self.variables.get(&name).cloned().ok_or(())).ok()
    }
}

/// How many items a list of the introspection counts for, and what is asked about within: there are some eight hundred types,
/// and few of them are large. The tools' own query, which stops at a member's type, costs a quarter of what a document may; one
/// that walks on pays for all that it comes by.
fn in_schema(name: &str, of: Of) -> (usize, Of) {
    match (name, of) {
        ("types", _) => (20, of),
        ("fields" | "inputFields" | "interfaces" | "possibleTypes", Of::Member) => (10, of),
        ("fields" | "inputFields" | "interfaces" | "possibleTypes", _) => (3, Of::Member),
        ("args" | "enumValues", _) => (3, of),
        _ => (1, of),
    }
}
