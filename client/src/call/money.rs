//! Amounts as a person reads and types them: yuan on the screen, fen in the API.

use entity::project::money::Fen;

use crate::text::language;

/// As a person reads it.
pub(super) fn yuan(fen: Fen) -> String {
    fen.said(language())
}

/// The same for what stands in a field of an application: a number of fen.
pub(super) fn yuan_of(fen: i64) -> String {
    yuan(Fen::of(fen).unwrap_or_default())
}

/// As it stands in a field; empty for nothing.
pub(super) fn typed(fen: Fen) -> String {
    if fen.is_zero() { String::new() } else { fen.plain() }
}

/// What was typed; none while it is no amount.
pub(super) fn read(text: &str) -> Option<Fen> {
    Fen::typed(text).ok()
}
