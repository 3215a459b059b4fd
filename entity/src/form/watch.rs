//! The threshold watch: since when the recommended form has differed from the form in being, and from
//! which day on a change is due. A crossing must stay; a count that swings back starts the time anew.

use chrono::{Days, NaiveDate};

use super::assessment::assess;
use super::party_form::PartyForm;
use super::rules::RuleBook;
use crate::register::present::{Facts, on_day};
use crate::register::standing::Abnormality;

/// A crossing that has not been settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The first day on which the recommended form differed.
    pub since: NaiveDate,
    /// The day from which a change of form is due, if the crossing stays until then.
    pub due_from: NaiveDate,
}

impl Crossing {
    /// Whether a change of form is due on a day.
    #[must_use]
    pub fn is_due(&self, day: NaiveDate) -> bool {
        self.due_from <= day
    }
}

/// What a stretch of days without a change of facts or rules looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    /// There is a form, and it is not the recommended one.
    Differs(PartyForm),
    /// There is a form, and it is the recommended one.
    Fits(PartyForm),
    /// There is no form, no count, or nothing is due any more: a gap is no change.
    Idle,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    since: NaiveDate,
    due: Option<NaiveDate>,
    form: PartyForm,
    gone_since: Option<NaiveDate>,
}

/// The crossing that stands on a day.
#[must_use]
pub fn crossing(facts: &Facts, day: NaiveDate, book: &RuleBook) -> Option<Crossing> {
    let starts = starts(facts, day, book);
    let mut run: Option<Run> = None;
    for (index, start) in starts.iter().enumerate() {
        // The last day of the stretch.
        let last = starts.get(index + 1).map_or(day, |next| *next - Days::new(1));
        let watch = watch_days(book, *start);
        run = match stretch(facts, *start, book) {
            Stretch::Idle => None,
            Stretch::Differs(form) => {
                let mut run = run.unwrap_or(Run { since: *start, due: None, form, gone_since: None });
                (run.form, run.gone_since) = (form, None);
                let due = later(run.since, watch);
                run.due = run.due.or_else(|| (due <= last).then(|| due.max(*start)));
                Some(run)
            }
            Stretch::Fits(form) => run.filter(|run| run.due.is_some() && run.form == form).and_then(|mut run| {
                let gone = *run.gone_since.get_or_insert(*start);
                (later(gone, watch) > last).then_some(run)
            }),
        };
    }
    run.map(|run| Crossing {
        since: run.since,
        due_from: run.due.unwrap_or_else(|| later(run.since, watch_days(book, day))),
    })
}

