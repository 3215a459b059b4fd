//! Reads one row into a record and collects the problems of its cells.

use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate};
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::import::ImportField;
use entity::register::present::HeldGrade;
use entity::register::society::NAME_MAX;
use entity::register::standing::Abnormality;
use entity::register::uscc::Uscc;

use super::cell::{self, Value};
use super::{Frame, counts};
use crate::import::mapping::{Column, Mapping};
use crate::import::problem::{Problem, Problems, Reason};
use crate::import::record::{COUNT_FIELDS, Listed, Record, Said, StatedCounts};
use crate::import::sheet::{Cell, Row};

/// The longest name of a person, characters.
const PERSON_MAX: usize = 40;
/// The longest reason of a list, characters.
const REASON_MAX: usize = 200;
/// A grade or a term that ends later than this is a slip of the pen.
const YEARS_AHEAD_MAX: i32 = 10;
/// No society of today was registered before this year.
const FIRST_YEAR: i32 = 1900;

/// There is no such column, or what stands in it is a problem that was reported.
#[derive(Clone, Copy, Debug)]
struct Unusable;

/// One row while it is read.
#[derive(Debug)]
pub struct Reading<'a> {
    row: &'a Row,
    mapping: &'a Mapping,
    frame: Frame<'a>,
    problems: &'a mut Problems,
    faulty: bool,
}

impl<'a> Reading<'a> {
    /// Begins.
    pub fn new(row: &'a Row, mapping: &'a Mapping, frame: Frame<'a>, problems: &'a mut Problems) -> Self {
        Self { row, mapping, frame, problems, faulty: false }
    }

    /// The record, unless something is wrong. `first_rows` tells codes that came before.
    pub fn record(mut self, first_rows: &mut HashMap<Uscc, u32>) -> Option<Record> {
        let accepted = self.frame.accepted;
        let uscc = self.needed(ImportField::Uscc, |cell| cell::uscc(cell, accepted));
        let name = self.needed(ImportField::Name, |cell| cell::text(cell, NAME_MAX));
        let discipline = self.needed(ImportField::Discipline, |cell| cell::term(cell, |_| None));
        let registered_on = self.needed(ImportField::RegisteredOn, cell::date);
        let counts = self.counts();
        let form = self.said(ImportField::Form, |cell| cell::term(cell, PartyForm::from_register));
        let grade = self.grade();
        let conclusions = self.conclusions();
        let term_ends_on = self.said(ImportField::TermEndsOn, cell::date);
        let presidents = self.said(ImportField::President, |cell| cell::persons(cell, PERSON_MAX));
        let secretaries_general = self.said(ImportField::SecretaryGeneral, |cell| cell::persons(cell, PERSON_MAX));
        let party_lead = self.said(ImportField::PartyLead, |cell| cell::term(cell, post));
        let listings = self.listings();
        self.check_code(uscc, first_rows);
        self.check_days(registered_on, &grade, &term_ends_on);
        let form = match form {
            Said::Nothing => None,
            Said::Not => Some(PartyForm::None),
            Said::Is(form) => Some(form),
        };
        let record = Record {
            row: self.row.number,
            uscc: uscc?,
            name: name?,
            discipline: discipline?,
            registered_on: registered_on?,
            counts,
            form,
            grade,
            conclusions,
            term_ends_on,
            presidents,
            secretaries_general,
            party_lead,
            listings,
        };
        (!self.faulty).then_some(record)
    }

    fn wrong(&mut self, field: ImportField, reason: &Reason) {
        if let Some(column) = self.mapping.column(field) {
            self.wrong_in(column, reason);
        }
    }

    fn wrong_in(&mut self, column: &Column, reason: &Reason) {
        self.faulty = true;
        self.problems.push(Problem::at(self.row.number, &column.heading, self.row.cell(column.index), reason));
    }

    /// The value of a column; none when its cell is empty.
    fn value<T>(&mut self, field: ImportField, parse: impl Fn(&Cell) -> Value<T>) -> Result<Option<T>, Unusable> {
        let column = self.mapping.column(field).ok_or(Unusable)?;
        parse(self.row.cell(column.index)).map_err(|reason| {
            self.wrong_in(column, &reason);
            Unusable
        })
    }

    fn needed<T>(&mut self, field: ImportField, parse: impl Fn(&Cell) -> Value<T>) -> Option<T> {
        let value = self.value(field, parse).ok()?;
        if value.is_none() {
            self.wrong(field, &Reason::Empty);
        }
        value
    }

    fn said<T>(&mut self, field: ImportField, parse: impl Fn(&Cell) -> Value<T>) -> Said<T> {
        match self.value(field, parse) {
            Err(Unusable) => Said::Nothing,
            Ok(None) => Said::Not,
            Ok(Some(value)) => Said::Is(value),
        }
    }

