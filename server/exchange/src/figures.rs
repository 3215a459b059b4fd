//! Civil affairs' own registry as a file: which column says which fact, and what each row says of which society.
//! Pure: no database and no clock; every problem of every cell is found in one go. `plan` compares it with
//! what civil affairs has said so far.

pub mod column;
pub mod plan;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use entity::institution::consistency::ConsistencyFact as Fact;
use entity::register::society::NAME_MAX;
use entity::register::uscc::Uscc;

use self::column::{BROUGHT, Column, Meaning, columns};
use crate::import::check::cell::{self, Value};
use crate::import::mapping::heading::Headings;
use crate::import::mapping::synonym::FOOT;
use crate::import::problem::{Problem, Problems, Reason};
use crate::import::read::read;
use crate::import::sheet::{Cell, Row, Sheet};

/// The most rows of a file: it is read and written while one waits, and a city has fewer societies.
pub const ROWS_MAX: usize = 1_000;
/// The longest name of a person, characters.
const PERSON_MAX: usize = 40;

/// What a file is read against.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The day that the figures are of, where a row does not say its own.
    pub as_of: NaiveDate,
    /// No figure is of a later day.
    pub today: NaiveDate,
    /// Codes with a wrong check digit that were accepted, with the reasons.
    pub accepted: BTreeMap<Uscc, String>,
}

/// What a row says of a society; an empty cell says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// Of which society.
    pub uscc: Uscc,
    /// Of which day.
    pub as_of: NaiveDate,
    /// What, as each fact is kept.
    pub values: Vec<(Fact, String)>,
}

/// A file as it was read.
#[derive(Clone, Debug, Default)]
pub struct FigureSheet {
    /// Its columns.
    pub columns: Vec<Column>,
    /// The rows that are right.
    pub said: Vec<Said>,
    /// How many rows of data there are, right or wrong.
    pub rows: usize,
    /// What is wrong.
    pub problems: Problems,
    sheet: Sheet,
}

/// Reads the bytes of a file.
#[must_use]
pub fn examine(bytes: &[u8], setting: &Setting) -> FigureSheet {
    let sheet = match read(bytes) {
        Ok(sheet) => sheet,
        Err(unread) => return FigureSheet { problems: unread.problem().into(), ..FigureSheet::default() },
    };
    let mut problems = Problems::default();
    let headings = Headings::find(&sheet, |text| column::meaning(text).is_some());
    let columns = columns(&headings, &mut problems);
    let body: Vec<&Row> = sheet.rows.iter().skip(headings.body).filter(|row| !is_foot(row, &columns)).collect();
    let (rows, mut said, mut first_rows) = (body.len(), Vec::new(), HashMap::new());
    if rows == 0 {
        problems.push(Problem::at(headings.row, "", &Cell::Empty, &Reason::NoRows));
    } else if rows > ROWS_MAX {
        problems.push(Problem::of_file(&Reason::TooManyRows { max: ROWS_MAX }));
    } else {
        for row in body {
            let reading = Reading { row, columns: &columns, setting, problems: &mut problems, faulty: false };
            said.extend(reading.said(&mut first_rows));
        }
    }
    FigureSheet { columns, said, rows, problems, sheet }
}

/// A row that begins with a sum's or a note's word and has no code.
fn is_foot(row: &Row, columns: &[Column]) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_empty()).map(Cell::shown).unwrap_or_default();
    let code = columns.iter().find(|column| column.meaning == Some(Meaning::Fact(Fact::Uscc)));
    let code = code.map(|column| row.cell(column.index).shown()).unwrap_or_default();
    FOOT.iter().any(|word| first.starts_with(word)) && !code.contains(|letter: char| letter.is_ascii_digit())
}

impl FigureSheet {
    /// Adds a problem that only the register shows, at a column of a row.
    pub fn add(&mut self, row: u32, meaning: Meaning, reason: &Reason) {
        let column = self.columns.iter().find(|column| column.meaning == Some(meaning));
        let place = self.sheet.rows.binary_search_by_key(&row, |row| row.number);
        let cell = column.and_then(|column| Some(self.sheet.rows.get(place.ok()?)?.cell(column.index)));
        let heading = column.map_or("", |column| column.heading.as_str());
        self.problems.push(Problem::at(row, heading, cell.unwrap_or(&Cell::Empty), reason));
    }
}

/// One row while it is read.
struct Reading<'a> {
    row: &'a Row,
    columns: &'a [Column],
    setting: &'a Setting,
    problems: &'a mut Problems,
    faulty: bool,
}

