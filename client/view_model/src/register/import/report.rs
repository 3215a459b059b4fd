//! What is wrong with a register, cell by cell, as a table that one can take away.

use crate::text::t;

/// One thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem<'p> {
    /// The row in the file, from 1; 0 for all of it.
    pub row: i64,
    /// The heading of the column.
    pub column: &'p str,
    /// What stands in the cell.
    pub value: &'p str,
    /// What is wrong with it, in a sentence.
    pub message: &'p str,
}

/// Where it is.
#[must_use]
pub fn place(row: i64) -> String {
    if row == 0 { t().import.whole_file.to_owned() } else { row.to_string() }
}

/// The problems as a table that spreadsheets open: with a byte order mark, and no cell that could be
/// taken for a formula.
#[must_use]
pub fn csv<'p>(problems: impl IntoIterator<Item = Problem<'p>>) -> String {
    let text = t().import;
    let mut lines = vec![[text.row, text.column, text.value, text.reason].join(",")];
    lines.extend(
        problems.into_iter().map(|Problem { row, column, value, message }| {
            [&place(row), column, value, message].map(cell_text).join(",")
        }),
    );
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

fn cell_text(text: &str) -> String {
    let harmless =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", harmless.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_leave_as_harmless_cells() {
        assert_eq!(cell_text("12\"x"), "\"12\"\"x\"");
        assert_eq!(cell_text("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
        let problem = Problem { row: 7, column: "正式党员", value: "-3", message: "x" };
        assert_eq!(csv([problem]), "\u{feff}行,列,内容,原因\r\n\"7\",\"正式党员\",\"'-3\",\"x\"\r\n");
    }
}
