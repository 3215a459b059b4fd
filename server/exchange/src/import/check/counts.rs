//! Counts against each other: the rule of headcounts, as problems of columns.

use entity::Language;
use entity::refusal::Refusal;
use entity::register::headcount::Counts;
use entity::register::import::ImportField;

use crate::import::problem::Reason;
use crate::import::record::StatedCounts;

/// What contradicts itself in these counts, column by column.
#[must_use]
pub fn faults(counts: &Counts, stated: &StatedCounts) -> Vec<(ImportField, Reason)> {
    let sum = counts.party_total();
    let total =
        stated.party_total.filter(|total| *total != sum).map(|_| (ImportField::PartyTotal, Reason::PartyTotal { sum }));
    total.into_iter().chain(counts.faults().iter().map(|refusal| (column(refusal), reason(refusal)))).collect()
}

/// The column of a field of the headcount's input.
fn column(refusal: &Refusal) -> ImportField {
    match refusal.path {
        "individualMembers" => ImportField::IndividualMembers,
        "unitMembers" => ImportField::UnitMembers,
        "fullTimeStaff" => ImportField::FullTimeStaff,
        "probationary" => ImportField::Probationary,
        "residentFormal" => ImportField::ResidentFormal,
        _ => ImportField::Formal,
    }
}

fn reason(refusal: &Refusal) -> Reason {
    Reason::CountsRefused { zh: refusal.code.sentence(Language::Zh), en: refusal.code.sentence(Language::En) }
}
