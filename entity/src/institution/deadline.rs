//! Deadlines: the legal dates that follow from a society's facts, and what waits for someone with a date
//! of its own. The legal ones are derived, never stored.

mod kind;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::annual_days::{AnnualCalendar, AnnualStep};
use super::calendar::WorkCalendar;
use crate::register::present::Present;
use crate::register::standing::Abnormality;

pub use kind::{DeadlineKind, RestDayRule};

/// How many days a change may take until it is filed.
const FILING_DAYS: i64 = 30;
/// How many days after a liquidation the society is deregistered.
const DEREGISTRATION_DAYS: i64 = 15;
/// How many months before a term's end a delay is asked for.
const DELAY_MONTHS: u32 = 3;

/// What the legal dates of a society follow from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LegalFacts {
    /// The day of registration.
    pub registered_on: NaiveDate,
    /// It is being liquidated.
    pub liquidating: bool,
    /// Last day of the council's term.
    pub term_ends_on: Option<NaiveDate>,
    /// Last day of its grade's validity.
    pub grade_until: Option<NaiveDate>,
    /// Last day of an established branch's term.
    pub branch_term_ends_on: Option<NaiveDate>,
    /// The next review of a functional branch.
    pub branch_review_on: Option<NaiveDate>,
    /// The newest change of name or president, which is filed with civil affairs.
    pub changed_on: Option<NaiveDate>,
    /// The day on which its liquidation ended.
    pub liquidated_on: Option<NaiveDate>,
}

impl LegalFacts {
    /// What the present says; the dates of branch, change and liquidation stand in tables of their own.
    #[must_use]
    pub fn of(society: &Present, registered_on: NaiveDate) -> Self {
        Self {
            registered_on,
            liquidating: society.abnormality == Some(Abnormality::Liquidating),
            term_ends_on: society.term_ends_on,
            grade_until: society.grade.map(|grade| grade.valid_until),
            ..Self::default()
        }
    }
}

/// One date that falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What.
    pub kind: DeadlineKind,
    /// The day that the clause names.
    pub legal_on: NaiveDate,
    /// The last day: the same, or the working day that the rest day moves it to.
    pub due_on: NaiveDate,
    /// Days from today until then; negative when it has passed.
    pub days_left: i64,
    /// Working days from today until then; negative when it has passed.
    pub working_days_left: i64,
}

impl Deadline {
    /// A date of a kind, moved where it falls on a rest day and its kind says so.
    #[must_use]
    pub fn of(kind: DeadlineKind, legal_on: NaiveDate, today: NaiveDate, calendar: &WorkCalendar) -> Self {
        let due_on = match kind.rest_day() {
            RestDayRule::AsItIs => legal_on,
            RestDayRule::NextWorkingDay => calendar.on_or_after(legal_on),
            RestDayRule::PreviousWorkingDay => calendar.on_or_before(legal_on),
        };
        Self {
            kind,
            legal_on,
            due_on,
            days_left: (due_on - today).num_days(),
            working_days_left: calendar.working_days_left(today, due_on),
        }
    }

    /// Whether a rest day has moved it.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.due_on != self.legal_on
    }
}

/// The legal dates of a society on this day, soonest first.
#[must_use]
pub fn deadlines(
    facts: &LegalFacts,
    annual: &AnnualCalendar,
    calendar: &WorkCalendar,
    today: NaiveDate,
) -> Vec<Deadline> {
    let mut found: Vec<Deadline> = legal_dates(facts, annual, calendar, today)
        .into_iter()
        .filter_map(|(kind, legal_on)| Some(Deadline::of(kind, legal_on?, today, calendar)))
        .filter(|due| due.days_left >= 0 || due.kind.stays_overdue())
        .collect();
    found.sort_by_key(|deadline| (deadline.due_on, deadline.kind));
    found
}

type Dated = (DeadlineKind, Option<NaiveDate>);

fn legal_dates(facts: &LegalFacts, annual: &AnnualCalendar, calendar: &WorkCalendar, today: NaiveDate) -> [Dated; 8] {
    let annual = |step| (!facts.liquidating).then(|| annual.next(today, step, calendar).0);
    // Whoever was registered after the year reported on has nothing to report; after its 30 June,
    // nothing to be inspected.
    let reported = annual(AnnualStep::Report).filter(|day| facts.registered_on.year() < day.year());
    let inspected = annual(AnnualStep::Inspection).filter(|day| is_inspected(facts.registered_on, day.year()));
    let term = facts.term_ends_on;
    [
        (DeadlineKind::AnnualReport, reported),
        (DeadlineKind::AnnualInspection, inspected),
        (DeadlineKind::CouncilDelay, term.and_then(|day| day.checked_sub_months(Months::new(DELAY_MONTHS)))),
        (DeadlineKind::CouncilTerm, term),
        (DeadlineKind::BranchTerm, facts.branch_term_ends_on),
        (DeadlineKind::BranchReview, facts.branch_review_on),
        (DeadlineKind::GradeExpiry, facts.grade_until),
        filed(facts),
    ]
}

/// A change that is filed; once the liquidation has ended, the deregistration takes its place.
fn filed(facts: &LegalFacts) -> Dated {
    match facts.liquidated_on {
        Some(day) => (DeadlineKind::Deregistration, Some(day + TimeDelta::days(DEREGISTRATION_DAYS))),
        None => (DeadlineKind::ChangeFiling, facts.changed_on.map(|day| day + TimeDelta::days(FILING_DAYS))),
    }
}

/// Registered by 30 June of the year inspected.
fn is_inspected(registered_on: NaiveDate, held_in: i32) -> bool {
    NaiveDate::from_ymd_opt(held_in - 1, 6, 30).is_some_and(|last| registered_on <= last)
}

#[cfg(test)]
mod tests;
