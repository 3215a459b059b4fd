//! The working calendar (工作日历): which days are worked in China. Public holidays and the days that are
//! worked for them are data of each year; a year that nobody has entered falls back to Monday to Friday.

pub mod year;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

words! {
    /// How a day differs from its weekday (日期类别).
    DayKind {
        /// A public holiday: nobody works, whatever weekday it is (放假).
        Holiday = "HOLIDAY", "放假", "Public holiday";
        /// A Saturday or Sunday that is worked for a holiday (调休上班).
        MakeUp = "MAKE_UP", "调休上班", "Make-up working day";
    }
}

/// Which days are worked. The empty one knows no year: Monday to Friday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    years: BTreeSet<i32>,
    days: BTreeMap<NaiveDate, DayKind>,
}

impl WorkCalendar {
    /// The calendar of these years, with the days that differ from their weekday.
    #[must_use]
    pub fn new(years: impl IntoIterator<Item = i32>, days: impl IntoIterator<Item = (NaiveDate, DayKind)>) -> Self {
        Self { years: years.into_iter().collect(), days: days.into_iter().collect() }
    }

    /// The same with another year in place of what it knew of that year.
    #[must_use]
    pub fn with_year(mut self, year: i32, days: impl IntoIterator<Item = (NaiveDate, DayKind)>) -> Self {
        self.days.retain(|day, _| day.year() != year);
        self.years.insert(year);
        self.days.extend(days);
        self
    }

    /// Whether somebody has entered the holidays of this year.
    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// How a day differs from its weekday; none where it does not.
    #[must_use]
    pub fn kind(&self, day: NaiveDate) -> Option<DayKind> {
        self.days.get(&day).copied()
    }

