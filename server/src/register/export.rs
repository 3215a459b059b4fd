//! Exporting the register: the societies of a list → a table → .csv or .xlsx.
//!
//! The table has the columns that the importer knows best, in its order, and every value in the
//! spelling that the importer reads: an export that is imported again changes nothing.

pub mod delimited;
pub mod table;
pub mod workbook;

use async_graphql::Enum;

pub use table::{Line, Shown, Table};

/// The format of an export (导出格式).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "ExportFormat")]
pub enum Format {
    /// Comma-separated values in UTF-8 (.csv).
    Csv,
    /// Office Open XML (.xlsx).
    Xlsx,
}

/// The most societies of one export: what the importer takes back.
pub const LINES_MAX: usize = super::import::read::ROWS_MAX - 1;
