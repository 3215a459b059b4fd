//! Which facts of one society change.

use chrono::NaiveDate;
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::headcount::Counts;
use entity::register::import::ImportField;
use entity::register::present::HeldGrade;
use entity::register::society::Discipline;
use entity::register::standing::grade_since;

use super::Current;
use super::turn::{Days, Standing, Turn, turn};
use crate::import::check::counts;
use crate::import::problem::Reason;
use crate::import::record::{Listed, Record, Said};

/// Who holds which post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The post.
    pub post: LeaderPost,
    /// The person's name.
    pub name: String,
}

/// One fact that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "old and new are what stood and what stands")]
pub enum FactChange {
    /// The discipline, which is not dated.
    Discipline { old: Discipline, new: Discipline },
    /// The day of registration, which is not dated: a change is a correction.
    RegisteredOn { old: NaiveDate, new: NaiveDate },
    /// The conclusion of an inspected year.
    Conclusion { year: i32, old: Option<Conclusion>, new: Conclusion },
    /// The name.
    Name(Turn<String>),
    /// The headcount.
    Counts(Turn<Counts>),
    /// The form of the Party organisation.
    Form(Turn<PartyForm>),
    /// The grade.
    Grade(Turn<HeldGrade>),
    /// The last day of the council's term.
    Term(Turn<NaiveDate>),
    /// The post that leads Party work.
    PartyLead(Turn<LeaderPost>),
    /// An entry in a list.
    Listing(Turn<Listed>),
    /// A leader's post.
    Leader(Turn<Holder>),
}

/// Changes of one society while they are found, and the problems that only the register shows.
#[derive(Debug)]
struct Finding {
    as_of: NaiveDate,
    changes: Vec<FactChange>,
    problems: Vec<(ImportField, Reason)>,
}

/// What changes from what stands to what the record says.
pub fn changes(
    record: &Record,
    current: Option<&Current>,
    as_of: NaiveDate,
) -> Result<Vec<FactChange>, Vec<(ImportField, Reason)>> {
    // A field that is added to the record or to the register is a decision to take here.
    let Record {
        row: _,
        uscc: _,
        name,
        discipline,
        registered_on,
        counts: _,
        form,
        grade,
        conclusions,
        term_ends_on,
        presidents,
        secretaries_general,
        party_lead,
        listings,
    } = record;
    let mut finding = Finding { as_of, changes: Vec::new(), problems: Vec::new() };
    if let Some(current) = current {
        finding.corrections(current, *discipline, *registered_on);
    }
    let standing = current.and_then(|current| current.name.as_ref());
    finding.turn(ImportField::Name, standing, &Said::Is(name.clone()), *registered_on, FactChange::Name);
    finding.counts(record, current);
    let standing = current.and_then(|current| current.form.as_ref());
    if standing.map_or(PartyForm::None, |standing| standing.value) != form.unwrap_or(PartyForm::None)
        || current.is_none()
    {
        let form = form.map_or(Said::Nothing, Said::Is);
        finding.turn(ImportField::Form, standing, &form, as_of, FactChange::Form);
    }
    let standing = current.and_then(|current| current.grade.as_ref());
    finding.turn(ImportField::Grade, standing, grade, awarded(grade, *registered_on, as_of), FactChange::Grade);
    let standing = current.and_then(|current| current.term.as_ref());
    finding.turn(ImportField::TermEndsOn, standing, term_ends_on, as_of, FactChange::Term);
    let standing = current.and_then(|current| current.party_lead.as_ref());
    finding.turn(ImportField::PartyLead, standing, party_lead, as_of, FactChange::PartyLead);
    finding.leaders(ImportField::President, LeaderPost::President, presidents, current);
    finding.leaders(ImportField::SecretaryGeneral, LeaderPost::SecretaryGeneral, secretaries_general, current);
    finding.listings(listings.as_deref(), current);
    finding.conclusions(conclusions, current);
    if finding.problems.is_empty() { Ok(finding.changes) } else { Err(finding.problems) }
}

