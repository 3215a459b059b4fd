//! Examines a file: reads it, tells its columns, checks its rows. What is left is to compare the
//! records with the register, for which somebody has to load it.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::register::import::ImportField;
use entity::register::uscc::Uscc;

use super::check::{Frame, check};
use super::mapping::{Correction, Mapping};
use super::plan::{Current, Plan, plan};
use super::problem::{Problem, Problems, Reason};
use super::read::read;
use super::record::Record;
use super::sheet::{Cell, Sheet};

/// What an import is told beside the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// GB/T 2260 code of the societies' region.
    pub region_code: String,
    /// The day that the data hold for; not after today.
    pub as_of: NaiveDate,
    /// What the user says about headings.
    pub corrections: Vec<Correction>,
    /// Codes with a wrong check digit that were accepted as their certificates say, with the reasons.
    pub accepted: BTreeMap<Uscc, String>,
}

impl Setting {
    fn frame(&self) -> Frame<'_> {
        Frame { region_code: &self.region_code, as_of: self.as_of, accepted: &self.accepted }
    }
}

/// A file after its examination.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examined {
    /// The columns.
    pub mapping: Mapping,
    /// The rows that are right.
    pub records: Vec<Record>,
    /// How many rows of data there are, right or wrong.
    pub rows: usize,
    /// What is wrong.
    pub problems: Problems,
    sheet: Sheet,
}

/// Examines the bytes of a file.
#[must_use]
pub fn examine(bytes: &[u8], setting: &Setting) -> Examined {
    let sheet = match read(bytes) {
        Ok(sheet) => sheet,
        Err(unread) => return Examined { problems: unread.problem().into(), ..Examined::default() },
    };
    let mut problems = Problems::default();
    let mapping = Mapping::propose(&sheet, &setting.corrections, setting.as_of, &mut problems);
    let records = check(&sheet, &mapping, setting.frame(), &mut problems);
    let rows = mapping.body(&sheet).count();
    Examined { mapping, records, rows, problems, sheet }
}

impl Examined {
    /// Compares the records with what stands in the register and adds the problems of that.
    pub fn plan(&mut self, register: &HashMap<Uscc, Current>, setting: &Setting) -> Plan {
        let (plan, found) = plan(&self.records, register, setting.frame());
        for (row, field, reason) in found {
            self.add(row, field, &reason);
        }
        plan
    }

    fn add(&mut self, row: u32, field: ImportField, reason: &Reason) {
        let place = self.sheet.rows.binary_search_by_key(&row, |row| row.number);
        let column = self.mapping.column(field);
        let cell = column.and_then(|column| Some(self.sheet.rows.get(place.ok()?)?.cell(column.index)));
        let heading = column.map_or_else(|| super::mapping::labels(field).0, |column| column.heading.as_str());
        let problem = Problem::at(row, heading, cell.unwrap_or(&Cell::Empty), reason);
        self.problems.push(problem);
    }
}