impl Reading<'_> {
    fn said(mut self, first_rows: &mut HashMap<Uscc, u32>) -> Option<Said> {
        let (row, setting) = (self.row.number, self.setting);
        let uscc = self.value(Meaning::Fact(Fact::Uscc), |cell| cell::uscc(cell, &setting.accepted));
        if let Some(code) = uscc {
            let first = *first_rows.entry(code).or_insert(row);
            if first != row {
                self.wrong(Meaning::Fact(Fact::Uscc), &Reason::DoubleUscc { row: first });
            }
        } else if !self.faulty {
            self.wrong(Meaning::Fact(Fact::Uscc), &Reason::Empty);
        }
        let as_of = self.value(Meaning::AsOf, cell::date).unwrap_or(setting.as_of);
        if as_of > setting.today {
            self.wrong(Meaning::AsOf, &Reason::FigureInFuture { day: setting.today });
        }
        let facts = BROUGHT.into_iter();
        let values = facts.filter_map(|fact| Some((fact, self.fact(fact)?))).collect();
        Some(Said { row, uscc: uscc?, as_of, values }).filter(|_| !self.faulty)
    }

    /// What the row says of a fact, as it is kept.
    fn fact(&mut self, fact: Fact) -> Option<String> {
        let meaning = Meaning::Fact(fact);
        match fact {
            Fact::LegalRepresentative => {
                self.value(meaning, |cell| cell::persons(cell, PERSON_MAX)).map(|names| names.join("、"))
            }
            Fact::CouncilTermEnd => self.value(meaning, cell::date).map(|day| day.to_string()),
            _ if fact.is_count() => self.value(meaning, cell::count).map(|count| count.to_string()),
            _ => self.value(meaning, |cell| cell::text(cell, NAME_MAX)),
        }
    }

    /// The value of a column; none where there is no such column, its cell is empty, or it is a problem.
    fn value<T>(&mut self, meaning: Meaning, parse: impl Fn(&Cell) -> Value<T>) -> Option<T> {
        let column = self.columns.iter().find(|column| column.meaning == Some(meaning))?;
        parse(self.row.cell(column.index)).unwrap_or_else(|reason| {
            self.wrong(meaning, &reason);
            None
        })
    }

    fn wrong(&mut self, meaning: Meaning, reason: &Reason) {
        self.faulty = true;
        if let Some(column) = self.columns.iter().find(|column| column.meaning == Some(meaning)) {
            self.problems.push(Problem::at(self.row.number, &column.heading, self.row.cell(column.index), reason));
        }
    }
}

#[cfg(test)]
mod tests {
    use entity::register::import::ProblemCode;

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    fn of(text: &str) -> FigureSheet {
        examine(text.as_bytes(), &Setting { as_of: day(3, 1), today: day(3, 20), accepted: BTreeMap::new() })
    }

    fn codes(sheet: &FigureSheet) -> Vec<(u32, ProblemCode)> {
        sheet.problems.listed().into_iter().map(|problem| (problem.row, problem.code)).collect()
    }

    #[test]
    fn a_registry_as_civil_affairs_exports_it_is_understood() {
        let sheet = of(
            "江南市社会团体登记信息\n\n序号,社会组织名称,统一社会信用代码,法定代表人（姓名）,理事会届满日期,个人会员数,单位会员数（家）,业务主管单位,数据日期\n\
            1,江南市科学社会主义学会,51329900mj0d0001x2,郭　卫东,2029年4月30日,469,20,市社科联,2026-03-10\n合计,,,,,469,20\n",
        );
        assert_eq!(codes(&sheet), []);
        assert_eq!((sheet.rows, sheet.said.len()), (1, 1));
        let said = &sheet.said[0];
        assert_eq!((said.row, said.uscc.as_str(), said.as_of), (4, "51329900MJ0D0001X2", day(3, 10)));
        let values: Vec<_> = said.values.iter().map(|(fact, value)| (*fact, value.as_str())).collect();
        assert_eq!(
            values,
            [
                (Fact::Name, "江南市科学社会主义学会"),
                (Fact::LegalRepresentative, "郭卫东"),
                (Fact::CouncilTermEnd, "2029-04-30"),
                (Fact::IndividualMembers, "469"),
                (Fact::UnitMembers, "20"),
            ]
        );
    }

    #[test]
    fn every_problem_is_found_at_once_and_an_empty_cell_says_nothing() {
        let sheet = of(
            "统一社会信用代码,个人会员数,届满日期,数据日期\n51329900MJ0D0001X2,约五十,,\n51329900MJ0D0001X3,1,,\n\
            51329900MJ0D000282,,2026-02-30,2026-04-01\n51329900MJ0D000282,1,,\n,7,,\n51329900MJ0D00036W,,2027-11-10,\n",
        );
        assert_eq!(
            codes(&sheet),
            [
                (2, ProblemCode::Number),
                (3, ProblemCode::Uscc),
                (4, ProblemCode::Order),
                (4, ProblemCode::Date),
                (5, ProblemCode::DoubleUscc),
                (6, ProblemCode::Empty),
            ]
        );
        assert_eq!(sheet.said.len(), 1);
        assert_eq!(sheet.said[0].values, [(Fact::CouncilTermEnd, "2027-11-10".to_owned())]);
        assert_eq!(sheet.said[0].as_of, day(3, 1), "the day of the file");
    }

    #[test]
    fn a_file_without_code_or_figures_or_rows_is_refused() {
        assert_eq!(codes(&of("社团名称,法定代表人\n甲,乙\n")), [(1, ProblemCode::MissingColumn)]);
        assert_eq!(
            codes(&of("统一社会信用代码,业务主管单位,序号\n51329900MJ0D0001X2,甲,1\n")),
            [(1, ProblemCode::MissingColumn)]
        );
        assert_eq!(codes(&of("统一社会信用代码,法定代表人\n")), [(1, ProblemCode::Empty)]);
        assert_eq!(codes(&of("")), [(0, ProblemCode::Unreadable)]);
        let many: Vec<String> = (0..=ROWS_MAX).map(|row| format!("{row},1\n")).collect();
        assert_eq!(
            codes(&of(&["统一社会信用代码,个人会员数\n", &many.concat()].concat())),
            [(0, ProblemCode::TooLarge)]
        );
    }
}
