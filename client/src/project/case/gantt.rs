//! The way of a project, a line each: the whole of it, its agreement, midterm, extensions and final report, each tranche
//! as planned and as paid, and where today is. A drawing, and a table behind it that says the same.

use chrono::NaiveDate;
use entity::project::case::ProjectStep;
use entity::project::case::change::{ProjectChangeKind, ProjectChangeState};
use entity::project::tranche::TrancheState;
use leptos::prelude::*;

use super::view::{Project, Tranche};
use crate::parts::{Column, Table};
use crate::session::viewer;
use crate::text::{self, day, fill, label};

/// Something on the line.
#[derive(Clone)]
struct Mark {
    what: String,
    /// From when; the same day for a day alone.
    from: NaiveDate,
    until: NaiveDate,
    /// Until when it has come, where it is more than a day.
    gone: Option<NaiveDate>,
    how: String,
}

impl Mark {
    fn on(what: impl Into<String>, on: NaiveDate, how: impl Into<String>) -> Self {
        Self { what: what.into(), from: on, until: on, gone: None, how: how.into() }
    }

    fn said(&self) -> String {
        if self.from == self.until { day(self.until) } else { [day(self.from), day(self.until)].join(" – ") }
    }
}

/// How a day that something was due stands.
fn standing(project: &Project, on: NaiveDate, done: bool) -> &'static str {
    let text = text::project_case::t();
    match (done, project.closed_on) {
        (true, _) => text.line_done,
        // What has ended without it waits for nothing.
        (false, Some(_)) => "",
        (false, None) if on < viewer().today => text.line_late,
        (false, None) => text.line_ahead,
    }
}

/// A tranche: from the day it is planned for to the day it was paid.
fn tranche(row: &Tranche) -> Mark {
    let text = text::project_case::t();
    let what = fill(text.line_tranche, &[&row.no]);
    let (paid, how) = match (row.confirmed_on, row.released_on) {
        (Some(_), paid) => (paid, text.line_confirmed),
        (None, Some(paid)) => (Some(paid), text.line_released),
        _ if row.state == TrancheState::Cancelled => (None, label(row.state)),
        _ => (None, text.line_planned),
    };
    let (from, until) =
        paid.map_or((row.planned_on, row.planned_on), |paid| (row.planned_on.min(paid), row.planned_on.max(paid)));
    Mark { what, from, until, gone: paid, how: how.to_owned() }
}

/// All of a project, in the order of its way.
fn marks(project: &Project) -> Vec<Mark> {
    let text = text::project_case::t();
    let took = |step: ProjectStep| project.steps.iter().any(|taken| taken.step == step);
    let end = project.closed_on.unwrap_or(viewer().today);
    let whole = Mark {
        what: text.timeline.to_owned(),
        from: project.begun_on,
        until: project.due_on,
        gone: Some(end.clamp(project.begun_on, project.due_on.max(project.begun_on))),
        how: label(project.state).to_owned(),
    };
    let award = project.award.as_ref();
    let agreement = award.and_then(|award| Some((award.agreed_on?, award.valid_until?))).map(|(from, until)| Mark {
        what: text.line_agreement.to_owned(),
        from,
        until,
        gone: Some(end.clamp(from, until.max(from))),
        how: standing(project, from, true).to_owned(),
    });
    let midterm = standing(project, project.midterm_on, took(ProjectStep::PassMidterm));
    let granted = |change: &&super::view::Change| {
        change.kind == ProjectChangeKind::Extension && change.state == ProjectChangeState::Granted
    };
    let longer = project.changes.iter().filter(granted).filter_map(|change| change.until);
    let last = standing(project, project.due_on, took(ProjectStep::SubmitFinal));
    let tranches = award.map(|award| award.tranches.as_slice()).unwrap_or_default();
    [whole]
        .into_iter()
        .chain(agreement)
        .chain([Mark::on(text.midterm, project.midterm_on, midterm)])
        .chain(longer.map(|until| Mark::on(text.line_extended, until, text.line_done)))
        .chain([Mark::on(text.due, project.due_on, last)])
        .chain(tranches.iter().map(tranche))
        .collect()
}

/// The days as places from 3 to 97 of a hundred.
#[derive(Clone, Copy)]
struct Scale {
    from: NaiveDate,
    span: i64,
}

impl Scale {
    fn of(marks: &[Mark]) -> Self {
        let from = marks.iter().map(|mark| mark.from).min().unwrap_or_default();
        let until = marks.iter().map(|mark| mark.until).max().unwrap_or(from);
        Self { from, span: (until - from).num_days().max(1) }
    }

    fn place(self, on: NaiveDate) -> i64 {
        3 + (on - self.from).num_days().clamp(0, self.span) * 94 / self.span
    }

    fn at(self, on: NaiveDate) -> String {
        self.place(on).to_string() + "%"
    }

    fn wide(self, from: NaiveDate, until: NaiveDate) -> String {
        (self.place(until) - self.place(from)).max(2).to_string() + "%"
    }

    fn has(self, on: NaiveDate) -> bool {
        (0..=self.span).contains(&(on - self.from).num_days())
    }
}

/// The lines.
#[component]
pub(super) fn Gantt(project: Project) -> impl IntoView {
    let text = text::project_case::t();
    let marks = marks(&project);
    let (scale, today) = (Scale::of(&marks), viewer().today);
    let now = (project.closed_on.is_none() && scale.has(today)).then(|| scale.at(today));
    let columns = vec![Column::words(text.line_what), Column::words(text.line_when), Column::words(text.line_how)];
    let row = |mark: &Mark| {
        view! { <tr><td>{mark.what.clone()}</td><td>{mark.said()}</td><td>{mark.how.clone()}</td></tr> }
    };
    let rows = marks.iter().map(row).collect_view();
    let lines = marks.into_iter().map(|mark| view! { <Line mark scale now=now.clone() /> }).collect_view();
    let name = [text.timeline, " ", label(project.state)].concat();
    let said = now.is_some().then(|| [text.line_today, " ", &day(today)].concat());
    view! {
        <div role="img" aria-label=name>{lines}</div>
        <p class="text-sm text-ink-2 empty:hidden">{said}</p>
        <details class="behind print:hidden">
            <summary>{text.line_table}</summary>
            <Table caption=text.timeline columns>{rows}</Table>
        </details>
    }
}

#[component]
fn Line(mark: Mark, scale: Scale, now: Option<String>) -> impl IntoView {
    let (from, until) = (scale.at(mark.from), scale.at(mark.until));
    let spans = (mark.from != mark.until).then(|| {
        let (x, width) = (from.clone(), scale.wide(mark.from, mark.until));
        view! { <rect class="ground-3" x=x y="9" width=width height="6" rx="3"></rect> }
    });
    let gone = mark.gone.filter(|_| mark.from != mark.until).map(|gone| {
        let (x, width) = (from.clone(), scale.wide(mark.from, gone));
        view! { <rect class="bar-part" x=x y="9" width=width height="6" rx="3"></rect> }
    });
    let day = (mark.from == mark.until).then(|| view! { <circle class="bar-part" cx=until cy="12" r="5"></circle> });
    let now = now.map(|x| view! { <rect class="stroke-dot" x=x y="0" width="2" height="24"></rect> });
    let when = mark.said();
    view! {
        <div class="bar-row">
            <span>{mark.what} <span class="block text-sm text-ink-2">{when}</span></span>
            <svg class="h-6 w-full"><rect class="bar-whole" x="0" y="11" width="100%" height="2"></rect>{spans} {gone} {day} {now}</svg>
            <span class="text-sm">{mark.how}</span>
        </div>
    }
}
