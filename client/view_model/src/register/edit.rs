//! Changing a society's facts: what is typed, by field.

use std::collections::BTreeMap;

pub mod conflict;

/// What is typed, by field.
pub type Values = BTreeMap<String, String>;

/// Values by field.
#[must_use]
pub fn values<T: ToString, const N: usize>(pairs: [(&str, T); N]) -> Values {
    pairs.into_iter().map(|(path, value)| (path.to_owned(), value.to_string())).collect()
}
