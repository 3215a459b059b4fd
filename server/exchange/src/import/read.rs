//! Reads the bytes of a file into a sheet, within bounds that no file can break: what a file is, its
//! content says, never its name.

pub mod delimited;
pub mod encoding;
pub mod package;
pub mod place;
pub mod workbook;

use super::problem::{Problem, Reason};
use super::sheet::Sheet;

/// The largest file, bytes: what `PUT /files/{id}` takes.
pub const FILE_MAX: usize = 8 << 20;
/// The most rows that are not blank. A province's societies are fewer.
pub const ROWS_MAX: usize = 20_000;
/// The most columns.
pub const COLUMNS_MAX: usize = 200;
/// The most cells, empty ones between others included.
pub const CELLS_MAX: usize = 1_000_000;
/// The most text in all cells together, bytes.
pub const TEXT_MAX: usize = 32 << 20;
/// So many characters of a cell are kept: more than any column takes, so that a longer text is seen to be too long.
pub const CELL_KEPT: usize = 500;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread(Box<Problem>);

impl Unread {
    /// The problem to report.
    #[must_use]
    pub fn problem(self) -> Problem {
        *self.0
    }
}

impl From<Problem> for Unread {
    fn from(problem: Problem) -> Self {
        Self(Box::new(problem))
    }
}

impl From<Reason> for Unread {
    fn from(reason: Reason) -> Self {
        Problem::of_file(&reason).into()
    }
}

/// What a file is, told from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A package of Office Open XML.
    Package,
    /// Text with separators.
    Text,
}

/// Tells what a file is from its content, or why it is nothing that can be read.
pub fn sniff(bytes: &[u8]) -> Result<FileKind, Unread> {
    if bytes.is_empty() {
        return Err(Reason::EmptyFile.into());
    }
    if bytes.len() > FILE_MAX {
        return Err(Reason::FileTooLarge { max: FILE_MAX >> 20 }.into());
    }
    if bytes.starts_with(b"PK") {
        return Ok(FileKind::Package);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Reason::OldExcel.into());
    }
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if !utf16 && bytes.contains(&0) || bytes.starts_with(b"%PDF") {
        return Err(Reason::NotASpreadsheet.into());
    }
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf));
    if first == Some(&b'<') {
        return Err(Reason::Markup.into());
    }
    Ok(FileKind::Text)
}

/// Reads a file. The file's name is not asked: names lie.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unread> {
    let sheet = match sniff(bytes)? {
        FileKind::Package => {
            package::measure(bytes)?;
            workbook::read(bytes)?
        }
        FileKind::Text => delimited::read(&encoding::decode(bytes)?)?,
    };
    if sheet.rows.is_empty() { Err(Reason::EmptyFile.into()) } else { Ok(sheet) }
}

#[cfg(test)]
mod tests {
    use entity::register::import::ProblemCode;

    use super::*;

    fn refused(bytes: &[u8]) -> Option<(ProblemCode, String)> {
        let problem = read(bytes).err()?.problem();
        Some((problem.code, problem.message(entity::Language::En).to_owned()))
    }

    #[test]
    fn what_is_no_spreadsheet_is_named() {
        let code = |bytes| refused(bytes).map(|(code, _)| code);
        assert_eq!(code(b""), Some(ProblemCode::Unreadable));
        assert_eq!(code(b" \n\n"), Some(ProblemCode::Unreadable));
        assert_eq!(code(b"%PDF-1.7 ..."), Some(ProblemCode::Unreadable));
        assert_eq!(code(b"PK\x03\x04 broken"), Some(ProblemCode::Unreadable));
        assert_eq!(code(&vec![b'a'; FILE_MAX + 1]), Some(ProblemCode::TooLarge));
        let message = |bytes| refused(bytes).map(|(_, message)| message).unwrap_or_default();
        assert!(message(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains(".xlsx without a password"));
        assert!(message("\u{feff} <html><table>".as_bytes()).contains("web page"));
    }
}
