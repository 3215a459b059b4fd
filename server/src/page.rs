//! Pages: Relay connections with keyset cursors. Never OFFSET: a page costs the same wherever it is.

use async_graphql::connection::{Connection, CursorType, Edge, EmptyFields};
use async_graphql::{Error, OutputType};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::caller::bad_input;

/// How many items a page has when nobody says.
pub const FIRST_DEFAULT: usize = 20;
/// The most items of a page.
pub const FIRST_MAX: usize = 100;

/// What a caller asked for.
#[derive(Clone, Debug)]
pub struct Page<K> {
    /// How many.
    pub first: usize,
    /// After which.
    pub after: Option<K>,
}

/// A place in an order, opaque outside.
pub trait Place: Sized {
    /// As text.
    fn write(&self) -> String;
    /// From text; none when it is not a place of this order.
    fn read(text: &str) -> Option<Self>;
}

impl<K: Place> Page<K> {
    /// Reads the arguments `first` and `after`.
    pub fn read(first: Option<i32>, after: Option<String>) -> Result<Self, Error> {
        let first = match first {
            None => FIRST_DEFAULT,
            Some(count) => usize::try_from(count)
                .ok()
                .filter(|count| (1..=FIRST_MAX).contains(count))
                .ok_or_else(|| bad_input(format!("first: ask for 1 to {FIRST_MAX} items")))?,
        };
        let after = after.map(|cursor| decode(&cursor).ok_or_else(bad_cursor)).transpose()?;
        Ok(Self { first, after })
    }

    /// How many rows to select: one more than asked for tells whether there is a next page.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.first as u64 + 1
    }
}

/// The error for a cursor that is none of this list.
#[must_use]
pub fn bad_cursor() -> Error {
    bad_input("after: not a cursor of this list in this order; start again without it")
}

/// A place as a cursor shows it.
pub fn written(place: &impl Place) -> String {
    URL_SAFE_NO_PAD.encode(place.write())
}

/// The place that a cursor shows; none when it is none of this order.
#[must_use]
pub fn decode<K: Place>(cursor: &str) -> Option<K> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    K::read(std::str::from_utf8(&bytes).ok()?)
}

/// A cursor as the API shows it.
#[derive(Clone, Debug)]
pub struct Cursor(String);

impl CursorType for Cursor {
    type Error = std::convert::Infallible;

    fn decode_cursor(text: &str) -> Result<Self, Self::Error> {
        Ok(Self(text.to_owned()))
    }

    fn encode_cursor(&self) -> String {
        self.0.clone()
    }
}

/// A connection of nodes with a lazily counted total.
pub type Listed<T, Total> = Connection<Cursor, T, Total, EmptyFields>;

/// Builds the connection from one row more than asked for.
pub fn connect<R, K: Place, T: OutputType, Total: async_graphql::ObjectType>(
    page: &Page<K>,
    mut rows: Vec<R>,
    total: Total,
    place: impl Fn(&R) -> K,
    node: impl Fn(R) -> T,
) -> Listed<T, Total> {
    let more = rows.len() > page.first;
    rows.truncate(page.first);
    let mut connection = Connection::with_additional_fields(page.after.is_some(), more, total);
    connection.edges.extend(rows.into_iter().map(|row| {
        let cursor = Cursor(written(&place(&row)));
        Edge::new(cursor, node(row))
    }));
    connection
}

/// A UUID as a place: lists in the order of creation.
impl Place for uuid::Uuid {
    fn write(&self) -> String {
        self.simple().to_string()
    }

    fn read(text: &str) -> Option<Self> {
        Self::try_parse(text).ok()
    }
}

/// A position of the ledger as a place.
impl Place for i64 {
    fn write(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}