fn watch_days(book: &RuleBook, day: NaiveDate) -> u64 {
    u64::try_from(book.on(day).watch_days).unwrap_or_default()
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The first days of all stretches up to a day, in order.
fn starts(facts: &Facts, day: NaiveDate, book: &RuleBook) -> Vec<NaiveDate> {
    let ends = |since: NaiveDate, until: Option<NaiveDate>| [Some(since), until].into_iter().flatten();
    let counts = facts.counts.iter().flat_map(|fact| ends(fact.since, fact.until));
    let forms = facts.forms.iter().flat_map(|fact| ends(fact.since, fact.until));
    let listings = facts.listings.iter().flat_map(|fact| ends(fact.since, fact.until));
    let rules = book.versions().map(|rules| rules.effective_on);
    let mut starts: Vec<_> = counts.chain(forms).chain(listings).chain(rules).filter(|start| *start <= day).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

fn stretch(facts: &Facts, day: NaiveDate, book: &RuleBook) -> Stretch {
    let liquidating =
        facts.listings.iter().any(|listing| listing.value == Abnormality::Liquidating && listing.holds_on(day));
    match (on_day(&facts.counts, day), on_day(&facts.forms, day)) {
        (Some(counts), Some(form)) if form != PartyForm::None && !liquidating => {
            if assess(&counts, false, book.on(day)).matches(form) {
                Stretch::Fits(form)
            } else {
                Stretch::Differs(form)
            }
        }
        _ => Stretch::Idle,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::form::rules::RuleSet;
    use crate::register::headcount::Counts;
    use crate::register::present::Dated;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default() + Days::new(number)
    }

    /// Formal members from these days on.
    fn counted(formal: &[(u64, i32)]) -> Vec<Dated<Counts>> {
        let next = formal.iter().skip(1).map(|(since, _)| Some(day(*since))).chain([None]);
        let fact = |((since, formal), until): (&(u64, i32), _)| Dated {
            value: Counts { individual_members: 100, formal: *formal, ..Counts::default() },
            since: day(*since),
            until,
        };
        formal.iter().zip(next).map(fact).collect()
    }

    fn facts(form: PartyForm, formal: &[(u64, i32)]) -> Facts {
        let forms = vec![Dated { value: form, since: day(0), until: None }];
        Facts { counts: counted(formal), forms, ..Facts::default() }
    }

    /// Since which day of ours a crossing stands, and whether a change is due.
    fn on(facts: &Facts, number: u64) -> Option<(NaiveDate, bool)> {
        crossing(facts, day(number), &RuleBook::default()).map(|found| (found.since, found.is_due(day(number))))
    }

    #[test]
    fn a_crossing_that_stays_becomes_due_on_the_day() {
        let facts = facts(PartyForm::Liaison, &[(0, 2), (10, 3)]);
        assert_eq!(on(&facts, 9), None);
        assert_eq!(on(&facts, 10), Some((day(10), false)));
        assert_eq!(on(&facts, 39), Some((day(10), false)));
        assert_eq!(on(&facts, 40), Some((day(10), true)));
    }

    #[test]
    fn a_count_that_swings_back_starts_the_time_anew() {
        let facts = facts(PartyForm::Liaison, &[(0, 2), (10, 3), (30, 2), (35, 3)]);
        assert_eq!(on(&facts, 32), None);
        assert_eq!(on(&facts, 50), Some((day(35), false)));
        assert_eq!(on(&facts, 65), Some((day(35), true)));
    }

    #[test]
    fn once_due_it_ends_only_when_the_crossing_has_been_gone_as_long() {
        let facts = facts(PartyForm::Liaison, &[(0, 3), (50, 2), (60, 3), (70, 2)]);
        assert_eq!(on(&facts, 55), Some((day(0), true)));
        assert_eq!(on(&facts, 65), Some((day(0), true)));
        assert_eq!(on(&facts, 99), Some((day(0), true)));
        assert_eq!(on(&facts, 100), None);
    }

    #[test]
    fn a_form_that_fits_ends_it_at_once() {
        let mut facts = facts(PartyForm::Liaison, &[(0, 3)]);
        facts.forms[0].until = Some(day(50));
        facts.forms.push(Dated { value: PartyForm::Functional, since: day(50), until: None });
        assert_eq!(on(&facts, 49), Some((day(0), true)));
        assert_eq!(on(&facts, 50), None);
    }

    #[test]
    fn no_form_at_all_is_a_gap_and_liquidation_ends_the_duty() {
        assert_eq!(on(&facts(PartyForm::None, &[(0, 9)]), 99), None);
        let mut facts = facts(PartyForm::Liaison, &[(0, 9)]);
        facts.listings = vec![Dated { value: Abnormality::Liquidating, since: day(40), until: None }];
        assert_eq!(on(&facts, 39), Some((day(0), true)));
        assert_eq!(on(&facts, 40), None);
    }

    #[test]
    fn rules_that_change_are_a_crossing_too() {
        let facts = facts(PartyForm::Functional, &[(0, 4)]);
        let stricter = RuleSet { version: 2, formal_threshold: 5, effective_on: day(20), ..RuleSet::first() };
        let book = RuleBook::default().with(stricter);
        let found = |number| crossing(&facts, day(number), &book);
        assert_eq!(found(19), None);
        assert_eq!(found(20), Some(Crossing { since: day(20), due_from: day(50) }));
    }

    proptest! {
        #[test]
        fn it_is_never_due_before_the_crossing_has_stayed(
            steps in proptest::collection::vec((1..40u64, 0..6i32), 1..8),
            probe in 0..300u64,
        ) {
            let mut number = 0;
            let formal: Vec<_> = steps.iter().map(|(gap, formal)| { number += gap; (number, *formal) }).collect();
            let facts = facts(PartyForm::Liaison, &formal);
            if let Some(found) = crossing(&facts, day(probe), &RuleBook::default()) {
                prop_assert!(found.since <= day(probe));
                prop_assert!(found.due_from >= found.since + Days::new(30));
                // On each day of the wait the recommended form differed.
                for number in (0..30).map(|passed| found.since + Days::new(passed)).filter(|day_| *day_ <= day(probe)) {
                    prop_assert!(matches!(stretch(&facts, number, &RuleBook::default()), Stretch::Differs(_)));
                }
            }
        }
    }
}
