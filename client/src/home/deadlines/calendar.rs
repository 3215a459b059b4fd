//! Deadlines as an iCalendar file (RFC 5545).

use chrono::NaiveDate;
use entity::Word;

use crate::home::due::Due;
use crate::session::viewer;
use crate::text::{label, t};

/// One whole-day event a deadline, with an alarm two weeks before.
pub(super) fn write(dues: &[Due]) -> String {
    let stamp = compact(viewer().today);
    let mut lines: Vec<String> =
        vec!["BEGIN:VCALENDAR".into(), "VERSION:2.0".into(), "PRODID:-//Xuehui//deadlines//ZH".into()];
    lines.push(["X-WR-CALNAME:", t().home.calendar_name].concat());
    for due in dues {
        let date = compact(due.last_day);
        let what = [label(due.kind), " ", &due.society_name].concat();
        lines.extend([
            "BEGIN:VEVENT".into(),
            ["UID:", &date, "-", due.kind.code(), "-", due.href.trim_start_matches("/societies/"), "@xuehui"].concat(),
            ["DTSTAMP:", &stamp, "T000000Z"].concat(),
            ["DTSTART;VALUE=DATE:", &date].concat(),
            ["SUMMARY:", what.trim()].concat(),
            ["DESCRIPTION:", &due.rule].concat(),
            "BEGIN:VALARM".into(),
            "ACTION:DISPLAY".into(),
            "TRIGGER:-P14D".into(),
            ["DESCRIPTION:", what.trim()].concat(),
            "END:VALARM".into(),
            "END:VEVENT".into(),
        ]);
    }
    lines.extend(["END:VCALENDAR".to_owned(), String::new()]);
    lines.join("\r\n")
}

/// `20260331`, without chrono's templates: they weigh more than this whole screen.
fn compact(day: NaiveDate) -> String {
    day.to_string().replace('-', "")
}
