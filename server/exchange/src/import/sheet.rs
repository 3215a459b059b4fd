//! A sheet as it was read: rows that are not blank, with the numbers that the spreadsheet shows, and
//! cells that keep what kind of thing they are.

use chrono::NaiveDate;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text, without spaces around it.
    Text(Box<str>),
    /// A number that is not formatted as a date.
    Number(f64),
    /// A number that is formatted as a date.
    Date(NaiveDate),
    /// A formula, with or without a value that was stored for it.
    Formula(Box<str>),
    /// An error value such as `#REF!`.
    Error(Box<str>),
}

impl Cell {
    /// A text cell without the spaces around it; blank text is an empty cell.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text = text.trim_matches(is_space);
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    /// What a person sees in the cell.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Formula(text) | Self::Error(text) => text.to_string(),
            // Adding zero turns −0 into 0.
            Self::Number(number) => (number + 0.0).to_string(),
            Self::Date(day) => day.to_string(),
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The bytes of text it holds.
    #[must_use]
    pub fn weight(&self) -> usize {
        match self {
            Self::Text(text) | Self::Formula(text) | Self::Error(text) => text.len(),
            Self::Empty | Self::Number(_) | Self::Date(_) => 0,
        }
    }
}

/// Spaces as clerks' files have them: also the full-width, the unbreakable and the zero-width ones.
#[must_use]
pub fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}')
}

/// A row that is not blank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number in the spreadsheet, from 1.
    pub number: u32,
    /// Its cells up to the last one that is not empty.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// The rows that are not blank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// In the order of the spreadsheet.
    pub rows: Vec<Row>,
}
