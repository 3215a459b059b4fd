//! Amounts as a person reads and types them: yuan on the screen, fen in the API.

use entity::project::money::Fen;

use crate::text::language;

/// As a person reads it.
pub(super) fn yuan(fen: i64) -> String {
    Fen::of(fen).unwrap_or_default().said(language())
}

/// As it stands in a field; empty for nothing.
pub(super) fn typed(fen: i64) -> String {
    Fen::of(fen).ok().filter(|fen| !fen.is_zero()).map(Fen::plain).unwrap_or_default()
}

/// What was typed, fen; none while it is no amount.
pub(super) fn read(text: &str) -> Option<i64> {
    Fen::typed(text).ok().map(Fen::get)
}
