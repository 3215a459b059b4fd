//! Compares a registry with what civil affairs has said so far: which figures change, and whether the sides then
//! differ. What civil affairs has said newer does not give way to a file that is older.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use entity::institution::consistency::{ConsistencyFact as Fact, Figure, FigureSide, FigureSource, compare, differing};
use entity::register::{present, region};

use super::column::Meaning;
use super::{FigureSheet, Said};
use crate::import::problem::Reason;

/// A council's term that ends later than this is a slip of the pen.
const YEARS_AHEAD_MAX: i32 = 10;

/// A society within reach, and what all sides say of it.
#[derive(Clone, Debug)]
pub struct Known {
    /// The society.
    pub society: present::Model,
    /// Who says what.
    pub figures: Vec<Figure>,
}

/// A figure that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// Which fact.
    pub fact: Fact,
    /// What civil affairs has said until now; none for nothing.
    pub before: Option<String>,
    /// What it says from now on.
    pub after: String,
    /// Whether another side then says something else.
    pub differs: bool,
}

/// What changes of one society.
#[derive(Clone, Debug, PartialEq)]
pub struct SocietyChange {
    /// Its row in the file.
    pub row: u32,
    /// The day of the figures.
    pub as_of: NaiveDate,
    /// The society.
    pub society: present::Model,
    /// What changes; never nothing.
    pub changes: Vec<FigureChange>,
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Societies of which a figure changes, in the order of the file.
    pub societies: Vec<SocietyChange>,
    /// How many stay as they are.
    pub unchanged: usize,
}

/// Compares the file with the societies that are known by code; `region` is the reader's own. What does not fit
/// becomes a problem of its row.
#[must_use]
pub fn plan(sheet: &mut FigureSheet, known: &BTreeMap<String, Known>, region: &str) -> Plan {
    let mut plan = Plan::default();
    for said in sheet.said.clone() {
        let Some(known) = known.get(said.uscc.as_str()) else {
            let ours = said.uscc.division().starts_with(region::reach_of(region));
            let foreign = Reason::OtherRegion { region: region.to_owned() };
            let reason = if ours { Reason::UnknownSociety } else { foreign };
            sheet.add(said.row, Meaning::Fact(Fact::Uscc), &reason);
            continue;
        };
        let (changes, wrong) = one(&said, known);
        let right = wrong.is_empty();
        for (meaning, reason) in wrong {
            sheet.add(said.row, meaning, &reason);
        }
        match (right, changes.is_empty()) {
            (false, _) => {}
            (true, true) => plan.unchanged += 1,
            (true, false) => {
                let society = known.society.clone();
                plan.societies.push(SocietyChange { row: said.row, as_of: said.as_of, society, changes });
            }
        }
    }
    plan
}

fn one(said: &Said, known: &Known) -> (Vec<FigureChange>, Vec<(Meaning, Reason)>) {
    let (mut changes, mut wrong) = (Vec::new(), Vec::new());
    let registered = known.society.registered_on;
    if said.as_of < registered {
        wrong.push((Meaning::AsOf, Reason::BeforeRegistration { day: registered }));
    }
    let stands = compare(&known.figures);
    let mut then = known.figures.clone();
    for (fact, value) in &said.values {
        let mut own = stands.iter().filter(|compared| compared.fact == *fact).flat_map(|compared| &compared.figures);
        let own = own.find(|figure| figure.side == FigureSide::CivilAffairs);
        if own.is_some_and(|own| fact.same(&own.value, value)) {
            continue;
        }
        if let Some(own) = own.filter(|own| own.as_of > said.as_of) {
            wrong.push((Meaning::Fact(*fact), Reason::NewerFigure { since: own.as_of, value: own.value.clone() }));
            continue;
        }
        if *fact == Fact::CouncilTermEnd {
            wrong.extend(term_fault(value, said.as_of, registered).map(|reason| (Meaning::Fact(*fact), reason)));
        }
        then.push(Figure {
            side: FigureSide::CivilAffairs,
            fact: *fact,
            value: value.clone(),
            as_of: said.as_of,
            source: FigureSource::Statement,
            document_no: String::new(),
        });
        let before = own.map(|own| own.value.clone());
        changes.push(FigureChange { fact: *fact, before, after: value.clone(), differs: false });
    }
    let differing = differing(&then);
    for change in &mut changes {
        change.differs = differing.contains(&change.fact);
    }
    (changes, wrong)
}

/// What is wrong with the last day of a term.
fn term_fault(value: &str, as_of: NaiveDate, registered: NaiveDate) -> Option<Reason> {
    let day: NaiveDate = value.parse().ok()?;
    if day < registered {
        return Some(Reason::BeforeRegistration { day: registered });
    }
    let latest = as_of.checked_add_months(Months::new(12 * YEARS_AHEAD_MAX.unsigned_abs()))?;
    (day > latest).then_some(Reason::TooFarAhead { years: YEARS_AHEAD_MAX })
}
