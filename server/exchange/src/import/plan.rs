//! Compares records with the register: what is to be entered, what changes from which day on, what
//! stays. History is never overwritten: the old fact ends on the day on which the new one begins.

pub mod fact;
pub mod turn;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::headcount::Counts;
use entity::register::import::ImportField;
use entity::register::present::HeldGrade;
use entity::register::region;
use entity::register::society::{Discipline, SocietyId};
use entity::register::uscc::Uscc;
use uuid::Uuid;

use super::check::Frame;
use super::problem::Reason;
use super::record::{Listed, Record};
pub use fact::{FactChange, Holder};
pub use turn::{Standing, Turn};

/// A society as the register has it: the facts that have no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Its id.
    pub id: SocietyId,
    /// Counts the writes to it.
    pub version: i32,
    /// GB/T 2260 code of its region.
    pub region_code: String,
    /// Discipline.
    pub discipline: Discipline,
    /// Day of registration.
    pub registered_on: NaiveDate,
    /// Name.
    pub name: Option<Standing<String>>,
    /// Headcount.
    pub counts: Option<Standing<Counts>>,
    /// Form of its Party organisation.
    pub form: Option<Standing<PartyForm>>,
    /// Grade.
    pub grade: Option<Standing<HeldGrade>>,
    /// Last day of the council's term.
    pub term: Option<Standing<NaiveDate>>,
    /// The post that leads Party work.
    pub party_lead: Option<Standing<LeaderPost>>,
    /// Entries in lists.
    pub listings: Vec<Standing<Listed>>,
    /// Who holds which post.
    pub leaders: Vec<Standing<Holder>>,
    /// Conclusions by inspected year.
    pub conclusions: BTreeMap<i32, Conclusion>,
    /// Everyone who ever held a post here, by name: the same name is the same person.
    pub persons: BTreeMap<String, Uuid>,
}

/// Whom a plan is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A society that is entered.
    New {
        /// Discipline.
        discipline: Discipline,
        /// Day of registration.
        registered_on: NaiveDate,
    },
    /// A society that stands in the register.
    Standing {
        /// Its id.
        id: SocietyId,
        /// The version that the plan was made for.
        version: i32,
    },
}

/// What is to be done about one society.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocietyPlan {
    /// Its row in the file.
    pub row: u32,
    /// Its code.
    pub uscc: Uscc,
    /// Whom it is about.
    pub target: Target,
    /// What changes; of a new society, all that is known.
    pub changes: Vec<FactChange>,
    /// Persons known here, by name.
    pub persons: BTreeMap<String, Uuid>,
}

/// What is to be done about all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Those that are entered or change, in the order of the file.
    pub societies: Vec<SocietyPlan>,
    /// How many stay as they are.
    pub unchanged: usize,
}

impl Plan {
    /// How many are entered.
    #[must_use]
    pub fn created(&self) -> usize {
        self.societies.iter().filter(|society| matches!(society.target, Target::New { .. })).count()
    }

    /// How many change.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.societies.len() - self.created()
    }
}

/// A problem that only the register shows: the row, the column, why.
pub type Found = (u32, ImportField, Reason);

/// Compares records with the register.
#[must_use]
pub fn plan<S: std::hash::BuildHasher>(
    records: &[Record],
    register: &HashMap<Uscc, Current, S>,
    frame: Frame<'_>,
) -> (Plan, Vec<Found>) {
    let mut plan = Plan::default();
    let mut found = Vec::new();
    for record in records {
        match one(record, register.get(&record.uscc), frame) {
            Ok(society) if society.changes.is_empty() && society.target != target(record, None) => plan.unchanged += 1,
            Ok(society) => plan.societies.push(society),
            Err(problems) => found.extend(problems.into_iter().map(|(field, reason)| (record.row, field, reason))),
        }
    }
    (plan, found)
}

fn target(record: &Record, current: Option<&Current>) -> Target {
    match current {
        Some(current) => Target::Standing { id: current.id, version: current.version },
        None => Target::New { discipline: record.discipline, registered_on: record.registered_on },
    }
}

fn one(
    record: &Record,
    current: Option<&Current>,
    frame: Frame<'_>,
) -> Result<SocietyPlan, Vec<(ImportField, Reason)>> {
    let reach = region::reach_of(frame.region_code);
    if current.is_some_and(|current| !current.region_code.starts_with(reach)) {
        return Err(vec![(ImportField::Uscc, Reason::OtherRegion { region: frame.region_code.to_owned() })]);
    }
    let changes = fact::changes(record, current, frame.as_of)?;
    let persons = current.map(|current| current.persons.clone()).unwrap_or_default();
    Ok(SocietyPlan { row: record.row, uscc: record.uscc, target: target(record, current), changes, persons })
}
