//! Deadlines held against the calendar: fixed days first, then any facts on any day.

use proptest::prelude::*;

use super::*;
use crate::institution::annual_days::AnnualDays;
use crate::institution::calendar::DayKind;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn due(facts: &LegalFacts, today: NaiveDate) -> Vec<(DeadlineKind, NaiveDate)> {
    let found = deadlines(facts, &AnnualCalendar::default(), &WorkCalendar::default(), today);
    found.into_iter().map(|due| (due.kind, due.due_on)).collect()
}

#[test]
fn the_annual_report_is_due_on_the_next_31_march() {
    let society = LegalFacts { registered_on: day(2000, 1, 1), ..LegalFacts::default() };
    let report = |today| due(&society, today).into_iter().find(|(kind, _)| *kind == DeadlineKind::AnnualReport);
    let on = |year| Some((DeadlineKind::AnnualReport, day(year, 3, 31)));
    assert_eq!(report(day(2026, 3, 20)), on(2026));
    assert_eq!(report(day(2026, 3, 31)), on(2026));
    assert_eq!(report(day(2026, 4, 1)), on(2027));
    let young = LegalFacts { registered_on: day(2026, 2, 1), ..society };
    assert_eq!(due(&young, day(2026, 3, 20)), []);
    let liquidating = LegalFacts { liquidating: true, ..society };
    assert_eq!(due(&liquidating, day(2026, 3, 20)), []);
}

#[test]
fn a_sunday_moves_the_inspection_to_monday_and_a_term_stays() {
    // 2026-05-31 is a Sunday.
    let society =
        LegalFacts { registered_on: day(2000, 1, 1), term_ends_on: Some(day(2026, 5, 31)), ..LegalFacts::default() };
    let found = due(&society, day(2026, 5, 20));
    assert_eq!(found[0], (DeadlineKind::CouncilTerm, day(2026, 5, 31)));
    assert_eq!(found[1], (DeadlineKind::AnnualInspection, day(2026, 6, 1)));
    // On the Monday it is still due.
    assert!(due(&society, day(2026, 6, 1)).contains(&(DeadlineKind::AnnualInspection, day(2026, 6, 1))));
    assert!(due(&society, day(2026, 6, 2)).contains(&(DeadlineKind::AnnualInspection, day(2027, 5, 31))));
}

#[test]
fn whoever_was_registered_after_june_is_not_inspected_the_year_after() {
    let registered = |registered_on| LegalFacts { registered_on, ..LegalFacts::default() };
    let inspected = |facts: &LegalFacts| {
        due(facts, day(2026, 3, 20)).into_iter().any(|(kind, _)| kind == DeadlineKind::AnnualInspection)
    };
    assert!(inspected(&registered(day(2025, 6, 30))));
    assert!(!inspected(&registered(day(2025, 7, 1))));
}

#[test]
fn a_delay_is_asked_for_three_months_before_even_at_the_end_of_february() {
    let ends = |term_ends_on| LegalFacts {
        registered_on: day(2026, 1, 1),
        term_ends_on: Some(term_ends_on),
        ..LegalFacts::default()
    };
    let delay = |facts: &LegalFacts, today| {
        due(facts, today).into_iter().find(|(kind, _)| *kind == DeadlineKind::CouncilDelay).map(|(_, day)| day)
    };
    // 28 February 2026 is a Saturday, 29 February 2028 a Tuesday.
    assert_eq!(delay(&ends(day(2026, 5, 31)), day(2026, 1, 10)), Some(day(2026, 2, 27)));
    assert_eq!(delay(&ends(day(2028, 5, 31)), day(2026, 1, 10)), Some(day(2028, 2, 29)));
    assert_eq!(delay(&ends(day(2026, 5, 31)), day(2026, 2, 28)), None, "it has passed, and need not have been asked");
}

#[test]
fn what_was_filed_elsewhere_is_not_called_overdue() {
    let changed =
        LegalFacts { registered_on: day(2026, 1, 1), changed_on: Some(day(2026, 2, 1)), ..LegalFacts::default() };
    assert_eq!(due(&changed, day(2026, 2, 10)), [(DeadlineKind::ChangeFiling, day(2026, 3, 3))]);
    assert_eq!(due(&changed, day(2026, 3, 4)), []);
    let ended = LegalFacts { liquidated_on: Some(day(2026, 3, 1)), ..changed };
    assert_eq!(due(&ended, day(2026, 3, 2)), [(DeadlineKind::Deregistration, day(2026, 3, 16))]);
}

#[test]
fn a_campaign_gives_its_own_days() {
    let society = LegalFacts { registered_on: day(2000, 1, 1), ..LegalFacts::default() };
    let campaign = AnnualDays { report_by: day(2026, 4, 10), ..AnnualDays::usual(2026) };
    let found = deadlines(&society, &AnnualCalendar::new(vec![campaign]), &WorkCalendar::default(), day(2026, 4, 2));
    assert_eq!((found[0].kind, found[0].due_on), (DeadlineKind::AnnualReport, day(2026, 4, 10)));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (-800_i64..3000).prop_map(|days| day(2026, 1, 1) + TimeDelta::days(days))
}

prop_compose! {
    fn any_facts()(
        registered_on in any_day(),
        liquidating: bool,
        term_ends_on in proptest::option::of(any_day()),
        grade_until in proptest::option::of(any_day()),
        branch_term_ends_on in proptest::option::of(any_day()),
        branch_review_on in proptest::option::of(any_day()),
        changed_on in proptest::option::of(any_day()),
        liquidated_on in proptest::option::of(any_day()),
    ) -> LegalFacts {
        LegalFacts {
            registered_on, liquidating, term_ends_on, grade_until, branch_term_ends_on, branch_review_on, changed_on,
            liquidated_on,
        }
    }
}

proptest! {
    #[test]
    fn any_facts_on_any_day_give_dates_in_order_and_each_kind_once(
        facts in any_facts(),
        today in any_day(),
        rests in proptest::collection::btree_set(any_day(), 0..60),
    ) {
        let calendar = WorkCalendar::new([2026], rests.into_iter().map(|day| (day, DayKind::Holiday)));
        let found = deadlines(&facts, &AnnualCalendar::default(), &calendar, today);
        prop_assert!(found.is_sorted_by_key(|due| due.due_on));
        for (index, due) in found.iter().enumerate() {
            prop_assert!(found[..index].iter().all(|other| other.kind != due.kind));
            prop_assert_eq!(due.days_left, (due.due_on - today).num_days());
            prop_assert!(due.days_left >= 0 || due.kind.stays_overdue());
            prop_assert!(due.working_days_left.abs() <= due.days_left.abs());
            prop_assert!(due.working_days_left == 0 || due.working_days_left.signum() == due.days_left.signum());
            match due.kind.rest_day() {
                RestDayRule::AsItIs => prop_assert!(!due.is_moved()),
                RestDayRule::NextWorkingDay => prop_assert!(due.due_on >= due.legal_on && calendar.is_working(due.due_on)),
                RestDayRule::PreviousWorkingDay => {
                    prop_assert!(due.due_on <= due.legal_on && calendar.is_working(due.due_on));
                }
            }
        }
    }

    #[test]
    fn a_day_later_nothing_is_due_earlier_than_it_was(facts in any_facts(), today in any_day()) {
        let on = |today| due(&facts, today);
        let (before, after) = (on(today), on(today + TimeDelta::days(1)));
        for (kind, day) in after {
            if let Some((_, earlier)) = before.iter().find(|(other, _)| *other == kind) {
                prop_assert!(day >= *earlier, "{kind} {earlier} {day}");
            }
        }
    }
}
