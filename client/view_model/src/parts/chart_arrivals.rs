//! What has arrived by each day, against a last day and against all that is expected: where it stands in the picture.

use std::fmt::Write;

use chrono::NaiveDate;

/// What arrived on a day, and where the list of it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// The day.
    pub on: NaiveDate,
    /// How many.
    pub count: i64,
    /// The address of the list.
    pub href: String,
}

/// How days and counts become places from 0 to 100.
#[derive(Clone, Copy)]
pub struct Scale {
    /// The day at the left.
    pub first: NaiveDate,
    /// The day at the right.
    pub last: NaiveDate,
    /// The count at the top.
    pub whole: i64,
}

#[expect(clippy::cast_precision_loss, reason = "days and counts stay far below 2^52")]
impl Scale {
    /// The place of a day from the left; beyond the end is the end.
    #[must_use]
    pub fn x(self, day: NaiveDate) -> f64 {
        let length = (self.last - self.first).num_days().max(1) as f64;
        ((day - self.first).num_days() as f64 / length * 100.0).clamp(0.0, 100.0)
    }

    /// The place of a count from the top.
    #[must_use]
    pub fn y(self, count: i64) -> f64 {
        100.0 - count as f64 / self.whole.max(1) as f64 * 100.0
    }

    /// The line: level until the next day on which something arrived, until today.
    #[must_use]
    pub fn path(self, arrived: &[Arrived], today: NaiveDate) -> String {
        let (mut path, mut sum) = (String::from("M0 100"), 0);
        for day in arrived {
            sum += day.count;
            // Writing to a text cannot fail.
            let _ = write!(path, "H{:.2}V{:.2}", self.x(day.on), self.y(sum));
        }
        let _ = write!(path, "H{:.2}", self.x(today));
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_rises_on_the_days_on_which_something_arrived() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default();
        let scale = Scale { first: day(1), last: day(11), whole: 10 };
        let arrived = [(2, 1), (6, 4)].map(|(on, count)| Arrived { on: day(on), count, href: String::new() });
        assert_eq!(scale.path(&arrived, day(9)), "M0 100H10.00V90.00H50.00V50.00H80.00");
        assert!((scale.x(day(31)) - 100.0).abs() < 1e-9, "beyond the end is the end");
    }
}
