//! Problems: what is wrong, where, and why, in both languages.

pub mod reason;

use std::fmt;

use entity::Language;
use entity::register::import::ProblemCode;
use serde::{Deserialize, Serialize};

pub use reason::Reason;

use super::sheet::Cell;

/// So many problems are kept for the report; the rest is only counted.
pub const PROBLEMS_KEPT: usize = 1_000;
/// So many characters of a cell are shown.
pub const VALUE_SHOWN: usize = 80;

/// One problem, as a run keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row as the spreadsheet counts; 0 when it is the file's problem.
    pub row: u32,
    /// The heading of the column; empty when it is the row's or the file's problem.
    pub column: String,
    /// What stands in the cell, cut to 80 characters.
    pub value: String,
    /// The kind of problem.
    pub code: ProblemCode,
    zh: String,
    en: String,
}

impl Problem {
    /// A problem of one cell.
    #[must_use]
    pub fn at(row: u32, column: &str, cell: &Cell, reason: &Reason) -> Self {
        Self {
            row,
            column: column.into(),
            value: shorten(&cell.shown()),
            code: reason.code(),
            zh: reason.sentence(Language::Zh),
            en: reason.sentence(Language::En),
        }
    }

    /// A problem of the whole file.
    #[must_use]
    pub fn of_file(reason: &Reason) -> Self {
        Self::at(0, "", &Cell::Empty, reason)
    }

    /// Why, and what to do, in one sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// One line for a terminal, in both languages.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, value, code: _, zh, en } = self;
        match (row, value.as_str()) {
            (0, _) => write!(f, "{zh} / {en}"),
            (_, "") => write!(f, "{row} [{column}] {zh} / {en}"),
            _ => write!(f, "{row} [{column}] “{value}” {zh} / {en}"),
        }
    }
}

/// Cuts a text, and replaces what would disturb a terminal or a log.
fn shorten(text: &str) -> String {
    let mut letters = text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter });
    let short: String = letters.by_ref().take(VALUE_SHOWN).collect();
    if letters.next().is_some() { format!("{short}…") } else { short }
}

/// The problems of a file: the first thousand, and the count of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    kept: Vec<Problem>,
    count: usize,
}

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.count += 1;
        if self.kept.len() < PROBLEMS_KEPT {
            self.kept.push(problem);
        }
    }

    /// How many there are, kept or not.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first thousand, in the order of the rows.
    #[must_use]
    pub fn listed(&self) -> Vec<Problem> {
        let mut listed = self.kept.clone();
        listed.sort_by_key(|problem| problem.row);
        listed
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { kept: vec![problem], count: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_cut_and_made_harmless() {
        let long = Cell::Text("长".repeat(200).into());
        assert_eq!(Problem::at(2, "名称", &long, &Reason::Empty).value.chars().count(), VALUE_SHOWN + 1);
        let bell = Cell::Text("a\u{7}b".into());
        assert_eq!(Problem::at(2, "名称", &bell, &Reason::Empty).value, "a\u{fffd}b");
    }

    #[test]
    fn a_thousand_are_kept_and_all_are_counted() {
        let mut problems = Problems::default();
        for row in (1..=2_500).rev() {
            problems.push(Problem::at(row, "", &Cell::Empty, &Reason::Empty));
        }
        assert_eq!((problems.count(), problems.listed().len()), (2_500, PROBLEMS_KEPT));
        assert_eq!(problems.listed().first().map(|problem| problem.row), Some(1_501));
    }
}
