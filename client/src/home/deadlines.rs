//! All deadlines of a year that the viewer sees: grouped by what and when, so that a hundred reports
//! due on one day are one line; and as a calendar file.

use entity::Word;
use entity::institution::deadline::DeadlineKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::due::{DaysChip, Due, DueRow, SocietyDueRow};
use crate::net::{self, Cached, cached, transfer};
use crate::parts::{Button, Card, Choice, Choices, EmptyState, Icon, Loaded, PageHead, Pick, Picture};
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
    let kind = RwSignal::new(None::<DeadlineKind>);
    let chosen = move || all().into_iter().filter(|due| kind.get().is_none_or(|kind| kind == due.kind)).collect();
    let view = move |_| view! { {move || view! { <Periods dues=chosen() /> }} }.into_any();
    view! {
        <PageHead title=t().home.deadlines line=t().home.deadlines_line aside />
        <KindChoice kind />
        <Loaded reading lines=9 view />
    }
}

/// Which kind of deadline is shown.
#[component]
fn KindChoice(kind: RwSignal<Option<DeadlineKind>>) -> impl IntoView {
    let choice = move |which: Option<DeadlineKind>| {
        let label = which.map_or(t().home.every_kind, label);
        let chosen = Signal::derive(move || kind.get() == which);
        view! { <Choice pick=Pick::One("kind") label chosen on_choose=move || kind.set(which) /> }
    };
    let kinds = DeadlineKind::ALL.iter().map(|kind| choice(Some(*kind))).collect_view();
    view! { <Choices label=t().home.kind_of_deadline>{choice(None)} {kinds}</Choices> }
}

fn dues(data: &ResponseData) -> Vec<Due> {
    let due = |node: &deadline_page::DeadlinePageDeadlinesNodes| Due {
        kind: node.kind,
        last_day: node.due_on,
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
        let (title, line) = (text.no_deadlines, text.no_deadlines_line);
        return view! { <Card><EmptyState icon=Icon::Calendar title line /></Card> }.into_any();
    }
    let period = |title: &'static str, from: i64, to: i64| {
        let within: Vec<Due> = dues.iter().filter(|due| (from..to).contains(&due.days_left)).cloned().collect();
        (!within.is_empty()).then(|| view! { <Card title>{groups(within)}</Card> })
    };
    view! {
        <div class="grid gap-3 xl:grid-cols-2 xl:items-start">
            <div class="grid gap-3">{period(text.overdue, i64::MIN, 0)} {period(text.in_30_days, 0, 31)}</div>
            {period(text.later, 31, i64::MAX)}
        </div>
    }
    .into_any()
}

/// One row for each deadline of a viewer's own society; for many societies, what falls due on one day
/// for more than a few of them is one group.
fn groups(mut dues: Vec<Due>) -> Vec<AnyView> {
    if viewer().role.is_of_a_society() {
        return dues.into_iter().map(|due| view! { <DueRow due /> }.into_any()).collect();
    }
    dues.sort_by_key(|due| (due.last_day, due.kind));
    dues.chunk_by(|one, other| (one.last_day, one.kind) == (other.last_day, other.kind))
        .flat_map(|group| match group {
            [_, _, _, _, ..] => vec![view! { <Group group=group.to_vec() /> }.into_any()],
            few => few.iter().map(|due| view! { <SocietyDueRow due=due.clone() /> }.into_any()).collect(),
        })
        .collect()
}

/// Everything of one kind on one day, folded.
#[component]
fn Group(group: Vec<Due>) -> impl IntoView {
    let count = group.len();
    let first = group.first().cloned();
    let name = |due: Due| {
        let href = ["/societies/", &due.society_id].concat();
        view! { <li><a class="link inline-flex min-h-11 items-center" href=href>{due.society_name}</a></li> }
    };
    let names = group.into_iter().map(name).collect_view();
    first.map(|due| {
        let line = [&fill(t().home.societies_count, &[&count]), " · ", &day(due.last_day), " · ", &due.rule].concat();
        view! {
            <details class="fold">
                <summary class="row-link">
                    <span class="min-w-0 flex-[1_1_9rem]">
                        <span class="block font-medium">{label(due.kind)}</span>
                        <span class="block text-sm text-ink-2">{line}</span>
                    </span>
                    <span class="ml-auto flex items-center gap-3">
                        <DaysChip days=due.days_left /> <Picture icon=Icon::Down class="size-4 shrink-0 text-ink-3" />
                    </span>
                </summary>
                <ul class="gap-6 pb-2 pl-4 sm:columns-2">{names}</ul>
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
        let date = due.last_day.format("%Y%m%d").to_string();
        let what = [label(due.kind), " ", &due.society_name].concat();
        lines.extend([
            "BEGIN:VEVENT".into(),
            ["UID:", &date, "-", due.kind.code(), "-", &due.society_id, "@xuehui"].concat(),
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
