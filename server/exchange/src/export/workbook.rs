//! The table as .xlsx: texts are written as texts, so that nothing in them is a formula.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::table::{Table, Value};

/// Excel shows what Chinese clerks write.
const DAY: &str = "yyyy-mm-dd";
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 44);

/// The bytes of the file, written at this moment.
pub fn write(table: &Table, at: DateTime<Utc>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library would ask the machine's clock.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(at)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name(table.title)?;
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format(DAY));
    for (column, heading) in (0..).zip(&table.headings) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        sheet.set_column_width(column, width(table, column.into()))?;
    }
    for (row, values) in (1..).zip(&table.rows) {
        for (column, value) in (0..).zip(values) {
            put(sheet, row, column, value, &day)?;
        }
    }
    frame(sheet, table)?;
    workbook.save_to_buffer()
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, day: &Format) -> Result<(), XlsxError> {
    match value {
        Value::Empty => return Ok(()),
        Value::Text(text) => sheet.write_string(row, column, text)?,
        Value::Number(number) => sheet.write_number(row, column, *number)?,
        Value::Hundredths(_) => {
            let places = Format::new().set_num_format("#,##0.00");
            sheet.write_number_with_format(row, column, value.shown().parse::<f64>().unwrap_or_default(), &places)?
        }
        Value::Date(date) => match date_of(*date) {
            Ok(moment) => sheet.write_datetime_with_format(row, column, moment, day)?,
            // Excel's calendar begins in 1900.
            Err(_) => sheet.write_string(row, column, date.to_string())?,
        },
    };
    Ok(())
}

/// Headings stay in sight, and columns can be filtered.
fn frame(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let last = |count: usize| u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX);
    let columns = u16::try_from(last(table.headings.len())).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 3)?;
    sheet.autofilter(0, 0, last(table.rows.len() + 1), columns)?;
    Ok(())
}

/// Wide enough for what stands in the column. A Chinese character is as wide as two letters.
fn width(table: &Table, column: usize) -> u16 {
    let values = table.rows.iter().filter_map(|row| row.get(column)).map(|value| match value {
        Value::Empty => 0,
        Value::Text(text) => letters(text),
        Value::Number(_) => WIDTHS.0,
        Value::Hundredths(_) => WIDTHS.0 + 4,
        Value::Date(_) => DAY.len(),
    });
    let heading = table.headings.get(column).map_or(0, |heading| letters(heading));
    let widest = values.chain([heading]).max().unwrap_or_default() + 2;
    u16::try_from(widest.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or_default()
}

fn letters(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

fn date_of(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}

fn moment(at: DateTime<Utc>) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_timestamp(at.timestamp())
}
