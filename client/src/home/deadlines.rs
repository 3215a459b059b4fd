//! All deadlines of a year that the viewer sees: grouped by what and when, so that a hundred reports
//! due on one day are one line; and as a calendar file.

use entity::institution::deadline::DeadlineKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::due::{DaysChip, Due, DueRow};
use crate::net::{self, Cached, cached, transfer};
use crate::parts::{Button, Card, EmptyState, Icon, Loaded, PageHead};
use crate::session::viewer;
use crate::text::{day, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/deadline_page.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DeadlineKind")
)]
struct DeadlinePage;

use deadline_page::ResponseData;

/// A year's deadlines have at most this many pages here; more belongs into the societies' list.
const PAGES: usize = 8;

/// The list, the pages behind the first read one after the other.
#[component]
pub(crate) fn DeadlinesPage() -> impl IntoView {
    let reading = cached::<DeadlinePage>(|| Some(("deadlines".into(), deadline_page::Variables { after: None })));
    let later = RwSignal::new(Vec::<Due>::new());
    Effect::new(move |_| read_on(reading, later));
    let all = move || {
        let first = reading.with(|data| data.map(dues).unwrap_or_default());
        [first, later.get()].concat()
    };
    let save = move || transfer::save_text("xuehui.ics", "text/calendar", &calendar(&all()));
    let aside = view! { <Button icon=Icon::Calendar on_press=save>{t().home.to_calendar}</Button> }.into_any();
    let view = move |_| view! { <Periods dues=all() /> }.into_any();
    view! {
        <PageHead title=t().home.deadlines line=t().home.deadlines_line aside />
        <Loaded reading lines=9 view />
    }
}

fn dues(data: &ResponseData) -> Vec<Due> {
    let due = |node: &deadline_page::DeadlinePageDeadlinesNodes| Due {
        kind: node.kind,
        due_on: node.due_on,
        days_left: node.days_left,
        rule: node.rule.clone(),
        society_id: node.society.id.clone(),
        society_name: node.society.name.clone(),
    };
    data.deadlines.nodes.iter().map(due).collect()
}

/// Read the pages behind the first, once it is fresh.
fn read_on(reading: Cached<ResponseData>, later: RwSignal<Vec<Due>>) {
    if reading.stale() || reading.loading() {
        return;
    }
    let next = |data: &ResponseData| {
        let page = &data.deadlines.page_info;
        page.end_cursor.clone().filter(|_| page.has_next_page)
    };
    let mut after = reading.with(|data| data.and_then(next));
    spawn_local(async move {
        let mut found = Vec::new();
        for _ in 1..PAGES {
            let Some(cursor) = after else { break };
            let page = net::send::<DeadlinePage>(deadline_page::Variables { after: Some(cursor) }).await;
            let Ok(page) = page else { break };
            found.extend(dues(&page));
            after = next(&page);
        }
        // The screen may be gone by now.
        let _ = later.try_set(found);
    });
}

/// Overdue, within 30 days, later: each with its groups.
#[component]
fn Periods(dues: Vec<Due>) -> impl IntoView {
    let text = t().home;
    if dues.is_empty() {
        let empty =
            view! { <Card><EmptyState icon=Icon::Calendar title=text.no_deadlines line=text.no_deadlines_line /></Card> };
        return empty.into_any();
    }
    let period = |title: &'static str, from: i64, to: i64| {
        let within: Vec<Due> = dues.iter().filter(|due| (from..to).contains(&due.days_left)).cloned().collect();
        (!within.is_empty()).then(|| view! { <Card title>{groups(within)}</Card> })
    };
    view! {
        <div class="grid gap-3">
            {period(text.overdue, i64::MIN, 0)} {period(text.in_30_days, 0, 31)} {period(text.later, 31, i64::MAX)}
        </div>
    }
    .into_any()
}

/// One row for each deadline of a viewer's own society; for many societies one for each day and kind.
fn groups(mut dues: Vec<Due>) -> Vec<AnyView> {
    if viewer().role.is_of_a_society() {
        return dues.into_iter().map(|due| view! { <DueRow due /> }.into_any()).collect();
    }
    dues.sort_by(|one, other| (one.due_on, one.kind).cmp(&(other.due_on, other.kind)));
    dues.chunk_by(|one, other| (one.due_on, one.kind) == (other.due_on, other.kind))
        .map(|group| view! { <Group group=group.to_vec() /> }.into_any())
        .collect()
}

/// Everything of one kind on one day: open when short, folded when long.
#[component]
fn Group(group: Vec<Due>) -> impl IntoView {
    let text = t().home;
    let first = group.first().cloned();
    let count = group.len();
    let names = group.into_iter().map(|due| {
        view! { <li><a class="link inline-flex min-h-11 items-center" href=["/societies/", &due.society_id].concat()>{due.society_name}</a></li> }
    });
    let names = names.collect_view();
    first.map(|due| {
        view! {
            <details class="border-b border-line last:border-0" open=count <= 2>
                <summary class="flex min-h-13 flex-wrap items-center gap-x-3 py-2">
                    <span class="min-w-0 grow">
                        <span class="font-medium">{label(due.kind)}</span>
                        <span class="block text-sm text-ink-2">
                            {day(due.due_on)} " · " {fill(text.societies_count, &[&count])} " · " {due.rule}
                        </span>
                    </span>
                    <DaysChip days=due.days_left />
                </summary>
                <ul class="columns-1 gap-6 pb-2 pl-4 sm:columns-2 xl:columns-3">{names}</ul>
            </details>
        }
    })
}

/// An iCalendar file (RFC 5545): one whole-day event a deadline, with an alarm two weeks before.
fn calendar(dues: &[Due]) -> String {
    let stamp = viewer().today.format("%Y%m%d").to_string();
    let mut lines = vec!["BEGIN:VCALENDAR".into(), "VERSION:2.0".into(), "PRODID:-//Xuehui//deadlines//ZH".into()];
    lines.push(["X-WR-CALNAME:", t().home.calendar_name].concat());
    for due in dues {
        let date = due.due_on.format("%Y%m%d").to_string();
        let what = [label(due.kind), " ", &due.society_name].concat();
        lines.extend([
            "BEGIN:VEVENT".into(),
            ["UID:", &date, "-", entity::Word::code(due.kind), "-", &due.society_id, "@xuehui"].concat(),
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
