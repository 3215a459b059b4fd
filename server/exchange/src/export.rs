//! Exporting the register: the societies of a list → a table → .csv or .xlsx.
//!
//! The table has the columns that the importer knows best, in its order, and every value in the
//! spelling that the importer reads: an export that is imported again changes nothing.

pub mod delimited;
pub mod table;
pub mod workbook;

pub use table::{Line, Shown, Table};

/// The most societies of one export: what the importer takes back.
pub const LINES_MAX: usize = crate::import::read::ROWS_MAX - 1;
