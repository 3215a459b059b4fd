//! Deadlines as an iCalendar text (RFC 5545): whole-day events with an alarm, escaped and folded. Written
//! here because server and client write the same.

use chrono::{NaiveDate, TimeDelta};

/// The most octets of a line; longer ones are folded.
const LINE: usize = 75;
/// So many days before an event its alarm goes off.
pub const ALARM_DAYS: i64 = 14;

/// One whole-day event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Stays the same as long as it is the same deadline.
    pub uid: String,
    /// The last day.
    pub day: NaiveDate,
    /// What falls due.
    pub summary: String,
    /// The clause, and what else is said about it.
    pub description: String,
    /// Where to read on; empty where there is no such place.
    pub url: String,
}

/// A calendar of these events. `stamp` says when it was written, `20260320T010000Z`; `language` is `ZH`
/// or `EN`.
#[must_use]
pub fn write(name: &str, language: &str, stamp: &str, events: &[Event]) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &[name, value].concat());
    line("BEGIN:", "VCALENDAR");
    line("VERSION:", "2.0");
    line("PRODID:", &["-//Xuehui//deadlines//", language].concat());
    line("CALSCALE:", "GREGORIAN");
    line("METHOD:", "PUBLISH");
    line("X-WR-CALNAME:", &escape(name));
    line("X-WR-TIMEZONE:", "Asia/Shanghai");
    for event in events {
        let Event { uid, day, summary, description, url } = event;
        let summary = escape(summary);
        line("BEGIN:", "VEVENT");
        line("UID:", &escape(uid));
        line("DTSTAMP:", stamp);
        line("DTSTART;VALUE=DATE:", &compact(*day));
        line("DTEND;VALUE=DATE:", &compact(*day + TimeDelta::days(1)));
        line("SUMMARY:", &summary);
        line("DESCRIPTION:", &escape(description));
        if !url.is_empty() {
            line("URL:", url);
        }
        line("TRANSP:", "TRANSPARENT");
        line("BEGIN:", "VALARM");
        line("ACTION:", "DISPLAY");
        line("TRIGGER:", &["-P", &ALARM_DAYS.to_string(), "D"].concat());
        line("DESCRIPTION:", &summary);
        line("END:", "VALARM");
        line("END:", "VEVENT");
    }
    line("END:", "VCALENDAR");
    text
}

/// `20260331`, without chrono's templates: in a browser they weigh more than all of this.
fn compact(day: NaiveDate) -> String {
    day.to_string().replace('-', "")
}

/// A text value: backslash, semicolon, comma and line breaks are escaped, other controls left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' | '\r' => escaped.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Appends a line: at most 75 octets, what is longer goes on in a line that begins with a space, and no
/// letter is cut in two.
fn fold(text: &mut String, line: &str) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event(summary: &str) -> Event {
        let day = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap_or_default();
        Event {
            uid: "a@xuehui".into(),
            day,
            summary: summary.into(),
            description: "《条例》".into(),
            url: String::new(),
        }
    }

    #[test]
    fn a_leap_day_lasts_one_day() {
        let text = write("到期", "ZH", "20260320T010000Z", &[event("换届")]);
        assert!(
            text.contains("DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\nSUMMARY:换届\r\n"),
            "{text}"
        );
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    proptest! {
        #[test]
        fn any_text_is_folded_and_comes_back(summary in "[\\PC\\n\\r;,\\\\]{0,200}") {
            let text = write("n", "ZH", "20260320T010000Z", &[event(&summary)]);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LINE, "{}", line);
            }
            prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            let whole = text.replace("\r\n ", "");
            let written = whole.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap_or_default();
            let mut back = String::new();
            let mut letters = written.chars();
            while let Some(letter) = letters.next() {
                back.push(match letter {
                    '\\' => match letters.next() { Some('n') => '\n', Some(other) => other, None => '?' },
                    other => other,
                });
            }
            let wanted = summary.replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(back, wanted.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect::<String>());
        }
    }
}
