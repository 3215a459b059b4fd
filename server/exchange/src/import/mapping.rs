//! Tells what each column means: finds the row of headings, proposes a field for each, lets the
//! user's corrections win.

pub mod heading;
pub mod synonym;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use entity::register::import::ImportField;
use entity::{Language, Word};
use serde::{Deserialize, Serialize};

use super::problem::{Problem, Problems, Reason};
use super::sheet::{Cell, Row, Sheet};
use heading::Headings;
use synonym::Fit;

/// Without these a row is no society.
pub const NEEDED: [ImportField; 4] =
    [ImportField::Uscc, ImportField::Name, ImportField::Discipline, ImportField::RegisteredOn];

/// The user's word on a heading; without a field the column is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The heading as it stands in the file.
    pub heading: String,
    /// What it means.
    pub field: Option<ImportField>,
}

/// A column of the file and what it is taken as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// The heading as it stands in the file.
    pub heading: String,
    /// What it means; none when it is left out.
    pub field: Option<ImportField>,
    /// The inspected year, for an inspection's conclusion.
    pub year: Option<i32>,
}

/// The columns of a file, and where its data begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The columns that have a heading.
    pub columns: Vec<Column>,
    /// The row of the headings as the spreadsheet counts.
    pub heading_row: u32,
    body: usize,
}

impl Mapping {
    /// Proposes a mapping, and names what is missing or double.
    #[must_use]
    pub fn propose(sheet: &Sheet, corrections: &[Correction], as_of: NaiveDate, problems: &mut Problems) -> Self {
        let headings = Headings::find(sheet, |text| fit(text, corrections).is_some());
        let mut mapping = Self { columns: Vec::new(), heading_row: headings.row, body: headings.body };
        let mut fits = Vec::new();
        for (index, text) in headings.texts.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let found = fit(&text, corrections);
            let field = found.map(|(field, _)| field);
            let year = (field == Some(ImportField::Conclusion)).then(|| inspected_year(&text, as_of));
            fits.push(found.map(|(_, fit)| fit));
            mapping.columns.push(Column { index, heading: text, field, year });
        }
        mapping.settle(&fits, problems);
        mapping.name_gaps(corrections, as_of, problems);
        mapping
    }

    /// Of several columns for one field the best fit stays; equals are a problem.
    fn settle(&mut self, fits: &[Option<Fit>], problems: &mut Problems) {
        let mut best: BTreeMap<(ImportField, Option<i32>), Vec<usize>> = BTreeMap::new();
        for (place, column) in self.columns.iter().enumerate() {
            let Some(field) = column.field else { continue };
            let rivals = best.entry((field, column.year)).or_default();
            match rivals.first().map(|rival| fits[place].cmp(&fits[*rival])) {
                Some(std::cmp::Ordering::Less) => {}
                Some(std::cmp::Ordering::Equal) => rivals.push(place),
                Some(std::cmp::Ordering::Greater) | None => *rivals = vec![place],
            }
        }
        for (place, column) in self.columns.iter_mut().enumerate() {
            let kept = |field| best.get(&(field, column.year)).is_some_and(|rivals| rivals.contains(&place));
            column.field = column.field.filter(|field| kept(*field));
        }
        for ((field, _), rivals) in best.iter().filter(|(_, rivals)| rivals.len() > 1) {
            let (label, label_en) = labels(*field);
            let headings: Vec<&str> = rivals.iter().map(|place| self.columns[*place].heading.as_str()).collect();
            let shown = Cell::text(&headings.join(" / "));
            let reason = Reason::DoubleColumn { label, label_en };
            problems.push(Problem::at(self.heading_row, &self.columns[rivals[0]].heading, &shown, &reason));
        }
    }

    fn name_gaps(&self, corrections: &[Correction], as_of: NaiveDate, problems: &mut Problems) {
        let has = |field: ImportField| self.column(field).is_some();
        let halves = [(ImportField::Grade, ImportField::GradeUntil), (ImportField::GradeUntil, ImportField::Grade)];
        let missing_half = halves.into_iter().filter(|(half, _)| has(*half)).map(|(_, other)| other);
        for field in NEEDED.into_iter().chain(missing_half).filter(|field| !has(*field)) {
            let (label, label_en) = labels(field);
            problems.push(Problem::at(
                self.heading_row,
                label,
                &Cell::Empty,
                &Reason::MissingColumn { label, label_en },
            ));
        }
        for correction in corrections {
            if !self.columns.iter().any(|column| column.heading == correction.heading) {
                problems.push(Problem::at(self.heading_row, &correction.heading, &Cell::Empty, &Reason::NoSuchHeading));
            }
        }
        for column in self.conclusions().filter(|column| column.year >= Some(as_of.year())) {
            let year = column.year.unwrap_or_default();
            problems.push(Problem::at(self.heading_row, &column.heading, &Cell::Empty, &Reason::YearNotOver { year }));
        }
    }

    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: ImportField) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == Some(field))
    }

    /// The columns of conclusions, one a year.
    pub fn conclusions(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.field == Some(ImportField::Conclusion))
    }

    /// The rows of data: what stands below the headings, without sums and notes at the foot.
    pub fn body<'s>(&'s self, sheet: &'s Sheet) -> impl Iterator<Item = &'s Row> {
        sheet.rows.iter().skip(self.body).filter(|row| !self.is_foot(row))
    }

    /// A row that begins with a sum's or a note's word and has no code.
    fn is_foot(&self, row: &Row) -> bool {
        let first = row.cells.iter().find(|cell| !cell.is_empty()).map(Cell::shown).unwrap_or_default();
        let code = self.column(ImportField::Uscc).map(|column| row.cell(column.index).shown()).unwrap_or_default();
        synonym::FOOT.iter().any(|word| first.starts_with(word))
            && !code.contains(|letter: char| letter.is_ascii_digit())
    }
}