    /// All counts or none: of a society that was not counted every count is empty.
    fn counts(&mut self) -> StatedCounts {
        let mut stated = StatedCounts::default();
        let mut empty = Vec::new();
        for field in COUNT_FIELDS {
            match self.value(field, cell::count) {
                Err(Unusable) => {}
                Ok(None) => empty.push(field),
                Ok(Some(count)) => {
                    if let Some(slot) = stated.slot(field) {
                        *slot = Some(count);
                    }
                }
            }
        }
        if stated == StatedCounts::default() {
            return stated;
        }
        for field in empty {
            self.wrong(field, &Reason::Empty);
        }
        if let Some(counts) = stated.over(None).filter(|_| stated.is_complete()) {
            for (field, reason) in counts::faults(&counts, &stated) {
                self.wrong(field, &reason);
            }
        }
        stated
    }

    fn grade(&mut self) -> Said<HeldGrade> {
        let level = self.said(ImportField::Grade, |cell| cell::term(cell, |_| None));
        let until = self.said(ImportField::GradeUntil, cell::date);
        match (level, until) {
            (Said::Is(level), Said::Is(valid_until)) => Said::Is(HeldGrade { level, valid_until }),
            (Said::Not, Said::Not) => Said::Not,
            (Said::Is(_), Said::Not) => self.half(ImportField::GradeUntil),
            (Said::Not, Said::Is(_)) => self.half(ImportField::Grade),
            _ => Said::Nothing,
        }
    }

    fn half(&mut self, empty: ImportField) -> Said<HeldGrade> {
        self.wrong(empty, &Reason::Empty);
        Said::Nothing
    }

    fn conclusions(&mut self) -> Vec<(i32, Conclusion)> {
        let mut found = Vec::new();
        for column in self.mapping.conclusions() {
            match cell::term(self.row.cell(column.index), Conclusion::from_register) {
                Ok(conclusion) => found.extend(column.year.zip(conclusion)),
                Err(reason) => self.wrong_in(column, &reason),
            }
        }
        found
    }

    fn listings(&mut self) -> Option<Vec<Listed>> {
        let text = self.value(ImportField::Abnormality, |cell| cell::text(cell, REASON_MAX)).ok()?;
        let parts = text.as_deref().map(entries).unwrap_or_default();
        let mut listings: Vec<Listed> = Vec::new();
        for part in parts {
            match listing(&part) {
                Some(listed) if listings.iter().any(|earlier| earlier.kind == listed.kind) => {}
                Some(listed) => listings.push(listed),
                None => {
                    self.wrong(ImportField::Abnormality, &Reason::NotATerm { terms: cell::terms::<Abnormality>() });
                    return None;
                }
            }
        }
        Some(listings)
    }

    fn check_code(&mut self, code: Option<Uscc>, first_rows: &mut HashMap<Uscc, u32>) {
        let Some(code) = code else { return };
        if !self.frame.covers(&code) {
            self.wrong(ImportField::Uscc, &Reason::OtherRegion { region: self.frame.region_code.to_owned() });
        }
        let first = *first_rows.entry(code).or_insert(self.row.number);
        if first != self.row.number {
            self.wrong(ImportField::Uscc, &Reason::DoubleUscc { row: first });
        }
    }

    fn check_days(&mut self, registered_on: Option<NaiveDate>, grade: &Said<HeldGrade>, term: &Said<NaiveDate>) {
        let Some(registered_on) = registered_on else { return };
        if registered_on > self.frame.as_of {
            self.wrong(ImportField::RegisteredOn, &Reason::InFuture { day: self.frame.as_of });
        }
        if registered_on.year() < FIRST_YEAR {
            self.wrong(ImportField::RegisteredOn, &Reason::TooLongAgo);
        }
        if let Said::Is(grade) = grade {
            self.check_end(ImportField::GradeUntil, grade.valid_until, registered_on);
        }
        if let Said::Is(ends_on) = term {
            self.check_end(ImportField::TermEndsOn, *ends_on, registered_on);
        }
    }

    fn check_end(&mut self, field: ImportField, day: NaiveDate, registered_on: NaiveDate) {
        let months = Months::new(12 * YEARS_AHEAD_MAX.unsigned_abs());
        if day < registered_on {
            self.wrong(field, &Reason::BeforeRegistration { day: registered_on });
        } else if self.frame.as_of.checked_add_months(months).is_some_and(|latest| day > latest) {
            self.wrong(field, &Reason::TooFarAhead { years: YEARS_AHEAD_MAX });
        }
    }
}

/// What other cities call the posts.
fn post(text: &str) -> Option<LeaderPost> {
    match text {
        "理事长" => Some(LeaderPost::President),
        "副理事长" => Some(LeaderPost::VicePresident),
        "副秘书长" => Some(LeaderPost::Other),
        _ => None,
    }
}

/// The entries of a cell that names several lists. What stands in brackets stays together.
fn entries(text: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let parts = text.split(|letter| {
        match letter {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(letter, '；' | ';' | '、' | '，')
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn listing(text: &str) -> Option<Listed> {
    let found = Abnormality::from_register(text).or_else(|| {
        let (list, reason) = text.split_once(['(', '（']).map_or((text, None), |(list, reason)| (list, Some(reason)));
        let kind = cell::term(&Cell::text(list), |_| None).ok()??;
        Some((kind, reason.map(|reason| reason.trim_end_matches([')', '）']).trim().to_owned())))
    });
    found.map(|(kind, reason)| Listed { kind, reason: reason.filter(|reason| !reason.is_empty()) })
}