    /// Whether the day is worked.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        match self.kind(day) {
            Some(kind) => kind == DayKind::MakeUp,
            None => is_weekday(day),
        }
    }

    /// Working days after one day up to and with another; 0 where the second day is not later.
    #[must_use]
    pub fn working_days(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to <= from {
            return 0;
        }
        let moved = self.days.range(from..=to).filter(|(day, _)| **day > from).map(|(day, kind)| match kind {
            DayKind::Holiday if is_weekday(*day) => -1,
            DayKind::MakeUp if !is_weekday(*day) => 1,
            _ => 0,
        });
        weekdays(from, to) + moved.sum::<i64>()
    }

    /// Working days from today until a day; negative when the day has passed.
    #[must_use]
    pub fn working_days_left(&self, today: NaiveDate, day: NaiveDate) -> i64 {
        self.working_days(today, day) - self.working_days(day, today)
    }

    /// The first working day on or after a day.
    #[must_use]
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        self.seek(day, 1)
    }

    /// The last working day on or before a day.
    #[must_use]
    pub fn on_or_before(&self, day: NaiveDate) -> NaiveDate {
        self.seek(day, -1)
    }

    /// The day that is so many working days after another.
    #[must_use]
    pub fn after(&self, from: NaiveDate, days: u32) -> NaiveDate {
        (0..days).fold(from, |day, _| self.on_or_after(day + TimeDelta::days(1)))
    }

    /// The latest due day that is at least so many working days past on a day.
    #[must_use]
    pub fn late_since(&self, days: i64, today: NaiveDate) -> NaiveDate {
        let mut due = today;
        while self.working_days(due, today) < days {
            due -= TimeDelta::days(1);
        }
        due
    }

    /// Whether a day is the first working day of its week: when the week's letters go out.
    #[must_use]
    pub fn begins_week(&self, day: NaiveDate) -> bool {
        let monday = day - TimeDelta::days(day.weekday().num_days_from_monday().into());
        self.is_working(day) && self.working_days(monday - TimeDelta::days(1), day) == 1
    }

    fn seek(&self, day: NaiveDate, step: i64) -> NaiveDate {
        // No calendar rests for more than two months; one that did must not hang a server.
        let found = (0..62).map(|days| day + TimeDelta::days(days * step)).find(|day| self.is_working(*day));
        found.unwrap_or(day)
    }
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Mondays to Fridays after one day up to and with another.
fn weekdays(from: NaiveDate, to: NaiveDate) -> i64 {
    let days = (to - from).num_days();
    let rest = (1..=days % 7).filter(|day| is_weekday(from + TimeDelta::days(*day)));
    days / 7 * 5 + i64::try_from(rest.count()).unwrap_or(0)
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

/// The days that differ from their weekday.
#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::DayKind;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_day")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Date,
        /// The year in whose notice it stands: a notice can move a day of the December before.
        pub year: i32,
        pub kind: DayKind,
        /// The festival that it is about (节日).
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    /// The first half of 2026, as the State Council's notice has it.
    fn spring() -> WorkCalendar {
        let holidays = (15..=23).map(|date| (day(2026, 2, date), DayKind::Holiday));
        let tomb_sweeping = (4..=6).map(|date| (day(2026, 4, date), DayKind::Holiday));
        let worked = [(2, 14), (2, 28)].map(|(month, date)| (day(2026, month, date), DayKind::MakeUp));
        WorkCalendar::new([2026], holidays.chain(tomb_sweeping).chain(worked))
    }

    #[test]
    fn a_holiday_is_not_worked_and_its_make_up_day_is() {
        let calendar = spring();
        assert!(calendar.is_working(day(2026, 2, 14)) && calendar.is_working(day(2026, 2, 28)));
        assert!(!calendar.is_working(day(2026, 2, 16)) && !calendar.is_working(day(2026, 2, 21)));
        // Friday the 13th, Saturday the 14th is worked, back on Tuesday the 24th.
        assert_eq!(calendar.working_days(day(2026, 2, 13), day(2026, 2, 24)), 2);
        assert_eq!(WorkCalendar::default().working_days(day(2026, 2, 13), day(2026, 2, 24)), 7);
        assert_eq!(calendar.on_or_after(day(2026, 2, 15)), day(2026, 2, 24));
        assert_eq!(calendar.on_or_before(day(2026, 4, 6)), day(2026, 4, 3));
        assert_eq!(calendar.after(day(2026, 4, 3), 1), day(2026, 4, 7));
        assert_eq!(calendar.working_days_left(day(2026, 2, 24), day(2026, 2, 13)), -2);
    }

    #[test]
    fn a_year_that_nobody_entered_is_monday_to_friday() {
        let calendar = spring();
        assert!(calendar.knows(2026) && !calendar.knows(2027));
        assert!(calendar.is_working(day(2027, 1, 1)));
        assert!(!calendar.is_working(day(2027, 1, 2)));
    }

    #[test]
    fn a_week_begins_on_its_first_working_day() {
        let calendar = spring();
        assert!(calendar.begins_week(day(2026, 3, 23)) && !calendar.begins_week(day(2026, 3, 24)));
        // Monday is a holiday: the week's letters go out on Tuesday.
        assert!(!calendar.begins_week(day(2026, 4, 6)) && calendar.begins_week(day(2026, 4, 7)));
    }

    #[test]
    fn another_year_replaces_what_was_known() {
        let calendar = spring().with_year(2026, [(day(2026, 3, 23), DayKind::Holiday)]);
        assert!(calendar.is_working(day(2026, 2, 16)) && !calendar.is_working(day(2026, 3, 23)));
    }

    proptest! {
        #[test]
        fn working_days_are_the_days_counted_one_by_one(start in 0_i64..800, length in -20_i64..400) {
            let (calendar, from) = (spring(), day(2025, 6, 1) + TimeDelta::days(start));
            let counted = (1..=length).filter(|step| calendar.is_working(from + TimeDelta::days(*step))).count();
            let to = from + TimeDelta::days(length);
            prop_assert_eq!(calendar.working_days(from, to), i64::try_from(counted).unwrap_or(-1));
        }

        #[test]
        fn what_is_sought_is_worked_and_nothing_lies_between(start in 0_i64..800, days in 0_u32..40) {
            let (calendar, from) = (spring(), day(2025, 6, 1) + TimeDelta::days(start));
            let next = calendar.on_or_after(from);
            prop_assert!(next >= from && calendar.is_working(next));
            prop_assert_eq!(calendar.working_days(from - TimeDelta::days(1), next), 1);
            prop_assert_eq!(calendar.working_days(from, calendar.after(from, days)), i64::from(days));
        }
    }
}
