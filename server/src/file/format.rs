//! The formats in which a table is taken out of the platform.

use async_graphql::Enum;
use chrono::{DateTime, Utc};

use exchange::export::{Table, delimited, workbook};

use crate::fault::Fault;

/// The format of an export (导出格式).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "ExportFormat")]
pub enum Format {
    /// Comma-separated values in UTF-8 (.csv).
    Csv,
    /// Office Open XML (.xlsx).
    Xlsx,
}

impl Format {
    /// How the file's name ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The media type under which the file is given out.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The bytes of the file, written at this moment; the table is made off the runtime too, for it may be long.
    pub async fn write(
        self,
        at: DateTime<Utc>,
        table: impl FnOnce() -> Table + Send + 'static,
    ) -> Result<Vec<u8>, Fault> {
        let bytes = tokio::task::spawn_blocking(move || match self {
            Self::Csv => delimited::write(&table()).map_err(|error| error.to_string()),
            Self::Xlsx => workbook::write(&table(), at).map_err(|error| error.to_string()),
        });
        bytes.await.map_err(|error| error.to_string()).and_then(|written| written).map_err(Fault::Broken)
    }
}
