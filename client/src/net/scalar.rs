//! The API's own scalars as Rust types, for every operation (`custom_scalars_module`).

/// A day.
pub(crate) type Date = chrono::NaiveDate;
/// An instant, RFC 3339, shown in the device's time zone.
pub(crate) type DateTime = String;
/// An amount of money in whole fen.
pub(crate) type Fen = entity::project::money::Fen;
