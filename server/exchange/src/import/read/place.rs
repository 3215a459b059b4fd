//! Places cells into a sheet and holds the bounds: rows, columns, cells, text. Both readers go
//! through it, so that a bound is written once.

use super::{CELL_KEPT, CELLS_MAX, COLUMNS_MAX, ROWS_MAX, TEXT_MAX, Unread};
use crate::import::problem::Reason;
use crate::import::sheet::{Cell, Row, Sheet};

/// A sheet that is being filled, from the top left to the bottom right.
#[derive(Debug, Default)]
pub struct Placing {
    sheet: Sheet,
    open: Row,
    cells: usize,
    text: usize,
}

impl Placing {
    /// Puts a cell into a row (from 1) and a column (from 0).
    pub fn put(&mut self, number: u32, column: usize, cell: Cell) -> Result<(), Unread> {
        // Empty cells with a border or a colour may go on to the far right and bottom: no content, no limit.
        if cell.is_empty() {
            return Ok(());
        }
        if number < self.open.number {
            return Err(Reason::Damaged.into());
        }
        if number > self.open.number {
            self.close_row();
            self.open.number = number;
        }
        if column >= COLUMNS_MAX {
            return Err(Reason::TooManyColumns { max: COLUMNS_MAX }.into());
        }
        if self.sheet.rows.len() >= ROWS_MAX {
            return Err(Reason::TooManyRows { max: ROWS_MAX }.into());
        }
        self.weigh(column, &cell)?;
        if self.open.cells.len() <= column {
            self.open.cells.resize(column + 1, Cell::Empty);
        }
        self.open.cells[column] = cell;
        Ok(())
    }

    fn weigh(&mut self, column: usize, cell: &Cell) -> Result<(), Unread> {
        self.cells += (column + 1).saturating_sub(self.open.cells.len());
        self.text += cell.weight();
        if self.cells > CELLS_MAX || self.text > TEXT_MAX {
            return Err(Reason::TooManyCells { max: CELLS_MAX }.into());
        }
        Ok(())
    }

    fn close_row(&mut self) {
        let row = std::mem::take(&mut self.open);
        if !row.cells.is_empty() {
            self.sheet.rows.push(row);
        }
    }

    /// The filled sheet.
    #[must_use]
    pub fn finish(mut self) -> Sheet {
        self.close_row();
        self.sheet
    }
}

/// The beginning of a text: what is longer is too long for every column anyway.
#[must_use]
pub fn beginning(text: &str) -> &str {
    text.char_indices().nth(CELL_KEPT).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_rows_keep_their_numbers_and_take_no_room() {
        let mut placing = Placing::default();
        for (row, column, text) in
            [(2, 1, "b"), (2, 0, "a"), (1_000_000, 0, ""), (1_000_001, 2, "c"), (1_000_001, 900, "")]
        {
            assert!(placing.put(row, column, Cell::text(text)).is_ok());
        }
        let sheet = placing.finish();
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 1_000_001]);
        assert_eq!(sheet.rows[0].cells, [Cell::text("a"), Cell::text("b")]);
        assert_eq!(sheet.rows[1].cells.len(), 3);
    }

    #[test]
    fn every_bound_holds() {
        let message = |result: Result<(), Unread>| {
            result.err().map(|unread| unread.problem().message(entity::Language::En).to_owned())
        };
        let mut placing = Placing::default();
        assert!(message(placing.put(1, COLUMNS_MAX, Cell::text("x"))).is_some_and(|text| text.contains("200 columns")));
        let mut placing = Placing::default();
        let rows = (1..).map(|row| message(placing.put(row, 0, Cell::text("x"))));
        assert_eq!(rows.take_while(Option::is_none).count(), ROWS_MAX);
        let mut placing = Placing::default();
        let wide = (1..).map(|row| message(placing.put(row, COLUMNS_MAX - 1, Cell::text("x"))));
        assert_eq!(wide.take_while(Option::is_none).count(), CELLS_MAX / COLUMNS_MAX);
        let mut placing = Placing::default();
        assert!(placing.put(2, 0, Cell::text("x")).is_ok());
        assert!(placing.put(1, 0, Cell::text("x")).is_err());
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(beginning(&"长".repeat(CELL_KEPT + 1)).chars().count(), CELL_KEPT);
        assert_eq!(beginning("短"), "短");
    }
}
