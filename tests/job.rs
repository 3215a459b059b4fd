//! The clock's jobs: when one is due, and whose it is.

use chrono::{DateTime, TimeDelta, Utc};
use entity::job as row;
use server::job::lease::{LEASE, Schedule, is_due};

fn at(hours: i64) -> DateTime<Utc> {
    // 2026-03-20, midnight in UTC: eight in the morning in China.
    DateTime::from_timestamp(1_773_964_800 + hours * 3600, 0).unwrap_or_default()
}

#[test]
fn eight_in_china_comes_once_a_day() {
    let schedule = Schedule::DailyAt(8);
    assert_eq!(schedule.next(at(-1)), at(0));
    assert_eq!(schedule.next(at(0)), at(24));
    assert_eq!(schedule.next(at(5)), at(24));
}

#[test]
fn a_lease_ends_by_the_clock_and_by_a_clock_set_back() {
    let row = |due_at, taken_until| row::Model {
        name: "digest".into(),
        due_at,
        taken_by: None,
        taken_until,
        done_at: None,
        fault: String::new(),
    };
    let due = |row: row::Model, now| is_due(&row, Schedule::DailyAt(8), now);
    assert!(due(row(at(0), None), at(0)) && !due(row(at(24), None), at(1)));
    assert!(!due(row(at(0), Some(at(0) + LEASE)), at(0)), "another has it");
    let earlier = at(0) - TimeDelta::seconds(1);
    assert!(!due(row(earlier, Some(at(0) + LEASE)), earlier), "nor where his clock is a second ahead");
    assert!(due(row(at(0), Some(at(0) + LEASE)), at(1)), "who died gives it back");
    assert!(due(row(at(24 * 9), None), at(0)), "the clock was nine days ahead");
    assert!(!due(row(at(24), None), at(0) - TimeDelta::seconds(1)), "another server's clock is a second ahead");
    assert!(due(row(at(0), Some(at(24 * 9))), at(1)), "and the lease too");
}
