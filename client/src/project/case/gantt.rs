//! The way of a project on one line: from the award over the midterm to the last day, with what was done when and
//! where today is. A drawing, and the same as words below it.

use chrono::{NaiveDate, TimeDelta};
use leptos::prelude::*;

use super::view::Project;
use crate::text::{self, day, fill, label};

/// The drawing is so wide.
const WIDTH: i64 = 340;

/// The line.
#[component]
pub(super) fn Gantt(project: Project) -> impl IntoView {
    let text = text::project_case::t();
    let (from, until) = (project.begun_on, project.closed_on.unwrap_or(project.due_on).max(project.due_on));
    let span = (until - from).num_days().max(1);
    let place = move |on: NaiveDate| (10 + (on - from).num_days().clamp(0, span) * (WIDTH - 20) / span).to_string();
    // The server's today: what waits says how many days are left until its last one.
    let today = project.open_item.as_ref().map(|item| item.due_on - TimeDelta::days(item.days_left));
    let gone = project.closed_on.or(today).unwrap_or(until).min(until);
    let marks = [(project.begun_on, text.begun), (project.midterm_on, text.midterm), (project.due_on, text.due)];
    let drawn = marks.map(|(on, _)| view! { <circle class="bar-part" cx=place(on) cy="12" r="6"></circle> });
    let width = ((gone - from).num_days().clamp(0, span) * (WIDTH - 20) / span).to_string();
    let now = today.filter(|today| project.closed_on.is_none() && *today <= until);
    let now = now.map(|today| view! { <rect class="bar-part" x=place(today) y="0" width="2" height="24"></rect> });
    let said = marks.map(|(on, name)| view! { <li>{[name, " ", &day(on)].concat()}</li> });
    let box_of = fill("0 0 {} 24", &[&WIDTH]);
    view! {
        <svg class="mb-2 w-full" viewBox=box_of role="img" aria-label=[text.timeline, " ", label(project.state)].concat()>
            <rect class="bar-whole" x="10" y="9" width=(WIDTH - 20).to_string() height="6" rx="3"></rect>
            <rect class="bar-part" x="10" y="9" width=width height="6" rx="3"></rect>
            {drawn} {now}
        </svg>
        <ul class="flex flex-wrap justify-between gap-2 text-sm text-ink-2">{said}</ul>
    }
}