/// The day since which a first grade holds: its validity tells it, but it cannot lie after today.
fn awarded(grade: &Said<HeldGrade>, registered_on: NaiveDate, as_of: NaiveDate) -> NaiveDate {
    match grade {
        Said::Is(grade) => grade_since(grade.valid_until).max(registered_on).min(as_of),
        _ => as_of,
    }
}

impl Finding {
    fn corrections(&mut self, current: &Current, discipline: Discipline, registered_on: NaiveDate) {
        if current.discipline != discipline {
            self.changes.push(FactChange::Discipline { old: current.discipline, new: discipline });
        }
        if current.registered_on != registered_on {
            self.changes.push(FactChange::RegisteredOn { old: current.registered_on, new: registered_on });
        }
    }

    fn turn<T: Clone + PartialEq>(
        &mut self,
        field: ImportField,
        standing: Option<&Standing<T>>,
        said: &Said<T>,
        first: NaiveDate,
        change: fn(Turn<T>) -> FactChange,
    ) {
        let wanted = match said {
            Said::Nothing => return,
            Said::Not => None,
            Said::Is(value) => Some(value.clone()),
        };
        match turn(standing, wanted, Days { as_of: self.as_of, first }) {
            Ok(turn) => self.changes.extend(turn.map(change)),
            Err(reason) => self.problems.push((field, reason)),
        }
    }

    /// Counts that the row does not state stay as they stand; the whole must fit together.
    fn counts(&mut self, record: &Record, current: Option<&Current>) {
        let standing = current.and_then(|current| current.counts.as_ref());
        let Some(counts) = record.counts.over(standing.map(|standing| standing.value)) else { return };
        if !record.counts.is_complete() {
            self.problems.extend(counts::faults(&counts, &record.counts));
        }
        self.turn(ImportField::Formal, standing, &Said::Is(counts), self.as_of, FactChange::Counts);
    }

    fn leaders(&mut self, field: ImportField, post: LeaderPost, said: &Said<Vec<String>>, current: Option<&Current>) {
        let wanted: &[String] = match said {
            Said::Nothing => return,
            Said::Not => &[],
            Said::Is(names) => names,
        };
        let holders: Vec<&Standing<Holder>> =
            current.iter().flat_map(|current| &current.leaders).filter(|holder| holder.value.post == post).collect();
        for holder in holders.iter().filter(|holder| !wanted.contains(&holder.value.name)) {
            self.turn(field, Some(*holder), &Said::Not, self.as_of, FactChange::Leader);
        }
        for name in wanted.iter().filter(|name| holders.iter().all(|holder| holder.value.name != **name)) {
            let holder = Holder { post, name: name.clone() };
            self.turn(field, None, &Said::Is(holder), self.as_of, FactChange::Leader);
        }
    }

    /// A list that is named without a reason does not contradict the reason that stands.
    fn listings(&mut self, said: Option<&[Listed]>, current: Option<&Current>) {
        let Some(wanted) = said else { return };
        let standing = current.map(|current| current.listings.as_slice()).unwrap_or_default();
        let field = ImportField::Abnormality;
        for listing in standing.iter().filter(|listing| wanted.iter().all(|listed| listed.kind != listing.value.kind)) {
            self.turn(field, Some(listing), &Said::Not, self.as_of, FactChange::Listing);
        }
        for listed in wanted {
            let listing = standing.iter().find(|listing| listing.value.kind == listed.kind);
            if listed.reason.is_some() || listing.is_none() {
                self.turn(field, listing, &Said::Is(listed.clone()), self.as_of, FactChange::Listing);
            }
        }
    }

    fn conclusions(&mut self, said: &[(i32, Conclusion)], current: Option<&Current>) {
        for (year, new) in said {
            let old = current.and_then(|current| current.conclusions.get(year)).copied();
            if old != Some(*new) {
                self.changes.push(FactChange::Conclusion { year: *year, old, new: *new });
            }
        }
    }
}
