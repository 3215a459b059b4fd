//! What is on the screen as an iCalendar file, for a calendar that subscribes to nothing.

use entity::Word;
use entity::institution::ics::{Event, write as write_ics};

use crate::home::due::Due;
use crate::session::viewer;
use crate::text::{language, t};

/// One whole-day event a deadline.
pub(super) fn write(dues: &[Due]) -> String {
    let stamp = [&viewer().today.to_string().replace('-', ""), "T000000Z"].concat();
    let event = |due: &Due| {
        let day = due.legal_day.to_string();
        let place = due.href.trim_start_matches("/societies/");
        Event {
            uid: [due.kind.code(), "-", place, "-", &due.title, "-", &day, "@xuehui"].concat(),
            day: due.last_day,
            summary: [due.name().as_str(), " ", &due.society_name].concat().trim().to_owned(),
            description: due.rule.clone(),
            url: String::new(),
        }
    };
    let events: Vec<Event> = dues.iter().map(event).collect();
    write_ics(t().home.calendar_name, language().pick("ZH", "EN"), &stamp, &events)
}
