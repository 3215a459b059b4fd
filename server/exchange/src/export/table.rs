//! The table of an export: headings and values, in one of the two languages.

use chrono::NaiveDate;
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::headcount::Counts;
use entity::register::import::ImportField;
use entity::register::present::HeldGrade;
use entity::register::society::Discipline;
use entity::{Language, Word};

use crate::import::record::Listed;

/// One society of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Credit code.
    pub uscc: String,
    /// Name.
    pub name: String,
    /// Discipline.
    pub discipline: Discipline,
    /// Day of registration.
    pub registered_on: NaiveDate,
    /// Headcount, if one was recorded.
    pub counts: Option<Counts>,
    /// Form of the Party organisation.
    pub form: PartyForm,
    /// Grade.
    pub grade: Option<HeldGrade>,
    /// Conclusion of the newest year that is over, and that year.
    pub conclusion: Option<(i32, Conclusion)>,
    /// Last day of the council's term.
    pub term_ends_on: Option<NaiveDate>,
    /// Presidents' names.
    pub presidents: Vec<String>,
    /// Secretaries-general's names.
    pub secretaries_general: Vec<String>,
    /// The post that leads Party work.
    pub party_lead: Option<LeaderPost>,
    /// Entries in lists.
    pub listings: Vec<Listed>,
}

/// What the reader of an export may see beside the public facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Counts (`Society.headcount`).
    pub counts: Sight,
    /// Leaders' names (`Society.leaders`).
    pub leaders: Sight,
}

/// Whether a group of columns is in the table. A column that is not leaves the facts alone when the
/// table is imported again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// It is.
    Open,
    /// It is not.
    Masked,
}

impl Shown {
    fn has(self, field: ImportField) -> bool {
        use ImportField as F;
        match field {
            F::IndividualMembers
            | F::UnitMembers
            | F::FullTimeStaff
            | F::PartyTotal
            | F::Formal
            | F::Probationary
            | F::ResidentFormal => self.counts == Sight::Open,
            F::President | F::SecretaryGeneral | F::PartyLead => self.leaders == Sight::Open,
            _ => true,
        }
    }
}

/// One value of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Number(i32),
    /// A number with two places, in hundredths: an amount in fen, a mean.
    Hundredths(i64),
    /// A day.
    Date(NaiveDate),
}

impl Value {
    /// As it stands in plain text.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Hundredths(count) => {
                let sign = if *count < 0 { "-" } else { "" };
                let count = count.unsigned_abs();
                format!("{sign}{}.{:02}", count / 100, count % 100)
            }
            Self::Date(day) => day.to_string(),
        }
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Headings and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the sheet is called.
    pub title: &'static str,
    /// One a column.
    pub headings: Vec<String>,
    /// One value a column.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// The table of these societies.
    #[must_use]
    pub fn of(lines: &[Line], shown: Shown, language: Language) -> Self {
        // The newest inspected year stands in the heading; an older conclusion would be read as its year's.
        let year = lines.iter().filter_map(|line| line.conclusion).map(|(year, _)| year).max();
        let fields: Vec<ImportField> = ImportField::ALL.iter().copied().filter(|field| shown.has(*field)).collect();
        let row = |(number, line): (i32, &Line)| {
            fields.iter().map(|field| value(line, *field, number, year, language)).collect()
        };
        Self {
            title: language.pick("社科类社会组织登记表", "Register of societies"),
            headings: fields.iter().map(|field| heading(*field, year, language)).collect(),
            rows: (1..).zip(lines).map(row).collect(),
        }
    }
}

fn heading(field: ImportField, year: Option<i32>, language: Language) -> String {
    let label = field.label(language);
    match (field, year, language) {
        (ImportField::Conclusion, Some(year), Language::Zh) => format!("{year}{label}"),
        (ImportField::Conclusion, Some(year), Language::En) => format!("{label} {year}"),
        _ => label.to_owned(),
    }
}

fn value(line: &Line, field: ImportField, number: i32, year: Option<i32>, language: Language) -> Value {
    let Line { uscc, name, discipline, registered_on, counts, form, grade, conclusion, .. } = line;
    let count = |of: fn(&Counts) -> i32| Value::from(counts.as_ref().map(of));
    match field {
        ImportField::Serial => number.into(),
        ImportField::Uscc => uscc.as_str().into(),
        ImportField::Name => name.as_str().into(),
        ImportField::Discipline => discipline.label(language).into(),
        ImportField::RegisteredOn => (*registered_on).into(),
        ImportField::IndividualMembers => count(|counts| counts.individual_members),
        ImportField::UnitMembers => count(|counts| counts.unit_members),
        ImportField::FullTimeStaff => count(|counts| counts.full_time_staff),
        ImportField::PartyTotal => count(Counts::party_total),
        ImportField::Formal => count(|counts| counts.formal),
        ImportField::Probationary => count(|counts| counts.probationary),
        ImportField::ResidentFormal => count(|counts| counts.resident_formal),
        ImportField::Form => form.label(language).into(),
        ImportField::Grade => grade.map(|grade| grade.level.label(language)).into(),
        ImportField::GradeUntil => grade.map(|grade| grade.valid_until).into(),
        ImportField::Conclusion => {
            conclusion.filter(|(of, _)| Some(*of) == year).map(|(_, conclusion)| conclusion.label(language)).into()
        }
        ImportField::TermEndsOn => line.term_ends_on.into(),
        ImportField::President => line.presidents.join("、").into(),
        ImportField::SecretaryGeneral => line.secretaries_general.join("、").into(),
        ImportField::PartyLead => line.party_lead.map(|post| post.label(language)).into(),
        ImportField::Abnormality => {
            line.listings.iter().map(|listed| listing(listed, language)).collect::<Vec<_>>().join("；").into()
        }
    }
}

fn listing(listed: &Listed, language: Language) -> String {
    let kind = listed.kind.label(language);
    match (&listed.reason, language) {
        (None, _) => kind.to_owned(),
        (Some(reason), Language::Zh) => format!("{kind}（{reason}）"),
        (Some(reason), Language::En) => format!("{kind} ({reason})"),
    }
}
