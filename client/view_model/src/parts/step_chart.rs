//! Counts that hold from a day on, against the thresholds of each day: where they stand in the picture, and the rows
//! of the table behind it.

use std::fmt::Write;

use chrono::NaiveDate;

/// The counts from a day on; as thresholds, the counts that were asked for from a day on.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The day.
    pub since: NaiveDate,
    /// The count that the threshold looks at.
    pub count: i64,
    /// The part of it that is told apart.
    pub part: i64,
}

/// A state that holds from a day until another.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What the state is called.
    pub label: String,
    /// Its first day.
    pub since: NaiveDate,
    /// The day on which it ended, if it did.
    pub until: Option<NaiveDate>,
    /// Its ground, as a class.
    pub ground: &'static str,
}

/// Where the last day stands from 0 to 100: what was recorded on that day needs room to be seen.
const NOW: f64 = 90.0;
/// Where lines end and the newest figure begins.
pub const END: f64 = 94.0;

/// How days and counts become places from 0 to 100.
#[derive(Clone, Copy)]
pub struct Scale {
    /// The day at the left.
    pub first: NaiveDate,
    /// The last day that is drawn.
    pub last: NaiveDate,
    /// The count at the top.
    pub top: f64,
}

#[expect(clippy::cast_precision_loss, reason = "days and persons stay far below 2^52")]
impl Scale {
    /// The scale in which all of these can be seen.
    #[must_use]
    pub fn new(steps: &[Step], bands: &[Band], limits: &[Step], last: NaiveDate) -> Self {
        let first =
            steps.iter().map(|step| step.since).chain(bands.iter().map(|band| band.since)).min().unwrap_or(last);
        // A first record of today would be a dot at the edge: a month gives it room.
        let month_ago = last.checked_sub_months(chrono::Months::new(1)).unwrap_or(last);
        let asked = limits.iter().map(|limit| limit.count.max(limit.part)).max().unwrap_or_default();
        let most = steps.iter().map(|step| step.count).max().unwrap_or_default().max(asked + 1);
        Self { first: first.min(month_ago), last, top: most as f64 * 1.2 }
    }

    /// The place of a day from the left.
    #[must_use]
    pub fn x(self, day: NaiveDate) -> f64 {
        // Thresholds held long before the picture begins.
        let day = day.max(self.first);
        let whole = (self.last - self.first).num_days().max(1) as f64;
        (day - self.first).num_days() as f64 / whole * NOW
    }

    /// The place of a count from the top.
    #[must_use]
    pub fn y(self, count: i64) -> f64 {
        100.0 - count as f64 / self.top * 100.0
    }

    /// Steps as a path: level until the next day, then up or down.
    #[must_use]
    pub fn path(self, steps: &[Step], value: impl Fn(&Step) -> i64) -> String {
        let mut path = String::new();
        for (place, step) in steps.iter().enumerate() {
            let (x, y) = (self.x(step.since), self.y(value(step)));
            // Writing to a text cannot fail.
            let _ = if place == 0 { write!(path, "M{x:.2} {y:.2}") } else { write!(path, "H{x:.2}V{y:.2}") };
        }
        // Writing to a text cannot fail.
        let _ = write!(path, "H{END}");
        path
    }
}

/// What holds from a day on, as a row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The day.
    pub since: NaiveDate,
    /// The state of that day; empty while there is none.
    pub state: String,
    /// The counts of that day.
    pub step: Option<Step>,
    /// The thresholds of that day.
    pub limit: Option<Step>,
}

/// A row for each day on which a count, a state or a threshold began, oldest first.
#[must_use]
pub fn rows(steps: &[Step], bands: &[Band], limits: &[Step], first: NaiveDate) -> Vec<Row> {
    let begun = |all: &[Step], day| all.iter().rfind(|step| step.since <= day).cloned();
    let mut days: Vec<_> = steps.iter().chain(limits).map(|step| step.since).collect();
    days.extend(bands.iter().map(|band| band.since));
    days.retain(|day| *day >= first);
    days.sort_unstable();
    days.dedup();
    let row = |day: NaiveDate| Row {
        since: day,
        state: bands.iter().rfind(|band| band.since <= day).map(|band| band.label.clone()).unwrap_or_default(),
        step: begun(steps, day),
        limit: begun(limits, day),
    };
    days.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    #[test]
    fn steps_stay_level_until_the_next_one() {
        let steps = [Step { since: day(2024, 1), count: 2, part: 0 }, Step { since: day(2025, 1), count: 4, part: 1 }];
        let scale = Scale { first: day(2024, 1), last: day(2026, 1), top: 4.0 };
        assert_eq!(scale.path(&steps, |step| step.count), "M0.00 50.00H45.06V0.00H94");
    }

    #[test]
    fn a_single_record_of_today_has_a_month_before_it() {
        let steps = [Step { since: day(2026, 3), count: 2, part: 0 }];
        let scale = Scale::new(&steps, &[], &[Step { since: day(1900, 1), count: 3, part: 3 }], day(2026, 3));
        assert_eq!(scale.first, day(2026, 2));
        assert!((scale.top - 4.8).abs() < 1e-9);
    }

    #[test]
    fn the_table_has_a_row_for_each_day_on_which_something_began() {
        let steps = [Step { since: day(2024, 1), count: 2, part: 0 }, Step { since: day(2025, 1), count: 4, part: 1 }];
        let limits = [Step { since: day(1900, 1), count: 3, part: 3 }, Step { since: day(2026, 1), count: 5, part: 3 }];
        let bands = [Band { label: "branch".into(), since: day(2025, 6), until: None, ground: "" }];
        let rows = rows(&steps, &bands, &limits, day(2024, 1));
        let told: Vec<_> = rows
            .iter()
            .map(|row| {
                (
                    row.since,
                    row.state.as_str(),
                    row.step.as_ref().map(|step| step.count),
                    row.limit.as_ref().map(|limit| limit.count),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (day(2024, 1), "", Some(2), Some(3)),
                (day(2025, 1), "", Some(4), Some(3)),
                (day(2025, 6), "branch", Some(4), Some(3)),
                (day(2026, 1), "branch", Some(4), Some(5)),
            ]
        );
    }
}
