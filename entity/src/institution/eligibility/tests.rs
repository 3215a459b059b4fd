//! The forecast, attacked: a listed society is blocked everywhere, the day that is named is the day, and a
//! higher grade is never nearer than the one under it.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

fn forecasts(facts: &EligibilityFacts, today: NaiveDate) -> Vec<Forecast> {
    super::forecasts(facts, &EligibilityRules::first(), today)
}

fn day(offset: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default() + TimeDelta::days(offset)
}

fn held() -> impl Strategy<Value = Option<Held>> {
    let held = (prop::sample::select(GradeLevel::ALL), -2500_i64..0, 1_i64..2000);
    prop::option::of(held.prop_map(|(level, since, valid)| Held {
        level,
        since: day(since),
        valid_until: day(since + valid),
    }))
}

fn facts() -> impl Strategy<Value = EligibilityFacts> {
    let marks = prop::collection::vec(
        (prop::sample::select(Abnormality::ALL), prop::option::of((-100_i64..900).prop_map(day))),
        0..3,
    );
    let conclusions = prop::collection::vec(prop::sample::select(Conclusion::ALL), 0..4);
    let penalties = prop::collection::vec((-1500_i64..0).prop_map(day), 0..2);
    (-9000_i64..0, held(), conclusions, any::<[bool; 3]>(), marks, penalties).prop_map(
        |(registered, grade, conclusions, [gap, penalty_open, case_open], marks, penalties)| {
            let years = 2025 - i32::try_from(conclusions.len()).unwrap_or_default() + 1;
            EligibilityFacts {
                registered_on: day(registered),
                grade,
                conclusions: (years..).zip(conclusions).collect(),
                party_gap: gap.then_some(if penalty_open { PartyGap::Work } else { PartyGap::Organisation }),
                marks,
                penalties,
                penalty_open,
                case_open,
                evaluation_open: false,
            }
        },
    )
}

/// The same society on its day, after all that was asked of it has been done.
fn put_right(facts: &EligibilityFacts, on: NaiveDate) -> EligibilityFacts {
    let mut facts = facts.clone();
    let next = facts.conclusions.last().map_or(2025, |(year, _)| year + 1);
    facts.conclusions.extend((next..=on.year().max(next)).map(|year| (year, Conclusion::Qualified)));
    facts.marks.retain(|(mark, _)| *mark == Abnormality::Liquidating);
    facts.party_gap = None;
    (facts.penalty_open, facts.case_open, facts.evaluation_open) = (false, false, false);
    facts
}

proptest! {
    #[test]
    fn a_listed_society_is_blocked_everywhere(mut facts in facts(), serious: bool) {
        let mark = if serious { Abnormality::SeriousList } else { Abnormality::AbnormalList };
        facts.marks.push((mark, None));
        for forecast in forecasts(&facts, day(0)) {
            prop_assert!(!forecast.is_eligible(), "{:?}", forecast);
        }
    }

    #[test]
    fn one_who_may_apply_is_told_today_and_one_who_waits_a_later_day(facts in facts()) {
        for forecast in forecasts(&facts, day(0)) {
            if forecast.is_eligible() {
                prop_assert_eq!(forecast.from, Some(day(0)));
            }
            if let Some(from) = forecast.from {
                prop_assert!(from >= day(0));
                prop_assert_eq!(from > day(0), forecast.waits());
            }
        }
    }

    #[test]
    fn whoever_is_under_evaluation_does_not_apply_again_and_is_not_judged_by_that(mut facts in facts()) {
        let rules = EligibilityRules::first();
        let before = arisen(&facts, &rules, day(0));
        facts.evaluation_open = true;
        prop_assert_eq!(arisen(&facts, &rules, day(0)), before);
        for forecast in forecasts(&facts, day(0)) {
            let evaluated = matches!(forecast.purpose, Purpose::Grade | Purpose::Renewal);
            prop_assert_eq!(forecast.blockers.iter().any(|blocker| blocker.code == B::UnderEvaluation), evaluated);
        }
    }

    #[test]
    fn on_the_day_that_was_named_nothing_stands_in_the_way(facts in facts()) {
        for forecast in forecasts(&facts, day(0)) {
            let Some(from) = forecast.from else { continue };
            // A step of the ladder is another society by then: it holds the grade below.
            if forecast.blockers.iter().any(|blocker| blocker.code == B::GradeBelowFirst) {
                continue;
            }
            let then = forecasts(&put_right(&facts, from), from);
            let same = |other: &&Forecast| (other.purpose, other.level) == (forecast.purpose, forecast.level);
            // A grade that has ended by then leaves the field to all grades, and its own ladder behind.
            let Some(then) = then.iter().find(same) else { continue };
            let lapsed = |blocker: &Blocker| matches!(blocker.code, B::GradeBelowFirst | B::TooYoung);
            prop_assert!(then.blockers.iter().all(lapsed), "{:?} then {:?}", forecast, then);
        }
    }

    #[test]
    fn a_higher_grade_is_never_nearer(facts in facts()) {
        let all = forecasts(&facts, day(0));
        let grades: Vec<_> = all.iter().filter(|forecast| forecast.purpose == Purpose::Grade).collect();
        for pair in grades.windows(2) {
            prop_assert!(pair[0].from <= pair[1].from || pair[1].from.is_none(), "{:?}", pair);
        }
    }

    #[test]
    fn each_sentence_says_something_in_both_languages(facts in facts()) {
        for forecast in forecasts(&facts, day(0)) {
            prop_assert!(!forecast.sentence(Language::Zh).is_empty());
            prop_assert!(forecast.sentence(Language::En).is_ascii());
        }
    }
}

#[test]
fn the_example_of_the_brief() {
    let facts = EligibilityFacts {
        registered_on: day(-9000),
        grade: NaiveDate::from_ymd_opt(2025, 6, 1).map(|since| Held {
            level: GradeLevel::A3,
            since,
            valid_until: day(1500),
        }),
        conclusions: vec![(2025, Conclusion::Qualified)],
        party_gap: Some(PartyGap::Work),
        marks: Vec::new(),
        penalties: Vec::new(),
        penalty_open: false,
        case_open: false,
        evaluation_open: false,
    };
    let all = forecasts(&facts, day(0));
    assert_eq!(
        all[0].sentence(Language::Zh),
        "申报评估等级（4A）：最早自2027-06-01起，前提：指定党建工作联络员；年检保持合格"
    );
    assert_eq!(
        all[0].sentence(Language::En),
        "Evaluation grade (4A): from 2027-06-01 at the earliest, provided: Name a Party-building liaison; \
         Stay qualified in the inspections"
    );
    assert_eq!(all[1].from, NaiveDate::from_ymd_opt(2029, 6, 1), "5A after two years of 4A");
    assert!(all.iter().rev().take(2).all(Forecast::is_eligible), "calls and support do not ask for it");
}
