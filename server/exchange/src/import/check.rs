//! Checks each row and makes records of those that are right. Every problem of every cell is found
//! in one go: a clerk corrects a file once, not once a mistake.

pub mod cell;
pub mod counts;
pub mod row;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::register::region;
use entity::register::uscc::Uscc;

use super::mapping::Mapping;
use super::problem::{Problem, Problems, Reason};
use super::record::Record;
use super::sheet::{Cell, Sheet};
use row::Reading;

/// What the rows are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// GB/T 2260 code of the region that is imported.
    pub region_code: &'a str,
    /// The day that the data hold for.
    pub as_of: NaiveDate,
    /// Codes with a wrong check digit that were accepted.
    pub accepted: &'a BTreeMap<Uscc, String>,
}

impl Frame<'_> {
    /// Whether a society with this code belongs to the region.
    #[must_use]
    pub fn covers(&self, code: &Uscc) -> bool {
        code.division().starts_with(region::reach_of(self.region_code))
    }
}

/// The records of all rows that are right.
pub fn check(sheet: &Sheet, mapping: &Mapping, frame: Frame<'_>, problems: &mut Problems) -> Vec<Record> {
    let mut first_rows: HashMap<Uscc, u32> = HashMap::new();
    let mut records = Vec::new();
    let mut rows = 0;
    for row in mapping.body(sheet) {
        rows += 1;
        records.extend(Reading::new(row, mapping, frame, problems).record(&mut first_rows));
    }
    if rows == 0 {
        problems.push(Problem::at(mapping.heading_row, "", &Cell::Empty, &Reason::NoRows));
    }
    records
}
