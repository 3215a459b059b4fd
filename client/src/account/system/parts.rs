//! The pieces of the health screen: whether all is well, what waits, what the server runs on, its jobs, what takes long.

use entity::job::Job;
use leptos::prelude::*;
use view_model::account::health::{Course, Trouble, span, troubles};
use view_model::account::measure::{memory, took};

use super::view::{JobRow, Operation, Queues, System};
use crate::parts::wide::wide;
use crate::parts::{Card, Chip, Column, EmptyState, Fact, Facts, Icon, Note, RowLink, Table, Tone};
use crate::text::{self, fill, label, moment, t};

/// Whether all is well; what is not, each with the way to it.
#[component]
pub(super) fn Verdict(jobs: Vec<(Job, Course)>, queues: Queues) -> impl IntoView {
    let text = text::health::t();
    let found = troubles(&jobs, queues.lost());
    if found.is_empty() {
        return view! {
            <Note tone=Tone::Ok>
                <p class="text-lg font-semibold">{text.all_well}</p>
                <p>{text.all_well_line}</p>
            </Note>
        }
        .into_any();
    }
    let edge = if found.iter().any(|trouble| trouble.is_grave()) { Tone::Bad } else { Tone::Warn };
    let row = |trouble: &Trouble| {
        let href = match trouble {
            Trouble::Stopped(_) | Trouble::Failed(_) | Trouble::Overdue(..) => "#jobs",
            Trouble::Mails(_) => "#mails",
            Trouble::Webhooks(_) | Trouble::Messages(_) => "#webhooks",
        };
        view! { <RowLink href title=trouble.said() /> }
    };
    view! {
        <Card edge title=fill(text.some_ill, &[&found.len()])>{found.iter().map(row).collect_view()}</Card>
    }
    .into_any()
}

/// What waits, and what was given up.
#[component]
pub(super) fn Waits(queues: Queues) -> impl IntoView {
    let text = text::health::t();
    let Queues { changes, mails, mails_given_up, snapshots, webhooks_failing, messages_given_up } = queues;
    let fact = |label: &'static str, count: i64| view! { <Fact label value=count.to_string() /> };
    view! {
        <Card title=text.waits>
            <Facts>
                {fact(text.mails, mails)} {fact(text.mails_stopped, mails_given_up)} {fact(text.failing, webhooks_failing)}
                {fact(text.stuck, messages_given_up)} {fact(text.snapshots, snapshots)} {fact(text.changes, changes)}
            </Facts>
        </Card>
    }
}

/// What runs, and since when.
#[component]
pub(super) fn Server(system: System) -> impl IntoView {
    let (text, more) = (t().account, text::health::t());
    let System { version, database, demo, now, started_at, memory_kibibytes, sockets, .. } = system;
    let held = memory_kibibytes.map_or_else(|| more.unknown.to_owned(), memory);
    view! {
        <Card title=text.health>
            <Facts>
                <Fact label=text.version value=version />
                <Fact label=text.database value=database />
                <Fact label=text.clock value=moment(&now) />
                <Fact label=more.started value=moment(&started_at) />
                <Fact label=more.memory value=held />
                <Fact label=more.sockets value=sockets.to_string() />
                <Fact label=text.kind value=if demo { text.demo } else { text.production } />
            </Facts>
        </Card>
    }
}

/// The clock's jobs: a table on a desk, lines on a phone.
#[component]
pub(super) fn Jobs(rows: Vec<(JobRow, Course)>) -> impl IntoView {
    let (text, wide) = (text::health::t(), wide());
    let shown = move || {
        if wide.get() {
            let rows = rows.iter().map(cells).collect_view();
            let columns = vec![
                Column::words(text.job),
                Column::words(text.state),
                Column::words(text.last),
                Column::words(text.next),
            ];
            view! { <Table caption=text.jobs columns>{rows}</Table> }.into_any()
        } else {
            view! { <ul>{rows.iter().map(line).collect_view()}</ul> }.into_any()
        }
    };
    view! { <Card title=text.jobs>{shown}</Card> }
}

fn chip(course: Course) -> AnyView {
    let text = text::health::t();
    let (tone, said) = match course {
        Course::Failed => (Tone::Bad, text.job_failed.to_owned()),
        Course::Overdue(late) => (Tone::Bad, fill(text.job_overdue, &[&span(late)])),
        Course::Running => (Tone::Info, text.job_running.to_owned()),
        Course::New => (Tone::Plain, text.job_new.to_owned()),
        Course::Waits => (Tone::Ok, text.job_waits.to_owned()),
    };
    view! { <Chip tone>{said}</Chip> }.into_any()
}

/// When it ended last, and when it is due.
fn moments(row: &JobRow) -> (String, String) {
    let last = row.done_at.as_deref().map_or_else(|| text::health::t().never.to_owned(), moment);
    (last, row.due_at.as_deref().map(moment).unwrap_or_default())
}

fn cells((row, course): &(JobRow, Course)) -> AnyView {
    let (last, next) = moments(row);
    view! {
        <tr>
            <td>
                {label(row.job)}
                <span class="block text-sm text-accent wrap-anywhere empty:hidden">{row.fault.clone()}</span>
            </td>
            <td>{chip(*course)}</td>
            <td class="whitespace-nowrap">{last}</td>
            <td class="whitespace-nowrap">{next}</td>
        </tr>
    }
    .into_any()
}

fn line((row, course): &(JobRow, Course)) -> AnyView {
    let text = text::health::t();
    let (last, next) = moments(row);
    let said = |name: &str, at: String| (!at.is_empty()).then(|| [name, " ", &at].concat());
    let told = [said(text.last, last), said(text.next, next)].into_iter().flatten();
    view! {
        <li class="border-b border-line py-3 last:border-0">
            <div class="flex flex-wrap items-center justify-between gap-x-3">
                <span class="font-medium">{label(row.job)}</span>
                {chip(*course)}
            </div>
            <p class="text-accent empty:hidden">{row.fault.clone()}</p>
            {told.map(|said| view! { <p class="text-sm text-ink-2">{said}</p> }).collect_view()}
        </li>
    }
    .into_any()
}

/// The operations that took most of the time: four columns that a phone has room for.
#[component]
pub(super) fn Operations(rows: Vec<Operation>) -> impl IntoView {
    let text = text::health::t();
    if rows.is_empty() {
        return view! {
            <Card title=text.operations><EmptyState icon=Icon::System title=text.no_operations /></Card>
        }
        .into_any();
    }
    let columns = vec![
        Column::words(text.operation),
        Column::figures(text.whole),
        Column::figures(text.mean),
        Column::figures(text.longest),
    ];
    let row = |row: Operation| {
        #[expect(clippy::cast_precision_loss, reason = "two figures of it are shown")]
        let whole = row.mean_ms * row.count as f64;
        view! {
            <tr>
                <td>
                    <span class="wrap-anywhere">{row.name}</span>
                    <span class="block text-sm text-ink-2">{fill(text.times, &[&row.count])}</span>
                </td>
                <td class="figure whitespace-nowrap">{took(whole)}</td>
                <td class="figure whitespace-nowrap">{took(row.mean_ms)}</td>
                <td class="figure whitespace-nowrap">{took(row.longest_ms)}</td>
            </tr>
        }
    };
    view! {
        <Card title=text.operations>
            <p class="mb-2 text-sm text-ink-2">{text.operations_line}</p>
            <Table caption=text.operations columns>{rows.into_iter().map(row).collect_view()}</Table>
        </Card>
    }
    .into_any()
}
