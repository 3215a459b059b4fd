//! The working calendar's room: which days of a year are worked and on what that rests; administrators
//! enter a year and see first what moves.

mod edit;

use chrono::{Datelike, NaiveDate};
use entity::institution::calendar::DayKind;
use entity::institution::calendar::year::CalendarDay;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::cached;
use crate::parts::{Button, Card, Chip, Column, EmptyState, Fact, Facts, Icon, Loaded, Note, PageHead, Table, Tone};
use crate::session::viewer;
use crate::text::{day, fill, label, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/calendar/work_year.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DayKind")
)]
struct WorkYear;

use work_year::{ResponseData, WorkYearWorkCalendar as Year};

/// The screen.
#[component]
pub(crate) fn CalendarPage() -> impl IntoView {
    let text = t().calendar;
    let year = RwSignal::new(viewer().today.year());
    let reading = cached::<WorkYear>(move || {
        Some((fill("calendar.year.{}", &[&year.get()]), work_year::Variables { year: year.get().into() }))
    });
    let again = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| view! { <Whole year=data.work_calendar again /> }.into_any();
    let turn = move |by: i32| year.update(|year| *year += by);
    view! {
        <PageHead title=text.title line=text.line />
        <div class="mb-3 flex items-center gap-3 print:hidden">
            <Button icon=Icon::Back on_press=move || turn(-1)><span class="sr-only">{text.year_before}</span></Button>
            <p class="text-lg font-semibold" aria-live="polite">{move || fill(text.year, &[&year.get()])}</p>
            <Button icon=Icon::Right on_press=move || turn(1)><span class="sr-only">{text.year_after}</span></Button>
        </div>
        <Loaded reading lines=10 view />
    }
}

#[component]
fn Whole(year: Year, again: Callback<()>) -> impl IntoView {
    let edits = viewer().may("Mutation.setCalendarYear");
    let edit = edits.then(|| {
        let days = year.days.iter().map(|entry| CalendarDay { day: entry.day, kind: entry.kind, name: entry.name.clone() });
        view! { <edit::Edit year=year.year version=year.version source=year.source.clone().unwrap_or_default() days=days.collect() again /> }
    });
    view! {
        <div class="grid gap-3 xl:grid-cols-2 xl:items-start">
            <Standing year=year.clone() />
            {edit}
        </div>
    }
}

/// The year as it stands.
#[component]
fn Standing(year: Year) -> impl IntoView {
    let text = t().calendar;
    let Year { year: number, known, source, changed_at, changed_by, working_days, days, .. } = year;
    if !known {
        return view! {
            <Card>
                <EmptyState icon=Icon::Calendar title=fill(text.unknown, &[&number]) line=text.unknown_line />
            </Card>
        }
        .into_any();
    }
    let entered = changed_at.map_or(text.with_the_platform.to_owned(), |at| {
        fill(text.entered, &[&changed_by.unwrap_or_default(), &moment(&at)])
    });
    let rests = days.iter().filter(|entry| entry.kind == DayKind::Holiday).count();
    let made_up = days.len() - rests;
    let row = |entry: work_year::WorkYearWorkCalendarDays| {
        let tone = if entry.kind == DayKind::Holiday { Tone::Ok } else { Tone::Warn };
        view! {
            <tr>
                <td>{day(entry.day)} " " {weekday(entry.day)}</td>
                <td><Chip tone>{label(entry.kind)}</Chip></td>
                <td>{entry.name}</td>
            </tr>
        }
    };
    let columns = vec![Column::words(text.day), Column::words(text.kind), Column::words(text.festival)];
    view! {
        <Card>
            <Facts>
                <Fact label=text.working_days value=fill(text.days, &[&working_days]) />
                <Fact label=text.rests value=fill(text.rests_and_made_up, &[&rests, &made_up]) />
            </Facts>
            <p class="mt-3 text-sm"><span class="text-ink-2">{text.source} ": "</span> {source}</p>
            <p class="mb-3 text-sm text-ink-2">{entered}</p>
            <Table caption=text.title columns>{days.into_iter().map(row).collect_view()}</Table>
        </Card>
    }
    .into_any()
}

/// The weekday, which tells why a day is named at all.
fn weekday(date: NaiveDate) -> &'static str {
    let text = t().calendar;
    [text.mon, text.tue, text.wed, text.thu, text.fri, text.sat, text.sun]
        [date.weekday().num_days_from_monday() as usize]
}

/// A remark that is no fault.
fn remark(words: String) -> AnyView {
    view! { <Note tone=Tone::Info>{words}</Note> }.into_any()
}
