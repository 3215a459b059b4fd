//! Text with separators (.csv): commas, semicolons or tabs, quoted fields with line breaks in them.
//!
//! The rows are counted as a spreadsheet program counts them, blank ones included, so that a problem
//! is found where the clerk looks for it. That is why this is not left to the `csv` crate, which
//! skips blank lines and cannot tell afterwards.

use super::place::{Placing, beginning};
use super::{CELL_KEPT, Unread};
use crate::import::problem::{Problem, Reason};
use crate::import::sheet::{Cell, Sheet, is_space};

/// What an export puts in front of a text that a spreadsheet program would take for a formula.
pub const ESCAPE: char = '\'';

/// So many bytes are looked at to tell the separator.
const SNIFFED: usize = 16 << 10;

/// Whether a text in a .csv needs the escape: a spreadsheet program would run it.
#[must_use]
pub fn is_dangerous(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ESCAPE])
}

/// Reads a text.
pub fn read(text: &str) -> Result<Sheet, Unread> {
    let separator = separator(text);
    let mut placing = Placing::default();
    let (mut row, mut column) = (1, 0);
    let mut rest = text;
    while !rest.is_empty() {
        let (field, after) = field(rest, separator).ok_or_else(|| unclosed(row))?;
        placing.put(row, column, cell(&field))?;
        (rest, row, column) = match after.strip_prefix(separator) {
            // A separator at the very end opens an empty field, which is nothing.
            Some(next) => (next, row, column + 1),
            None => {
                (after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after), row + 1, 0)
            }
        };
    }
    Ok(placing.finish())
}

fn unclosed(row: u32) -> Unread {
    Problem::at(row, "", &Cell::Empty, &Reason::UnclosedQuote).into()
}

/// The separator that stands most often outside of quotes at the beginning of the file.
fn separator(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    for byte in text.bytes().take(SNIFFED) {
        quoted ^= byte == b'"';
        if !quoted && let Some((_, count)) = counts.iter_mut().find(|(letter, _)| *letter == char::from(byte)) {
            *count += 1;
        }
    }
    // The first of equals wins: a file of one column is as good with commas.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(letter, _)| letter)
}

/// One field's beginning, and the text from its separator or line end on. None when a quotation mark
/// is never closed.
fn field(text: &str, separator: char) -> Option<(String, &str)> {
    let Some(inner) = text.strip_prefix('"') else {
        let end = text.find([separator, '\n', '\r']).unwrap_or(text.len());
        return Some((beginning(&text[..end]).to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut kept = 0;
    let mut letters = inner.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        if letter == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
            // What stands between the closing mark and the separator belongs to the field as it is.
            let after = &inner[place + 1..];
            let end = after.find([separator, '\n', '\r']).unwrap_or(after.len());
            value.push_str(beginning(&after[..end]));
            return Some((value, &after[end..]));
        }
        if kept < CELL_KEPT {
            value.push(letter);
            kept += 1;
        }
    }
    None
}

/// A field as a cell. `="0123"` is how spreadsheet programs are told to keep a code as text; any other
/// leading equals sign is a formula.
fn cell(field: &str) -> Cell {
    let text = field.trim_matches(is_space);
    if let Some(formula) = text.strip_prefix('=') {
        let literal = formula.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
        return match literal {
            Some(inner) if !inner.contains('"') => Cell::text(inner),
            _ => Cell::Formula(text.into()),
        };
    }
    match text.strip_prefix(ESCAPE) {
        Some(escaped) if is_dangerous(escaped) => Cell::text(escaped),
        _ => Cell::text(text),
    }
}

#[cfg(test)]
mod tests {
    use entity::register::import::ProblemCode;

    use super::*;

    fn shown(text: &str) -> Vec<(u32, Vec<String>)> {
        let sheet = read(text).unwrap_or_default();
        sheet.rows.iter().map(|row| (row.number, row.cells.iter().map(Cell::shown).collect())).collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "a,b\r\n\r\n\"two\nlines\",\"say \"\"x\"\"\"\r\n , ,\nlast,";
        assert_eq!(shown(text), [row(1, &["a", "b"]), row(3, &["two\nlines", "say \"x\""]), row(5, &["last"])]);
        assert_eq!(shown("a\rb"), [row(1, &["a"]), row(2, &["b"])]);
    }

    #[test]
    fn the_separator_is_told_from_the_text() {
        assert_eq!(shown("a;b;\"c;,,,,d\""), [row(1, &["a", "b", "c;,,,,d"])]);
        assert_eq!(shown("a\tb"), [row(1, &["a", "b"])]);
        assert_eq!(shown("a"), [row(1, &["a"])]);
    }

    #[test]
    fn formulas_are_told_from_text_that_looks_like_one() {
        assert_eq!(cell("=1+1"), Cell::Formula("=1+1".into()));
        assert_eq!(cell("=cmd|' /C calc'!A0"), Cell::Formula("=cmd|' /C calc'!A0".into()));
        assert_eq!(cell("=\"0123\""), Cell::text("0123"));
        assert_eq!(cell("=\"a\"&\"b\""), Cell::Formula("=\"a\"&\"b\"".into()));
        assert_eq!(cell("'=1+1"), Cell::text("=1+1"));
        assert_eq!(cell("''x"), Cell::text("'x"));
        assert_eq!(cell("'x"), Cell::text("'x"));
    }

    #[test]
    fn a_quote_that_never_closes_is_found() {
        let problem = read("a,b\n1,\"2\n3,4").err().map(Unread::problem);
        assert_eq!(problem.map(|problem| (problem.row, problem.code)), Some((2, ProblemCode::Unreadable)));
    }

    #[test]
    fn a_million_columns_and_a_million_rows_are_refused() {
        let code = |text: &str| read(text).err().map(|unread| unread.problem().code);
        assert_eq!(code(&"x,".repeat(1_000_000)), Some(ProblemCode::TooLarge));
        assert_eq!(code(&"x\n".repeat(1_000_000)), Some(ProblemCode::TooLarge));
        assert_eq!(code(&",".repeat(1_000_000)), None);
    }
}
