//! A record: one row of the register, understood and typed. Nothing of it is in the database yet.

use chrono::NaiveDate;
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::headcount::Counts;
use entity::register::import::ImportField;
use entity::register::present::HeldGrade;
use entity::register::society::Discipline;
use entity::register::standing::Abnormality;
use entity::register::uscc::Uscc;

/// What a file says about a fact that a society may lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said<T> {
    /// Nothing: there is no such column. What stands in the register stays.
    #[default]
    Nothing,
    /// The cell is empty: the fact does not hold.
    Not,
    /// It holds.
    Is(T),
}

/// An entry in a list, with the list's reason where it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The list.
    pub kind: Abnormality,
    /// The reason.
    pub reason: Option<String>,
}

/// The counts that a row states; none where there is no such column or no count was kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatedCounts {
    /// Individual members.
    pub individual_members: Option<i32>,
    /// Unit members.
    pub unit_members: Option<i32>,
    /// Full-time staff.
    pub full_time_staff: Option<i32>,
    /// Party members, to check the two below.
    pub party_total: Option<i32>,
    /// Formal Party members.
    pub formal: Option<i32>,
    /// Probationary Party members.
    pub probationary: Option<i32>,
    /// Resident formal members.
    pub resident_formal: Option<i32>,
}

/// The columns of counts.
pub const COUNT_FIELDS: [ImportField; 7] = [
    ImportField::IndividualMembers,
    ImportField::UnitMembers,
    ImportField::FullTimeStaff,
    ImportField::PartyTotal,
    ImportField::Formal,
    ImportField::Probationary,
    ImportField::ResidentFormal,
];

impl StatedCounts {
    /// The place of a count.
    pub fn slot(&mut self, field: ImportField) -> Option<&mut Option<i32>> {
        match field {
            ImportField::IndividualMembers => Some(&mut self.individual_members),
            ImportField::UnitMembers => Some(&mut self.unit_members),
            ImportField::FullTimeStaff => Some(&mut self.full_time_staff),
            ImportField::PartyTotal => Some(&mut self.party_total),
            ImportField::Formal => Some(&mut self.formal),
            ImportField::Probationary => Some(&mut self.probationary),
            ImportField::ResidentFormal => Some(&mut self.resident_formal),
            _ => None,
        }
    }

    /// The counts that follow, over those that stand; none when the row states nothing that is kept.
    #[must_use]
    pub fn over(&self, standing: Option<Counts>) -> Option<Counts> {
        let Self {
            individual_members,
            unit_members,
            full_time_staff,
            party_total: _,
            formal,
            probationary,
            resident_formal,
        } = *self;
        let stated = [individual_members, unit_members, full_time_staff, formal, probationary, resident_formal];
        let base = standing.unwrap_or_default();
        let formal = formal.unwrap_or(base.formal);
        stated.iter().any(Option::is_some).then(|| Counts {
            individual_members: individual_members.unwrap_or(base.individual_members),
            unit_members: unit_members.unwrap_or(base.unit_members),
            full_time_staff: full_time_staff.unwrap_or(base.full_time_staff),
            formal,
            probationary: probationary.unwrap_or(base.probationary),
            resident_formal: resident_formal.unwrap_or(base.resident_formal),
            // No register has this column: what was recorded stays while it is still possible.
            council_formal: base.council_formal.filter(|council| *council <= formal),
        })
    }

    /// Whether every count that is kept is stated, so that nothing in the register is needed to check them.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let Self {
            individual_members,
            unit_members,
            full_time_staff,
            party_total: _,
            formal,
            probationary,
            resident_formal,
        } = self;
        [individual_members, unit_members, full_time_staff, formal, probationary, resident_formal]
            .iter()
            .all(|count| count.is_some())
    }
}

/// One society as a row of the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// Credit code: the key.
    pub uscc: Uscc,
    /// Name.
    pub name: String,
    /// Discipline.
    pub discipline: Discipline,
    /// Day of registration.
    pub registered_on: NaiveDate,
    /// Counts.
    pub counts: StatedCounts,
    /// Form of the Party organisation; an empty cell is the form "none".
    pub form: Option<PartyForm>,
    /// Grade.
    pub grade: Said<HeldGrade>,
    /// Conclusions by inspected year; an empty cell says nothing.
    pub conclusions: Vec<(i32, Conclusion)>,
    /// Last day of the council's term.
    pub term_ends_on: Said<NaiveDate>,
    /// President's name; several where a society has several.
    pub presidents: Said<Vec<String>>,
    /// Secretary-general's name, likewise.
    pub secretaries_general: Said<Vec<String>>,
    /// The post that leads Party work.
    pub party_lead: Said<LeaderPost>,
    /// Entries in lists; none when there is no such column.
    pub listings: Option<Vec<Listed>>,
}
