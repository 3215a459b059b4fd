//! Office Open XML (.xlsx): the first visible worksheet, cell by cell, as a stream.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use chrono::NaiveDate;

use super::Unread;
use super::place::{Placing, beginning};
use crate::import::problem::Reason;
use crate::import::sheet::{Cell, Sheet};

/// Reads a package that was measured.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unread> {
    // The reader computes with what a hostile file declares, and some of it overflows. A panic in
    // there is the file's fault, not ours, and it leaves nothing behind: all it touches is dropped.
    catch_unwind(AssertUnwindSafe(|| read_first_sheet(bytes))).unwrap_or_else(|_| Err(Reason::Damaged.into()))
}

fn read_first_sheet(bytes: &[u8]) -> Result<Sheet, Unread> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let visible =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let first = workbook.sheets_metadata().iter().find(visible).map(|sheet| sheet.name.clone());
    let name = first.ok_or(Reason::NoVisibleSheet)?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| refused(&error))?;
    let mut placing = Placing::default();
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(|error| refused(&error))? {
        let (row, column) = record.pos;
        let cell = match record.formula {
            Some(formula) => Cell::Formula(shown_formula(formula, &record.value)),
            None => cell(record.value),
        };
        placing.put(row.saturating_add(1), column as usize, cell)?;
    }
    Ok(placing.finish())
}

fn refused(error: &XlsxError) -> Unread {
    match error {
        XlsxError::Password => Reason::OldExcel,
        // A package without a workbook: a .docx, an .ods, any archive.
        XlsxError::RelationshipNotFound | XlsxError::FileNotFound(_) => Reason::NotASpreadsheet,
        _ => Reason::Damaged,
    }
    .into()
}

/// The formula where the file has it; a cell that only follows another's formula shows its value.
fn shown_formula(formula: XlsxFormulaMetadata, value: &DataRef<'_>) -> Box<str> {
    let text = match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
        _ => String::new(),
    };
    if text.is_empty() { cell(value.clone()).shown().into() } else { format!("={}", beginning(&text)).into() }
}

fn cell(value: DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::SharedString(text) => Cell::text(beginning(text)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(beginning(&text)),
        DataRef::Bool(flag) => Cell::text(if flag { "TRUE" } else { "FALSE" }),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are floats anyway")]
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::DateTime(moment) => date(&moment),
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
    }
}

/// The day of a moment. A duration, and a day that no calendar has (Excel's 29 February 1900), stay numbers.
fn date(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let found = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    match found.filter(|_| moment.is_datetime()) {
        Some(day) => Cell::Date(day),
        None => Cell::Number(moment.as_f64()),
    }
}
