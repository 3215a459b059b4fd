//! The calendar of one person as a text that phones read.

use chrono::TimeDelta;

use entity::institution::ics::{Event, write};
use entity::{Language, Word};

use super::own::{Own, own, path_of, title_of};
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::state::State;

/// A calendar looks a year ahead.
const AHEAD: TimeDelta = TimeDelta::days(400);

/// The calendar of a viewer, in his language.
pub async fn calendar_text(state: &State, viewer: &Viewer, language: Language) -> Result<String, Fault> {
    let Own { dues, annual } = own(state, viewer, AHEAD).await?;
    let url = |path: &str| state.config.base_url.as_ref().map(|base| [base, path].concat()).unwrap_or_default();
    let mut events: Vec<Event> = dues
        .iter()
        .map(|due| Event {
            // Named after the day that the clause names: an event that a holiday moves stays the same event.
            uid: format!("{}-{}-{}@xuehui", due.deadline.kind, due.subject_id.simple(), due.deadline.legal_on),
            day: due.deadline.due_on,
            summary: title_of(due, viewer, language),
            description: due.deadline.kind.rule().into(),
            url: url(&path_of(due)),
        })
        .collect();
    events.extend(annual.into_iter().map(|(step, day)| Event {
        uid: format!("{step}-{}@xuehui", day.format("%Y")),
        day,
        summary: [language.pick("年检：", "Annual inspection: "), step.label(language)].concat(),
        description: "《社会团体登记管理条例》第二十八条".into(),
        url: url("/deadlines"),
    }));
    events.sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
    let stamp = state.world.now().format("%Y%m%dT%H%M%SZ").to_string();
    let name = language.pick("学会到期事项", "Deadlines of learned societies");
    Ok(write(name, language.pick("ZH", "EN"), &stamp, &events))
}