/// What a heading means, the user's word first.
fn fit(heading: &str, corrections: &[Correction]) -> Option<(ImportField, Fit)> {
    match corrections.iter().find(|correction| correction.heading == heading) {
        Some(correction) => correction.field.map(|field| (field, Fit::Said)),
        None => synonym::fit(heading),
    }
}

/// The inspected year: from the heading, or else the year before the day that the data hold for.
fn inspected_year(heading: &str, as_of: NaiveDate) -> i32 {
    synonym::year(heading).unwrap_or_else(|| as_of.year() - 1)
}

/// Both labels of a field.
#[must_use]
pub fn labels(field: ImportField) -> (&'static str, &'static str) {
    (field.label(Language::Zh), field.label(Language::En))
}

#[cfg(test)]
mod tests {
    use entity::register::import::ProblemCode;

    use super::super::read;
    use super::*;

    const DEMO: &str = "序号,统一社会信用代码,社团名称,学科门类,成立登记日期,个人会员数,单位会员数,专职人员数,党员总数,正式党员,\
预备党员,驻会正式党员,党组织形式,评估等级,等级有效期至,2025年度年检结论,本届理事会届满,会长,秘书长,党建负责人,异常情形";

    fn propose(text: &str, corrections: &[Correction]) -> (Mapping, Problems) {
        let sheet = read::read(text.as_bytes()).unwrap_or_default();
        let as_of = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default();
        let mut problems = Problems::default();
        (Mapping::propose(&sheet, corrections, as_of, &mut problems), problems)
    }

    fn codes(problems: &Problems) -> Vec<ProblemCode> {
        problems.listed().into_iter().map(|problem| problem.code).collect()
    }

    fn heading_of(mapping: &Mapping, field: ImportField) -> Option<&str> {
        mapping.column(field).map(|column| column.heading.as_str())
    }

    #[test]
    fn the_demo_register_is_understood_as_it_is() {
        let (mapping, problems) = propose(DEMO, &[]);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(mapping.columns.iter().filter_map(|column| column.field).collect::<Vec<_>>(), ImportField::ALL);
        assert_eq!(mapping.column(ImportField::Conclusion).and_then(|column| column.year), Some(2025));
    }

    #[test]
    fn another_citys_register_is_understood() {
        let text = "社科类社会组织基本情况表（2026年3月）\n\n编号,学会名称,社会信用代码,类别,成立时间,会员数（人）,\"单位\n会员\",\
专职,党员情况,,,,党组织类型,评估等级（等级）,有效期,2024年年检结论,2025年年检结论,届满时间,理事长,秘书长姓名\n\
,,,,,,,,党员数,正式党员数,预备党员数,驻会党员,,,,,,,,";
        let (mapping, problems) = propose(text, &[]);
        assert!(problems.is_empty(), "{problems:?}");
        // The two-storeyed heading ends in row 4; its line break inside a cell is no row.
        assert_eq!(mapping.heading_row, 4);
        assert_eq!(heading_of(&mapping, ImportField::Formal), Some("正式党员数"));
        assert_eq!(heading_of(&mapping, ImportField::IndividualMembers), Some("会员数（人）"));
        assert_eq!(heading_of(&mapping, ImportField::President), Some("理事长"));
        assert_eq!(mapping.conclusions().map(|column| column.year).collect::<Vec<_>>(), [Some(2024), Some(2025)]);
    }

    #[test]
    fn what_is_missing_and_what_is_double_is_named() {
        let (_, problems) = propose("名称,社会信用代码,信用代码,评估等级", &[]);
        // Discipline, registration, the grade's last day; two columns for the code.
        let missing = ProblemCode::MissingColumn;
        assert_eq!(codes(&problems), [ProblemCode::DoubleColumn, missing, missing, missing]);
    }

    #[test]
    fn the_exact_label_beats_a_synonym_and_the_user_beats_both() {
        let text = "统一社会信用代码,社团名称,学科门类,成立登记日期,名称";
        let (mapping, problems) = propose(text, &[]);
        assert!(problems.is_empty());
        assert_eq!(heading_of(&mapping, ImportField::Name), Some("社团名称"));
        let said = |heading: &str, field| Correction { heading: heading.into(), field };
        let (mapping, problems) = propose(text, &[said("名称", Some(ImportField::Name))]);
        assert!(problems.is_empty());
        assert_eq!(heading_of(&mapping, ImportField::Name), Some("名称"));
        let (_, problems) = propose(text, &[said("社团名称", None), said("名称", None), said("电话", None)]);
        assert_eq!(codes(&problems), [ProblemCode::MissingColumn, ProblemCode::MissingColumn]);
    }

    #[test]
    fn a_conclusion_of_a_year_that_is_not_over_is_a_problem() {
        let (_, problems) = propose("统一社会信用代码,社团名称,学科门类,成立登记日期,2026年度年检结论", &[]);
        assert_eq!(codes(&problems), [ProblemCode::Order]);
    }

    #[test]
    fn sums_and_notes_at_the_foot_are_no_societies() {
        let text = format!("{DEMO}\n1,51329900MJ0D0001X2,注册会计师协会\n合计,,2家\n注：截至3月底\n");
        let sheet = read::read(text.as_bytes()).unwrap_or_default();
        let (mapping, _) = propose(&text, &[]);
        assert_eq!(mapping.body(&sheet).map(|row| row.number).collect::<Vec<_>>(), [2]);
    }
}
