//! One year of the working calendar as people enter it: a line a day, checked before it is kept.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::DayKind;
use crate::Word;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::{TITLE_MAX, checked};

/// The most days that a year's notice names.
pub const DAYS_MAX: usize = 80;
/// The longest name of a festival, characters.
pub const NAME_MAX: usize = 20;
/// The first and the last year that can be meant.
pub const YEARS: (i32, i32) = (2000, 2100);

/// A day that differs from its weekday.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// How it differs.
    pub kind: DayKind,
    /// The festival that it is about.
    pub name: String,
}

/// What is wrong with a year as it was entered; empty when it can be kept.
#[must_use]
pub fn faults(year: i32, source: &str, days: &[CalendarDay]) -> Vec<Refusal> {
    let mut faults = Vec::new();
    let (min, max) = YEARS;
    if !(min..=max).contains(&year) {
        faults.push(Refusal::at("year", RefusalCode::OutOfRange { min, max }));
    }
    faults.extend(checked(source, TITLE_MAX).err().map(|code| Refusal::at("source", code)));
    if days.is_empty() {
        faults.push(Refusal::at("days", RefusalCode::Required));
    }
    if days.len() > DAYS_MAX {
        faults.push(Refusal::at("days", RefusalCode::TooManyAtOnce { max: DAYS_MAX }));
        return faults;
    }
    for (index, entry) in days.iter().enumerate() {
        let CalendarDay { day, kind, name } = entry;
        faults.extend(checked(name, NAME_MAX).err().map(|code| Refusal::at("days", code)));
        // A notice can move a day of the December before (2012's did).
        if day.year() != year && (day.year() + 1, day.month()) != (year, 12) {
            faults.push(Refusal::at("days", RefusalCode::DayOfAnotherYear { day: *day }));
        }
        if *kind == DayKind::MakeUp && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            faults.push(Refusal::at("days", RefusalCode::WorkedAnyway { day: *day }));
        }
        if days[..index].iter().any(|earlier| earlier.day == *day) {
            faults.push(Refusal::at("days", RefusalCode::DayTwice { day: *day }));
        }
    }
    faults
}

/// Reads lines `2026-01-01,放假,元旦`; the separator may be a Chinese comma or a tab, an empty line and
/// the heading are passed over. Answers the number of the first line that cannot be read.
pub fn read(text: &str) -> Result<Vec<CalendarDay>, usize> {
    let heading = |(number, line): &(usize, &str)| *number == 0 && line.contains("日期");
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let wanted = lines.filter(|(_, line)| !line.trim().is_empty()).filter(|line| !heading(line));
    wanted.map(|(number, line)| read_line(line).ok_or(number + 1)).collect()
}

fn read_line(line: &str) -> Option<CalendarDay> {
    let mut cells = line.split([',', '，', '\t']).map(|cell| cell.trim().trim_matches('"'));
    let (day, kind, name) = (cells.next()?, cells.next()?, cells.next()?);
    let kind = match kind {
        "放假" | "休" => DayKind::Holiday,
        "调休上班" | "上班" | "班" => DayKind::MakeUp,
        code => DayKind::from_code(code)?,
    };
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    cells.next().is_none().then(|| CalendarDay { day, kind, name: name.to_owned() })
}

/// The lines that `read` reads.
#[must_use]
pub fn write(days: &[CalendarDay]) -> String {
    let line = |entry: &CalendarDay| {
        [&entry.day.to_string(), ",", entry.kind.label(crate::Language::Zh), ",", &entry.name, "\n"].concat()
    };
    days.iter().map(line).collect()
}

#[cfg(feature = "orm")]
pub use row::*;

/// The years that are known, and what each rests on.
#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_year")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// The document that it rests on (依据文件).
        pub source: String,
        pub version: i32,
        /// None for a year that came with the platform.
        pub changed_at: Option<DateTimeUtc>,
        pub changed_by: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(year: i32, month: u32, day: u32, kind: DayKind) -> CalendarDay {
        let day = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        CalendarDay { day, kind, name: "元旦".into() }
    }

    fn codes(days: &[CalendarDay]) -> Vec<RefusalCode> {
        faults(2026, "国办发明电〔2025〕7号", days).into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn a_year_is_checked_day_by_day() {
        let new_year = entry(2026, 1, 1, DayKind::Holiday);
        assert_eq!(codes(&[new_year.clone(), entry(2025, 12, 27, DayKind::MakeUp)]), []);
        assert_eq!(codes(&[]), [RefusalCode::Required]);
        assert_eq!(codes(&[new_year.clone(), new_year.clone()]), [RefusalCode::DayTwice { day: new_year.day }]);
        let other = entry(2027, 1, 1, DayKind::Holiday);
        assert_eq!(codes(std::slice::from_ref(&other)), [RefusalCode::DayOfAnotherYear { day: other.day }]);
        let friday = entry(2026, 1, 2, DayKind::MakeUp);
        assert_eq!(codes(std::slice::from_ref(&friday)), [RefusalCode::WorkedAnyway { day: friday.day }]);
        let nameless = CalendarDay { name: " ".into(), ..new_year };
        assert_eq!(codes(&[nameless]), [RefusalCode::Required]);
    }

    #[test]
    fn lines_are_read_as_clerks_write_them() {
        let text = "\u{feff}日期,类别,名称\r\n2026-01-01,放假,元旦\r\n\r\n2026-01-04，上班，元旦\n";
        let read_days = read(text).unwrap_or_default();
        assert_eq!(read_days.iter().map(|entry| entry.kind).collect::<Vec<_>>(), [DayKind::Holiday, DayKind::MakeUp]);
        assert_eq!(read("2026-01-01,放假,元旦\n2026-02-30,放假,春节"), Err(2));
        assert_eq!(read("2026-01-01,放假"), Err(1));
        assert_eq!(read("2026-01-01,放假,元旦,多"), Err(1));
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(dates in proptest::collection::btree_set(1_u32..365, 0..40)) {
            let days: Vec<CalendarDay> = dates.into_iter().filter_map(|ordinal| {
                let day = NaiveDate::from_yo_opt(2026, ordinal)?;
                Some(CalendarDay { day, kind: DayKind::ALL[ordinal as usize % 2], name: "春节".into() })
            }).collect();
            prop_assert_eq!(read(&write(&days)), Ok(days));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
            drop(read(&text));
        }
    }
}
