//! Which version judges a day, and what cannot be published.

use super::*;

fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

#[test]
fn a_day_is_judged_by_the_newest_version_that_is_effective_on_it() {
    let second = RuleSet { version: 2, effective_on: day(2026, 4), ..RuleSet::first() };
    let third = RuleSet { version: 3, effective_on: day(2026, 6), ..RuleSet::first() };
    let book = RuleBook::new(vec![third, RuleSet::first(), second]);
    assert_eq!([3, 4, 5, 6, 7].map(|month| book.on(day(2026, month)).version), [1, 2, 2, 3, 3]);
    assert_eq!(book.newest().version, 3);
    assert_eq!(book.on(day(1850, 1)).version, 1);
}

#[test]
fn impossible_rules_are_named() {
    assert_eq!(RuleSet::first().faults(), []);
    let wrong = RuleSet {
        formal_threshold: 0,
        resident_percent: Some(101),
        party_committee_threshold: 50,
        leader_age_limit: 101,
        source_zh: " ".into(),
        ..RuleSet::first()
    };
    let paths: Vec<_> = wrong.faults().into_iter().map(|refusal| refusal.path).collect();
    assert_eq!(paths, ["formalThreshold", "leaderAgeLimit", "residentPercent", "partyCommitteeThreshold", "sourceZh"]);
}

#[test]
fn limits_that_stay_rest_on_what_they_rested_on() {
    let first = RuleSet::first();
    let draft = RuleSet { source_zh: "新文件".into(), formal_threshold: 4, ..first.clone() };
    let next = draft.clone().after(&first);
    assert_eq!((next.version, &next.leader_source_zh), (2, &first.leader_source_zh));
    let younger = RuleSet { leader_age_limit: 65, ..draft }.after(&next);
    assert_eq!((younger.version, younger.leader_source_zh.as_str()), (3, "新文件"));
    let kept = RuleSet { source_zh: "再一文件".into(), ..younger.clone() }.after(&younger);
    assert_eq!(kept.leader_source_zh, "新文件");
}
